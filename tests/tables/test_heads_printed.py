"""Heads and captions as PDFs print them: over several lines, centred on groups of columns."""

from __future__ import annotations

from crossfoot import tables
from crossfoot.documents import pdf
from crossfoot.model import Line, Statement
from tests.documents.made_pdf import Print, at, centred, ending, made

EDGES = (270, 325, 385, 450, 505, 565)
ROWS = (
    ("Net sales", "1,000", "900", "11%", "2,000", "1,800", "11%"),
    ("Cost of sales", "600", "560", "7%", "1,200", "1,100", "9%"),
    ("Operating income", "400", "340", "18%", "800", "700", "14%"),
    ("Income taxes", "100", "90", "11%", "200", "180", "11%"),
    ("Net income", "300", "250", "20%", "600", "520", "15%"),
)


def page(*above: Print) -> list[Print]:
    prints = [at(40, 760, "Consolidated Statements of Income"), *above]
    for number, (caption, *figures) in enumerate(ROWS):
        y = 660 - 14 * number
        prints.append(at(40, y, caption))
        prints += [ending(edge, y, each) for edge, each in zip(EDGES, figures, strict=True)]
    return prints


def read(*pages: list[Print]) -> Statement:
    document, findings = pdf.read(made(*pages), "release.pdf")
    assert document is not None, findings
    (found,) = tables.recognise(document)[0]
    return found


def years(y: int) -> list[Print]:
    texts = ("2024", "2023", "Change", "2024", "2023", "Change")
    return [ending(edge, y, text) for edge, text in zip(EDGES, texts, strict=True)]


def periods(found: Statement) -> list[str]:
    return [str(column.period) for column in found.columns]


EXPECTED = [
    "2024-04-01..2024-06-30",
    "2023-04-01..2023-06-30",
    "2024-01-01..2024-06-30",
    "2023-01-01..2023-06-30",
]


def test_heads_over_groups_with_a_column_of_changes() -> None:
    spans = [centred(316, 710, "Three Months Ended"), centred(496, 710, "Six Months Ended")]
    days = [centred(316, 698, "June 30,"), centred(496, 698, "June 30,")]
    percent = [ending(385, 686, "Percent"), ending(565, 686, "Percent")]
    found = read(page(at(40, 740, "(in millions)"), *spans, *days, *percent, *years(674)))
    assert periods(found) == EXPECTED


def test_a_unit_beside_the_heads_over_two_lines() -> None:
    spans = [centred(316, 704, "Three Months Ended"), centred(496, 704, "Six Months Ended")]
    days = [centred(316, 692, "June 30,"), centred(496, 692, "June 30,")]
    unit = [at(40, 698, "(Millions, except per share"), at(40, 686, "amounts and percentages)")]
    found = read(page(*spans, *days, *unit, *years(674)))
    assert periods(found) == EXPECTED
    assert {column.scale for column in found.columns} == {6}


def test_a_caption_that_goes_on_below_its_figures() -> None:
    prints = page(
        at(40, 740, "(in millions)"),
        centred(316, 710, "Three Months Ended June 30,"),
        centred(496, 710, "Six Months Ended June 30,"),
        *years(674),
    )
    more = [at(40, 590, "Net income attributable to"), at(40, 576, "Harborline")]
    more += [ending(edge, 590, "300") for edge in EDGES[:2]]
    found = read([*prints, *more, at(40, 562, "Basic"), ending(270, 562, "3.00")])
    lines = [part.caption.text for part in found.parts if isinstance(part, Line)]
    assert "Net income attributable to Harborline" in lines


SPANS = [
    at(40, 740, "(in millions)"),
    centred(316, 710, "Three Months Ended June 30,"),
    centred(496, 710, "Six Months Ended June 30,"),
]


def lines(found: Statement) -> dict[str, list[str]]:
    return {
        part.caption.text: [figure.text for figure in part.figures if figure]
        for part in found.parts
        if isinstance(part, Line)
    }


def test_figures_between_the_two_lines_of_their_caption() -> None:
    last = [at(40, 590, "Dividends, paid in cash and"), at(40, 576, "declared in the period")]
    last += [
        ending(edge, 583, text)
        for edge, text in zip(EDGES, ("10", "9", "11%", "20", "18", "11%"), strict=True)
    ]
    end = [at(40, 560, "Retained"), ending(EDGES[0], 560, "290"), ending(EDGES[1], 560, "241")]
    found = lines(read([*page(*SPANS, *years(674)), *last, *end]))
    assert found["Dividends, paid in cash and declared in the period"] == ["10", "9", "20", "18"]


def test_rows_on_the_next_page_have_its_columns_of_changes_too() -> None:
    following = [
        print_
        for number, caption in enumerate(("Basic earnings per share", "Diluted earnings per share"))
        for print_ in (
            at(40, 760 - 14 * number, caption),
            *(
                ending(edge, 760 - 14 * number, text)
                for edge, text in zip(
                    EDGES, ("1.50", "1.25", "20%", "3.00", "2.60", "15%"), strict=True
                )
            ),
        )
    ]
    found = lines(read(page(*SPANS, *years(674)), following))
    assert found["Basic earnings per share"] == ["1.50", "1.25", "3.00", "2.60"]
    assert found["Diluted earnings per share"] == ["1.50", "1.25", "3.00", "2.60"]


def test_months_that_stand_close_over_their_columns() -> None:
    """Narrow columns break dates over three lines; between long months there is no gap."""
    months = [centred(297, 698, "December September"), centred(477, 698, "December September")]
    days = zip((270, 325, 450, 505), ("31,", "30,") * 2, strict=True)
    broken = [*months, *(ending(edge, 686, day) for edge, day in days)]
    spans = [centred(297, 710, "Three Months Ended"), centred(477, 710, "Twelve Months Ended")]
    found = read(page(at(40, 740, "(in millions)"), *spans, *broken, *years(674)))
    assert periods(found) == [
        "2024-10-01..2024-12-31",
        "2023-07-01..2023-09-30",
        "2024-01-01..2024-12-31",
        "2022-10-01..2023-09-30",
    ]
