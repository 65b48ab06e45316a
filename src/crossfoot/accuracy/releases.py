"""Which releases a folder holds, in which forms."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Form(StrEnum):
    """The forms that one release may come in."""

    HTML = "html"
    PDF = "pdf"
    TEXT = "text"


FORMS: Final[dict[Form, tuple[str, ...]]] = {
    Form.HTML: ("*.htm", "*.html"),
    Form.PDF: ("*.pdf",),
    Form.TEXT: ("*.reading-order.txt",),
}
"""The names of a release's document; the first by name is the release, others supplement it."""


class Release(Value):
    """One document with what it is measured against.

    `printed` is where its numbers can be read as text: the document itself, or a PDF's rendering.
    """

    slug: str
    form: Form
    source: Path
    printed: Path
    gold: tuple[Path, ...]


def releases(folder: Path, forms: Sequence[Form], *, unmeasured: bool = False) -> list[Release]:
    """The releases of these forms, by name; with `unmeasured` those without gold facts too."""
    each = (
        release
        for slug in sorted(path for path in folder.iterdir() if path.is_dir())
        for release in _of(slug, forms)
    )
    return [release for release in each if release.gold or unmeasured]


def _of(slug: Path, forms: Sequence[Form]) -> Iterator[Release]:
    gold = tuple(sorted(slug.glob("gold-*.csv")))
    for form in forms:
        source = _first(slug, FORMS[form])
        if source:
            printed = source if form is not Form.PDF else _first(slug, FORMS[Form.TEXT])
            yield Release(slug.name, form, source, printed or source, gold)


def _first(slug: Path, patterns: Sequence[str]) -> Path | None:
    return min((path for pattern in patterns for path in slug.glob(pattern)), default=None)
