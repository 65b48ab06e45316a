"""What a lake answers, against what the releases print."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot import convert
from crossfoot.lake import asking, schema
from crossfoot.lake.rows import lines
from crossfoot.value import replace
from tests.batch import document
from tests.batch.made import ask, lake, release
from tests.batch.questions import DOCUMENT, QUESTIONS
from tests.conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from crossfoot.lake.store import Store

INCOME = """# Alder Works, Inc. Reports Results for the {period}

PORTSMOUTH, {published} – Alder Works, Inc. (NYSE: ALDR) today reported results. For fiscal 2025 the
company expects net sales of {outlook}.

## CONDENSED CONSOLIDATED STATEMENTS OF INCOME

*(Unaudited; in thousands)*

|  | {heads} |
|---|{rule}|
| Net sales | {sales} |
| Cost of sales | {cost} |
| **Gross profit** | {gross} |
| Selling, general and administrative expenses | {expenses} |
| **Operating income** | {operating} |
"""
MONTHS = INCOME.format(
    period="Third Quarter of 2024", published="October 24, 2024",
    outlook="$2.00 billion to $2.10 billion",
    heads="Three Months Ended September 30, 2024 | Nine Months Ended September 30, 2024",
    rule="---:|---:", sales="$ 101,000 | $ 290,000", cost="60,000 | 175,000",
    gross="41,000 | 115,000", expenses="20,500 | 61,000", operating="20,500 | 54,000",
)  # fmt: skip
YEAR = INCOME.format(
    period="Year 2024", published="February 20, 2025", outlook="$2.05 billion to $2.15 billion",
    heads="Year Ended December 31, 2024", rule="---:", sales="$ 400,000", cost="240,000",
    gross="160,000", expenses="82,000", operating="78,000",
)  # fmt: skip
QUARTER_A_YEAR_ON = INCOME.format(
    period="Third Quarter of 2025", published="October 23, 2025",
    outlook="$2.05 billion to $2.15 billion",
    heads="Three Months Ended September 30, 2025 | Three Months Ended September 30, 2024",
    rule="---:|---:", sales="$ 121,200 | $ 102,500", cost="70,000 | 61,500",
    gross="51,200 | 41,000", expenses="26,200 | 20,500", operating="25,000 | 20,500",
)  # fmt: skip


@pytest.fixture(scope="module")
def alder(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("alder")
    told = [
        release(folder, "3q.md", MONTHS, "2024-10-24T20:00:00"),
        release(folder, "year.md", YEAR),
        release(folder, "later.md", QUARTER_A_YEAR_ON),
        release(folder, "no-release.md", "Nothing is reported here."),
    ]
    return lake(str(folder / "lake"), told)


def test_revenue_by_quarter_has_the_fourth_computed(alder: Store) -> None:
    rows = ask(alder, QUESTIONS["Every company's revenue by quarter"])
    told = [(str(row["last_day"]), row["value"], row["computed"]) for row in rows]
    assert told == [
        ("2024-09-30", 102_500_000, False),
        ("2024-12-31", 110_000_000, True),  # 400,000 less 290,000
        ("2025-09-30", 121_200_000, False),
    ]


def test_what_a_later_release_gives_otherwise_is_restated(alder: Store) -> None:
    rows = ask(alder, QUESTIONS["All facts that changed between two releases"])
    assert [(row["before"], row["after"], str(row["last_day"])) for row in rows] == [
        (60_000_000, 61_500_000, "2024-09-30"),
        (101_000_000, 102_500_000, "2024-09-30"),
    ]
    assert {(str(row["told_before"].date()), str(row["told"].date())) for row in rows} == {
        ("2024-10-24", "2025-10-23")
    }


def test_first_and_latest_are_the_two_ends(alder: Store) -> None:
    question = (
        "SELECT value FROM {} WHERE caption = 'Net sales' AND last_day = '2024-09-30' AND days < 93"
    )
    assert ask(alder, question.format("first_reported")) == [{"value": 101_000_000}]
    assert ask(alder, question.format("latest")) == [{"value": 102_500_000}]


def test_a_year_before_is_beside_its_year(alder: Store) -> None:
    rows = ask(alder, "FROM year_on_year WHERE concept LIKE 'Revenue%' ORDER BY last_day")
    assert [(row["value"], row["value_before"], row["change"]) for row in rows] == [
        (121_200_000, 102_500_000, 0.1824)
    ]


def test_forecasts_are_followed(alder: Store) -> None:
    rows = ask(alder, QUESTIONS["Forecasts, and how they were revised"])
    told = sorted((int(row["before"]), int(row["after"])) for row in rows)
    assert told == [(2_000_000_000, 2_050_000_000), (2_100_000_000, 2_150_000_000)]


def test_what_is_refused_has_a_receipt_and_its_finding(alder: Store) -> None:
    (row,) = ask(alder, "FROM receipts WHERE verdict = 'refused'")
    assert row["source"].endswith("no-release.md")
    found = ask(alder, f"FROM findings WHERE release = '{row['release']}'")
    assert row["why"] in {each["code"] for each in found}


def test_the_day_is_that_of_the_manifest_else_that_which_is_printed(alder: Store) -> None:
    rows = ask(
        alder, "SELECT source, published, month FROM receipts WHERE facts > 0 ORDER BY published"
    )
    told = [(row["source"][-7:], str(row["published"]), row["month"]) for row in rows]
    assert told == [
        ("/3q.md", "2024-10-24 20:00:00", "2024-10"),
        ("year.md", "2025-02-20 00:00:00", "2025-02"),
        ("ater.md", "2025-10-23 00:00:00", "2025-10"),
    ] or told[0][0].endswith("3q.md")


# ── the example ──────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("quarter")
    return lake(str(folder / "lake"), [release(folder, "release.txt", EXAMPLE.read_text("utf-8"))])


def test_every_fact_is_there_to_the_last_digit(quarter: Store) -> None:
    report = convert(EXAMPLE, arelle=False).report
    assert report is not None
    told = {(row["fact"], row["value"], row["lexical"], row["decimals"])
            for row in ask(quarter, "FROM facts")}  # fmt: skip
    assert told == {
        (fact.id, fact.value, format(fact.value, "f"), fact.decimals) for fact in report.facts
    }
    (common,) = ask(
        quarter, "SELECT any_value(dimensions) AS d FROM facts WHERE fact LIKE '%Member'"
    )
    assert "=" in common["d"]


def test_proofs_findings_and_numbers_are_those_of_the_report(quarter: Store) -> None:
    done = convert(EXAMPLE, arelle=False)
    assert done.report is not None
    (row,) = ask(quarter, "FROM receipts")
    assert row["facts"] == len(done.report.facts)
    assert row["identities"] == len(done.report.proofs)
    assert row["failed"] == sum(not proof.proved for proof in done.report.proofs)
    (count,) = ask(quarter, "SELECT sum(numbers) AS n FROM numbers")
    assert count["n"] == len(done.ledger.entries)
    unproved = ask(quarter, "SELECT count(*) AS n FROM unproved")[0]["n"]
    assert row["facts"] - row["proved"] == unproved
    assert len(ask(quarter, "FROM findings")) == len(done.findings)


def test_the_element_and_year_of_us_gaap_are_columns(quarter: Store) -> None:
    question = "SELECT DISTINCT us_gaap, us_gaap_year FROM facts WHERE concept = 'Assets'"
    assert ask(quarter, question) == [{"us_gaap": "Assets", "us_gaap_year": 2017}]


def test_a_release_that_is_converted_again_counts_once(tmp_path: Path) -> None:
    told = release(tmp_path, "release.txt", EXAMPLE.read_text("utf-8"))
    twice = lake(str(tmp_path / "lake"), [told])
    profile = tmp_path / "company.toml"
    profile.write_text('[company]\nname = "Another Name"\n', "utf-8")
    lake(str(tmp_path / "lake"), [replace(told, profile=str(profile))])
    assert len(ask(twice, "FROM receipts")) == 2
    assert ask(twice, "SELECT DISTINCT company FROM fact_prints") == [{"company": "Another Name"}]
    # One that came to nothing does not hide what there is.
    profile.write_text("no profile", "utf-8")
    lake(str(tmp_path / "lake"), [replace(told, profile=str(profile))])
    assert len(ask(twice, "FROM receipts")) == 3
    assert ask(twice, "SELECT DISTINCT company FROM fact_prints") == [{"company": "Another Name"}]


# ── questions and their forms ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_questions_of_the_page_are_answered(alder: Store, quarter: Store, name: str) -> None:
    ask(alder, QUESTIONS[name])
    ask(quarter, QUESTIONS[name])


def test_the_page_has_questions() -> None:
    assert len(QUESTIONS) >= 8


def test_the_page_says_what_there_is() -> None:
    assert DOCUMENT.read_text("utf-8") == document.written()


def test_totals_that_nothing_proves_are_found(alder: Store, quarter: Store) -> None:
    question = QUESTIONS["All totals that could not be proved"]
    assert ask(alder, question) == []
    facts = {row["caption"] for row in ask(quarter, question)}
    assert facts == {"Income before Income Tax Expense (Benefit)"}  # targets, printed without parts


def test_answers_in_every_form_say_the_same(alder: Store, tmp_path: Path) -> None:
    question = "SELECT caption, value, last_day FROM latest ORDER BY ALL"
    read = {
        form: asking.asked(alder, question, form, None, 1000).text
        for form in ("csv", "json", "table")
    }
    from_csv = [tuple(row.values()) for row in csv.DictReader(io.StringIO(read["csv"]))]
    from_json = [tuple(json.loads(line).values()) for line in read["json"].splitlines()]
    assert from_csv == from_json
    assert len(read["table"].splitlines()) == len(from_csv) + 2
    out = tmp_path / "answer.parquet"
    assert asking.asked(alder, f"{question};", "parquet", out, 1).refused is None
    with duckdb.connect() as database:
        rows = database.execute(f"FROM '{out}'").fetchall()
    assert [(a, Decimal(b), dt.date.fromisoformat(c)) for a, b, c in from_csv] == rows


@pytest.mark.parametrize(
    "question", ["SELEC 1", "FROM nowhere", "DROP VIEW latest", "DELETE FROM facts"]
)
def test_a_question_that_makes_no_sense_is_a_finding(alder: Store, question: str) -> None:
    told = asking.asked(alder, question, "table", None, 10)
    assert told.refused is not None
    assert told.refused.code == "lake.question"


def test_a_long_answer_says_that_there_is_more(alder: Store) -> None:
    text = asking.asked(alder, "FROM facts", "table", None, 2).text
    assert "more: --limit" in text.splitlines()[-1]


# ── exactness ────────────────────────────────────────────────────────────────────────────


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12,
                   min_value=-(10**25), max_value=10**25))  # fmt: skip
def test_a_figure_is_exact_in_the_tables(value: Decimal) -> None:
    text = format(value, "f")
    (line,) = lines(schema.FACTS, [{"value": text}])
    with duckdb.connect() as database:
        told = database.execute(f"SELECT CAST('{text}' AS {schema.MONEY})").fetchone()
    assert told == (value,)
    assert json.loads(line.partition(b"\t")[2]) == {"value": text}


def test_every_row_has_the_columns_that_the_schema_tells(alder: Store) -> None:
    for table in schema.TABLES:
        names = {column.name for column in table.columns}
        rows = ask(alder, f"FROM {table.name}")
        assert rows
        assert set(rows[0]) - {"month"} == names
        never = {name for name in names if all(row[name] is None for row in rows)}
        assert never <= {"anchor", "first_day", "why", "profile"}, (
            f"{table.name} never says {never}"
        )
