"""Casts of the example drawn at random: which changes of `recast` are made to it, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from crossfoot import taxonomy
from crossfoot.captions import vocabulary
from crossfoot.model import StatementKind
from tests import golden, recast

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from crossfoot.captions import Vocabulary
    from tests.recast import Draft, Node

KINDS = {
    "balance sheet": StatementKind.BALANCE_SHEET,
    "income": StatementKind.INCOME,
    "comprehensive income": StatementKind.COMPREHENSIVE_INCOME,
    "cash flow": StatementKind.CASH_FLOW,
}
CURRENCIES = (
    ("USD", "USD", "USD"), ("EUR", "EUR", "EUR"), ("USD", "$", "U.S. dollars"), ("GBP", "£", "GBP"),
    ("EUR", "€", "euros"), ("USD", "USD ", "USD"), ("CHF", "CHF ", "Swiss francs"),
)  # fmt: skip
"""Code, before an amount, in heads."""

NOBODYS = ("Quorl vantic", "Brelvane", "Tessil orvane", "Dramlet hovis", "Ulster quade",
           "Norvane pellic", "Havrit solune", "Mirquat")  # fmt: skip
"""Words of no language."""


# ── each kind of change ──────────────────────────────────────────────────────────────────


def scale_of_table(draft: Draft, draw: random.Random) -> Draft:
    name = draw.choice([n for n in recast.TWO_PERIODS if n != "contracts"])
    power, places = draw.choice([(3, 0), (0, 0), (6, 0), (9, 3)])
    return recast.scaled(draft, name, power, places) if _has(draft, name) else draft


def scale_of_statement(draft: Draft, draw: random.Random) -> Draft:
    name = draw.choice(list(recast.STATEMENTS))
    power, places = draw.choice([(0, 0), (6, 3), (6, 0)])
    if not _has(draft, name):
        return draft
    if (power, places) == (6, 0):
        draft = replace(draft, sheet=recast.whole_millions(draft.sheet))
    return recast.scaled(draft, name, power, places)


def scale_of_all_statements(draft: Draft, _: random.Random) -> Draft:
    draft = replace(draft, sheet=recast.whole_millions(draft.sheet))
    for name in recast.STATEMENTS:
        if _has(draft, name):
            draft = recast.scaled(draft, name, 6, 0)
    return draft


def figures_times(draft: Draft, draw: random.Random) -> Draft:
    return replace(draft, sheet=recast.times(draft.sheet, draw.choice([2, 3, 7, 10, 100])))


def currency(draft: Draft, draw: random.Random) -> Draft:
    return recast.in_currency(draft, *draw.choice(CURRENCIES))


def order_of_tables(draft: Draft, draw: random.Random) -> Draft:
    names = [n for n in recast.TWO_PERIODS if _has(draft, n)]
    there = [block.name for block in draft.blocks if block.name in names]
    return recast.moved(draft, there, draw.sample(there, len(there)))


def order_of_statements(draft: Draft, draw: random.Random) -> Draft:
    there = [block.name for block in draft.blocks if block.name in recast.STATEMENTS]
    return recast.moved(draft, there, draw.sample(there, len(there)))


def order_of_rows(draft: Draft, draw: random.Random) -> Draft:
    rows = draw.choice(recast.ROWS)
    if not any(n == rows[0][0] for block in draft.blocks for n, _ in block.lines):
        return draft
    return recast.rows_moved(draft, rows, draw.sample(range(len(rows)), len(rows)))


def order_of_lines(draft: Draft, draw: random.Random) -> Draft:
    """Lines of a statement."""
    name = draw.choice(list(recast.STATEMENTS))

    def mix(nodes: list[Node]) -> list[Node]:
        return draw.sample(nodes, len(nodes))

    return recast.shuffled(draft, name, mix) if _has(draft, name) else draft


def newest_first(draft: Draft, draw: random.Random) -> Draft:
    name = draw.choice([*recast.TWO_PERIODS, *recast.STATEMENTS])
    return recast.newest_first(draft, name) if _has(draft, name) else draft


def all_newest_first(draft: Draft, _: random.Random) -> Draft:
    for name in (*recast.TWO_PERIODS, *recast.STATEMENTS):
        if _has(draft, name):
            draft = recast.newest_first(draft, name)
    return draft


def known_captions(draft: Draft, draw: random.Random) -> Draft:
    """Lines of a statement under other captions of their concepts."""
    name = draw.choice(list(recast.STATEMENTS))
    if not _has(draft, name):
        return draft
    synonyms = _synonyms(name)
    rows = [node.row for node in recast.rows_of(draft, name) if node.row in synonyms]
    chosen = draw.sample(rows, min(len(rows), draw.randrange(1, 6)))
    return recast.recaptioned(draft, name, {row: draw.choice(synonyms[row]) for row in chosen})


def captions_of_nobody(draft: Draft, draw: random.Random) -> Draft:
    name = draw.choice(list(recast.STATEMENTS))
    if not _has(draft, name):
        return draft
    rows = [node.row for node in recast.rows_of(draft, name) if node.row not in recast.INSIDE]
    chosen = draw.sample(rows, min(len(rows), draw.randrange(1, 4)))
    words = draw.sample(NOBODYS, len(chosen))
    made = recast.recaptioned(draft, name, dict(zip(chosen, words, strict=True)))
    return replace(made, nobody=made.nobody | set(chosen))


def colons(draft: Draft, draw: random.Random) -> Draft:
    """A colon after captions that have figures."""
    name = draw.choice(list(recast.STATEMENTS))
    if not _has(draft, name):
        return draft
    rows = [node for node in recast.rows_of(draft, name) if node.row not in recast.INSIDE]
    chosen = draw.sample(rows, min(len(rows), draw.randrange(1, 5)))
    return recast.recaptioned(draft, name, {node.row: f"{node.caption}:" for node in chosen})


def table_gone(draft: Draft, draw: random.Random) -> Draft:
    names = [n for n in recast.TABLES if _has(draft, n)]
    return recast.without_block(draft, draw.choice(names)) if names else draft


def statement_gone(draft: Draft, draw: random.Random) -> Draft:
    names = [n for n in recast.STATEMENTS if _has(draft, n)]
    return recast.without_block(draft, draw.choice(names)) if len(names) > 1 else draft


def lines_gone(draft: Draft, draw: random.Random) -> Draft:
    name = draw.choice(list(recast.STATEMENTS))
    if not _has(draft, name):
        return draft
    rows = [node.row for node in recast.rows_of(draft, name) if node.row != _TELLING]
    chosen = draw.sample(rows, min(len(rows), draw.randrange(1, 3)))
    return recast.without_rows(draft, name, chosen)


_TELLING = "1255"
"""The line that alone tells that "Other income -net" below it is a total."""


def prose_gone(draft: Draft, draw: random.Random) -> Draft:
    return recast.without_lines(draft, draw.sample(recast.SENTENCES, draw.randrange(1, 30)))


Change = Callable[["Draft", "random.Random"], "Draft"]

ANYWHERE: tuple[Change, ...] = (
    scale_of_table, scale_of_statement, scale_of_all_statements, figures_times, currency,
    order_of_tables, order_of_statements, order_of_rows, newest_first, all_newest_first,
    table_gone, statement_gone, prose_gone,
)  # fmt: skip
IN_ORDER: tuple[Change, ...] = (
    order_of_lines, known_captions, captions_of_nobody, colons, lines_gone,
)  # fmt: skip
"""Changes of lines, where the statements are in order."""


def _has(draft: Draft, name: str) -> bool:
    return any(block.name == name for block in draft.blocks)


# ── captions of the same concept ─────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _words() -> Vocabulary:
    return vocabulary(taxonomy.load())


@lru_cache(maxsize=8)
def _synonyms(name: str) -> Mapping[str, list[str]]:
    """Row → captions that are printed for its concept and for no other in such a statement."""
    known = taxonomy.load()
    found: dict[str, list[str]] = {}
    for figure in golden.of_statements():
        concept = known.concepts.get(figure.concept)
        if concept and not figure.members and figure.line not in recast.INSIDE.values():
            found[str(figure.line)] = [
                caption
                for caption in concept.printed_as
                if _words().known(caption, KINDS[name]) == (concept.name,)
            ]
    return {row: captions for row, captions in found.items() if captions}
