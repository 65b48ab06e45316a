"""Lines of Markdown as paragraphs: rows of pipe tables, headings, and text without its marks."""

from __future__ import annotations

import html as entities
import re
from typing import TYPE_CHECKING, Final

from crossfoot.documents.html_rows import Piece, Row, holds_figures, merged
from crossfoot.model import Cell, Paragraph, Place
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RULE: Final = regex(
    r"^[ \t]*(?:\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?"
    r"|:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?)[ \t]*$"
)
_ROW: Final = regex(r"\s*\|.*\|\s*")
_CELL: Final = regex(r"(?:\\.|[^|\\])*")
_FENCE: Final = regex(r"\s*(?:```|~~~)")
_HEADING: Final = regex(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE: Final = regex(r"\s*(?:={3,}|-{3,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_])\s*")
_BULLET: Final = regex(r"[-*+]\s+(?=\S)")
_LINK: Final = regex(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_STRONG: Final = regex(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS: Final = regex(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s*_])\1(?![\w*_])")
_ESCAPE: Final = regex(r"\\([!-/:-@\[-`{-~])")
_BREAK: Final = regex(r"<br\s*/?>", re.IGNORECASE)
_FEWEST_ROWS: Final = 3


def paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    """A paragraph for each line that says something; a cell's column is its own in the line."""
    at, tables = 0, 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end > at:
            rows = [(n, _cells(lines[n])) for n in range(at, end) if not _RULE.match(lines[n])]
            tabulates = holds_figures([_row(cells) for _, cells in rows])
            tables += tabulates
            for number, cells in rows:
                paragraph = _tabulated(cells, number + 1, tables * tabulates)
                if paragraph:
                    yield paragraph
            at = end
        else:
            loose = _loose(lines[at], at + 1)
            if loose:
                yield loose
            at += 1


# ── tables ───────────────────────────────────────────────────────────────────────────────

_Placed = tuple[str, int, bool, int]
"""What a cell says, the column where it begins, whether it is bold, and how deep."""


def _table_end(lines: Sequence[str], at: int) -> int:
    """Where the table that begins at a line ends; there, where none does."""
    ruled = at + 1 < len(lines) and "|" in lines[at] and _RULE.match(lines[at + 1])
    if ruled or _RULE.match(lines[at]):
        end = at + 1
        while end < len(lines) and "|" in lines[end]:
            end += 1
        return end
    end = at
    while end < len(lines) and _ROW.fullmatch(lines[end]):
        end += 1
    return end if end - at >= _FEWEST_ROWS else at


def _cells(line: str) -> list[_Placed]:
    """The cells between the pipes; an escaped pipe parts nothing."""
    body = line.strip()
    offset = line.index(body) if body else 0
    start = 1 if body.startswith("|") else 0
    closed = body.endswith("|") and not body.endswith("\\|") and len(body) > 1
    end = len(body) - closed
    found: list[_Placed] = []
    while start <= end:
        match = _CELL.match(body, start, end)
        raw = match[0] if match else ""
        found.append(_placed(raw, offset + start))
        start += len(raw) + 1
    return found


def _placed(raw: str, offset: int) -> _Placed:
    text, strong = _plain(raw)
    lead = re.match(r"(?:\s|\*\*|__|&nbsp;|&emsp;|[*_\\](?=\S))*", raw)
    begun = len(lead[0]) if lead else 0
    blanks = raw[:begun].count("&nbsp;") + 4 * raw[:begun].count("&emsp;")
    blanks += raw[:begun].count("\u00a0") + 4 * raw[:begun].count("\u2003")
    return text, offset + begun + 1, strong, 250 * blanks


def _row(cells: Sequence[_Placed]) -> Row:
    pieces = tuple(Piece(text, at, 1, strong) for at, (text, _, strong, _) in enumerate(cells))
    return Row(tuple(merged([piece for piece in pieces if piece.text])), 0, 0)


def _tabulated(cells: Sequence[_Placed], line: int, table: int) -> Paragraph | None:
    found: list[Cell] = []
    for piece in _row(cells).pieces:
        texts = cells[piece.position : piece.position + piece.span]
        told = next((each for each in texts if any(map(str.isdigit, each[0]))), texts[0])
        column = max(told[1] - piece.text.find(told[0]), 1)
        place = Place(1, line, column)
        found.append(Cell(piece.text, place, piece.position, piece.span, piece.strong))
    indent = next((each[3] for each in cells if each[0]), 0)
    return Paragraph(tuple(found), indent, table) if found else None


# ── lines ────────────────────────────────────────────────────────────────────────────────


def _loose(line: str, number: int) -> Paragraph | None:
    """A heading, a list's entry or a line of text, without its marks."""
    said = line.strip()
    if not said or _FENCE.match(line) or _UNDERLINE.fullmatch(line) or _RULE.match(line):
        return None
    heading = _HEADING.fullmatch(said)
    strong = heading is not None
    if heading:
        said = heading[2]
    said = said.removeprefix("> ")
    mark = _BULLET.match(said)
    text, bold = _plain(said[mark.end() :] if mark else said)
    if not text:
        return None
    shown = f"• {text}" if mark else text
    offset = line.find(said) if mark else line.find(said.lstrip("*_")[:1], line.find(said))
    place = Place(1, number, max(offset, 0) + 1)
    return Paragraph((Cell(shown, place, strong=strong or bold),), 0)


def _plain(raw: str) -> tuple[str, bool]:
    """What the marks leave, single blanks between words; and whether it begins in bold."""
    text = _BREAK.sub(" ", entities.unescape(raw)).strip()
    strong = text.startswith(("**", "__")) and _STRONG.match(text) is not None
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", _LINK.sub(r"\1", text)))
    text = _ESCAPE.sub(r"\1", text)
    return " ".join(text.replace("`", "").split()), strong
