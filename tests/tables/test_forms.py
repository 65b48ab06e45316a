from __future__ import annotations

from tests.tables.told import document, read, told

OPENING = '"Results" for the three months ended June 30, 2017 ("1Q17") were good, we think.'
FORM = """
2. Results of Operations (% shown is YoY change)
Net sales
Operating profit
Three months ended June 30, 2017
JPY millions
%
JPY millions
%
1,100
10.0
50
(3.8)
Three months ended June 30, 2016
1,000
5.0
52
-
"""
DIVIDENDS = """
5. Dividends
4. Dividend per Share
2Q-end
Year-end
Total
Fiscal Year Ended March 31, 2017
JPY
JPY
JPY
5.00
6.00
11.00
Fiscal Year Ending March 31, 2018
5.00
Fiscal Year Ending March 31, 2018 (forecast)
7.00
12.00
"""


def said(text: str) -> list[str]:
    found = read(document(OPENING + text))
    assert not found.findings
    return [told(mention) for mention in found.mentions]


def codes(text: str) -> set[str]:
    return {finding.code for finding in read(document(OPENING + text)).findings}


def test_values_and_changes_alternate_under_their_captions() -> None:
    title = "Results of Operations (% shown is YoY change)"
    assert said(FORM) == [
        f"1,100 | Net sales | {title} | value 1Q17 e6 JPY",
        f"10.0 | Net sales | {title} | change 1Q17 over 1Q16",
        f"50 | Operating profit | {title} | value 1Q17 e6 JPY",
        f"(3.8) | Operating profit | {title} | change 1Q17 over 1Q16",
        f"1,000 | Net sales | {title} | value 1Q16 e6 JPY",
        f"5.0 | Net sales | {title} | change 1Q16 over 1Q15",
        f"52 | Operating profit | {title} | value 1Q16 e6 JPY",
        f"- | Operating profit | {title} | change 1Q16 over 1Q15",
    ]


def test_a_percent_that_is_said_to_be_no_change_is_a_ratio_of_its_own() -> None:
    text = FORM.replace(" (% shown is YoY change)", "").replace("Operating profit", "Op\nMid\nEnd")
    assert [line.split(" | ")[1] for line in said(text)[:4]] == ["Net sales", "Op", "Mid", "End"]
    assert "ratio 1Q17" in said(text)[1]


def test_a_row_in_two_parts_is_actual_first_and_then_forecast() -> None:
    assert [line.split(" | ")[-1] for line in said(DIVIDENDS)[3:]] == [
        "value FY2017 JPY/share [2Q-end]",
        "value FY2017 JPY/share [Year-end] forecast",
        "value FY2017 JPY/share [Total] forecast",
    ]


def test_parts_that_make_no_whole_row_are_in_doubt() -> None:
    assert codes(DIVIDENDS.replace("7.00\n12.00", "7.00")) == {"tables.ragged-row"}


def test_a_missing_caption_is_not_replaced_by_a_title() -> None:
    assert codes(FORM.replace("Net sales\n", "")) == {"tables.unread-form"}
    assert codes(DIVIDENDS.replace("4. Dividend per Share\n", "")) == {"tables.unread-form"}
    assert codes(DIVIDENDS.replace("2Q-end\n", "")) == {"tables.unread-form"}


def test_a_line_above_that_may_be_a_caption_is_in_doubt() -> None:
    assert codes(FORM.replace("\n2. Results of Operations (% shown", "\n(% shown")) == set()
    above = FORM.replace("Net sales\n", "Orders\nNet sales\n")
    assert codes(above) == {"tables.unread-form"}


def test_a_form_without_units_is_in_doubt() -> None:
    assert codes(FORM.replace("JPY millions\n%\n", "")) == {"tables.unread-form"}
