"""Reader of XLSX workbooks: what the cells show, sheet after sheet, the sheet's name as a title.

What is printed counts: a number is read as its format shows it, rounded and scaled. A formula is
never evaluated; the value that the spreadsheet saved with it is read, and one without is a finding,
as are hidden rows, columns and sheets, charts and what else shows numbers outside of cells.

The package is XML in a ZIP archive and read as such: a library for workbooks takes tenfold the
memory, drops formulas or their values, and has numbers as binary fractions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.documents.refusal import refusal
from crossfoot.model import Document

if TYPE_CHECKING:
    from crossfoot.model import Finding

_ZIP: Final = re.compile(rb"PK(?:\x03\x04|\x05\x06)")
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TO_TEXT: Final = "save its text as a .txt file and convert that"
_AS_XLSX: Final = "save it as an .xlsx workbook and convert that"
_UNLOCK: Final = "save it without its password as an .xlsx workbook and convert that"
_REPAIR: Final = "open it in a spreadsheet program, save it again and convert that"
_CUT: Final = "cut the release out of it and convert that"
_UNPACK: Final = "unpack it and convert the release inside"

_INSIDE_OLD: Final = (
    ("EncryptedPackage", "an encrypted Office document", _UNLOCK),
    ("Workbook", "an old Excel workbook (.xls)", _AS_XLSX),
    ("Book", "an old Excel workbook (.xls)", _AS_XLSX),
    ("WordDocument", "an old Word document", _TO_TEXT),
)
"""Names of streams, which a compound file holds in UTF-16, and what has them."""


def claims(head: bytes, name: str) -> bool:  # noqa: ARG001  # the port asks with the name
    """Any ZIP archive or compound file: only its table of contents, at its end, says what it is."""
    return _ZIP.match(head) is not None or head.startswith(_OLD)


def read(raw: bytes, name: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document, with a paragraph for each row that shows something."""
    if raw.startswith(_OLD):
        return None, (_unsupported(name, *_old_form(raw)),)
    # Other forms need none of these.
    from crossfoot.documents.xlsx_book import Broken, opened  # noqa: PLC0415
    from crossfoot.documents.xlsx_sheets import document_rows  # noqa: PLC0415

    try:
        book = opened(raw)
        if isinstance(book, str):
            advice = _AS_XLSX if "workbook" in book else _TO_TEXT
            return None, (_unsupported(name, book, _UNPACK if "archive" in book else advice),)
        paragraphs, findings = document_rows(book)
    except Broken as fault:
        advice = _REPAIR if fault.reason == "bad-shape" else _CUT
        return None, (refusal(fault.reason, f"{name} {fault}", advice),)
    if not paragraphs:
        empty = refusal("empty", f"{name} shows nothing in any sheet", "check that it was saved")
        return None, (empty,)
    return Document(name, "xlsx", paragraphs), findings


def _old_form(raw: bytes) -> tuple[str, str]:
    for stream, form, advice in _INSIDE_OLD:
        if stream.encode("utf-16-le") in raw:
            return form, advice
    return "an old Office document", _TO_TEXT


def _unsupported(name: str, form: str, advice: str) -> Finding:
    return refusal("unsupported", f"{name} is {form}, which is not read", advice)
