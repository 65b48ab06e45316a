"""Reader of CSV: a row a line, its cells parted by commas, semicolons or tabs.

The form is known by its lines, whatever the file is called: half of them and more part their cells,
and a comma between digits, or before a blank, parts nothing. Rows are counted as a spreadsheet
counts them. Numbers with decimal commas are refused: `1,234` would be read as another number.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from crossfoot.documents import foreign, html, markdown, parsed, pdf, xlsx
from crossfoot.documents.encoding import decoded, readable
from crossfoot.documents.refusal import refusal
from crossfoot.model import Document, Finding, Severity, cell_place
from crossfoot.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossfoot.documents.sheets import SheetRow
    from crossfoot.model import Place

MOST_ROWS: Final = 20_000
"""Rows that show something; a supplement of forty pages has 3,000."""
_SNIFFED: Final = 4096
_FEWEST_LINES: Final = 3
_PARTS: Final = {
    "\t": regex(r"[^\t\n]\t+[^\t\n]"),
    ";": regex(r";(?=[^\s;]|;|$)"),
    ",": regex(r"(?<!\d),(?=[^\s,])|,(?!\d\d\d(?:\D|$))(?=[^\s,])|,,|,$|\",|,\""),
}
"""How each delimiter shows that it parts cells."""
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
_THOUSANDS: Final = regex(r"(?<=\d),(?=\d\d\d(?!\d))")
_NUMBER: Final = regex(r"\s*[-(]?[$€£¥]?[\d.,]*\d\)?%?\s*")
_DECIMAL_COMMA: Final = regex(r"[-(]?\s*(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}|0,\d+)\s*[)%]?")
_DOTS: Final = regex(r"[-(]?\s*\d{1,3}(?:\.\d{3})+\s*\)?")
_POINT: Final = regex(r"[-(]?\s*[$€£¥]?\s*[\d,]*\.\d+\s*[)%]?")


def claims(head: bytes, name: str) -> bool:
    """Lines half of which and more are rows of cells, and no other form's."""
    others = (parsed, html, pdf, xlsx, markdown)
    if foreign.recognised(head) or any(reader.claims(head, name) for reader in others):
        return False
    sample = head[:_SNIFFED]
    cut = decoded(sample) or decoded(sample[:-1]) or decoded(sample[:-2]) or decoded(sample[:-3])
    text = _old(sample) if cut is None else cut
    return text is not None and _delimiter(text, whole=len(head) < _SNIFFED) is not None


def read(raw: bytes, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document, a paragraph for each row that shows something."""
    # Other forms need none of these.
    from crossfoot.documents.sheets import paragraphs  # noqa: PLC0415

    text = decoded(raw)
    findings: tuple[Finding, ...] = ()
    if text is None:
        text, findings = readable(raw.decode("cp1252", "replace")), (_guessed(name),)
    delimiter = _delimiter(text[:_SNIFFED], whole=len(text) <= _SNIFFED) or ","
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as error:
        return None, (_broken(name, str(error)),)
    if len(rows) > MOST_ROWS:
        return None, (_too_long(name, cell_place(1, rows[MOST_ROWS].number, 1)),)
    if not rows:
        return None, (refusal("empty", f"{name} holds no text", "check that it was saved whole"),)
    comma = _decimal_comma(rows, delimiter)
    if comma:
        return None, (_refused_comma(name, *comma),)
    return Document(name, "csv", tuple(paragraphs(rows, 1, 0))), findings


def _delimiter(text: str, *, whole: bool) -> str | None:
    """What parts the cells of half of the lines; the last may be cut off."""
    lines = [line for line in text.splitlines() if line.strip()]
    lines = lines if whole or len(lines) == 1 else lines[:-1]
    fewest = max(_FEWEST_LINES, len(lines) / 2)
    plain = [_unquoted(line) for line in lines]
    quoted = plain.count('""')
    found: dict[str, int] = {}
    for delimiter, parts in _PARTS.items():
        parted = sum(parts.search(line) is not None for line in plain)
        if parted >= _FEWEST_LINES and parted + quoted >= fewest:
            found[delimiter] = _figures(lines, delimiter)
    return max(found, key=lambda delimiter: found[delimiter], default=None)


def _figures(lines: Sequence[str], delimiter: str) -> int:
    """How many cells are numbers if a delimiter parts them; a comma may group their thousands."""
    if delimiter == ",":
        lines = [_THOUSANDS.sub("", line) for line in lines]
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0
    return sum(_NUMBER.fullmatch(cell) is not None for row in rows for cell in row)


def _unquoted(line: str) -> str:
    """The line with what is quoted left out: what parts nothing in there is not seen."""
    return _QUOTED.sub('""', line.strip(" \r"))


def _rows(text: str, delimiter: str) -> Iterator[SheetRow]:
    from crossfoot.documents.sheets import SheetCell, SheetRow  # noqa: PLC0415

    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, line in enumerate(lines, start=1):
        cells = [(at, " ".join(cell.split()), cell) for at, cell in enumerate(line, start=1)]
        shown = tuple(
            SheetCell(at, said, indent=250 * (len(cell) - len(cell.lstrip())))
            for at, said, cell in cells
            if said
        )
        if shown:
            yield SheetRow(number, shown)
        if number > 20 * MOST_ROWS:
            raise csv.Error(f"it has over {20 * MOST_ROWS:,} rows")


def _old(raw: bytes) -> str | None:
    """The text in the encoding in which spreadsheets saved for long, if it looks like text."""
    controls = sum(byte < 9 or 13 < byte < 32 or byte == 127 for byte in raw)  # noqa: PLR2004
    return raw.decode("cp1252", "replace") if controls == 0 else None


def _decimal_comma(rows: Sequence[SheetRow], delimiter: str) -> tuple[Place, str] | None:
    """A number that has, or where semicolons part cells may have, a comma before its decimals."""
    cells = [(row.number, cell) for row in rows for cell in row.cells]
    for number, cell in cells:
        if _DECIMAL_COMMA.fullmatch(cell.text):
            return cell_place(1, number, cell.column), cell.text
    pointed = [(number, cell) for number, cell in cells if _POINT.fullmatch(cell.text)]
    dotted = [(n, cell) for n, cell in cells if _DOTS.fullmatch(cell.text)]
    grouped = [(n, cell) for n, cell in dotted if cell.text.count(".") > 1]
    if delimiter == ";" and len(pointed) == len([d for d in dotted if d in pointed]) > 1:
        grouped = grouped or dotted
    if grouped:
        number, cell = grouped[0]
        return cell_place(1, number, cell.column), cell.text
    return None


def _refused_comma(name: str, place: Place, text: str) -> Finding:
    return refusal(
        "decimal-comma",
        f"{name} prints '{text}': decimal commas are not read",
        "save it with points before the decimals (1,234.5) and convert that",
        place,
    )


def _guessed(name: str) -> Finding:
    return Finding(
        Severity.INFO,
        "documents.old-encoding",
        f"{name} is no UTF-8: read as Windows-1252, as spreadsheets save it",
        "if names show wrong letters, save it as UTF-8",
    )


def _broken(name: str, reason: str) -> Finding:
    return refusal("bad-shape", f"{name} is no CSV that can be read: {reason}", "save it again")


def _too_long(name: str, place: Place) -> Finding:
    return refusal(
        "not-a-release",
        f"{name} has over {MOST_ROWS:,} rows",
        "cut the release out of it and convert that",
        place,
    )
