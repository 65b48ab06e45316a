"""A release of a company that does not exist: `python -m tests.documents.made_release RELEASE.pdf`.

It is set as companies set theirs: heads over several rows, currency signs at the edge of their
column, captions over two lines, a footnote, running heads, statements that go on over a page.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.documents.made_pdf import Print, at, centred, ending, made

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = tuple[int, str, tuple[str, ...]]
"""Depth, caption, one figure a column; a header has none. `$` before a figure stands apart."""

NAME: Final = "Tamarack Instruments, Inc."
LEFT, MIDDLE, TOP, STEP, INDENT = 54, 306, 700, 15, 12
FOUR: Final = (366, 432, 498, 564)
TWO: Final = (444, 540)
SIGN: Final = 50
"""A currency sign stands so far left of its figure's right edge."""

INCOME: Final[tuple[Row, ...]] = (
    (0, "Revenue", ("$115,865", "$107,242", "$340,596", "$315,468")),
    (0, "Cost of revenue", ("52,140", "49,333", "154,268", "145,747")),
    (1, "Gross profit", ("63,725", "57,909", "186,328", "169,721")),
    (0, "Operating expenses:", ()),
    (1, "Research and development", ("18,404", "17,120", "54,907", "50,633")),
    (1, "Selling, general and administrative", ("22,817", "21,946", "67,350", "64,412")),
    (1, "Amortization of intangible assets", ("1,905", "1,905", "5,715", "5,715")),
    (1, "Restructuring charges (1)", ("640", "-", "2,310", "-")),
    (2, "Total operating expenses", ("43,766", "40,971", "130,282", "120,760")),
    (0, "Operating income", ("19,959", "16,938", "56,046", "48,961")),
    (0, "Interest income", ("812", "644", "2,301", "1,707")),
    (0, "Interest expense", ("(1,126)", "(1,318)", "(3,482)", "(3,960)")),
    (0, "Other income (expense), net", ("(95)", "71", "(208)", "133")),
    (0, "Income before income taxes", ("19,550", "16,335", "54,657", "46,841")),
    (0, "Provision for income taxes", ("4,105", "3,267", "11,425", "9,602")),
    (0, "Net income", ("$15,445", "$13,068", "$43,232", "$37,239")),
    (0, "Net income per share:", ()),
    (1, "Basic", ("$0.38", "$0.32", "$1.06", "$0.91")),
    (1, "Diluted", ("$0.37", "$0.31", "$1.04", "$0.89")),
    (0, "Weighted average shares used in computing", ()),
    (0, "net income per share:", ()),
    (1, "Basic", ("40,712", "41,005", "40,790", "41,102")),
    (1, "Diluted", ("41,420", "41,633", "41,518", "41,705")),
)
ASSETS: Final[tuple[Row, ...]] = (
    (0, "ASSETS", ()),
    (0, "Current assets:", ()),
    (1, "Cash and cash equivalents", ("$61,304", "$52,118")),
    (1, "Short-term investments", ("24,500", "30,250")),
    (1, "Accounts receivable, net", ("66,218", "63,407")),
    (1, "Inventories", ("58,944", "61,872")),
    (1, "Prepaid expenses and other current assets", ("9,731", "8,846")),
    (2, "Total current assets", ("220,697", "216,493")),
    (0, "Property, plant and equipment, net", ("88,126", "85,390")),
    (0, "Operating lease right-of-use assets", ("17,452", "18,903")),
    (0, "Goodwill", ("74,615", "74,615")),
    (0, "Intangible assets, net", ("28,340", "34,055")),
    (0, "Other assets", ("6,904", "6,217")),
    (2, "Total assets", ("$436,134", "$435,673")),
    (0, "LIABILITIES AND STOCKHOLDERS' EQUITY", ()),
    (0, "Current liabilities:", ()),
    (1, "Accounts payable", ("$27,816", "$29,940")),
    (1, "Accrued compensation", ("16,022", "18,377")),
    (1, "Deferred revenue", ("21,664", "19,108")),
    (1, "Current portion of long-term debt", ("10,000", "10,000")),
    (1, "Other current liabilities", ("11,295", "12,446")),
    (2, "Total current liabilities", ("86,797", "89,871")),
)
EQUITY: Final[tuple[Row, ...]] = (
    (0, "Long-term debt, net of current portion", ("62,500", "70,000")),
    (0, "Operating lease liabilities, net of current", ()),
    (0, "portion", ("14,208", "15,641")),
    (0, "Deferred income taxes", ("5,117", "6,020")),
    (0, "Other liabilities", ("4,366", "4,581")),
    (2, "Total liabilities", ("172,988", "186,113")),
    (0, "Commitments and contingencies", ()),
    (0, "Stockholders' equity:", ()),
    (1, "Common stock, $0.01 par value; 120,000 shares", ()),
    (1, "authorized; 40,655 and 40,988 shares issued", ()),
    (1, "and outstanding, respectively", ("407", "410")),
    (1, "Additional paid-in capital", ("104,372", "121,447")),
    (1, "Accumulated other comprehensive loss", ("(3,872)", "(3,540)")),
    (1, "Retained earnings", ("162,239", "131,243")),
    (2, "Total stockholders' equity", ("263,146", "249,560")),
    (2, "Total liabilities and stockholders' equity", ("$436,134", "$435,673")),
)
OPERATING: Final[tuple[Row, ...]] = (
    (0, "Cash flows from operating activities:", ()),
    (1, "Net income", ("$43,232", "$37,239")),
    (1, "Adjustments to reconcile net income to net cash", ()),
    (1, "provided by operating activities:", ()),
    (2, "Depreciation", ("11,873", "11,240")),
    (2, "Amortization of intangible assets", ("5,715", "5,715")),
    (2, "Stock-based compensation", ("7,418", "6,902")),
    (2, "Deferred income taxes", ("(903)", "(611)")),
    (1, "Changes in operating assets and liabilities:", ()),
    (2, "Accounts receivable", ("(2,811)", "(4,125)")),
    (2, "Inventories", ("2,928", "(3,377)")),
    (2, "Accounts payable", ("(2,124)", "1,866")),
    (2, "Deferred revenue", ("2,556", "1,730")),
    (2, "Other assets and liabilities", ("(5,063)", "(3,014)")),
    (3, "Net cash provided by operating activities", ("62,821", "53,565")),
    (0, "Cash flows from investing activities:", ()),
    (1, "Purchases of property, plant and equipment", ("(14,609)", "(12,884)")),
    (1, "Purchases of short-term investments", ("(15,000)", "(22,000)")),
    (1, "Maturities of short-term investments", ("20,750", "18,500")),
    (3, "Net cash used in investing activities", ("(8,859)", "(16,384)")),
)
FINANCING: Final[tuple[Row, ...]] = (
    (0, "Cash flows from financing activities:", ()),
    (1, "Repayments of long-term debt", ("(7,500)", "(7,500)")),
    (1, "Repurchases of common stock", ("(27,402)", "(18,120)")),
    (1, "Proceeds from issuance of common stock", ("2,525", "2,210")),
    (1, "Payments of dividends", ("(12,236)", "(11,098)")),
    (3, "Net cash used in financing activities", ("(44,613)", "(34,508)")),
    (0, "Effect of exchange rate changes on cash", ("(163)", "94")),
    (0, "Net increase in cash and cash equivalents", ("9,186", "2,767")),
    (0, "Cash and cash equivalents, beginning of period", ("52,118", "47,236")),
    (0, "Cash and cash equivalents, end of period", ("$61,304", "$50,003")),
)
NEWS: Final = (
    "Tamarack Instruments Reports Third Quarter 2024 Results",
    "",
    "DULUTH, October 24, 2024 - Tamarack Instruments, Inc. today reported results",
    "for its third quarter ended September 30, 2024.",
    "",
    "Revenue was $115.9 million, compared with $107.2 million a year ago.",
    "Net income was $15.4 million, or $0.37 per diluted share.",
)
"""The first page."""


def release() -> bytes:
    """The file, the same bytes each time."""
    pages = (_news(), _income(), _assets(), _equity(), _operating(), _financing())
    return made(*([*page, *_around(number)] for number, page in enumerate(pages, start=1)))


def _around(number: int) -> Iterator[Print]:
    """Running head and page number."""
    if number > 1:
        yield at(LEFT, 760, NAME)
        yield ending(564, 760, "Third Quarter 2024 Results")
    yield centred(MIDDLE, 40, str(number))


def _news() -> Iterator[Print]:
    yield from (at(LEFT, TOP - STEP * n, line) for n, line in enumerate(NEWS) if line)


def _title(*lines: str) -> Iterator[Print]:
    yield from (centred(MIDDLE, TOP + 40 - STEP * n, line) for n, line in enumerate(lines))


def _rows(rows: Sequence[Row], top: int, edges: Sequence[int]) -> Iterator[Print]:
    for number, (depth, caption, figures) in enumerate(rows):
        y = top - STEP * number
        yield at(LEFT + INDENT * depth, y, caption)
        for edge, figure in zip(edges, figures, strict=False):
            yield ending(edge, y, figure.removeprefix("$"))
            if figure[:1] == "$":
                yield at(edge - SIGN, y, "$")


def _income() -> Iterator[Print]:
    yield from _title(
        NAME,
        "CONDENSED CONSOLIDATED STATEMENTS OF INCOME",
        "(In thousands, except per share amounts)",
        "(Unaudited)",
    )
    for middle, span in ((376, "Three Months Ended"), (510, "Nine Months Ended")):
        yield centred(middle, TOP - 30, span)
        yield centred(middle, TOP - 45, "September 30,")
    for edge, year in zip(FOUR, ("2024", "2023", "2024", "2023"), strict=True):
        yield centred(edge - 18, TOP - 60, year)
    yield from _rows(INCOME, TOP - 90, FOUR)
    yield at(LEFT, 150, "(1) Severance for the closing of one plant.")


def _balance(rows: Sequence[Row], more: str) -> Iterator[Print]:
    yield from _title(
        NAME,
        f"CONDENSED CONSOLIDATED BALANCE SHEETS{more}",
        "(In thousands, except par value)",
        "(Unaudited)",
    )
    for edge, day, year in zip(
        TWO, ("September 30,", "December 31,"), ("2024", "2023"), strict=True
    ):
        yield centred(edge - 24, TOP - 30, day)
        yield centred(edge - 24, TOP - 45, year)
    yield from _rows(rows, TOP - 75, TWO)


def _assets() -> Iterator[Print]:
    yield from _balance(ASSETS, "")


def _equity() -> Iterator[Print]:
    yield from _balance(EQUITY, " (continued)")


def _operating() -> Iterator[Print]:
    yield from _title(
        NAME,
        "CONDENSED CONSOLIDATED STATEMENTS OF CASH FLOWS",
        "(In thousands)",
        "(Unaudited)",
    )
    yield centred(468, TOP - 30, "Nine Months Ended")
    for edge, year in zip(TWO, ("2024", "2023"), strict=True):
        yield centred(edge - 24, TOP - 45, "September 30,")
        yield centred(edge - 24, TOP - 60, year)
    yield from _rows(OPERATING, TOP - 90, TWO)


def _financing() -> Iterator[Print]:
    """The rest, which has neither title nor heads."""
    yield from _rows(FINANCING, TOP, TWO)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(release())
