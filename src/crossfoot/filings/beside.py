"""Rules that come with a report's taxonomy: `NAME-rules.xsd` beside `NAME.xsd`.

A schema that refers to formulas makes every reader evaluate them, and some then call the report
invalid because there were any. So rules stand beside, and a judge who wants them joins them to a
copy of the report: the reference engine's reader takes a second schemaRef, but no import.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from crossfoot.filings.reach import within
from crossfoot.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_REFERENCE: Final = regex(rb'(<link:schemaRef\b[^>]*?xlink:href=")([^"]*)("[^>]*/>)')
_SUFFIX: Final = "-rules.xsd"


def rules_of(entry: Path, root: Path) -> tuple[str, ...]:
    """The rules beside the schemas that a report reaches; of two the wider one, which has both."""
    found = dict.fromkeys(_rules(entry, root))
    reached = {path for rules in found for path in within(rules, root) if path != rules}
    return tuple(str(rules) for rules in found if rules not in reached)


def _rules(entry: Path, root: Path) -> Iterator[Path]:
    for path in within(entry, root):
        rules = path.with_name(f"{path.stem}{_SUFFIX}")
        if path.suffix == ".xsd" and not path.name.endswith(_SUFFIX) and rules.is_file():
            yield rules


def joined(report: bytes, folder: Path, rules: tuple[str, ...]) -> bytes:
    """The report with addresses that hold from anywhere, and with the rules as schemas of it.

    On the same line, so that the lines that a reader names are those of the report.
    """
    more = "".join(escape(Path(each).as_uri(), {'"': "&quot;"}) + "\n" for each in rules)
    first = True

    def absolute(match: re.Match[bytes]) -> bytes:
        nonlocal first
        start, href, end = match.groups()
        address = href if b"://" in href else _address(folder, href)
        references = start + address + end
        if first:
            references += b"".join(start + uri.encode() + end for uri in more.splitlines())
        first = False
        return references

    return _REFERENCE.sub(absolute, report)


def _address(folder: Path, href: bytes) -> bytes:
    path, mark, fragment = href.decode("utf-8", "replace").partition("#")
    uri = escape((folder / path).resolve().as_uri(), {'"': "&quot;"})
    return f"{uri}{mark}{fragment}".encode()
