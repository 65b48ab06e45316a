"""The recipe, from a file to a package: each stage is a function, each line a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from crossfoot import (
    cover,
    documents,
    equity,
    facts,
    footing,
    ledger,
    lines,
    mapping,
    mentioned,
    rendering,
    tables,
    taxonomy,
    validation,
)
from crossfoot.asides import asides
from crossfoot.captions import vocabulary
from crossfoot.entity import identify, reporting_currency
from crossfoot.knowledge import knowledge
from crossfoot.mapping.naming import naming
from crossfoot.mapping.precedents import Shelves
from crossfoot.model import (
    Caption,
    Document,
    Figure,
    Finding,
    FootedStatement,
    Ledger,
    LineChange,
    Mention,
    Package,
    PrintedLine,
    Proof,
    Report,
    Severity,
    Statement,
    StatementKind,
    TaggedStatement,
)
from crossfoot.profile import Profile
from crossfoot.rendering.names import names
from crossfoot.taxonomy.anchoring import list_unanchored
from crossfoot.unproved import list_unproved
from crossfoot.value import Value, field, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from crossfoot.knowledge import Knowledge
    from crossfoot.tables.equity import Roll
    from crossfoot.taxonomy.model import Taxonomy

_JUDGED = frozenset({"xbrl", "json"})
"""The forms that are there once a report is judged."""
_OF_MARKUP = frozenset({"inline", "package", rendering.VIEWER})
"""The forms that hold an HTML source as its issuer has set it."""

Judge = Callable[..., tuple[int, tuple[Finding, ...]]]
"""Asked as `validation.validate` is."""

Watch = Callable[[str], None]
"""Told the name of each step that is done."""


def _unwatched(step: str) -> None:
    """Nobody looks on."""


class Core(Value, eq=False):
    """What is the same for every release, loaded once."""

    taxonomy: Taxonomy
    shelves: Shelves


def core() -> Core:
    """The taxonomy as shipped, and what was learned of captions, which is read if it is asked."""
    return Core(taxonomy.load(), Shelves(taxonomy.learned_captions))


STAGES = ("document", "statements", "footed", "tagged", "facts", "ledger")


class Conversion(Value):
    """What came of a source, stage by stage; None or empty where a stage was not reached.

    `held` counts the assertions of the taxonomy's rules that Arelle found to hold.
    """

    findings: tuple[Finding, ...] = ()
    document: Document | None = None
    statements: tuple[Statement, ...] = ()
    footed: tuple[FootedStatement, ...] = ()
    tagged: tuple[TaggedStatement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rolls: tuple[Roll, ...] = ()
    report: Report | None = None
    ledger: Ledger = field(default_factory=lambda: Ledger(()))
    lines: tuple[PrintedLine, ...] = ()
    changes: tuple[LineChange, ...] | None = None
    package: Package | None = None
    held: int = 0

    @property
    def proofs(self) -> tuple[Proof, ...]:
        return self.report.proofs if self.report else ()


def convert(  # noqa: PLR0913 - each is another thing to know
    source: Path,
    profile: Profile | None = None,
    *,
    arelle: bool = True,
    forms: Collection[str] = rendering.FORMS,
    judge: Judge = validation.validate,
    watch: Watch = _unwatched,
    shared: Core | None = None,
) -> Conversion:
    """The release in `source` as facts, proofs and a package of files, judged by Arelle.

    Nothing is written. Without `arelle` only our own rules judge the report. `forms` are those of
    `rendering.FORMS` that the package shall have; `rendering.VIEWER` is one more. Of many
    releases `shared` is the same, and the `judge` is one that is warm.
    """
    shared = shared or core()
    known = shared.taxonomy
    done = run(source, profile, shared, watch=watch)
    if done.report is None or not done.report.facts:
        return replace(done, report=None, findings=(*done.findings, *_nothing(done)))
    profile = profile or Profile()
    told = rendering.Told(done.lines, done.changes, profile.authority, profile.adopted.version)
    package = rendering.render(done.report, done.ledger, known, told)
    watch("rendering")
    held, judged = judge(package, done.report, known, arelle=arelle, found=done.findings)
    watch("validation")
    done = replace(done, findings=(*done.findings, *judged), held=held)
    package = rendering.with_findings(package, done.findings)
    if set(forms) != _JUDGED:
        shown = _shown(done, source, known, told, forms)
        package = rendering.with_forms(package, forms, shown, known)
    if rendering.VIEWER in forms:
        package, more = validation.with_viewer(package)
        done = replace(done, findings=(*done.findings, *more))
        package = rendering.with_findings(package, done.findings)
    watch("forms")
    return replace(done, package=package)


def _shown(
    done: Conversion,
    source: Path,
    known: Taxonomy,
    told: rendering.Told,
    forms: Collection[str],
) -> rendering.Shown:
    """What the forms show, and of the source what they need; asked for where there are facts."""
    if done.document is None or done.report is None:
        raise ValueError("nothing was read")
    kind = done.document.form
    namespace = rendering.namespace_of(done.report, known, told)
    return rendering.Shown(
        done.report,
        done.document,
        done.footed,
        done.ledger,
        done.findings,
        names(known, done.report.extension, namespace),
        rendering.version_of(done.report, told),
        documents.markup(source) if kind == "html" and set(forms) & _OF_MARKUP else None,
        documents.page_pictures(source) if kind == "pdf" and "review" in forms else (),
    )


def run(
    source: Path,
    profile: Profile | None = None,
    shared: Core | None = None,
    until: str = STAGES[-1],
    watch: Watch = _unwatched,
) -> Conversion:
    """The stages up to and including `until`; it ends early where a stage finds nothing."""
    profile = profile or Profile()
    document, findings = documents.read(source)
    watch("document")
    done = Conversion((*findings, *_told(profile)), document)
    if document is None or until == "document":
        return done
    statements, more = tables.recognise(document)
    watch("statements")
    done = replace(done, statements=statements, findings=(*done.findings, *more))
    if not statements or until == "statements":
        return done
    return _from_statements(done, document, profile, shared or core(), until, watch)


def _figures(done: Conversion) -> Iterator[Figure]:
    """All that was read as a figure, whether it has become a fact or not."""
    told = (mention for mention in done.mentions if not (mention.guarded and mention.figure.dash))
    yield from (mention.figure for mention in told)
    for statement in done.statements:
        for part in statement.parts:
            if not isinstance(part, Caption):
                yield from (figure for figure in part.figures if figure)
    for roll in done.rolls:
        figures = (figure for row in roll.rows for figure in row.figures)
        yield from (figure for figure in figures if figure and not figure.dash)


def _nothing(done: Conversion) -> tuple[Finding, ...]:
    """A statement whose lines nobody knows leaves nothing to report."""
    if done.report is None:
        return ()
    return (
        Finding(
            Severity.ERROR,
            "facts.none",
            "no line of the statements could be named, so there is nothing to report",
            "name the concepts of its captions under [captions.<statement>] in a profile",
        ),
    )


def _told(profile: Profile) -> tuple[Finding, ...]:
    if not profile.source:
        return ()
    said = f"the profile {profile.source} was used"
    return (Finding(Severity.INFO, "profile.used", said, "nothing; what it says, wins"),)


def _from_statements(  # noqa: PLR0913, PLR0917 - the recipe needs all of it
    done: Conversion,
    document: Document,
    profile: Profile,
    shared: Core,
    until: str,
    watch: Watch,
) -> Conversion:
    known = shared.taxonomy
    entity, guesses = identify(document, profile, profile.authority or known.authority)
    own, doubts = knowledge(profile, known, entity.name)
    words = vocabulary(known, entity.name, own.captions)
    plain = tuple(s for s in done.statements if s.kind is not StatementKind.EQUITY)
    footed, more = footing.resolve(plain, words)
    watch("footed")
    done = replace(done, footed=footed, findings=(*done.findings, *guesses, *doubts, *more))
    if until == "footed":
        return done
    assignment, more = mapping.assign(footed, known, words, own, shared.shelves)
    watch("tagged")
    done = replace(done, tagged=assignment.statements, findings=(*done.findings, *more))
    if until == "tagged":
        return done
    currency, more = reporting_currency(document, done.statements, profile)
    report, failures = facts.build(assignment, entity, known, currency)
    done = replace(done, report=report, findings=(*done.findings, *more, *failures))
    rolls = tables.rolls(document, done.statements)
    report, more = equity.settle(report, rolls, known, words, currency)
    done = replace(done, rolls=rolls, findings=(*done.findings, *more))
    taken = frozenset(each.figure.place for fact in report.facts for each in fact.prints)
    said, doubts = tables.mentions(document, done.statements, taken)
    texts = [paragraph.text for paragraph in document.paragraphs]
    named = naming(known, words, report.extension.members, texts)
    report, more = mentioned.settle(report, said, mentioned.Setting(known, named, currency))
    said_of_itself = cover.read(document, done.statements, entity, currency, known)
    report = replace(report, cover=said_of_itself)
    done = replace(done, mentions=said, report=report, findings=(*done.findings, *doubts, *more))
    done = replace(done, findings=(*done.findings, *list_unproved(report)))
    done = _with_lines(done, report, assignment.statements, own, known)
    watch("facts")
    if until == "facts":
        return done
    book, loose = ledger.account(document, report, _figures(done), asides(document, footed, said))
    watch("ledger")
    return replace(done, ledger=book, findings=(*done.findings, *loose))


def _with_lines(
    done: Conversion,
    report: Report,
    statements: tuple[TaggedStatement, ...],
    own: Knowledge,
    known: Taxonomy,
) -> Conversion:
    """Which lines there are, what became of those before, and what has no wider concept."""
    printed = lines.printed_lines(statements, report)
    before = own.adopted.lines
    changes = lines.altered(before, printed, own.company) if before else None
    said = (*list_unanchored(report.extension, known), *lines.summary(changes or ()))
    return replace(done, lines=printed, changes=changes, findings=(*done.findings, *said))
