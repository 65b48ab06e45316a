"""The values that pass between the stages. They are frozen; a later stage makes new ones.

Money and counts are `Decimal`. Inside a `Figure` they stand as printed (in the column's scale,
with the printed sign); inside a `Fact` they stand in units, signed as the concept demands.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, NewType

from crossfoot.patterns import regex
from crossfoot.value import Value, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ConceptName = NewType("ConceptName", str)
"""Local name of a concept, the same in every namespace that mirrors it."""

FactId = NewType("FactId", str)


# ── where ────────────────────────────────────────────────────────────────────────────────


CELL_WIDTH: Final = 100_000_000
"""Characters from the beginning of one cell of a sheet to that of the next: more than any has."""


class Place(Value, order=True):
    """Where something is printed: page, line of that page's text, first character; all from 1.

    A source without pages is one page; a table row of HTML is one line. Of a sheet the page is its
    number in the workbook, the line its row, and the cells of a row begin `CELL_WIDTH` characters
    apart: what stands in column B has its first character at 2 * `CELL_WIDTH` + 1.
    """

    page: int
    line: int
    column: int

    def __str__(self) -> str:
        if self.column > CELL_WIDTH:
            return f"sheet {self.page}, cell {_letters(self.column // CELL_WIDTH)}{self.line}"
        page = f"page {self.page}, " if self.page > 1 else ""
        return f"{page}line {self.line}, column {self.column}"

    @property
    def printed_line(self) -> tuple[int, int]:
        """Its page and line: what all places of one line share."""
        return self.page, self.line

    def moved(self, characters: int) -> Place:
        """The place that many characters further on in the same line."""
        return Place(self.page, self.line, self.column + characters)

    @property
    def told_column(self) -> int:
        """The column that a person is told: that of the sheet, else that of the character."""
        return self.column // CELL_WIDTH or self.column


def cell_place(sheet: int, row: int, column: int) -> Place:
    """The place of a cell's first character; all from 1."""
    return Place(sheet, row, column * CELL_WIDTH + 1)


def _letters(column: int) -> str:
    """A column as spreadsheets name it: A, B, …, Z, AA."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


# ── findings ─────────────────────────────────────────────────────────────────────────────


class Severity(StrEnum):
    """`error` fails the run, `warning` fails it under --strict, `info` never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Value):
    """Something that a person should know, with its place and what to do about it."""

    severity: Severity
    code: str
    message: str
    next_step: str
    place: Place | None = None
    facts: tuple[FactId, ...] = ()


# ── documents ────────────────────────────────────────────────────────────────────────────


class Cell(Value):
    """A run of text inside a paragraph; `position` and `span` count grid columns from 0."""

    text: str
    place: Place
    position: int = 0
    span: int = 1
    strong: bool = False


_BROKEN: Final = regex(r"(?<=[a-z])- (?=[a-z])")
"""Where a compound was broken after its hyphen: "non-" above "marketable"."""


def _joined(cells: tuple[Cell, ...]) -> str:
    text = " ".join([cell.text for cell in cells])
    return _BROKEN.sub("-", text) if "- " in text else text


class Paragraph(Value):
    """One printed line. Scraped text has one cell a line, a table row has one for each cell.

    `table` numbers the table that the row stands in (from 1), 0 outside of tables.
    """

    cells: tuple[Cell, ...]
    indent: int = 0
    table: int = 0

    @property
    def text(self) -> str:
        return self.cells[0].text if len(self.cells) == 1 else _joined(self.cells)

    @property
    def place(self) -> Place:
        return self.cells[0].place


class Document(Value):
    """What is printed, in reading order. `name` is the file's name without its folder."""

    name: str
    form: str
    paragraphs: tuple[Paragraph, ...]


# ── periods ──────────────────────────────────────────────────────────────────────────────


class Instant(Value, order=True):
    """The end of a day (XBRL 2.1 §4.7.2: an instant's date means the end of that day)."""

    on: dt.date

    def __str__(self) -> str:
        return self.on.isoformat()


class Duration(Value, order=True):
    """Days over which something is measured, first and last included."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def opening(self) -> Instant:
        """The moment before the first day: the instant of the opening balances."""
        return Instant(self.first - dt.timedelta(days=1))

    @property
    def closing(self) -> Instant:
        return Instant(self.last)


Period = Instant | Duration


# ── statements as printed ────────────────────────────────────────────────────────────────


class StatementKind(StrEnum):
    BALANCE_SHEET = "balance-sheet"
    INCOME = "income"
    PER_SHARE = "per-share"
    COMPREHENSIVE_INCOME = "comprehensive-income"
    CASH_FLOW = "cash-flow"
    EQUITY = "equity"
    OTHER = "other"


class Figure(Value):
    """A printed number. `value` is signed as printed and not yet scaled; a dash is 0.

    `places` is the number of printed decimal places, `place` that of its first digit (or dash).
    """

    text: str
    value: Decimal
    places: int
    place: Place
    dash: bool = False
    percent: bool = False


class Column(Value):
    """What one column of a statement measures. `scale` is a power of ten: 3 is thousands.

    `share_scale` is that of share counts, None where nothing is said of them.
    """

    period: Period
    scale: int = 0
    currency: str | None = None
    heading: str = ""
    share_scale: int | None = None


class Caption(Value):
    """A printed caption: as many cells as it was broken over, and its depth in the statement."""

    cells: tuple[Cell, ...]
    depth: int = 0

    @property
    def text(self) -> str:
        return self.cells[0].text if len(self.cells) == 1 else _joined(self.cells)

    @property
    def place(self) -> Place:
        return self.cells[0].place


class Group(Value):
    """Figures that were printed together, one a column, and have no caption yet."""

    figures: tuple[Figure | None, ...]


class Line(Value):
    """A caption with its figures, one a column; `None` where nothing is printed.

    `header` holds the captions without figures that it stands under, outermost first.
    `rivals` are the other captions that the figures may belong to: the pairing is then open.
    `share_scale` is the power of ten that the caption itself names for a count of shares.
    `repeats` is where the caption of the statement's line stands that a note prints again.
    """

    caption: Caption
    figures: tuple[Figure | None, ...]
    header: tuple[str, ...] = ()
    rivals: tuple[Caption, ...] = ()
    share_scale: int | None = None
    repeats: Place | None = None


Part = Caption | Group | Line


class Statement(Value):
    """A statement as recognised: captions and groups of figures in reading order.

    Where the source keeps a row together it is a `Line` already; where the cells were torn
    apart it is a `Caption` and a `Group`, and `footing` finds who belongs to whom.
    """

    kind: StatementKind
    title: str
    place: Place
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]


# ── figures outside of statements ────────────────────────────────────────────────────────


class Gauge(StrEnum):
    """What a printed figure gauges: a thing itself, or how it compares."""

    VALUE = "value"
    CHANGE = "change"
    """A relative change: 13.2 % more than in the period compared with."""
    DIFFERENCE = "difference"
    """An absolute change, in the unit of the thing itself."""
    RATIO = "ratio"
    """A share of something else, such as a margin."""


class Mention(Value):
    """A figure of a summary, a card, an exchange's form or a sentence, with what is said of it.

    `caption` is the thing as printed; `headings` are the titles and headers that it stands under,
    outermost first. `noun` is a printed unit that is neither money nor share nor percent ("ATMs",
    "Gbps", "contracts"). `compared` is the period that a change or difference looks back to.
    `sign` is -1 where words turn a figure round ("down", "decreased by", "used in").
    """

    figure: Figure
    caption: str
    headings: tuple[str, ...]
    gauge: Gauge
    period: Period | None
    scale: int = 0
    currency: str | None = None
    per_share: bool = False
    noun: str = ""
    compared: Period | None = None
    forecast: bool = False
    bound: Literal["", "minimum", "maximum"] = ""
    """Which end of a range a figure is, where a range is expected."""
    sign: Literal[1, -1] = 1
    member: str = ""
    """A printed row or column label that is no period and no caption, such as "2Q-end"."""
    base: str = ""
    """What a ratio is a share of, as printed ("1Q17 total revenue"), where the text says it."""
    guarded: bool = False
    """Whether its caption alone makes no new fact: only what its table or a fact confirms does."""


# ── footing ──────────────────────────────────────────────────────────────────────────────


class Term(Value):
    """One addend of a sum: the line's index in its statement and the sign it enters with."""

    line: int
    sign: Literal[1, -1]


class Sum(Value):
    """`total` is the signed sum of `terms`, in the columns where `residuals` is 0.

    Indices are those of `FootedStatement.lines`. A residual is total less terms, in printed
    scale; `None` where the column lacks one of the figures.
    """

    total: int
    terms: tuple[Term, ...]
    residuals: tuple[Decimal | None, ...]


class FootedStatement(Value):
    """A statement whose figures have captions, with the sums that its lines form."""

    kind: StatementKind
    title: str
    place: Place
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    sums: tuple[Sum, ...]


# ── mapping ──────────────────────────────────────────────────────────────────────────────


class Rival(Value):
    """A concept that was considered and not taken."""

    concept: ConceptName
    rung: str
    score: Decimal


class Tagged(Value):
    """A line's concept. `members` are (axis, member) local names, in the axes' order.

    `rung` names the step of the mapping ladder that decided.
    """

    concept: ConceptName
    rung: str
    members: tuple[tuple[str, str], ...] = ()
    rivals: tuple[Rival, ...] = ()


class InnerFigure(Value):
    """A figure printed inside a line's caption: which columns it speaks for, in which scale."""

    figure: Figure
    columns: tuple[int, ...]
    scale: int
    tagged: Tagged


class TaggedStatement(Value):
    """A footed statement with a concept for each line, None where none was found.

    `inner[i]` are the figures inside the caption of line i; `moments[i]` says that the line is
    a balance at the start or the end of its column's period.
    """

    footed: FootedStatement
    tags: tuple[Tagged | None, ...]
    inner: tuple[tuple[InnerFigure, ...], ...]
    moments: tuple[Literal["opening", "closing"] | None, ...]


# ── facts ────────────────────────────────────────────────────────────────────────────────


class Entity(Value):
    """Who reports: an identifier in a scheme, and the name as printed."""

    scheme: str
    identifier: str
    name: str


class Unit(StrEnum):
    """The units of XBRL itself; money is `Money`, since there are as many as currencies."""

    SHARES = "xbrli:shares"
    PURE = "xbrli:pure"


class Money(Value, order=True):
    """An ISO 4217 currency, per share when `per_share`."""

    currency: str
    per_share: bool = False

    def __str__(self) -> str:
        return f"iso4217:{self.currency}" + ("/xbrli:shares" if self.per_share else "")


class OwnMeasure(Value, order=True):
    """What no registered unit counts: "contract", "Gbps"; the local name of the measure.

    It lives in the core's namespace when a concept of the core is counted in it, else in the
    issuer's.
    """

    name: str

    def __str__(self) -> str:
        return self.name


Measure = Money | Unit | OwnMeasure


class Print(Value):
    """One place where a fact is printed, with the value in units that this print gives it."""

    figure: Figure
    value: Decimal
    decimals: int


class Fact(Value):
    """A fact in the sense of OIM 1.0 §3: a value and its aspects, and why it is believed.

    `value` is in units and signed for the concept; `decimals` as in XBRL 2.1 §4.6.5.
    `prints[0]` is the print that the value was taken from, the others are repeats.
    """

    id: FactId
    concept: ConceptName
    period: Period
    unit: Measure
    value: Decimal
    decimals: int
    members: tuple[tuple[str, str], ...] = ()
    prints: tuple[Print, ...] = ()
    caption: str = ""
    rung: str = ""
    rivals: tuple[Rival, ...] = ()


class CoverFact(Value):
    """What a release says of itself, in the lexical form of its concept; no arithmetic meets it.

    `printed` is the quotation that says it, `place` where that begins. `language` is that of a
    text, lower case (BCP 47), and None of dates, years and yes or no.
    """

    id: FactId
    concept: ConceptName
    period: Duration
    text: str
    printed: str
    place: Place
    language: str | None = None
    members: tuple[tuple[str, str], ...] = ()


class ProofKind(StrEnum):
    SUM = "sum"
    REPEAT = "repeat"
    BALANCE = "balance"
    ROLL_FORWARD = "roll-forward"
    PER_SHARE = "per-share"
    RATIO = "ratio"
    MEMBERS = "members"
    """The members of an axis add up to the whole."""
    SEGMENT_TOTAL = "segment-total"
    """Segments, less what is taken off between them, are the consolidated figure."""
    CHANGE = "change"
    """A printed percentage is what the two figures that it compares give."""
    DIFFERENCE = "difference"
    """A printed change in amount lies between two printed figures."""
    TARGET_PER_SHARE = "target-per-share"
    """Income that is aimed at, over the shares outstanding, is what is aimed at per share."""
    TIE_OUT = "tie-out"
    """Two facts of different meaning that must have one value."""
    DIVIDENDS = "dividends"
    """Dividends per share add up over the year, or times the shares are the dividends paid."""


class ProofTerm(Value):
    fact: FactId
    weight: Decimal


class Proof(Value):
    """An identity among facts: the weighted terms add up to `residual`, which is 0 when exact.

    `tolerance` is what the rounding of the printed figures allows, in units; the identity is
    proved when the residual is within it.
    """

    id: str
    kind: ProofKind
    statement: str
    period: Period
    terms: tuple[ProofTerm, ...]
    residual: Decimal
    tolerance: Decimal = Decimal(0)

    @property
    def proved(self) -> bool:
        return abs(self.residual) <= self.tolerance


class CoinedMember(Value):
    """A member of the issuer's own: `label` is the caption that it was named from.

    `captions` are the other ones under which it is or was printed, `labels` those in other
    languages (language, text). An `adopted` one comes from the profile, printed or not.
    `parts` are the members that it stands for together, which have places of their own.
    """

    axis: str
    name: str
    label: str
    parent: str | None = None
    captions: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    adopted: bool = False
    parts: tuple[str, ...] = ()


class CoinedConcept(Value):
    """A concept of the issuer's own, typed and signed from the arithmetic.

    `anchor` is the core concept that is wider than it: that of the total it adds up to.
    `captions`, `labels` and `adopted` are as for a member.
    """

    name: str
    label: str
    item_type: str
    period: Literal["instant", "duration"]
    balance: Literal["debit", "credit"] | None
    anchor: str | None
    captions: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    adopted: bool = False


class SummedConcept(Value):
    """`total` = sum of weight x part, as this release prints it, with the weights of XBRL."""

    statement: StatementKind
    total: str
    parts: tuple[tuple[str, Literal[1, -1]], ...]


class Extension(Value):
    """What the issuer's own schema holds: members and concepts coined, and the sums printed.

    `sums` are arcs of its calculation linkbase; `asserted` bind where all of their terms are
    reported, as value assertions.
    """

    members: tuple[CoinedMember, ...] = ()
    concepts: tuple[CoinedConcept, ...] = ()
    sums: tuple[SummedConcept, ...] = ()
    asserted: tuple[SummedConcept, ...] = ()


class Report(Value):
    """Everything that the release says, as facts; what its cover says stands apart."""

    entity: Entity
    facts: tuple[Fact, ...]
    proofs: tuple[Proof, ...]
    extension: Extension = Extension()
    cover: tuple[CoverFact, ...] = ()

    def by_id(self) -> dict[FactId, Fact]:
        return {fact.id: fact for fact in self.facts}


# ── lines ────────────────────────────────────────────────────────────────────────────────


class PrintedLine(Value):
    """A line of a statement, or what is the issuer's own outside of them; no figures.

    `name` is its concept, empty where none was found, `members` their local names, `under` the
    concept and members of the total that it adds up to, where a sum says so. `place` is that of
    the caption, in its own release.
    """

    statement: StatementKind
    caption: str
    name: str
    members: tuple[str, ...] = ()
    under: str = ""
    rung: str = ""
    place: Place | None = None


class Alteration(StrEnum):
    """What became of a line since the release before."""

    NEW = "new"
    LOST = "lost"
    CAPTION = "caption"
    """The same name under another caption."""
    PLACE = "place"
    """The same name and caption in another statement or under another total."""
    NAME = "name"
    """The same caption with another concept or member."""


class LineChange(Value):
    """One difference between two releases; `before` is None for a new line, `now` for a lost."""

    alteration: Alteration
    before: PrintedLine | None
    now: PrintedLine | None


# ── ledger ───────────────────────────────────────────────────────────────────────────────


class Fate(StrEnum):
    """What became of a printed number."""

    FACT = "fact"
    REPEAT = "repeat"
    DERIVED = "derived"
    CAPTION = "caption"
    DATE = "date"
    REFERENCE = "reference"
    OPEN = "open"


class LedgerEntry(Value):
    """One printed number and its fate; `fact` is set for fact, repeat and derived only."""

    place: Place
    printed: str
    fate: Fate
    fact: FactId | None = None
    note: str = ""


class Ledger(Value):
    entries: tuple[LedgerEntry, ...]


# ── packages ─────────────────────────────────────────────────────────────────────────────


class Shipped(Value):
    """A file that is part of the program, read when it is written."""

    path: Path

    def __iter__(self) -> Iterator[bytes]:
        yield self.path.read_bytes()


Chunks = tuple[bytes, ...] | Shipped
"""The bytes of a file, piece after piece."""


class Package(Value):
    """The files to write: a relative POSIX path each, and its bytes in chunks."""

    files: Mapping[str, Chunks] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[str, Chunks]]:
        return iter(sorted(self.files.items()))
