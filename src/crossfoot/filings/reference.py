"""The reference engine: a fresh Arelle for each filing, asked as its API has it."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from arelle.api.Session import Session
from arelle.RuntimeOptions import RuntimeOptions

from crossfoot.filings.arelle_filing import filed_of
from crossfoot.filings.asked import Answer, Layer
from crossfoot.filings.beside import joined
from crossfoot.filings.kinds import Kind
from crossfoot.filings.known import owns
from crossfoot.validation.arelle import Log, messages_of, reading_of
from crossfoot.validation.reading import Level, Message, Reading
from crossfoot.value import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from arelle.ModelXbrl import ModelXbrl

    from crossfoot.filings.asked import Question

NAME = "reference"
_TAXONOMIES = (Kind.TAXONOMY_PACKAGE, Kind.SCHEMA)


def judge(question: Question) -> Answer:
    """What Arelle reads and finds; the process must not have another session."""
    with copied(question) as paths:
        return _judge(question, paths)


@contextlib.contextmanager
def copied(question: Question) -> Iterator[tuple[str, ...]]:
    """The files to read: the report itself, or a copy of it that is joined to its rules."""
    if not question.rules:
        yield question.paths
        return
    with tempfile.TemporaryDirectory() as name:
        (path,) = map(Path, question.paths)
        copy = Path(name) / path.name
        copy.write_bytes(joined(path.read_bytes(), path.parent, question.rules))
        yield (str(copy),)


def _judge(question: Question, paths: tuple[str, ...]) -> Answer:
    log, silence = Log(), io.StringIO()
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(silence),
        contextlib.redirect_stderr(silence),
        Session() as session,
    ):
        warnings.simplefilter("ignore")
        session.run(_options(question, paths), logHandler=log)
        told = answer(question, paths, list(session.get_models()), log)
        gc.collect()  # Arelle leaves packages open
    return told


def _options(question: Question, paths: tuple[str, ...]) -> RuntimeOptions:
    layers = question.layers
    calcs = {Layer.CALCULATIONS: "c11r", Layer.CALCULATIONS_1_0: "c10"}
    calc = next((told for layer, told in reversed(calcs.items()) if layer in layers), "none")
    inline_set = len(paths) > 1
    return RuntimeOptions(
        entrypointFile=_inline_set(paths) if inline_set else paths[0],
        plugins="inlineXbrlDocumentSet" if inline_set else None,
        packages=list(question.packages) or None,
        uiLang="en",
        internetConnectivity="offline",
        validate=True,
        calcs=calc,
        utrValidate=Layer.UNITS in layers,
        validateDuplicateFacts=_duplicates(question),
        formulaAction=None if Layer.FORMULA in layers else "none",
        taxonomyPackage=question.kind is Kind.TAXONOMY_PACKAGE,
        keepOpen=True,
        disablePersistentConfig=True,
    )


def _duplicates(question: Question) -> str | None:
    """A page may print a fact more than once, as long as it says the same."""
    if Layer.DUPLICATES not in question.layers:
        return None
    page = question.kind in (Kind.INLINE, Kind.REPORT_PACKAGE)
    return "inconsistent" if page else "all"


def _inline_set(paths: tuple[str, ...]) -> str:
    return json.dumps([{"ixds": [{"file": path} for path in paths]}])


def answer(
    question: Question,
    paths: tuple[str, ...],
    models: list[ModelXbrl],
    log: Log,
    engine: str = NAME,
) -> Answer:
    """What has been loaded and logged, as values."""
    folder = Path(question.root)
    own = {str(Path(paths[0]).parent), str(folder)}
    said = tuple(sorted(messages_of(log, *own), key=_order))
    loaded = [model for model in models if model.modelDocument is not None]
    if not loaded:
        return Answer(Reading((), said), None, engine)
    is_own = owns(paths[0], question.root, taxonomy=question.kind in _TAXONOMIES)
    model = _widest(loaded, is_own)
    reading = _all_facts(loaded, said)
    filed = filed_of(model, question.kind, is_own)
    return Answer(reading, filed, engine)


def _widest(models: list[ModelXbrl], is_own: Callable[[str], bool]) -> ModelXbrl:
    """The report, or of the entry points of a taxonomy the one that holds most of it."""
    if models[0].facts or len(models) == 1:
        return models[0]
    return max(models, key=lambda each: sum(is_own(it.filepath) for it in each.urlDocs.values()))


def _all_facts(models: list[ModelXbrl], said: tuple[Message, ...]) -> Reading:
    """A package may hold several reports, which are read one after the other."""
    first, *others = [reading_of(model, said) for model in models]
    for other in others:
        first = replace(first, facts=(*first.facts, *other.facts), said=(*first.said, *other.said))
    return first


def _order(said: Message) -> tuple[Level, str, tuple[str, ...], str]:
    """Arelle goes through sets: what it says first differs from run to run."""
    return said.level, said.code, said.facts, said.text
