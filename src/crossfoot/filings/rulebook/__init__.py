"""The field's rule book: what filing manuals and data quality committees ask of a filing.

One function a rule; here stand its code in the manual it comes from, what it asks and whom it
binds. Where a manual binds, what it forbids is an error; in our own house it is one step lighter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.filings.asked import Layer
from crossfoot.filings.judgement import Objection
from crossfoot.filings.rulebook import (
    contexts,
    facts,
    labels,
    networks,
    pages,
    schemas,
    semantics,
)
from crossfoot.filings.rulebook.view import Profile, Rule, View, view
from crossfoot.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossfoot.filings.filed import Filed
    from crossfoot.validation.book import Breach
    from crossfoot.validation.reading import Reading

__all__ = ["ELSEWHERE", "LEFT_OUT", "PROFILES", "RULES", "Profile", "Rule", "check", "view"]

PROFILES: Final = {
    "house": Profile("house", strict=False, official=False),
    "edgar": Profile("edgar", r"http://www\.sec\.gov/CIK", r"\d{10}", "segment"),
    "esef-like": Profile(
        "esef-like", r"http://standards\.iso\.org/iso/17442", r"[A-Z0-9]{18}\d\d", "scenario"
    ),
    "tse": Profile("tse", r"http://www\.tse\.or\.jp/sicc", r"[0-9A-Z]{5}", "scenario"),
}
"""Who reads: nobody in particular, the SEC, a European regulator, the Tokyo exchange."""

_ALL: Final = frozenset(PROFILES)
_EDGAR: Final = frozenset({"edgar"})
_ESEF: Final = frozenset({"esef-like"})
_OFFICIAL: Final = _EDGAR | _ESEF
_MANUALS: Final = _EDGAR | _ESEF | {"tse"}

_E, _W = Severity.ERROR, Severity.WARNING
_MEND: Final = "mend it in the tool that writes the filing"
_LOOK: Final = "compare the figures with their source"


def _rule(  # noqa: PLR0913, PLR0917 - a row of a table
    number: int, codes: str, severity: Severity, text: str,
    breaches: Callable[[View], Iterator[Breach]],
    profiles: frozenset[str] = _ALL, next_step: str = _MEND,
) -> Rule:  # fmt: skip
    """A rule; of its `codes` the first names it."""
    code, *also = codes.split()
    return Rule(number, code, tuple(also), severity, text, next_step, breaches, profiles)


RULES: Final[tuple[Rule, ...]] = (
    _rule(1, "EFM.6.05.01 GFM.1.2.1", _E,
          "one scheme of identifiers, in its form", contexts.scheme),
    _rule(2, "EFM.6.05.03 GFM.1.2.3 ESEF.2.1.4", _E,
          "one entity", contexts.one_entity),
    _rule(3, "EFM.6.05.04 ESEF.2.1.3 GFM.1.2.4", _E,
          "members in one of segment and scenario", contexts.one_place),
    _rule(4, "EFM.6.05.05 GFM.1.2.5", _E,
          "explicit members only", contexts.explicit_only, _EDGAR | {"tse", "house"}),
    _rule(5, "EFM.6.05.07 GFM.1.2.7", _E, "no equal contexts", contexts.equal_contexts),
    _rule(6, "EFM.6.05.08 GFM.1.2.8", _E, "no unused context", contexts.unused_contexts),
    _rule(7, "EFM.6.05.11 GFM.1.2.10", _E, "no equal units", contexts.equal_units),
    _rule(8, "GFM.1.2.27", _W, "no unused unit", contexts.unused_units),
    _rule(9, "EFM.6.05.09 EFM.6.05.10 GFM.1.2.9", _W,
          "no day ends one period and begins the next", contexts.meeting_days),
    _rule(11, "EFM.6.05.17 GFM.1.2.16 ESEF.2.2.1", _E,
          "decimals, never precision", facts.precision),
    _rule(13, "EFM.6.05.38 GFM.1.2.30", _E, "no period without an end", contexts.forever),
    _rule(14, "EFM.6.05.25", _E, "members are no facts", facts.members_as_facts),
    _rule(15, "EFM.6.05.14", _E, "texts say their language, English among them",
          facts.languages),
    _rule(16, "EFM.6.05.19 EFM.6.05.20", _E,
          "the cover in one context that covers the document", contexts.covering_context),
    _rule(17, "ESEF.2.1.2 GFM.1.2.25", _E, "days without time or zone", contexts.plain_dates),
    _rule(18, "EFM.6.05.36", _E, "measures of at most 200 bytes", contexts.long_measures),
    _rule(19, "ESEF.III.1.G1-7-1", _E, "no measure of one's own where there is one",
          contexts.registered_units),
    _rule(20, "EFM.6.05.44", _W, "no axis of one's own where there is one", contexts.own_axes),
    _rule(21, "XBRL.4.6.6", _E, "what is nil has no decimals", facts.nil_with_decimals),
    _rule(22, "ESEF.2.2.2", _W, "percentages are fractions", facts.percent_above_100,
          _ALL, _LOOK),
    _rule(23, "EFM.6.07.01 GFM.1.3.1", _E, "schemas import and never include",
          schemas.includes),
    _rule(24, "EFM.6.07.03 EFM.6.07.04 EFM.6.07.05", _E,
          "a dated namespace of one's own", schemas.authority),
    _rule(25, "EFM.6.07.07", _E, "no underscore in a prefix", schemas.prefixes),
    _rule(26, "EFM.6.07.09 EFM.6.07.10 EFM.6.07.11 GFM.1.3.10 GFM.1.3.11", _E,
          "roles of one's own authority, once, for three networks", schemas.role_authority),
    _rule(27, "EFM.6.07.12", _E, "roles titled `NNNN - Statement - Title`",
          schemas.role_definitions, _EDGAR),
    _rule(28, "EFM.6.07.15 GFM.1.3.17", _E, "arcroles are defined",
          schemas.arcrole_definitions),
    _rule(29, "EFM.6.07.16 ESEF.IV.4.1 GFM.1.3.18", _E,
          "no name of the taxonomy again", schemas.repeated_names),
    _rule(30, "EFM.6.07.17 GFM.1.3.19", _E, "ids are `prefix_Name`", schemas.ids),
    _rule(31, "EFM.6.07.18", _E, "elements may be nil", schemas.nillable),
    _rule(32, "EFM.6.07.19 EFM.6.07.31", _E, "no tuples, no fractions", schemas.tuples),
    _rule(33, "EFM.6.07.20", _E, "no typed axes", schemas.typed_domains,
          _EDGAR | {"tse", "house"}),
    _rule(34, "EFM.6.07.21 GFM.1.3.23", _E, "abstract elements are of durations",
          schemas.abstract_duration),
    _rule(35, "EFM.6.07.23 EFM.6.07.24", _E, "axes end in Axis, tables in Table",
          schemas.axes_and_tables),
    _rule(36, "EFM.6.07.26", _E, "line items are abstract", schemas.line_items),
    _rule(37, "EFM.6.07.27 EFM.6.07.28 ESEF.3.2.2 GFM.1.3.29 GFM.1.3.30 GFM.1.3.31", _E,
          "domains and members are of their type, and nothing else is", schemas.members),
    _rule(38, "EFM.6.07.29 EFM.6.07.30", _E, "names of 200 bytes, addresses of 255",
          schemas.long_names),
    _rule(39, "EFM.6.07.32", _E, "blocks of text are of durations", schemas.text_blocks),
    _rule(40, "EFM.6.08.05.LC3 ESEF.3.2.1 FRTA.LC3 GFM.2.3.5", _W,
          "names in camel case, without years", schemas.camel_case),
    _rule(41, "ESEF.IV.4.2 EFM.6.08.11 GFM.2.03.11 EFM.6.11.05", _E,
          "monetary elements have a balance, or documentation fixes the sign",
          schemas.balances),
    _rule(42, "ESEF.IV.11", _E, "no type of one's own where there is one", schemas.own_types),
    _rule(43, "FRTA.4.2.4 FRTA.4.2.11 FRTA.2.1.9", _W,
          "qualified, with a namespace, documented by labels", schemas.form),
    _rule(44, "ESEF.3.1.1", _E, "a file for each kind of link", schemas.linkbases_apart),
    _rule(45, "XBRLUS.style.period", _W, "flows and averages are of durations",
          schemas.natures),
    _rule(46, "EFM.6.10.01 FRTA.2.1.10", _E, "a label in English for each element",
          labels.standard),
    _rule(47, "EFM.6.10.02 EFM.6.10.04 FRTA.2.1.11 ESEF.3.4.5", _E,
          "one label a role and language, no two elements with one label", labels.once),
    _rule(48, "EFM.6.10.06 EFM.6.10.08 GFM.1.5.6 GFM.1.5.7 GFM.1.5.8", _E,
          "labels of 511 characters without markup", labels.shape),
    _rule(49, "GFM.1.5.10", _W, "labels for numbers at numbers", labels.roles),
    _rule(50, "EFM.6.12.01 EFM.6.12.02", _E, "siblings in order", networks.orders),
    _rule(51, "EFM.6.12.03 ESEF.3.4.6", _E, "what is used is presented", networks.presented),
    _rule(52, "EFM.6.12.05", _E, "twice under one parent under two labels",
          networks.twice_under_one),
    _rule(53, "EFM.6.12.06", _W, "one root a role", networks.one_root),
    _rule(54, "EFM.6.14.02", _E, "weights of 1 or -1", networks.weights),
    _rule(55, "EFM.6.14.03", _E, "sums of one kind of period", networks.same_periods),
    _rule(56, "EFM.6.14.04", _E, "no total in itself", networks.cycles),
    _rule(57, "EFM.6.14.05 GFM.1.7.5", _E, "sums are presented together",
          networks.presented_together),
    _rule(58, "XBRL.5.1.1.2", _E, "weights fit the balances", networks.signs),
    _rule(59, "ESEF.3.4.1", _E, "sums by Calculations 1.1", networks.calculations_1_1,
          _ESEF | {"house"}),
    _rule(60, "EFM.6.16.03", _E, "domains are of their type", networks.domains),
    _rule(61, "EFM.6.16.04", _E, "no member twice in a domain", networks.tangled,
          _MANUALS),
    _rule(62, "ESEF.3.4.2", _W, "tables are closed, and hold all lines", networks.tables,
          _ESEF | {"house"}),
    _rule(63, "ESEF.3.4.3", _W, "a default for each axis, in one role", networks.defaults,
          _ESEF | {"house"}),
    _rule(64, "GFM.1.8.11", _W, "no member made unusable", networks.usable),
    _rule(65, "ESEF.3.3.1 ESEF.3.3.2", _E, "lines of one's own are anchored",
          networks.anchored, _ESEF),
    _rule(65, "ESEF.3.3.2", _E, "anchors in a role of their own", networks.anchors_apart,
          _ESEF | {"house"}),
    _rule(66, "EFM.5.02.05", _E, "no fractions, tuples or targets", pages.plain_elements),
    _rule(67, "ESEF.2.4.1 EFM.5.02.05.14", _E, "no number is hidden", pages.hidden),
    _rule(68, "ESEF.2.2.3 EFM.5.02.05.12", _E, "transformations that are recommended",
          pages.transforms),
    _rule(69, "ESEF.2.2.8", _E, "ids of their own", pages.unique_ids),
    _rule(70, "ESEF.2.5.4", _E, "no fact kept from being seen", pages.shown),
    _rule(71, "ESEF.2.4.2 GFM.1.1.7", _E, "no base address", pages.base),
    _rule(72, "GFM.1.10.3 GFM.1.10.4", _W, "namespaces at the root, UTF-8", pages.declared),
    _rule(73, "DQC_0015 DQC_0014", _E, "no value below zero that cannot be",
          semantics.negative, _ALL, _LOOK),
    _rule(75, "DQC_0009", _E, "outstanding, issued, authorized in order",
          semantics.lesser_above_greater, _ALL, _LOOK),
    _rule(76, "DQC_0013", _W, "tax on the side of income", semantics.tax_sign, _ALL, _LOOK),
    _rule(77, "DQC_0005 DQC_0033 DQC_0036", _W, "the cover's context ends as it says",
          contexts.ends_as_said, _ALL, _LOOK),
    _rule(77, "DQC_0005.balances", _W, "no balance after the period", semantics.instants_after,
          _ALL, _LOOK),
    _rule(78, "DQC_0006", _W, "days that fit the quarter", semantics.focus, _ALL, _LOOK),
    _rule(79, "DQC_0041", _E, "defaults unchanged", networks.changed_defaults),
    _rule(81, "DQC_0044 DQC_0045 DQC_0047", _W, "operating items not under investing",
          networks.operating_in_investing),
    _rule(83, "DQC_0091", _W, "no percentage above 1,000 %", facts.percent_above_1000,
          _ALL, _LOOK),
    _rule(85, "DQC_0099", _W, "lines of one's own stand in sums", networks.left_out_of_sums),
    _rule(86, "DQC_0108", _W, "a shorter time is not above the longer",
          semantics.shorter_above_longer, _ALL, _LOOK),
)  # fmt: skip
"""In the order of the rule book."""

ELSEWHERE: Final = {
    10: ("EFM.6.05.12", "rules.duplicate"),
    12: ("EFM.6.05.37", "rules.decimals"),
    74: ("DQC_0004", "rules.balance"),
    82: ("DQC_0048", "rules.cash-incomplete"),
}
"""Rules of the book that the layer of arithmetic keeps: number → code, and that of the finding."""

LEFT_OUT: Final = {
    80: ("DQC_0043", "of discontinued and noncontrolling parts either sign occurs in releases"),
    84: ("DQC_0095", "a factor of 100 between years occurs in honest filings; the sums tell it"),
}
"""Rules of the book that are not kept, and why."""


def check(filed: Filed, reading: Reading, profile: Profile) -> Iterator[Objection]:
    """What the rules that bind find; one cause of a rule once, with a count."""
    seen = view(filed, reading, profile)
    for rule in RULES:
        if profile.name in rule.profiles and _fits(rule, filed):
            found = list(rule.breaches(seen))
            if found:
                yield _objection(rule, found, strict=profile.strict)


_OF_XML: Final = frozenset(range(1, 10)) | {13, 17}
"""Rules on contexts and units, which JSON and CSV do not have."""


def _fits(rule: Rule, filed: Filed) -> bool:
    return not (rule.number in _OF_XML and filed.form in ("xbrl-json", "xbrl-csv")) or (
        rule.number in (1, 2)
    )


_LIGHTER: Final = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}
"""Where no manual binds, what it forbids is a doubt, and what it doubts is told."""


def _objection(rule: Rule, found: list[Breach], *, strict: bool) -> Objection:
    first, *others = found
    more = f" ({len(others)} more like it)" if others else ""
    named = tuple(dict.fromkeys(name for breach in found for name in breach.facts))
    severity = rule.severity if strict else _LIGHTER[rule.severity]
    return Objection(
        Layer.RULES, severity, rule.code, f"{first.text}{more}", rule.next_step,
        ", ".join((rule.code, *rule.also)), named[:8], count=len(found),
    )  # fmt: skip
