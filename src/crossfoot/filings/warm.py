"""The warm engine: the core taxonomy loaded and checked once, each filing judged in a fork of it.

A filing's process has all that the parent has loaded and nothing that another filing left behind:
what it adds dies with it. Its own schemas and linkbases are read and checked on top; every set of
relationships that they touch is made anew. A relative reference is known when the bytes that it
reaches are those of the core; whatever is not sure goes to the reference engine. How it is done
is Arelle's inside and no promise of it, so it is used with the version that it was compared with.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from arelle import FileSource, ModelDocument, ModelXbrl, Validate, ValidateXbrl
from arelle.ValidateDuplicateFactsConst import DuplicateType
from arelle.ValidateXbrlCalcs import ValidateCalcsMode

from crossfoot.filings import reference
from crossfoot.filings.asked import Layer
from crossfoot.filings.kinds import Kind
from crossfoot.filings.known import core, digest
from crossfoot.filings.reach import within, within_json
from crossfoot.validation.arelle import Log, controller_of, messages_of, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.filings.asked import Answer, Question
    from crossfoot.validation.reading import Reading

    Model = Any
    """What Arelle has are lxml's elements, which have no types."""

NAME: Final = "warm"
COMPARED: Final = frozenset({"2.47.3"})
"""Versions of Arelle whose answers were found to be those of the reference engine."""

_ENTRY, _RULES = "crossfoot.xsd", "crossfoot-rules.xsd"
_OPEN: Final = (Kind.JSON, Kind.CSV)
_KINDS: Final = (Kind.INSTANCE, Kind.INLINE, *_OPEN)


def was_compared() -> bool:
    """Whether this is a version of Arelle that the warm engine may be used with."""
    return version("arelle-release") in COMPARED


def unfit(question: Question) -> str:
    """Why a filing goes to the reference engine; empty where it need not."""
    if not was_compared():
        return "the warm engine was not compared with this version of Arelle"
    if not hasattr(os, "fork"):
        return "this system has no fork"
    single = question.kind in _KINDS and len(question.paths) == 1 and not question.packages
    if not single or Layer.CALCULATIONS not in question.layers:
        return "only single reports without packages are warm"
    return _reaching_elsewhere(question)


def _reaching_elsewhere(question: Question) -> str:
    """What a filing refers to beside the core and schemas of its own, if it does."""
    path = Path(question.paths[0])
    reached = [each for each in _reached(question) if each != path.resolve()]
    known = (core().get(digest(each)) for each in reached)
    if not any(twin is not None and twin.name == _ENTRY for twin in known):
        return "it does not refer to the core taxonomy"
    if any(each.suffix not in (".xsd", ".xml") for each in reached):
        return "it refers to other files than schemas and linkbases"
    linked = question.kind not in _OPEN and b"linkbaseRef" in path.read_bytes()
    return "it refers to linkbases of its own" if linked else ""


def _reached(question: Question) -> tuple[Path, ...]:
    """The files of a filing and of the rules that stand beside its schemas."""
    root = Path(question.root)
    start = within_json if question.kind in _OPEN else within
    found = [*start(Path(question.paths[0]), root)]
    found += (path for rules in question.rules for path in within(Path(rules), root))
    return tuple(dict.fromkeys(found))


class Engine:
    """Cores that are loaded, by whether their rules are."""

    def __init__(self) -> None:
        self._bases: dict[bool, tuple[Model, Log]] = {}

    def load(self, question: Question) -> None:
        """Have what a filing needs, before a fork is made that shall share it."""
        self._base(ruled=bool(question.rules))

    def judge(self, question: Question) -> Answer:
        """What Arelle reads and finds; the process is of no use for another filing then."""
        return _judged(question, *self._base(ruled=bool(question.rules)))

    def load_rules(self) -> None:
        """Have what reports of ours need."""
        self._base(ruled=True)

    def read(self, folder: Path, report: str, core_folder: Path) -> Reading:
        """A report of ours with the rules of the core, judged as `validation.arelle.judge` does.

        `core_folder` is where it looks for the core taxonomy: there need be nothing there. The
        process is of no use for another report then.
        """
        model, log = self._base(ruled=True)
        log.records.clear()
        stand_in = {str(core_folder / it.name): str(it) for it in core().values()}
        with _silence():
            _load(str(folder / report), model, stand_in)
        said = sorted(messages_of(log, folder), key=lambda each: (each.facts, each.code))
        return reading_of(model, tuple(said))

    def _base(self, *, ruled: bool) -> tuple[Model, Log]:
        if ruled not in self._bases:
            log = Log()
            controller = controller_of(log)
            entry = next(it for it in core().values() if it.name == (_RULES if ruled else _ENTRY))
            source = FileSource.openFileSource(str(entry), controller)
            with _silence():
                model = controller.modelManager.load(source)
                loaded = set(vars(model))
                Validate.validate(model)
                _unlearn(model, loaded)
                # Each instance with members imports it, and would read it again.
                ModelDocument.load(model, "http://www.xbrl.org/2006/xbrldi-2006.xsd")
            self._bases[ruled] = (model, log)
            gc.freeze()  # what is loaded stays, and a fork need not touch it
        return self._bases[ruled]


def _unlearn(model: Model, loaded: set[str]) -> None:
    """Without what was found out of a model that had no facts yet."""
    for name in set(vars(model)) - loaded:
        delattr(model, name)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    silence = io.StringIO()
    with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        yield


def _judged(question: Question, model: Model, log: Log) -> Answer:
    log.records.clear()
    with reference.copied(question) as paths, _silence():
        _settle(question, model)
        _load(paths[0], model, _twins(question))
        return reference.answer(question, paths, [model], log, NAME)


def _load(path: str, model: Model, twins: Mapping[str, str]) -> None:
    """Load and validate a report; `twins` are files that are, to the byte, those of the core."""
    shared = set(model.urlDocs.values())
    for alias, twin in twins.items():
        if twin in model.urlDocs:
            model.urlDocs[alias] = model.urlDocs.pop(twin)
    before = {key: len(links) for key, links in model.baseSets.items()}
    source = FileSource.openFileSource(path, model.modelManager.cntlr)
    model.fileSource = source
    model.errors.clear()
    model.modelDocument = ModelDocument.load(model, str(source.url), isEntry=True)
    if model.modelDocument is not None:
        ModelXbrl.loadSchemalocatedSchemas(model)
        _forget(model, before)
        _trust(shared)
        Validate.validate(model)


def _settle(question: Question, model: Model) -> None:
    """What is asked of this filing."""
    manager, layers = model.modelManager, question.layers
    manager.validateCalcs = ValidateCalcsMode.ROUND_TO_NEAREST
    manager.validateUtr = Layer.UNITS in layers
    duplicates = DuplicateType.INCONSISTENT
    if question.kind is not Kind.INLINE:
        duplicates |= DuplicateType.CONSISTENT
    manager.validateDuplicateFacts = (
        duplicates if Layer.DUPLICATES in layers else DuplicateType.NONE
    )
    if Layer.FORMULA not in layers:
        manager.formulaOptions.formulaAction = "none"


def _twins(question: Question) -> Mapping[str, str]:
    """Copies of files of the core, and what they are copies of."""
    known = ((path, core().get(digest(path))) for path in _reached(question))
    return {str(path): str(twin) for path, twin in known if twin is not None}


def _forget(model: Model, before: dict[object, int]) -> None:
    """Drop each set of relationships that the filing's own links touch."""
    touched = {key for key, links in model.baseSets.items() if len(links) != before.get(key)}
    kinds = {key[0] for key in touched}
    for key in list(model.relationshipSets):
        named = key[0] if isinstance(key[0], tuple) else (key[0],)
        if not kinds.isdisjoint(named):
            del model.relationshipSets[key]


def _trust(shared: set[Model]) -> None:
    """Spare the core what it has passed before; here this process ends with the filing."""
    for document in shared:
        document.skipDTS = True
    checked = ValidateXbrl.ValidateXbrl.checkLinks

    def check_own_links(self: Model, modelLinks: set[Model]) -> None:  # noqa: N803 - Arelle's
        checked(self, {each for each in modelLinks if each.modelDocument not in shared})

    ValidateXbrl.ValidateXbrl.checkLinks = check_own_links  # type: ignore[method-assign]
