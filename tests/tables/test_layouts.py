"""However a printer sets a release, its statements are read figure by figure."""

from __future__ import annotations

from collections import Counter
from typing import get_args, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.documents import html
from crossfoot.model import Line
from crossfoot.tables import grid
from tests.tables.layouts import Layout, Printed, release


def choices(annotation: object) -> st.SearchStrategy[object]:
    return st.booleans() if annotation is bool else st.sampled_from(get_args(annotation))


LAYOUTS = st.builds(Layout, **{k: choices(v) for k, v in get_type_hints(Layout).items()})


def read(page: str) -> list[Printed]:
    document, _ = html.read(page.encode(), "acme.htm")
    assert document
    found, findings = grid.statements(document)
    assert not findings
    assert {column.scale for each in found for column in each.columns} == {6}
    return [
        (str(each.kind), str(column.period), figure.value)
        for each in found
        for line in each.parts
        if isinstance(line, Line)
        for figure, column in zip(line.figures, each.columns, strict=True)
        if figure
    ]


@settings(deadline=None, max_examples=60)
@given(LAYOUTS, st.integers(0, 2**32))
def test_every_layout_gives_the_figures_that_were_printed(layout: Layout, seed: int) -> None:
    page, printed = release(layout, seed)
    assert Counter(read(page)) == Counter(printed)
