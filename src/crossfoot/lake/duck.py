"""DuckDB: the only module that knows it. It writes the parts of a lake and answers questions."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import duckdb

from crossfoot.delivery import moved, unwritable
from crossfoot.lake import layout, schema
from crossfoot.lake.rows import split
from crossfoot.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crossfoot.lake.store import Store

_VIEWS: Final = Path(__file__).with_name("views.sql")
_LARGEST_ROW: Final = 64_000_000
"""Bytes of one line of what waits; none comes near."""

Failure = duckdb.Error
"""What DuckDB raises where a question makes no sense to it."""


def create(store: Store) -> Finding | None:
    """Have an empty part of each table, and the views of this version of the program."""
    try:
        with _scratch(store) as name:
            return _created(store, Path(name))
    except (duckdb.IOException, OSError) as error:
        return _unwritten(error)


def _created(store: Store, scratch: Path) -> Finding | None:
    for table in schema.TABLES:
        told = layout.part(table.name, layout.UNDATED, layout.SCHEMA_PART)
        if told not in store.names(told.rpartition("/")[0]):
            path = scratch / f"{table.name}.parquet"
            with duckdb.connect() as database:
                database.execute(_empty(table, path))
            refused = store.adopt(path, told)
            if refused:
                return refused
    path = scratch / layout.VIEWS
    with duckdb.connect(path) as database:
        _look_in(database, store)
        _define(database, store)
    return store.adopt(path, layout.VIEWS)


def _unwritten(error: Exception) -> Finding:
    said = f"the tables cannot be written: {str(error).partition(chr(10))[0]}"
    advice = "make room, and run again: nothing is lost"
    return Finding(Severity.ERROR, "lake.unwritten", said, advice)


def _scratch(store: Store) -> tempfile.TemporaryDirectory[str]:
    """On the same disk, where that is one of this machine; `sweep` knows it by its name."""
    near = store.root if _is_near(store) else None
    return tempfile.TemporaryDirectory(dir=near, prefix=layout.SCRATCH)


def _empty(table: schema.Table, path: Path) -> str:
    columns = ", ".join(f'NULL::{each.kind} AS "{each.name}"' for each in table.columns)
    return f"COPY (SELECT {columns} WHERE false) TO '{_quoted(path)}' {_PARQUET}"


def _define(database: duckdb.DuckDBPyConnection, store: Store) -> None:
    """A view for each table, all its parts with their month; then the questions."""
    for table in schema.TABLES:
        told = _quoted(f"{table.meaning}")
        database.execute(
            f"CREATE VIEW {table.name} AS SELECT * FROM {_parts(store, table)}; "
            f"COMMENT ON VIEW {table.name} IS '{told}'"
        )
    database.execute(_VIEWS.read_text("utf-8"))


def _parts(store: Store, table: schema.Table) -> str:
    """All parts of a table; those of this machine relative to the lake, so that it can be moved."""
    root = "" if _is_near(store) else f"{store.root}/"
    return (
        f"read_parquet('{_quoted(root)}{table.name}/month=*/*.parquet', "
        "hive_partitioning = true, hive_types = {'month': VARCHAR})"
    )


_PARQUET: Final = "(FORMAT parquet, COMPRESSION zstd)"


def _look_in(database: duckdb.DuckDBPyConnection, store: Store) -> None:
    """Where relative names are found, and how URIs are read."""
    if _is_near(store):
        database.execute(f"SET file_search_path = '{_quoted(store.root)}'")
    else:
        database.register_filesystem(getattr(store, "system"))  # noqa: B009 - fsspec has no types


def _is_near(store: Store) -> bool:
    return Path(store.root).is_dir()


def _quoted(name: str | Path) -> str:
    return str(name).replace("'", "''")


# ── writing ──────────────────────────────────────────────────────────────────────────────


def commit(store: Store, month: str, part: str, waiting: Sequence[str]) -> Finding | None:
    """Put what waits into one part of each table; with that of `receipts` it counts.

    What cannot be written leaves parts that no receipt stands for: `orphans` finds them.
    """
    try:
        with _scratch(store) as name, duckdb.connect() as database:
            scratch = Path(name)
            _gathered(store.near(waiting, scratch), scratch)
            for table in schema.TABLES:
                path = scratch / f"{table.name}.parquet"
                database.execute(_copy(table, _lines_of(table, scratch), path))
                refused = store.adopt(path, layout.part(table.name, month, part))
                if refused:
                    return refused
    except (duckdb.IOException, OSError) as error:
        return _unwritten(error)
    return None


def _lines_of(table: schema.Table, scratch: Path) -> Path:
    return scratch / f"{table.name}.rows"


def _gathered(sources: Iterable[Path], scratch: Path) -> None:
    """A file of lines for each table: DuckDB reads these thirty times as fast as what waits."""
    with ExitStack() as stack:
        tables = {
            table.name: stack.enter_context(_lines_of(table, scratch).open("xb"))
            for table in schema.TABLES
        }
        for source in sources:
            with source.open("rb") as lines:
                for line in lines:
                    name, row = split(line)
                    tables[name].write(row)


def _copy(table: schema.Table, lines: Path, path: Path) -> str:
    columns = ", ".join(f"'{each.name}': '{each.kind}'" for each in table.columns)
    return (
        f"COPY (SELECT * FROM read_json('{_quoted(lines)}', format = 'newline_delimited', "
        f"maximum_object_size = {_LARGEST_ROW}, columns = {{{columns}}})) "
        f"TO '{_quoted(path)}' {_PARQUET}"
    )


def orphans(store: Store) -> tuple[str, ...]:
    """Parts of a commit that was cut off: they have no receipts."""
    parts = {table.name: store.names(table.name) for table in schema.TABLES}
    whole = {name.partition("/")[2] for name in parts[schema.RECEIPTS.name]}
    others = (name for names in parts.values() for name in names)
    return tuple(name for name in others if name.partition("/")[2] not in whole)


# ── reading ──────────────────────────────────────────────────────────────────────────────


def receipts(store: Store, columns: Sequence[str], month: str = "") -> Iterator[tuple[Any, ...]]:
    """These columns of all receipts in the tables, or of those of a month."""
    where = f" WHERE month = '{_quoted(month)}'" if month else ""
    named = ", ".join(f'"{column}"' for column in columns)
    with duckdb.connect() as database:
        _look_in(database, store)
        database.execute(f"SELECT {named} FROM {_parts(store, schema.RECEIPTS)}{where}")
        while rows := database.fetchmany(10_000):
            yield from rows


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a Parquet file, whatever it holds as text; may raise `Failure`."""
    with duckdb.connect() as database:
        told = database.execute(f"SELECT * FROM read_parquet('{_quoted(path)}')")
        names = [str(each[0]) for each in told.description]
        return [
            {name: "" if it is None else str(it) for name, it in zip(names, row, strict=True)}
            for row in told.fetchall()
        ]


def answer(store: Store, question: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The names of the columns, and the rows; may raise `Failure`."""
    database = _views(store)
    told = database.execute(question)
    names = [str(each[0]) for each in told.description or ()]

    def rows() -> Iterator[tuple[Any, ...]]:
        while some := told.fetchmany(10_000):
            yield from some
        database.close()

    return names, rows()


def to_parquet(store: Store, question: str, out: Path) -> Finding | None:
    """Write the answer as a Parquet file; may raise `Failure`."""
    with tempfile.TemporaryDirectory(dir=out.absolute().parent) as name, _views(store) as database:
        path = Path(name) / out.name
        asked = question.strip().removesuffix(";")
        database.execute(f"COPY ({asked}) TO '{_quoted(path)}' {_PARQUET}")
        try:
            moved(path, out)
        except OSError as error:
            return unwritable(out, error)
    return None


def _views(store: Store) -> duckdb.DuckDBPyConnection:
    if _is_near(store):
        database = duckdb.connect(Path(store.root) / layout.VIEWS, read_only=True)
        _look_in(database, store)
    else:
        database = duckdb.connect()
        _look_in(database, store)
        _define(database, store)
    return database
