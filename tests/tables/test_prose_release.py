"""The sentences of a whole release: each figure read, and the readings add up among themselves."""

from __future__ import annotations

import re
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossfoot import documents, tables
from crossfoot.model import Document, Gauge, Mention, Place
from crossfoot.tables.calendar import Calendar, calendar
from crossfoot.tables.prose import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent / "prose_iij_1q17.txt"
PASSAGES = {
    "quotes": ((65, 67), 5),
    "revenues": ((303, 313), 18),
    "orders and backlog": ((559, 569), 34),
    "costs": ((573, 581), 33),
    "selling, general and research": ((585, 591), 12),
    "operating income": ((595, 595), 3),
    "other income": ((599, 601), 9),
    "net income": ((605, 619), 15),
    "balance sheet": ((625, 631), 43),
    "cash flows": ((637, 643), 20),
    "deferred taxes": ((2155, 2155), 2),
    "shares": ((2159, 2173), 6),
}
"""The passages that state figures: their lines, and how many figures a person counts in them."""

NAMES = {
    "2017-04-01..2017-06-30": "1Q17",
    "2016-04-01..2016-06-30": "1Q16",
    "2017-01-01..2017-03-31": "4Q16",
    "None": "-",
}
_MONEY_OR_PERCENT = re.compile(r"(?:JPY)(\d[\d,.]*\d|\d)|(\d[\d.]*)%")


def document_of(path: Path) -> tuple[Document, Calendar]:
    document, _ = documents.read(path)
    assert document is not None
    return document, calendar(document, tables.recognise(document)[0])


@pytest.fixture(scope="module")
def stated(example: Path) -> tuple[Mention, ...]:
    return mentions(*_arguments(example))[0]


def _arguments(path: Path) -> tuple[Document, frozenset[Place], Calendar]:
    document, periods = document_of(path)
    return document, frozenset(), periods


def _line(mention: Mention) -> str:
    """A mention in an accountant's words; its section's two headings go without saying."""
    under = mention.headings[2:]
    base = f" of {mention.base}" if mention.base else ""
    return " | ".join(
        (
            str(mention.figure.place.line),
            mention.figure.text,
            " > ".join((*under, mention.caption)),
            f"{mention.gauge.value}{base}",
            NAMES.get(str(mention.period), str(mention.period)),
            NAMES.get(str(mention.compared), str(mention.compared)),
            str(mention.scale),
            "-" if mention.sign < 0 else "+",
        )
    )


def test_the_sentences_say_what_the_golden_says(stated: tuple[Mention, ...]) -> None:
    golden = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert [_line(m) for m in stated] == [row for row in golden if not row.startswith("#")]


@pytest.mark.parametrize("passage", PASSAGES)
def test_every_figure_of_a_passage_is_read(passage: str, stated: tuple[Mention, ...]) -> None:
    (first, last), count = PASSAGES[passage]
    assert len([m for m in stated if first <= m.figure.place.line <= last]) == count


def test_no_amount_and_no_percentage_of_the_prose_is_left(
    example: Path, stated: tuple[Mention, ...]
) -> None:
    read = {(m.figure.place.line, m.figure.place.column) for m in stated}
    lines = example.read_text(encoding="utf-8").split("\n")
    for (first, last), _ in PASSAGES.values():
        for number in range(first, last + 1):
            for match in _MONEY_OR_PERCENT.finditer(lines[number - 1]):
                start = match.start(1 if match[1] else 2)
                assert (number, start + 1) in read, lines[number - 1][start - 20 : start + 20]


def test_each_figure_stands_at_its_place(example: Path, stated: tuple[Mention, ...]) -> None:
    lines = example.read_text(encoding="utf-8").split("\n")
    for mention in stated:
        place = mention.figure.place
        assert lines[place.line - 1][place.column - 1 :].startswith(mention.figure.text)


def test_nothing_is_read_outside_of_the_passages(stated: tuple[Mention, ...]) -> None:
    spans = [span for span, _ in PASSAGES.values()]
    loose = [m for m in stated if not any(a <= m.figure.place.line <= b for a, b in spans)]
    assert loose == []


def _topic(mention: Mention) -> tuple[object, ...]:
    return (mention.figure.place.line, mention.headings, mention.caption)


def test_each_change_follows_from_the_two_values_of_its_thing(
    stated: tuple[Mention, ...],
) -> None:
    values = {(*_topic(m), m.period): m for m in stated if m.gauge is Gauge.VALUE}
    checked = 0
    for change in (m for m in stated if m.gauge in (Gauge.CHANGE, Gauge.DIFFERENCE)):
        now = values.get((*_topic(change), change.period))
        before = values.get((*_topic(change), change.compared))
        if now is None or before is None:
            continue
        checked += 1
        low, high = _reach(now.figure.value, before.figure.value, change.gauge)
        half = Decimal("0.05") if change.gauge is Gauge.CHANGE else Decimal("0.5")
        assert low - half <= change.figure.value * change.sign <= high + half, change
    assert checked == 38


def _reach(now: Decimal, before: Decimal, gauge: Gauge) -> tuple[Decimal, Decimal]:
    """The least and the most that the change can be, when both were rounded to units."""
    half = Decimal("0.5")
    if gauge is Gauge.DIFFERENCE:
        return now - before - 1, now - before + 1
    least = (now - half) / (before + half) - 1
    most = (now + half) / (before - half) - 1
    return 100 * least, 100 * most


@pytest.mark.real
def test_two_wordings_of_one_release_say_the_same(
    real_release: Path, stated: tuple[Mention, ...]
) -> None:
    other, _ = mentions(*_arguments(real_release))
    assert Counter(_meanings(other)) == Counter(_meanings(stated))


def _meanings(stated: tuple[Mention, ...]) -> Iterator[tuple[object, ...]]:
    for m in stated:
        when = (str(m.period), str(m.compared))
        yield (m.figure.place.line, m.figure.text, m.gauge, *when, m.scale, m.sign, m.noun)


def test_it_is_quick(example: Path) -> None:
    arguments = _arguments(example)
    start = time.process_time()
    mentions(*arguments)
    assert time.process_time() - start < 0.5  # ten times what it takes, for a busy machine
