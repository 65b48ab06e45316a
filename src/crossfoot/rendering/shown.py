"""What the forms that show a release are made of, beside the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.value import Value

if TYPE_CHECKING:
    from crossfoot.documents.pictures import Picture
    from crossfoot.model import Document, Finding, FootedStatement, Ledger, Report
    from crossfoot.rendering.names import Names


class Shown(Value):
    """A report with the release that it was read from, and what was found.

    `version` is the extension's date; `markup` is the source's own text, where it is HTML,
    `pictures` are its pages, where it is PDF and they are asked for.
    """

    report: Report
    document: Document
    statements: tuple[FootedStatement, ...]
    ledger: Ledger
    findings: tuple[Finding, ...]
    qualified: Names
    version: str
    markup: str | None = None
    pictures: tuple[Picture, ...] = ()
