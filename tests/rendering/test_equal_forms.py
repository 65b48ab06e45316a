"""Every form holds the same facts: Arelle loads each, offline, and finds nothing new in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossfoot import convert, deliver
from tests.conftest import REAL_RELEASE, REAL_RELEASES
from tests.rendering.loaded import Loaded, load

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES = Path(__file__).parents[2] / "examples"
MADE = ("iij-1q17/release.txt", "harborline-2q24/release.htm", "tamarack-3q24/release.pdf")
REAL = (
    REAL_RELEASE,
    REAL_RELEASES / "dev" / "fb-ebay-2023q1-earnings" / "doc.pdf",
    REAL_RELEASES / "dev" / "nflx-8k-20241017" / "ex-991.htm",
    REAL_RELEASES / "dev" / "amzn-8k-20250206" / "ex-991.htm",
)
ALWAYS = (*MADE[1:], *REAL[:2])
"""Arelle loads each form of each in a process of its own, which takes its time."""
FORMS = ("report.json", "report-csv/report.json", "report.xhtml", "report.xbri", "report.xbr")


def _marks(source: str | Path) -> list[pytest.MarkDecorator]:
    return [] if source in ALWAYS else [pytest.mark.whole]


SOURCES = [
    *(pytest.param(EXAMPLES / it, id=it, marks=_marks(it)) for it in MADE),
    *(pytest.param(it, id=it.parent.name, marks=[pytest.mark.real, *_marks(it)]) for it in REAL),
]

pytestmark = pytest.mark.arelle


@pytest.fixture(scope="module", params=SOURCES)
def forms(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Loaded]:
    """Form → what Arelle loads of it."""
    source: Path = request.param
    if not source.is_file():
        pytest.skip(f"no real release at {source}")
    folder = tmp_path_factory.mktemp("forms") / "out"
    package = convert(source, arelle=False).package
    assert package
    assert deliver(package, folder) is None
    return {form: load(folder / form) for form in ("report.xbrl", *FORMS)}


def test_each_form_holds_the_facts_of_the_instance(forms: Mapping[str, Loaded]) -> None:
    facts = forms["report.xbrl"].best()
    assert facts
    for form in FORMS:
        assert forms[form].best() == facts, form


def test_ids_are_the_same_where_the_form_lets_us_choose(forms: Mapping[str, Loaded]) -> None:
    for aspects, ids in forms["report.xbrl"].ids().items():
        (ident,) = ids
        for form in FORMS:
            if form.startswith("report-csv"):
                assert all(ident.replace(".", "-") in it for it in forms[form].ids()[aspects])
            else:
                assert ident in forms[form].ids()[aspects], form


def test_only_the_inline_page_says_a_fact_more_than_once(forms: Mapping[str, Loaded]) -> None:
    for form, loaded in forms.items():
        often = [found for found in loaded.facts.values() if len(found) > 1]
        assert not often or form in ("report.xhtml", "report.xbri"), form
    inline = forms["report.xhtml"].facts
    for found in inline.values():
        first, *others = sorted(found, key=lambda it: (len(it.id), it.id))
        assert all(it.id.startswith(f"{first.id}-") for it in others)


def test_arelle_says_of_each_form_what_it_says_of_the_instance(
    forms: Mapping[str, Loaded],
) -> None:
    """Named contradictions are sums that do not add up; nothing else may be said."""
    said = sorted(forms["report.xbrl"].messages)
    assert {code for _, code in said} <= {"calc11e:inconsistentCalculationUsingRounding"}
    for form in FORMS:
        assert sorted(forms[form].messages) == said, form
