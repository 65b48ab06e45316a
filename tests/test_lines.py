"""Lines of two releases: what is new, lost, or the same in other words or another place."""

from __future__ import annotations

from crossfoot.lines import altered, summary
from crossfoot.model import Alteration, Place, PrintedLine, StatementKind

INCOME = StatementKind.INCOME
SHEET = StatementKind.BALANCE_SHEET


def line(
    caption: str,
    name: str,
    member: str = "",
    under: str = "",
    statement: StatementKind = INCOME,
) -> PrintedLine:
    members = (member,) if member else ()
    return PrintedLine(statement, caption, name, members, under, "", Place(1, 7, 1))


def told(
    before: list[PrintedLine], now: list[PrintedLine]
) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            str(c.alteration),
            c.before.caption if c.before else None,
            c.now.caption if c.now else None,
        )
        for c in altered(before, now)
    ]


WAN = line("WAN services", "Revenues", "WanMember", "Revenues NetworkMember")
CLOUD = line("Cloud services", "Revenues", "CloudMember", "Revenues NetworkMember")


def test_nothing_changed() -> None:
    assert told([WAN, CLOUD], [CLOUD, WAN]) == []


def test_new_lines_stand_where_they_are_printed_and_lost_ones_last() -> None:
    assert told([WAN], [CLOUD]) == [("new", None, "Cloud services"), ("lost", "WAN services", None)]


def test_another_caption_of_the_same_name() -> None:
    other = line("Wide area networks", "Revenues", "WanMember", "Revenues NetworkMember")
    assert told([WAN], [other]) == [("caption", "WAN services", "Wide area networks")]


def test_dates_and_figures_of_a_caption_are_of_its_quarter() -> None:
    before = line("Common stock, 46,711 shares at March 31, 2017", "Stock")
    now = line("Common stock, 46,713 shares at June 30, 2018", "Stock")
    assert told([before], [now]) == []
    assert told([line("1Q16 backlog", "Backlog")], [line("1Q17 backlog", "Backlog")]) == []


def test_the_same_line_in_another_place() -> None:
    moved = line("WAN services", "Revenues", "WanMember", "Revenues")
    assert told([WAN], [moved]) == [("place", "WAN services", "WAN services")]
    there = line("Goodwill", "Goodwill", statement=SHEET)
    assert told([line("Goodwill", "Goodwill")], [there]) == [("place", "Goodwill", "Goodwill")]


def test_where_no_sum_was_found_nothing_is_said_of_the_place() -> None:
    assert told([WAN], [line("WAN services", "Revenues", "WanMember")]) == []


def test_the_same_caption_with_another_concept() -> None:
    before, now = line("Other", "OtherIncome"), line("Other", "OtherExpense")
    assert told([before], [now]) == [("name", "Other", "Other")]


def test_lines_of_one_name_are_told_apart_by_their_captions() -> None:
    opening = line("Cash, beginning of the period", "Cash")
    closing = line("Cash, end of the period", "Cash")
    held = line("Cash held at the end", "Cash")
    assert told([opening, closing], [closing, opening]) == []
    assert told([opening, closing], [opening, held]) == [
        ("caption", "Cash, end of the period", "Cash held at the end")
    ]


def test_of_lines_without_a_name_only_captions_tell() -> None:
    unnamed, renamed = line("Sundry", ""), line("Various", "")
    assert told([unnamed], [unnamed]) == []
    assert {word for word, *_ in told([unnamed], [renamed])} == {"new", "lost"}


def test_a_finding_counts_them_and_names_a_place() -> None:
    changes = altered([WAN], [CLOUD])
    (finding,) = summary(changes)
    assert finding.code == "lines.changed"
    assert finding.message.endswith("1 new, 1 lost")
    assert finding.place == Place(1, 7, 1)
    assert not list(summary(()))
    assert {change.alteration for change in changes} == {Alteration.NEW, Alteration.LOST}
