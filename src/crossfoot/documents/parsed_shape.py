"""The shape of parsed documents, checked by pydantic; apart, because pydantic is slow."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crossfoot.documents.encoding import readable
from crossfoot.model import Cell, Document, Paragraph, Place
from crossfoot.patterns import regex

_LINE_END: Final = regex(r"[\r\n\f]+")
_FromOne = Annotated[int, Field(ge=1)]
_FromZero = Annotated[int, Field(ge=0)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Place(_Shape):
    page: _FromOne = 1
    line: _FromOne
    column: _FromOne = 1


class _Cell(_Shape):
    text: str
    place: _Place | None = None
    position: _FromZero | None = None
    span: _FromOne = 1
    strong: bool = False


class _Paragraph(_Shape):
    cells: tuple[_Cell, ...]
    indent: _FromZero = 0
    table: _FromZero = 0


class _Document(_Shape):
    name: str | None = None
    form: str = "parsed"
    paragraphs: tuple[_Paragraph, ...]


def document_from(raw: bytes, name: str) -> tuple[Document | None, str]:
    """The document, or none and what is wrong where, in one line."""
    try:
        shape = _Document.model_validate_json(raw)
    except ValidationError as error:
        return None, _fault(error)
    rows = (_paragraph(row, number) for number, row in enumerate(shape.paragraphs, start=1))
    paragraphs = tuple(row for row in rows if row is not None)
    return Document(shape.name or name, shape.form, paragraphs), ""


def _fault(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(step) for step in first["loc"]) or "the file"
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{where}: {first['msg']}{more}"


def _paragraph(row: _Paragraph, number: int) -> Paragraph | None:
    cells: list[Cell] = []
    column = 1
    for position, shape in enumerate(row.cells):
        text = readable(_LINE_END.sub(" ", shape.text)).strip()
        if text:
            place = _place(shape, Place(1, number, column))
            at = position if shape.position is None else shape.position
            cells.append(Cell(text, place, at, shape.span, shape.strong))
            column += len(text) + 1
    return Paragraph(tuple(cells), row.indent, row.table) if cells else None


def _place(shape: _Cell, otherwise: Place) -> Place:
    if shape.place is None:
        return otherwise
    return Place(shape.place.page, shape.place.line, shape.place.column)
