"""The tables of a lake: each column with its type, as DuckDB and Parquet have it, and its meaning.

`docs/lake.md` is written from this, and a test holds the rows to it.
"""

from __future__ import annotations

from typing import Final

from crossfoot.value import Value

MONEY: Final = "DECIMAL(38,12)"
"""26 digits before the point and 12 after it, exact."""
WHOLE_DIGITS, PLACES = 26, 12


class Column(Value):
    """A column of a table."""

    name: str
    kind: str
    meaning: str


class Table(Value):
    """A table; every release has its rows in one part of it."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


def _columns(*told: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(*each) for each in told)


FACTS: Final = Table(
    "facts",
    "every fact of every report; of one report no two have the same concept, period, unit "
    "and dimensions",
    _columns(
        ("release", "VARCHAR", "key of the release, as in `receipts`"),
        ("scheme", "VARCHAR", "what identifies the entity"),
        ("identifier", "VARCHAR", "the entity, by that scheme"),
        ("company", "VARCHAR", "its name"),
        ("published", "TIMESTAMP", "when the release was published (UTC), if anybody says so"),
        ("reported", "DATE", "last day of the period that the release reports on"),
        ("key", "UUID", "hash of entity, concept, period, unit and dimensions"),
        ("series", "UUID", "the same without the period"),
        ("position", "INTEGER", "place of the fact in its report, from 1"),
        ("fact", "VARCHAR", "id of the fact in its report"),
        ("concept", "VARCHAR", "local name of the concept"),
        ("own", "BOOLEAN", "whether the concept is the issuer's own"),
        ("label", "VARCHAR", "English label of the concept"),
        ("us_gaap", "VARCHAR", "element of us-gaap that the concept mirrors, if any"),
        ("us_gaap_kind", "VARCHAR", "exact, narrower, wider or derived"),
        ("us_gaap_year", "INTEGER", "latest taxonomy year up to the period's that has the element"),
        ("anchor", "VARCHAR", "of an own concept the core concept that is wider"),
        ("statement", "VARCHAR", "statement that prints it, empty elsewhere"),
        ("caption", "VARCHAR", "as printed"),
        ("printed", "VARCHAR", "the figure as printed"),
        ("page", "INTEGER", "where the figure stands"),
        ("line", "INTEGER", "likewise"),
        ("character", "INTEGER", "likewise"),
        ("prints", "INTEGER", "how often the release prints it"),
        ("first_day", "DATE", "of a duration; null for an instant"),
        ("last_day", "DATE", "of a duration, or the instant"),
        ("unit", "VARCHAR", "as in xBRL-JSON"),
        ("value", MONEY, "in units, exact; null where it has more digits"),
        ("lexical", "VARCHAR", "the same in words of the report, whatever its length"),
        ("decimals", "INTEGER", "as in XBRL 2.1 §4.6.5"),
        ("dimensions", "VARCHAR", "axis=member, sorted, with | between; empty where there is none"),
        ("members", "MAP(VARCHAR, VARCHAR)", "the same as a map"),
        ("forecast", "BOOLEAN", "whether it is a forecast"),
        ("believed", "VARCHAR", "which step gave it its concept"),
        ("proved", "BOOLEAN", "whether an identity holds for it, being printed again not counted"),
        ("total", "BOOLEAN", "whether it heads a sum or is what the taxonomy sums up"),
        ("failed", "INTEGER", "identities that do not hold for it"),
    ),
)
PROOFS: Final = Table(
    "proofs",
    "every identity, proved or not",
    _columns(
        ("release", "VARCHAR", "key of the release"),
        ("proof", "VARCHAR", "id of the identity in its report"),
        ("kind", "VARCHAR", "sum, roll-forward, per-share, …"),
        ("statement", "VARCHAR", "where it stands, empty elsewhere"),
        ("first_day", "DATE", "of its period; null for an instant"),
        ("last_day", "DATE", "of its period"),
        ("proved", "BOOLEAN", "whether it holds"),
        ("residual", MONEY, "what its terms add up to"),
        ("tolerance", MONEY, "what rounding allows"),
        ("terms", "STRUCT(fact VARCHAR, weight VARCHAR)[]", "facts and their weights"),
    ),
)
FINDINGS: Final = Table(
    "findings",
    "everything that a person should know",
    _columns(
        ("release", "VARCHAR", "key of the release"),
        ("severity", "VARCHAR", "error, warning or info"),
        ("code", "VARCHAR", "as in docs/findings.md"),
        ("message", "VARCHAR", "what there is"),
        ("next_step", "VARCHAR", "what to do"),
        ("place", "VARCHAR", "where, in words"),
        ("facts", "VARCHAR[]", "the facts that it is about"),
    ),
)
NUMBERS: Final = Table(
    "numbers",
    "the ledger in short: how many printed numbers met which fate",
    _columns(
        ("release", "VARCHAR", "key of the release"),
        ("fate", "VARCHAR", "fact, repeat, derived, caption, date, reference or open"),
        ("numbers", "INTEGER", "how many"),
    ),
)
RECEIPTS: Final = Table(
    "receipts",
    "one row for each release that came to an end, good or bad",
    _columns(
        ("release", "VARCHAR", "key: hash of content, profile, date, forms and program version"),
        ("source", "VARCHAR", "path or URI"),
        ("content", "VARCHAR", "SHA-256 of the file"),
        ("size", "BIGINT", "bytes of the file"),
        ("modified", "VARCHAR", "when the file was changed, as its system tells it"),
        ("profile", "VARCHAR", "SHA-256 of the company's profile, empty without one"),
        ("version", "VARCHAR", "of the program"),
        ("published", "TIMESTAMP", "as in `facts`"),
        ("reported", "DATE", "as in `facts`"),
        ("scheme", "VARCHAR", "as in `facts`"),
        ("identifier", "VARCHAR", "as in `facts`"),
        ("company", "VARCHAR", "as in `facts`"),
        ("form", "VARCHAR", "what the manifest says that the release is"),
        ("format", "VARCHAR", "text, html, pdf, …"),
        ("verdict", "VARCHAR", "valid, doubts, invalid, refused or stopped"),
        ("why", "VARCHAR", "code of the first error"),
        ("facts", "INTEGER", "facts"),
        ("proved", "INTEGER", "of these proved"),
        ("identities", "INTEGER", "identities"),
        ("failed", "INTEGER", "of these not proved"),
        ("open", "INTEGER", "printed numbers with an open fate"),
        ("errors", "INTEGER", "findings that are errors"),
        ("warnings", "INTEGER", "findings that are warnings"),
        ("judge", "VARCHAR", "warm, cold or none"),
        ("cpu", "INTEGER", "milliseconds of CPU"),
        ("stages", "MAP(VARCHAR, INTEGER)", "the same by stage, in microseconds"),
        ("peak", "BIGINT", "most bytes that the worker has held so far"),
        ("finished", "TIMESTAMP", "when it was done (UTC)"),
    ),
)

TABLES: Final = (FACTS, PROOFS, FINDINGS, NUMBERS, RECEIPTS)
"""In the order in which their parts are written: what `receipts` names is there already."""
