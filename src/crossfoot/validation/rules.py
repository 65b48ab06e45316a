"""The rules, run on the file alone: neither the release nor the proofs are consulted.

A rule is one function that yields what breaks it; its code, its source and its weight stand here.
What a declared identity or a specification forbids is an error, what is doubtful a warning, and
what honest reports do too (rounding, other movements, blanks) is told as information.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Finding, Severity
from crossfoot.validation import (
    columns,
    comparisons,
    dividends,
    forecasts,
    movements,
    per_share,
    printed,
    shape,
    shared,
    sums,
)
from crossfoot.validation.book import Book, Breach, open_book
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossfoot.validation.reading import Reading


class Rule(Value):
    """`source` is who demands it: a specification, a regulator's rule book, or arithmetic."""

    code: str
    source: str
    severity: Severity
    breaches: Callable[[Book], Iterator[Breach]]
    next_step: str


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_COMPARE = "compare the figures with the release"
_NONE = "nothing, if the release prints it so"

RULES: tuple[Rule, ...] = (
    Rule("rules.duplicate", "EFM 6.5.12", _ERROR, shape.duplicates, _COMPARE),
    Rule("rules.repeated", "EFM 6.5.12", _WARNING, shape.repeats, "leave one of them out"),
    Rule("rules.decimals", "EFM 6.5.37", _ERROR, shape.digits_below_decimals, _COMPARE),
    Rule("rules.unit", "XBRL 2.1 §4.8.2", _ERROR, shape.units, "give the unit of the type"),
    Rule("rules.units-mixed", "one concept", _WARNING, shape.mixed_units, "give it one unit"),
    Rule("rules.currency", "one report", _ERROR, shape.currencies, "check the printed unit"),
    Rule("rules.sum", "Calculations 1.1", _ERROR, sums.failing, _COMPARE),
    Rule("rules.balance", "DQC_0004", _ERROR, sums.unbalanced, _COMPARE),
    Rule("rules.members", "arithmetic", _ERROR, sums.members_failing, _COMPARE),
    Rule("rules.members-together", "arithmetic", _WARNING, shared.failing, _COMPARE),
    Rule("rules.segments", "ASC 280", _ERROR, sums.segments_failing, _COMPARE),
    Rule("rules.total-missing", "arithmetic", _WARNING, sums.total_missing, _COMPARE),
    Rule("rules.cash", "arithmetic", _WARNING, movements.cash, _COMPARE),
    Rule("rules.intangibles", "ASC 350", _WARNING, movements.intangibles, _COMPARE),
    Rule("rules.cash-incomplete", "DQC_0048", _WARNING, movements.cash_incomplete, _COMPARE),
    Rule("rules.per-share", "ASC 260", _WARNING, per_share.earnings_failing, _COMPARE),
    Rule("rules.target-per-share", "arithmetic", _WARNING, per_share.targets, _COMPARE),
    Rule("rules.dividends", "arithmetic", _WARNING, dividends.sums, _COMPARE),
    Rule("rules.forecast-past", "arithmetic", _WARNING, forecasts.of_the_past, _COMPARE),
    Rule("rules.result-future", "arithmetic", _WARNING, forecasts.of_the_future, _COMPARE),
    Rule("rules.diluted", "DQC_0009", _WARNING, per_share.diluted_below_basic, _COMPARE),
    Rule("rules.ads-count", "arithmetic", _WARNING, per_share.ads_counts, _COMPARE),
    Rule("rules.ads-rate", "arithmetic", _WARNING, per_share.ads_rates, _COMPARE),
    Rule("rules.change", "arithmetic", _WARNING, comparisons.changes, _COMPARE),
    Rule("rules.change-unit", "arithmetic", _WARNING, comparisons.units, "give it the same unit"),
    Rule("rules.ratio", "arithmetic", _WARNING, comparisons.ratios, _COMPARE),
    Rule("rules.margin", "arithmetic", _WARNING, comparisons.margins, _COMPARE),
    Rule("rules.printed", "our own footnotes", _WARNING, printed.otherwise, _COMPARE),
    Rule("rules.id", "our own ids", _WARNING, shape.ids, "let no tool move facts"),
    Rule("rules.exchanged", "arithmetic", _WARNING, columns.exchanged, _COMPARE),
    Rule("rules.dividends-paid", "arithmetic", _INFO, dividends.paid, _NONE),
    Rule("rules.dividends-alone", "arithmetic", _INFO, dividends.alone, _NONE),
    Rule("rules.dividends-order", "arithmetic", _INFO, dividends.out_of_order, _NONE),
    Rule("rules.not-yet-paid", "arithmetic", _INFO, movements.not_yet_paid, _NONE),
    Rule("rules.ads-rounding", "arithmetic", _INFO, per_share.ads_rounded, _NONE),
    Rule("rules.uneven", "arithmetic", _INFO, columns.uneven, _NONE),
    Rule("rules.strangers", "arithmetic", _INFO, columns.strangers, _NONE),
    Rule("rules.apart", "arithmetic", _INFO, columns.apart, _NONE),
    Rule("rules.other-line", "arithmetic", _INFO, columns.other_lines, _NONE),
    Rule("rules.crossed", "arithmetic", _INFO, columns.crossed, _NONE),
    Rule("rules.currency-alone", "one report", _INFO, shape.currencies_alone, _NONE),
    Rule("rules.change-alone", "arithmetic", _INFO, comparisons.alone, _NONE),
    Rule("rules.rounding", "Calculations 1.1", _INFO, sums.rounded, _NONE),
    Rule("rules.members-rounding", "arithmetic", _INFO, sums.members_rounded, _NONE),
    Rule("rules.together-rounding", "arithmetic", _INFO, shared.rounded, _NONE),
    Rule("rules.unsaid", "arithmetic", _INFO, shared.unsaid, _NONE),
    Rule("rules.precision", "arithmetic", _INFO, sums.mixed_precision, _NONE),
    Rule("rules.members-partial", "arithmetic", _INFO, sums.members_partial, _NONE),
    Rule("rules.segments-partial", "ASC 280", _INFO, sums.segments_partial, _NONE),
    Rule("rules.per-share-otherwise", "ASC 260", _INFO, per_share.earnings_otherwise, _NONE),
    Rule("rules.retained-earnings", "arithmetic", _INFO, movements.retained_earnings, _NONE),
    Rule("rules.accumulated", "arithmetic", _INFO, movements.other_comprehensive_income, _NONE),
)
"""In the order of their findings: what is wrong in itself before what does not fit the rest."""


def check(reading: Reading) -> tuple[Finding, ...]:
    """What the file alone shows to be wrong or doubtful."""
    book = open_book(reading)
    return tuple(
        Finding(rule.severity, rule.code, breach.text, rule.next_step, facts=breach.facts)
        for rule in RULES
        for breach in rule.breaches(book)
    )
