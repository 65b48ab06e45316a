"""Learning from a table of labelled captions; measuring without the company that is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossfoot import taxonomy as taxonomies
from crossfoot.accuracy import leaving_out
from crossfoot.accuracy.labels import LabelledStatement, measure, read
from crossfoot.accuracy.learning import learn
from crossfoot.captions import vocabulary
from crossfoot.taxonomy.learned import dump
from crossfoot.taxonomy.learned import load as load_learned
from crossfoot.taxonomy.learned_table import FILE, table
from crossfoot.taxonomy.learned_table import read as read_table

if TYPE_CHECKING:
    from pathlib import Path

TAXONOMY = taxonomies.load()
WORDS = vocabulary(TAXONOMY)
HEAD = "ticker,form,period_end,statement,row_label,concept,dims,extension\n"


def labelled(tmp_path: Path, *rows: str) -> tuple[LabelledStatement, ...]:
    path = tmp_path / "labels.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read(path, TAXONOMY, WORDS)


def sheet(ticker: str, *lines: str) -> list[str]:
    return [f"{ticker},10-K,2024-12-31,BS,{line}" for line in lines]


GEESE = (
    "Wild geese,us-gaap:OtherAssetsCurrent,,0",
    "Total current assets,us-gaap:AssetsCurrent,,0",
    "Total assets,us-gaap:Assets,,0",
)


def test_sections_are_told_by_totals(tmp_path: Path) -> None:
    (found,) = labelled(tmp_path, *sheet("A", *GEESE))
    assert [line.section for line in found.lines] == [
        "assets-current",
        "assets-current",
        "assets-noncurrent",
    ]


def test_of_facts_in_one_caption_the_lines_own_comes_last(tmp_path: Path) -> None:
    rows = (
        "Preferred geese,us-gaap:PreferredStockSharesAuthorized,,0",
        "Preferred geese,us-gaap:PreferredStockValue,,0",
    )
    (found,) = labelled(tmp_path, *sheet("A", *rows))
    assert [line.concept for line in found.lines] == ["PreferredStockValue"]


def test_members_notes_and_statements_of_equity_are_left_out(tmp_path: Path) -> None:
    axis = "us-gaap:StatementEquityComponentsAxis=us-gaap:CommonStockMember"
    rows = (
        "A,10-K,2024-12-31,CI,Balance,us-gaap:StockholdersEquity," + axis + ",0",
        "A,10-K,2024-12-31,note,Geese,us-gaap:Goodwill,,0",
        "A,10-K,2024-12-31,IS,Ducks,us-gaap:Revenues,srt:ProductOrServiceAxis=a:DuckMember,0",
        "A,10-K,2024-12-31,IS,Total,us-gaap:Revenues,,0",
    )
    found = labelled(tmp_path, *rows)
    assert [line.caption for each in found for line in each.lines] == ["Total"]


def test_what_two_companies_say_is_learned_and_what_one_says_is_not(tmp_path: Path) -> None:
    odd = "Zebra crossings,us-gaap:Goodwill,,0"
    rows = [*sheet("A", odd, *GEESE), *sheet("B", *GEESE)]
    learned = {
        (row.caption, row.concept, row.companies) for row in learn(labelled(tmp_path, *rows))
    }
    assert ("wild geese", "OtherAssetsCurrent", 2) in learned
    assert not any("zebra" in caption for caption, _, _ in learned)


def test_what_one_company_says_in_words_of_several_is_learned(tmp_path: Path) -> None:
    others = [row for name in "BCD" for row in sheet(name, *GEESE)]
    rows = [*sheet("A", "Total geese,us-gaap:Goodwill,,0"), *others]
    learned = {(row.caption, row.companies) for row in learn(labelled(tmp_path, *rows))}
    assert ("total geese", 1) in learned


def test_the_table_and_its_compiled_form_say_the_same(tmp_path: Path) -> None:
    learned = learn(labelled(tmp_path, *sheet("A", *GEESE), *sheet("B", *GEESE)))
    (tmp_path / FILE).write_text(table(learned), encoding="utf-8")
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated" / "captions.json").write_bytes(dump(learned))
    assert read_table(tmp_path) == load_learned(tmp_path) == tuple(sorted(learned))


def test_a_company_is_measured_by_what_others_say(tmp_path: Path) -> None:
    one = labelled(tmp_path, *sheet("A", *GEESE))
    alone = {guess.caption: guess for guess in leaving_out.guesses(one, TAXONOMY, WORDS)}
    assert alone["Wild geese"].named != "OtherAssetsCurrent" or not alone["Wild geese"].undoubted
    both = labelled(tmp_path, *(row for name in "ABC" for row in sheet(name, *GEESE)))
    helped = {guess.caption: guess for guess in leaving_out.guesses(both, TAXONOMY, WORDS)}
    assert helped["Wild geese"].named == "OtherAssetsCurrent"
    assert helped["Wild geese"].undoubted


def test_shares_are_told_out_of_their_own_wholes(tmp_path: Path) -> None:
    both = labelled(tmp_path, *(row for name in "ABC" for row in sheet(name, *GEESE)))
    guesses = list(leaving_out.guesses(both, TAXONOMY, WORDS))
    counted = leaving_out.measured("all", guesses)
    assert (counted.rows, counted.same, counted.undoubted) == (9, 9, 9)
    assert "100.0%" in list(leaving_out.told(guesses))[1]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("EarningsPerShareBasic", "per-share"),
        ("DiscontinuedOperationGainPerDilutedShare", "per-share"),
        ("PreferredStockSharesIssued", "shares"),
        ("ShareBasedCompensation", "monetary"),
        ("CommonStockDividendsPerShareDeclared", "per-share"),
    ],
)
def test_the_unit_is_told_by_the_name(name: str, shown: str) -> None:
    assert measure(name, {}) == shown
