from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.scramble import (
    LIFTS,
    CleanRelease,
    CleanStatement,
    Pattern,
    Row,
    Scrambled,
    alter_figure,
    permute_column,
    read_clean,
    scramble,
)

CLEAN = Path(__file__).parent / "iij-1q17" / "clean.txt"

TOY = """
Opening
== income
= Title
: 2016 | 2017
:: JPY | JPY
SALES:
  Goods:
    Books sold in our shops and elsewhere | 1 | -
    Music | 2 | 3
  Total | 3 | 3
  Staff | 7 | 8 | alone
"""


@pytest.fixture(scope="module")
def release() -> CleanRelease:
    return read_clean(CLEAN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def toy() -> CleanRelease:
    return read_clean(TOY)


def paragraphs(scrambled: Scrambled) -> list[str]:
    return scrambled.text.rstrip("\n").split("\n\n")


def only(toy: CleanRelease, pattern: Pattern, seed: int = 0) -> list[str]:
    return paragraphs(scramble(toy, seed, [pattern]))


def test_the_typed_text_is_read(toy: CleanRelease) -> None:
    (statement,) = toy.statements
    assert toy.opening == ("Opening",)
    assert (statement.kind, statement.title, statement.units) == (
        "income",
        ("Title",),
        ("JPY", "JPY"),
    )
    assert statement.rows[1] == Row("Goods:", (), 1)
    assert statement.rows[5] == Row("Staff", ("7", "8"), 1, alone=True)


def test_no_pattern_leaves_the_plain_text(toy: CleanRelease) -> None:
    plain = "Opening|Title|2016|2017|JPY|JPY|SALES:|Goods:"
    rows = "Books sold in our shops and elsewhere|1|-|Music|2|3|Total|3|3|Staff|7|8"
    assert paragraphs(scramble(toy, 0)) == f"{plain}|{rows}".split("|")
    assert scramble(toy, 0).touches == ()


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        (Pattern.LIFTED_OVER_HEADER, "SALES:|1|-|Goods:|Books sold in our shops and elsewhere"),
        (Pattern.LIFTED_FIRST, "Goods:|1|-|Books sold in our shops and elsewhere|Music"),
        (Pattern.UNITS_AFTER_CAPTION, "Books sold in our shops and elsewhere|JPY|JPY|1|-|M"),
        (Pattern.UNITS_BETWEEN_FIGURES, "Books sold in our shops and elsewhere|JPY|1|JPY|-|M"),
        (Pattern.LATE_TITLE, "Opening|2016|2017|JPY|JPY|Title|SALES:"),
        (Pattern.SWAPPED_COLUMNS, "Music|3|2|"),
    ],
)
def test_a_pattern_prints_what_it_says(toy: CleanRelease, pattern: Pattern, part: str) -> None:
    assert part in "|".join(only(toy, pattern))


def test_units_that_moved_are_no_longer_in_the_heads(toy: CleanRelease) -> None:
    assert "2016|2017|SALES:" in "|".join(only(toy, Pattern.UNITS_AFTER_CAPTION))


def test_a_later_row_is_lifted_to_the_figures_before_it(toy: CleanRelease) -> None:
    lifted = {"|1|-|2|3|Music|", "|2|3|3|3|Total|", "|3|3|7|8|Staff"}
    printed = ["|".join(only(toy, Pattern.LIFTED_OTHER, seed)) for seed in range(20)]
    assert {part for part in lifted for text in printed if part in text} == lifted


def test_a_long_caption_is_split_at_a_word(toy: CleanRelease) -> None:
    cells = only(toy, Pattern.SPLIT_CAPTION)
    at = next(i for i, cell in enumerate(cells) if cell.startswith("Books"))
    assert " ".join(cells[at : at + 2]) == "Books sold in our shops and elsewhere"


def test_heads_are_repeated_inside_the_statement(toy: CleanRelease) -> None:
    assert "|".join(only(toy, Pattern.REPEATED_HEADS)).count("2016|2017|JPY|JPY") == 2


def test_figures_share_a_paragraph(toy: CleanRelease) -> None:
    texts = {cell for seed in range(20) for cell in only(toy, Pattern.PACKED_FIGURES, seed)}
    assert {"1 -", "2 3", "3 3", "7 8"} <= texts


def test_a_row_shares_a_paragraph(toy: CleanRelease) -> None:
    texts = {cell for seed in range(20) for cell in only(toy, Pattern.PACKED_ROW, seed)}
    assert {"Music 2 3", "Staff 7 8"} <= texts


def test_a_list_number_is_glued_on(toy: CleanRelease) -> None:
    assert any(cell.startswith("  1. ") for cell in only(toy, Pattern.LIST_NUMBERS))


def test_nil_gets_another_dash(toy: CleanRelease) -> None:
    dashes = {cell for s in range(20) for cell in only(toy, Pattern.OTHER_DASHES, s)}
    assert {"–", "—"} <= dashes
    assert "-" not in dashes


def test_touches_say_what_no_identity_can_tell(toy: CleanRelease) -> None:
    touches = {
        (touch.caption, touch.alone)
        for seed in range(20)
        for touch in scramble(toy, seed, [Pattern.LIFTED_OTHER]).touches
    }
    assert {("Music", False), ("Staff", True)} <= touches


def test_the_seed_decides(release: CleanRelease) -> None:
    assert scramble(release, 1, Pattern) == scramble(release, 1, Pattern)
    assert scramble(release, 1, Pattern) != scramble(release, 2, Pattern)


@pytest.mark.parametrize("pattern", Pattern)
def test_each_pattern_can_be_chosen_alone(release: CleanRelease, pattern: Pattern) -> None:
    scrambled = scramble(release, 3, [pattern])
    assert set(scrambled.counts) == {pattern}
    assert scrambled.text != scramble(release, 3).text


def test_all_patterns_together_strike(release: CleanRelease) -> None:
    seen = {pattern for seed in range(5) for pattern in scramble(release, seed, Pattern).counts}
    assert seen == set(Pattern)


def words(text: str) -> Counter[str]:
    """Words and figures without what patterns add or exchange."""
    plain = text.replace("–", "-").replace("—", "-")
    heads = {"Three", "Months", "Ended", "As", "of", "Thousands", "June", "March", "30,", "31,"}
    years = {"2016", "2017", "JPY"}
    return Counter(w for w in plain.split() if w not in heads | years and w[0] != ".")


def test_nothing_gets_lost(release: CleanRelease) -> None:
    numbers = {f"{n}." for n in range(1, 60)}
    plain = words(scramble(release, 0).text)
    for seed in range(20):
        scrambled = words(scramble(release, seed, Pattern).text)
        assert {w: n for w, n in (scrambled - plain).items() if w not in numbers} == {}
        assert plain - scrambled == Counter()


def test_two_neighbours_are_never_both_lifted(release: CleanRelease) -> None:
    for seed in range(20):
        lifted = [
            (touch.statement, touch.row)
            for touch in scramble(release, seed, LIFTS).touches
            if touch.row is not None
        ]
        below = {(statement, row + 1) for statement, row in lifted}
        assert not below & set(lifted)


def column(statement: CleanStatement, index: int) -> list[str]:
    return [row.figures[index] for row in statement.rows if row.figures]


def test_a_permuted_column_keeps_its_figures_and_the_other_column(
    release: CleanRelease,
) -> None:
    permuted = permute_column(release, 1, 5)
    for before, after in zip(release.statements, permuted.statements, strict=True):
        assert column(after, 0) == column(before, 0)
        assert column(after, 1) != column(before, 1)
        assert sorted(column(after, 1)) == sorted(column(before, 1))


def test_a_figure_is_altered_where_it_stands() -> None:
    assert alter_figure("a\n(1,239), 7.\n", 2) == "a\n(1,230), 7.\n"
    assert alter_figure("a\n(1,239), 7.\n", 2, figure=1, by=3) == "a\n(1,239), 0.\n"
