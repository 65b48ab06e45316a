"""The warm engine says what the reference engine says: codes, facts and verdict, of any filing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossfoot import convert, deliver
from crossfoot.filings.child import Child
from crossfoot.filings.judging import Terms, judge
from crossfoot.filings.warm import NAME as WARM
from tests.filings.variants import EXTENSIONS, INSTANCES, variants, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossfoot.filings.judgement import Judgement
    from tests.filings.variants import Variant

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAIN, EXTENDED = "harborline-2q24/release.htm", "iij-1q17/release.txt"
OF_ALL = "extension: "
"""Its mistakes are made where there is most of it."""
CASES = [
    *((PLAIN, name, variant) for name, variant in variants() if not name.startswith(OF_ALL)),
    *(
        (EXTENDED, name, variant)
        for name, variant in variants()
        if name in ("as delivered", "a value", "a default said", "page: as delivered")
        or name.startswith(OF_ALL)
    ),
]
OF_THEM = 3
"""Every third is judged each time: the reference engine begins anew with each, which takes two
seconds."""
NO_TAXONOMY = ("report.json: no taxonomy", "report-csv/report.json: no taxonomy")
NOT_WARM = {"no schema", "an unknown schema", "linkbases of its own", *NO_TAXONOMY}
"""Where it is not sure that the core is what is meant, the reference engine is asked."""

pytestmark = pytest.mark.arelle


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders: dict[str, Path] = {}
    for release in (PLAIN, EXTENDED):
        folders[release] = tmp_path_factory.mktemp("delivered") / "out"
        package = convert(
            EXAMPLES / release, arelle=False, forms=("xbrl", "inline", "json", "csv")
        ).package
        assert package
        assert deliver(package, folders[release]) is None
    return folders


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child() as child:
        yield child


def told(judgement: Judgement) -> object:
    return (
        judgement.verdict,
        judgement.facts,
        judgement.held,
        [
            (it.severity, it.code, it.facts, it.count)
            for it in sorted(judgement.objections, key=lambda it: (it.code, it.facts, it.count))
        ],
    )


@pytest.mark.parametrize(
    ("release", "name", "variant"),
    [
        pytest.param(*case, marks=[pytest.mark.whole] if number % OF_THEM else [])
        for number, case in enumerate(CASES)
    ],
)
def test_both_engines_say_the_same(  # noqa: PLR0913, PLR0917 - pytest fills them in
    release: str,
    name: str,
    variant: Variant,
    delivered: dict[str, Path],
    child: Child,
    tmp_path: Path,
) -> None:
    entry = written(variant, delivered[release], tmp_path)
    reference = judge([entry], child=child)
    warm = judge([entry], Terms(warm=True), child)
    assert told(warm) == told(reference)
    if reference.engine:
        assert (warm.engine == WARM) == (name not in NOT_WARM), warm.note


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 50
    assert len([it for it in CASES if it[0] == EXTENDED]) >= 10
    assert len(INSTANCES) + len(EXTENSIONS) > 50
