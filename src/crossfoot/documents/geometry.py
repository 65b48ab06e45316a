"""From words with a place on the page to printed lines, and from those to pieces: cells to be.

Lengths are whole numbers, in hundredths of a point on a PDF's page, in any unit elsewhere; they
are judged against the line's own em (the height of its print), never by themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from crossfoot.amounts import figure, plain
from crossfoot.model import Place
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOWHERE: Final = Place(1, 1, 1)
_NUMERAL: Final = regex(r"[(\[$¥€£US△▲+\-−–—―‐]*[\d.][\d,.]*[%)\]]*|[-−–—―‐]+%?")
_OPENS: Final = regex(r"(?:US)?[$¥€£]\(?|\(|[-−–—](?:US)?[$¥€£]")
_CLOSES: Final = regex(r"\)|%|\)%|%\)|\]")
_MARK: Final = regex(r"\((?:\d|[a-z])\)|[*†‡]+", re.IGNORECASE)

_CELL_GAP: Final = 90
"""Hundredths of an em: a wider gap parts cells, a narrower one words (in a line set full too)."""
_SIGN_GAP: Final = 300
"""A closing parenthesis or percent sign stands no further from its figure."""
_MARK_GAP: Final = 50
"""A footnote mark stands no further from its figure."""


class Word(Value):
    """Characters without a blank between them, from `left` to `right`."""

    text: str
    left: int
    right: int


class Box(Value):
    """A word on a page: `low` and `high` bound its print, `high` is up."""

    word: Word
    low: int
    high: int


class PrintedLine(Value):
    """Words side by side, left to right; `em` is the height of the print.

    `offsets` tell where each word begins in the line's text.
    """

    words: tuple[Word, ...]
    offsets: tuple[int, ...]
    number: int
    em: int

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Piece(Value):
    """What one cell says. `edge` is the right edge of a figure's last digit.

    `lead` is its left edge with the currency sign, which stands apart, `left` without. `at` is
    the offset of the piece in the text of its line. `numerals` are the
    figures that a text ends with; they are cells if they stand under other figures.
    """

    text: str
    at: int
    lead: int
    left: int
    right: int
    edge: int
    is_figure: bool
    numerals: tuple[Piece, ...] = ()

    @property
    def is_year(self) -> bool:
        return len(self.text) == 4 and self.text[:2] in ("19", "20") and self.text.isdigit()  # noqa: PLR2004


def lines(boxes: Sequence[Box]) -> Iterator[PrintedLine]:
    """The words of a page as lines, from the top; what overlaps by half its height is one line.

    The text of a line is its words, a blank apart.
    """
    for number, row in enumerate(rows(boxes), start=1):
        words = tuple(box.word for box in row)
        ends = accumulate((len(word.text) + 1 for word in words), initial=0)
        em = max(box.high - box.low for box in row)
        yield PrintedLine(words, tuple(ends)[:-1], number, max(em, 1))


def rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes of each line, from the top and from the left.

    A word set lower than another that it would stand on begins a line: captions over several
    lines stand beside heads that are centred on them.
    """
    found: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (-(b.low + b.high), b.word.left)):
        if found and _same_line(found[-1], box) and not _stands_under(found[-1], box):
            found[-1].append(box)
        else:
            found.append([box])
    return [sorted(row, key=lambda box: box.word.left) for row in found]


def _stands_under(row: Sequence[Box], box: Box) -> bool:
    """Whether a word of the row is above a box: over half of the narrower, by a third of a line."""
    for above in row:
        one, other = above.word, box.word
        common = min(one.right, other.right) - max(one.left, other.left)
        lower = above.low + above.high - box.low - box.high
        narrower = min(one.right - one.left, other.right - other.left)
        if 2 * common > narrower and 3 * lower > 2 * (box.high - box.low):
            return True
    return False


def _same_line(row: Sequence[Box], box: Box) -> bool:
    tall = max(row, key=lambda b: b.high - b.low)
    common = min(tall.high, box.high) - max(tall.low, box.low)
    return 2 * common >= min(tall.high - tall.low, box.high - box.low)


@dataclass(slots=True)
class _Unit:
    """A word, or a figure with its signs; `left` is that of the number, not of its currency."""

    text: str
    at: int
    lead: int
    left: int
    right: int
    edge: int
    is_figure: bool


def pieces(line: PrintedLine) -> tuple[Piece, ...]:
    """The line as cells: texts of words that stand together, and figures one by one."""
    found: list[Piece] = []
    for chunk in _chunks(_units(line), line.em):
        if all(unit.is_figure for unit in chunk):
            found.extend(_piece([unit]) for unit in chunk)
        else:
            found.append(_text(chunk))
    return tuple(found)


def _text(chunk: Sequence[_Unit]) -> Piece:
    first = len(chunk)
    while chunk[first - 1].is_figure:
        first -= 1
    tail = tuple(_piece([unit]) for unit in chunk[first:])
    whole = _piece(chunk)
    return Piece(whole.text, whole.at, whole.lead, whole.left, whole.right, whole.edge, False, tail)  # noqa: FBT003


def without(piece: Piece, taken: Sequence[Piece]) -> Piece | None:
    """A text without the figures at its end that are cells of their own."""
    text = piece.text[: taken[0].at - piece.at].rstrip()
    if not text:
        return None
    rest = tuple(each for each in piece.numerals if each not in taken)
    right = taken[0].left
    return Piece(text, piece.at, piece.lead, piece.left, right, right, False, rest)  # noqa: FBT003


def _piece(units: Sequence[_Unit]) -> Piece:
    text = " ".join(unit.text for unit in units)
    first, last = units[0], units[-1]
    return Piece(text, first.at, first.lead, first.left, last.right, last.edge, first.is_figure)


def _chunks(units: Sequence[_Unit], em: int) -> Iterator[list[_Unit]]:
    chunk: list[_Unit] = []
    for unit in units:
        if chunk and (unit.left - chunk[-1].right) * 100 > _CELL_GAP * em:
            yield chunk
            chunk = []
        chunk.append(unit)
    if chunk:
        yield chunk


def _units(line: PrintedLine) -> list[_Unit]:
    """The words with currency signs, parentheses and percent signs back at their figures."""
    found: list[_Unit] = []
    held: _Unit | None = None
    for word, at in zip(line.words, line.offsets, strict=True):
        unit = _unit(word, at)
        if held and _makes_figure(held.text, word.text):
            unit = _after_sign(held, unit)
        elif held:
            found.append(held)
        held = None
        if found and _closes(found[-1], unit, line.em):
            _close(found[-1], unit)
        elif _OPENS.fullmatch(word.text) and unit.text == word.text:
            held = unit
        else:
            found.append(unit)
    return [*found, held] if held else found


def _unit(word: Word, at: int) -> _Unit:
    is_figure = _is_figure(word.text)
    edge = word.right
    if is_figure:
        signs = len(word.text) - len(word.text.rstrip("%)] "))
        edge -= (word.right - word.left) * signs // len(word.text)
    return _Unit(word.text, at, word.left, word.left, word.right, edge, is_figure)


def _is_figure(text: str) -> bool:
    plainly = plain(text)
    return _NUMERAL.fullmatch(plainly) is not None and figure(text, _NOWHERE) is not None


def _makes_figure(sign: str, text: str) -> bool:
    """Whether a sign and the next word are a figure, or the beginning of one: `( 34`."""
    return any(figure(f"{sign} {text}{end}", _NOWHERE) is not None for end in ("", ")"))


def _after_sign(sign: _Unit, unit: _Unit) -> _Unit:
    text = f"{sign.text} {unit.text}"
    return _Unit(text, sign.at, sign.left, unit.left, unit.right, unit.edge, is_figure=True)


def _closes(before: _Unit, unit: _Unit, em: int) -> bool:
    """Whether a word is the end of the figure before it: its `)` or `%`, or its footnote mark.

    What the word before opened it closes too: `(34 )`.
    """
    gap = (unit.left - before.right) * 100
    if not before.is_figure and not _is_figure(f"{before.text}{unit.text}"):
        return False
    if _CLOSES.fullmatch(unit.text):
        return gap <= _SIGN_GAP * em
    return _MARK.fullmatch(unit.text) is not None and gap <= _MARK_GAP * em


def _close(before: _Unit, unit: _Unit) -> None:
    before.text = f"{before.text} {unit.text}"
    before.right = unit.right
    before.is_figure = True
