"""Made sentences: what the grammar of prose reads of them, and what it leaves open."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.model import Cell, Document, Duration, Instant, Mention, Paragraph, Period, Place
from crossfoot.tables.calendar import Calendar, Label
from crossfoot.tables.prose import mentions


def _quarter(year: int) -> Duration:
    return Duration(dt.date(year, 4, 1), dt.date(year, 6, 30))


CALENDAR = Calendar(
    current=_quarter(2017),
    year_first=dt.date(2017, 4, 1),
    year_label=2017,
    defined={Label("quarter", 1, 2017): _quarter(2017), Label("quarter", 1, 2016): _quarter(2016)},
    printed=(_quarter(2017), _quarter(2016)),
    current_instant=Instant(dt.date(2017, 6, 30)),
)
NAMES: dict[Period | None, str] = {
    _quarter(2017): "1Q17",
    _quarter(2016): "1Q16",
    Duration(dt.date(2017, 1, 1), dt.date(2017, 3, 31)): "4Q16",
    Duration(dt.date(2017, 7, 1), dt.date(2017, 9, 30)): "2Q17",
    Duration(dt.date(2017, 4, 1), dt.date(2018, 3, 31)): "FY17",
    None: "-",
}


def _document(*lines: str) -> Document:
    """The lines as a text has them, blank ones left out but counted."""
    return Document(
        "made.txt",
        "text",
        tuple(
            Paragraph((Cell(line, Place(1, number, 1)),))
            for number, line in enumerate(lines, 1)
            if line
        ),
    )


def _read(*lines: str) -> tuple[Mention, ...]:
    return mentions(_document(*lines), frozenset(), CALENDAR)[0]


def _said(*lines: str) -> list[str]:
    return [_line(mention) for mention in _read(*lines)]


def _line(mention: Mention) -> str:
    period = NAMES.get(mention.period, str(mention.period))
    since = f" since {NAMES.get(mention.compared, str(mention.compared))}"
    sign = "-" if mention.sign < 0 else ""
    unit = mention.currency or mention.noun or ""
    per = " per share" if mention.per_share else ""
    of = f" of {mention.base}" if mention.base else ""
    ends = {"minimum": ", at least", "maximum": ", at most"}
    expected = ends.get(mention.bound, ", expected" if mention.forecast else "")
    return (
        f"{mention.caption}: {mention.gauge.value}{of} {sign}{mention.figure.text}"
        f"{f'e{mention.scale}' if mention.scale else ''}{f' {unit}' if unit else ''}{per}"
        f"{expected}, {period}{since if mention.compared else ''}"
    )


READ = {
    "a value, its change and what it is compared with": (
        "Sales of bread were $1.5 million, up 25.0% YoY ($1.2 million for 1Q16).",
        "Sales of bread: value 1.5e6 USD, 1Q17",
        "Sales of bread: change 25.0%, 1Q17 since 1Q16",
        "Sales of bread: value 1.2e6 USD, 1Q16",
    ),
    "a change before the value that it leads to": (
        "Net sales decreased 7.5 percent, to €37 billion from €40 billion last year.",
        "Net sales: change -7.5%, 1Q17 since 1Q16",
        "Net sales: value 37e9 EUR, 1Q17",
        "Net sales: value 40e9 EUR, 1Q16",
    ),
    "a balance with its difference": (
        (
            "As of June 30, 2017, the balance of flour was £5 thousand, decreased by £2 thousand "
            "from the balance as of March 31, 2017 of £7 thousand."
        ),
        "flour: value 5e3 GBP, 2017-06-30",
        "flour: difference -2e3 GBP, 2017-06-30 since 2017-03-31",
        "flour: value 7e3 GBP, 2017-03-31",
    ),
    "differences that lead to balances": (
        (
            "At June 30, 2017, assets stood at $9 million, having increased by $1 million since "
            "March 31, 2017 from $8 million. There was a decrease in ovens by $2 million to "
            "$3 million, and an increase in shops by $4 million to $5 million."
        ),
        "assets: value 9e6 USD, 2017-06-30",
        "assets: difference 1e6 USD, 2017-06-30 since 2017-03-31",
        "assets: value 8e6 USD, 2017-03-31",
        "ovens: difference -2e6 USD, 2017-06-30 since 2017-03-31",
        "ovens: value 3e6 USD, 2017-06-30",
        "shops: difference 4e6 USD, 2017-06-30 since 2017-03-31",
        "shops: value 5e6 USD, 2017-06-30",
    ),
    "parts named behind their figures": (
        (
            "Investments consisted of $6 million in bonds, $2 million in shares of banks and "
            "$1 million in funds."
        ),
        "bonds: value 6e6 USD, 1Q17",
        "shares of banks: value 2e6 USD, 1Q17",
        "funds: value 1e6 USD, 1Q17",
    ),
    "a part named by of which": (
        "Intangible assets were $6 million, of which $4 million were goodwill.",
        "Intangible assets: value 6e6 USD, 1Q17",
        "goodwill: value 4e6 USD, 1Q17",
    ),
    "two things at once": (
        (
            "As of March 31, 2017, trade receivables and payables amounted to $5 thousand and "
            "$3 thousand, respectively."
        ),
        "trade receivables: value 5e3 USD, 2017-03-31",
        "trade payables: value 3e3 USD, 2017-03-31",
    ),
    "two things at once, per share": (
        "GAAP and non-GAAP earnings per share were $2.08 and $2.25, respectively.",
        "GAAP earnings per share: value 2.08 USD per share, 1Q17",
        "non-GAAP earnings per share: value 2.25 USD per share, 1Q17",
    ),
    "a ratio and that of the year before": (
        "Gross margin ratio was 40.5% compared to 39.5% in 1Q16.",
        "Gross margin ratio: ratio 40.5%, 1Q17",
        "Gross margin ratio: ratio 39.5%, 1Q16",
    ),
    "a share of something, and its changes": (
        (
            "Rye, which was 61.0% of 1Q17 sales of bread, grew 4.5% quarter over "
            "quarter and 6.5% year over year."
        ),
        "Rye: ratio of 1Q17 sales of bread 61.0%, 1Q17",
        "Rye: change 4.5%, 1Q17 since 4Q16",
        "Rye: change 6.5%, 1Q17 since 1Q16",
    ),
    "the same per share": (
        "Net income was $600 million, or $2.50 per diluted share.",
        "Net income: value 600e6 USD, 1Q17",
        "Net income per diluted share: value 2.50 USD per share, 1Q17",
    ),
    "a loss and a use of cash, turned round": (
        (
            "Net loss was $3 million ($2 million for 1Q16). Net cash used in operating activities "
            "for 1Q17 was $4 million (net cash provided by operating activities of $1 million for "
            "1Q16)."
        ),
        "Net loss: value -3e6 USD, 1Q17",
        "Net loss: value -2e6 USD, 1Q16",
        "Net cash used in operating activities: value -4e6 USD, 1Q17",
        "net cash provided by operating activities: value 1e6 USD, 1Q16",
    ),
    "an income that was a loss the year before": (
        "Other items gave an income of $3 million (a loss of $2 million for 1Q16).",
        "Other items: value 3e6 USD, 1Q17",
        "Other items: value -2e6 USD, 1Q16",
    ),
    "an amount that is included in another": (
        (
            "There were dividends of $7 million, and gifts of $5 million (included in other-net of "
            "$4 million, $9 million for 1Q16)."
        ),
        "dividends: value 7e6 USD, 1Q17",
        "gifts: value 5e6 USD, 1Q17",
        "other-net: value 4e6 USD, 1Q17",
        "other-net: value 9e6 USD, 1Q16",
    ),
    "things that are counted": (
        "The bread business was fine. As of June 30, 2017, 2,012 ovens have been lit.",
        "ovens: value 2,012 ovens, 2017-06-30",
    ),
    "a currency behind its amount": (
        "Sales were 7,025 million yen, up 2% YoY.",
        "Sales: value 7,025e6 JPY, 1Q17",
        "Sales: change 2%, 1Q17 since 1Q16",
    ),
    "a range that is expected": (
        (
            "For 2Q17, we expect sales of $1.0 to $1.2 million and net income between $3 million "
            "and $4 million."
        ),
        "sales: value 1.0e6 USD, at least, 2Q17",
        "sales: value 1.2e6 USD, at most, 2Q17",
        "net income: value 3e6 USD, at least, 2Q17",
        "net income: value 4e6 USD, at most, 2Q17",
    ),
    "a range of losses, whose larger is the lower end": (
        "Net loss is expected to be between $3 million and $5 million for 2Q17.",
        "Net loss: value -3e6 USD, at most, 2Q17",
        "Net loss: value -5e6 USD, at least, 2Q17",
    ),
    "one figure that is expected": (
        "Sales for FY2017 are expected to be $9 million, plus or minus 2%.",
        "Sales: value 9e6 USD, expected, FY17",
    ),
    "what is expected per share": (
        "The Company expects net income in the range of $1.10 to $1.20 per diluted share in 2Q17.",
        "net income per diluted share: value 1.10 USD per share, at least, 2Q17",
        "net income per diluted share: value 1.20 USD per share, at most, 2Q17",
    ),
    "words glued to a figure": (
        "Profit margin was40.5% compared to 39.5% in 1Q16.",
        "Profit margin: ratio 40.5%, 1Q17",
        "Profit margin: ratio 39.5%, 1Q16",
    ),
}


@pytest.mark.parametrize("case", READ)
def test_reads(case: str) -> None:
    sentence, *said = READ[case]
    assert _said(sentence) == said


OPEN = {
    "what is expected": "We expect sales of $5 million for the year.",
    "what is expected of a time that nobody says": "Sales are expected to be $5 million soon.",
    "what is expected of what has been": "For 1Q17, we expect sales of $5 million to $6 million.",
    "what is expected roughly": "For 2Q17, we expect sales of approximately $5 million in all.",
    "what others expect": "For 2Q17, Analysts expect sales of $5 million to $6 million.",
    "a range upside down": "For 2Q17, we expect sales of $6 million to $5 million.",
    "what is not exact": "Sales were approximately $5 million in the end.",
    "a change in other terms": "Revenue was up 5% on a neutral basis of exchange.",
    "a change of a ratio, which may be points": "The profit margin rose 2% in the quarter.",
    "what follows on another time": "In the first half, it rained 9 days. Sales were $5 million.",
    "another time than the quarter": "For the full year, sales were $5 million in total.",
    "an amount of a verb that is not known": "The company returned $5 million to its owners.",
    "a figure whose thousands are damaged": "Sales of bread were $1,2345 million in total.",
    "telephone numbers and addresses": "Call us at (020) 5550-1234 or https://a.example/5%25.",
    "dates, labels and numbers of rules": "Form 20-F of June 30, 2017 follows ASU 2015-17 in 1Q17.",
    "several values that a sentence deals out": "A, B and C were $1, $2 and $3, respectively.",
    "a pronoun whose thing is not known": "They left a gross margin of $5 million.",
    "a note's mark before what is counted": "11 views are based on the first days of all.",
    "points": "Gross margin ratio was 5.1 percentage points above that of others.",
}


@pytest.mark.parametrize("case", OPEN)
def test_leaves_open(case: str) -> None:
    assert _said(OPEN[case]) == []


def test_what_a_figure_is_compared_with_stays_open_without_its_period() -> None:
    assert _said("Sales were $5 million compared to $4 million.") == ["Sales: value 5e6 USD, 1Q17"]


def test_a_sentence_whose_beginning_is_not_read_stays_open() -> None:
    assert _said("$1.94; sales of the company were $1.84 million.") == []


def test_a_bullet_in_a_cell_of_its_own_begins_a_sentence() -> None:
    line = "In the first half of the year, which was long and cold and full of rain, "
    cells = Cell("▪", Place(1, 1, 1)), Cell(line.strip(), Place(1, 1, 3))
    rest = Cell("sales of bread were $5 million.", Place(1, 2, 1))
    document = Document("made.txt", "pdf", (Paragraph(cells), Paragraph((rest,))))
    assert mentions(document, frozenset(), CALENDAR)[0] == ()
    alone = Document("made.txt", "pdf", (Paragraph((rest,)),))
    assert mentions(alone, frozenset(), CALENDAR)[0] == ()


def test_a_figure_of_a_period_that_the_release_does_not_say_stays_open() -> None:
    document = _document("Sales for 1Q17 were $5 million in total. They rested.")
    assert mentions(document, frozenset(), CALENDAR)[0]
    stated, (finding,) = mentions(document, frozenset(), Calendar())
    assert (stated, finding.code, finding.place) == ((), "prose.unknown-period", Place(1, 1, 22))


def test_a_thing_is_not_compared_with_itself_in_the_same_period() -> None:
    assert _said("Sales were $5 million from $4 million in 1Q17.") == ["Sales: value 5e6 USD, 1Q17"]


def test_a_section_of_another_time_stays_open() -> None:
    assert _said("Six Months of Bread", "Sales of bread were $5 million.") == []


def test_a_figure_that_a_table_has_read_is_not_read_again() -> None:
    document = _document("Sales were $5 million, up 2.0% YoY.")
    taken = frozenset({Place(1, 1, 13)})
    assert [m.figure.text for m in mentions(document, taken, CALENDAR)[0]] == ["2.0%"]


def test_the_place_is_that_of_the_first_digit_on_its_own_line() -> None:
    first, second = _read(
        "The sales of the bakery in the quarter that is told of here came",
        "",
        "to $5 million, up 2.0% YoY.",
    )
    assert (first.figure.place, second.figure.place) == (Place(1, 3, 5), Place(1, 3, 19))


def test_a_heading_says_the_period_and_is_handed_on() -> None:
    (mention,) = _read("1Q16 Results", "Bread", "Sales of bread were $5 million.")
    assert mention.headings == ("1Q16 Results", "Bread")
    assert mention.period == _quarter(2016)


def test_a_margin_stands_under_what_it_is_the_margin_of() -> None:
    *_, margin, ratio = _read(
        "Bread cost $3 million. It left a gross margin of $2 million, and the ratio was 40.0%."
    )
    assert (margin.caption, margin.headings) == ("gross margin", ("Bread cost",))
    assert (ratio.caption, ratio.headings) == ("ratio", ("Bread cost", "gross margin"))


def test_targets_are_forecasts() -> None:
    (mention,) = _read("Targets for 1Q17", "Our sales for 1Q17 are $5 million.")
    assert mention.forecast


def test_the_lines_of_a_list_have_dates_as_labels() -> None:
    assert _said(
        "2. The number of shares (with treasury stock): As of June 30, 2017: 20,713,800 shares",
        "As of March 31, 2017: 20,711,400 shares",
        "3. Treasury stock:",
        "As of June 30, 2017: 1,650 shares",
    ) == [
        "The number of shares (with treasury stock): value 20,713,800 shares, 2017-06-30",
        "The number of shares (with treasury stock): value 20,711,400 shares, 2017-03-31",
        "Treasury stock: value 1,650 shares, 2017-06-30",
    ]


CURRENCIES = {
    "JPY": ("JPY{}", "¥{}", "{} yen"),
    "USD": ("${}", "US${}", "USD {}", "{} dollars"),
    "EUR": ("€{}", "EUR {}", "{} euros"),
    "GBP": ("£{}", "GBP{}"),
    "CHF": ("CHF {}",),
}
SCALES = {"": 0, " thousand": 3, " million": 6, " billion": 9, " trillion": 12}
PATTERNS = (
    "{thing} was {now}, {up} {change}% YoY ({then} for 1Q16).",
    (
        "{thing} amounted to {now}, {up} {change}% year over year from {then} for 1Q16, since it "
        "rained."
    ),
    "{thing} for 1Q17 totaled {now} ({then} for 1Q16), {up} {change}% YoY.",
    "{thing} {moved} {change}% year over year to {now} compared to {then} in 1Q16.",
    "In 1Q17, {thing} came to {now}, {up} {change}% YoY from {then} last year.",
)
THINGS = (
    "Net income attributable to owners",
    "Sales and marketing expense",
    "Cash from operations",
)

changes = st.decimals(min_value=-999, max_value=999, places=1).map(str)
amounts = st.decimals(min_value=1, max_value=999_999, places=1).map(lambda value: f"{value:,}")


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(PATTERNS),
    st.sampled_from(THINGS),
    st.sampled_from([(code, p) for code, prints in CURRENCIES.items() for p in prints]),
    st.sampled_from(sorted(SCALES)),
    st.tuples(amounts, amounts, changes),
)
def test_a_pattern_holds_in_other_currencies_scales_and_orders(
    pattern: str,
    thing: str,
    currency: tuple[str, str],
    scale: str,
    figures: tuple[str, str, str],
) -> None:
    now, then, change = figures
    code, printed = currency
    rises = not change.startswith("-")
    sentence = pattern.format(
        thing=thing,
        now=printed.format(now + scale),
        then=printed.format(then + scale),
        change=change.lstrip("-"),
        up="up" if rises else "down",
        moved="grew" if rises else "fell",
    )
    said = {
        (m.gauge.value, NAMES[m.period]): (m.figure.text, m.scale, m.currency, m.sign, m.caption)
        for m in _read(sentence)
    }
    assert said == {
        ("value", "1Q17"): (now, SCALES[scale], code, 1, thing),
        ("value", "1Q16"): (then, SCALES[scale], code, 1, thing),
        ("change", "1Q17"): (f"{change.lstrip('-')}%", 0, None, 1 if rises else -1, thing),
    }


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789,.%$()JPY milon;upby ofand'\n", max_size=80))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    for mention in _read(*text.split("\n"), f"Sales were $5 million {text}."):
        assert mention.caption


def test_instants_move_by_years_as_well() -> None:
    (_, change) = _read("As of June 30, 2017, the backlog was $5 million, up 2.0% YoY.")
    assert change.compared == Instant(dt.date(2016, 6, 30))
