"""Filings rebuilt from their facts: what companies filed, as the rules look at it."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crossfoot import taxonomy
from crossfoot.filings.filed import Filed
from crossfoot.filings.rulebook import PROFILES, check
from crossfoot.model import ConceptName, Duration, Fact, FactId, Instant, Money, Severity, Unit
from crossfoot.validation import rules
from crossfoot.validation.reading import Reading
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from crossfoot.filings.rulebook.view import Profile
    from crossfoot.model import Measure, Period

_TYPES = {
    "monetary": "monetaryItemType",
    "shares": "sharesItemType",
    "per-share": "perShareItemType",
    "percent": "percentItemType",
}
_EXACT = 99


def filings(releases: Path) -> Iterator[tuple[str, Reading]]:
    """Each gold file's, then each filing of the two companies whose every fact is at hand."""
    for path in sorted((releases / "dev").glob("*/gold-*.csv")):
        with path.open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        yield path.parent.name, reading(_of_gold(row) for row in rows)
    for path in sorted((releases / "companyfacts").glob("*.json")):
        yield from _of_company(path)


def errors(told: Reading) -> list[str]:
    """Everything that is said at error level by the rules that facts alone can break."""
    strict: Profile = replace(PROFILES["edgar"], scheme="", identifier="", place="")
    found = [f"{it.code}: {it.message}" for it in rules.check(told) if it.severity == "error"]
    book = check(Filed("instance"), told, strict)
    found += [f"{it.code}: {it.message}" for it in book if it.severity is Severity.ERROR]
    return found


def reading(facts: Iterable[Fact | None]) -> Reading:
    """Each fact once, as the first that says it."""
    once: dict[object, Fact] = {}
    for fact in facts:
        if fact is not None:
            once.setdefault((fact.concept, fact.period, fact.members, str(fact.unit)), fact)
    types = {name: _TYPES.get(it.item_type, "") for name, it in taxonomy.load().concepts.items()}
    numbered = (replace(it, id=FactId(f"f{at}")) for at, it in enumerate(once.values()))
    return Reading(tuple(numbered), item_types=types)


def _of_gold(row: Mapping[str, str]) -> Fact | None:
    pairs = [pair.partition("=") for pair in row["dims"].split("|") if "=" in pair]
    members = tuple(sorted((_local(axis), _local(member)) for axis, _, member in pairs))
    given = row["decimals"]
    decimals = int(given) if given.lstrip("-").isdigit() else _EXACT
    return _fact(row["concept"], row["value"], row["unit"], (row["start"], row["end"]),
                 decimals, members)  # fmt: skip


def _of_company(path: Path) -> Iterator[tuple[str, Reading]]:
    told: dict[str, Any] = json.loads(path.read_bytes())["facts"]["us-gaap"]
    by_filing: defaultdict[str, list[Fact | None]] = defaultdict(list)
    for concept, each in told.items():
        for unit, values in each["units"].items():
            for it in values:
                days = (it.get("start", ""), it["end"])
                by_filing[it["accn"]].append(_fact(concept, str(it["val"]), unit, days, _EXACT, ()))
    for filing, facts in by_filing.items():
        yield f"{path.stem} {filing}", reading(facts)


def _fact(  # noqa: PLR0913, PLR0917 - as many as a fact has aspects
    concept: str, value: str, unit: str, days: tuple[str, str], decimals: int,
    members: tuple[tuple[str, str], ...],
) -> Fact | None:  # fmt: skip
    measure = _unit(unit)
    try:
        number = Decimal(format(Decimal(value).normalize(), "f"))
    except ArithmeticError:
        return None
    if measure is None:
        return None
    name = ConceptName(_local(concept))
    return Fact(FactId(""), name, _period(*days), measure, number, decimals, members)


def _period(first: str, last: str) -> Period:
    end = dt.date.fromisoformat(last)
    return Duration(dt.date.fromisoformat(first), end) if first else Instant(end)


def _unit(told: str) -> Measure | None:
    plain = {"shares": Unit.SHARES, "pure": Unit.PURE}.get(told)
    money, _, per = told.partition("/")
    if plain is None and len(money) == 3 and money.isupper() and per in ("", "shares"):
        return Money(money, per_share=bool(per))
    return plain


def _local(name: str) -> str:
    return name.rpartition(":")[2]
