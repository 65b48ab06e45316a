from __future__ import annotations

import pytest

from crossfoot.model import Duration, Instant
from crossfoot.tables.labels import read_label
from tests.tables.told import calendar_of

JAPANESE = """
published today its first quarter ("1Q17" from April 1, 2017 to June 30, 2017)
We keep the targets for the fiscal year ending
March 31, 2018 (FY2017) as they are.
Consolidated Statements of Income
Three Months Ended June 30, 2016
Three Months Ended June 30, 2017
Millions of JPY
Net sales
1,000
1,100
"""
NUMBERED_BY_ITS_END = """
for the three months ended December 31, 2023 ("3Q FY2024")
"""
FIFTY_TWO_WEEKS = """
Results for the First Quarter 2023
Consolidated Statements of Income
Three Months Ended
April 1, 2023
April 2, 2022
(In millions)
Net sales
1,000
1,100
"""


def said(release: str, *labels: str) -> list[str]:
    known = calendar_of(release)
    return [str(known.period_of(label)) for label in labels]


def test_quarters_halves_and_years_follow_from_one_definition() -> None:
    assert said(JAPANESE, "1Q17", "1Q16", "4Q16", "1H17", "2H17", "FY2017", "Q3 FY18") == [
        "2017-04-01..2017-06-30",
        "2016-04-01..2016-06-30",
        "2017-01-01..2017-03-31",
        "2017-04-01..2017-09-30",
        "2017-10-01..2018-03-31",
        "2017-04-01..2018-03-31",
        "2018-10-01..2018-12-31",
    ]


def test_a_year_may_be_numbered_by_its_end() -> None:
    assert said(NUMBERED_BY_ITS_END, "FY2024", "first quarter of fiscal 2025") == [
        "2023-04-01..2024-03-31",
        "2024-04-01..2024-06-30",
    ]


def test_the_dates_of_a_label_speak_for_themselves() -> None:
    labels = (
        "Fiscal Year Ended March 31, 2017",
        "Interim Period Ending September 30, 2017",
        "Three months ended June 30, 2016",
        "as of June 30, 2016",
        "April 1, 2017 through March 31, 2018",
        "1Q17-end",
    )
    assert said(JAPANESE, *labels) == [
        "2016-04-01..2017-03-31",
        "2017-04-01..2017-09-30",
        "2016-04-01..2016-06-30",
        "2016-06-30",
        "2017-04-01..2018-03-31",
        "2017-06-30",
    ]


@pytest.mark.parametrize("label", ["1Q-end", "Total", "2017", "Q5 2017", "1Q17 to 4Q17"])
def test_what_is_no_full_label_has_no_period(label: str) -> None:
    assert said(JAPANESE, label) == ["None"]


def test_numbers_of_years_are_never_assumed() -> None:
    untold = "results for the fiscal year ending March 31, 2018"
    assert said(untold, "FY2017", "1Q17") == ["None", "None"]


def test_calendar_years_need_no_definition() -> None:
    assert said("for the year ended December 31, 2022", "FY2023", "2Q23") == [
        "2023-01-01..2023-12-31",
        "2023-04-01..2023-06-30",
    ]


def test_definitions_that_contradict_each_other_define_nothing() -> None:
    twice = 'the year ended March 31, 2018 ("FY2017") and the year ended March 31, 2019 ("FY2017")'
    assert said(twice, "FY2017", "FY2018") == ["None", "None"]
    shifted = 'the year ended March 31, 2018 ("FY2017"), the year ended March 31, 2018 ("FY2018")'
    assert said(shifted, "FY2016") == ["None"]


def test_a_definition_whose_span_does_not_fit_its_label_is_none() -> None:
    assert said('for the six months ended June 30, 2017 ("1Q17")', "1Q17") == ["None"]


def test_weeks_are_looked_up_among_columns_and_not_counted() -> None:
    assert said(FIFTY_TWO_WEEKS, "1Q23", "1Q22", "2Q23", "FY2023") == [
        "2023-01-01..2023-04-01",
        "2022-01-02..2022-04-02",
        "None",
        "None",
    ]


def test_the_quarter_that_is_reported() -> None:
    known = calendar_of(JAPANESE)
    assert str(known.current) == "2017-04-01..2017-06-30"
    assert str(known.current_instant) == "2017-06-30"


def test_a_year_and_a_quarter_before() -> None:
    known = calendar_of(JAPANESE)
    quarter, moment = known.period_of("1Q17"), known.period_of("as of June 30, 2017")
    assert isinstance(quarter, Duration)
    assert isinstance(moment, Instant)
    assert str(known.before(quarter, "year")) == "2016-04-01..2016-06-30"
    assert str(known.before(quarter, "quarter")) == "2017-01-01..2017-03-31"
    assert str(known.before(moment, "year")) == "2016-06-30"
    assert known.before(quarter, "") is None


def test_a_title_may_name_one_period_among_other_words() -> None:
    known = calendar_of(JAPANESE)
    assert str(known.said_in("Highlights for 1Q17")) == "2017-04-01..2017-06-30"
    assert known.said_in("From 1Q17 to 1H17") is None
    assert known.said_in("Highlights") is None


def test_labels_are_read_in_many_spellings() -> None:
    spellings = ("3Q23", "Q3 2023", "Q3 FY23", "FY2023 Q3", "third quarter of fiscal 2023")
    assert len({read_label(text) for text in spellings}) == 1
    assert read_label("third quarter") is None


@pytest.mark.parametrize(
    "definition",
    [
        'for the first half of the year, the six months ended September 30, 2017 ("1H17")',
        "results of 1Q17 (April 1, 2017 to June 30, 2017) as we see them",
        "fiscal 2017 first quarter ended June 30, 2017 and nothing else",
        "the fiscal year ending March 31, 2018 (“FY2017”)",
    ],
)
def test_definitions_come_in_many_forms(definition: str) -> None:
    assert said(definition, "1Q16", "first half of fiscal 2017", "FY2017-end") == [
        "2016-04-01..2016-06-30",
        "2017-04-01..2017-09-30",
        "2018-03-31",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "on June 30, 2017 (1Q17)",
        "the quarter of June 30, 2017, as they say (1Q17)",
        "the three months ended June 30, 2017 (1Q17, unaudited)",
        "1Q17 ended badly on June 30, 2017",
    ],
)
def test_a_date_that_is_near_a_label_does_not_define_it(text: str) -> None:
    assert said(text, "1Q17", "1Q16") == ["None", "None"]


def test_the_year_before_of_weeks_is_looked_up_too() -> None:
    known = calendar_of(FIFTY_TWO_WEEKS)
    assert known.current
    assert str(known.before(known.current, "year")) == "2022-01-02..2022-04-02"
    assert known.before(known.current, "quarter") is None
    assert known.before(known.current.closing, "year") is None


def test_an_interim_period_is_half_a_year() -> None:
    assert said(JAPANESE, "Interim Period Ended December 31, 2017") == ["None"]
    assert said("Nothing", "Interim Period Ended December 31, 2017") == ["None"]


def test_the_quarter_named_first_is_the_one_reported() -> None:
    compared = FIFTY_TWO_WEEKS.replace(
        "Quarter 2023\n", "Quarter 2023\nSales grew from the first quarter of 2022\n"
    )
    assert said(compared, "first quarter of 2022") == said(FIFTY_TWO_WEEKS, "first quarter of 2022")
    assert said(compared, "1Q23") == ["2023-01-01..2023-04-01"]
