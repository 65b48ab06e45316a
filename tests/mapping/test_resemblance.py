"""Captions a quarter apart: which are the same line under other words, and which are not."""

from __future__ import annotations

import pytest

from crossfoot.mapping.resemblance import paired

KNOWN = {
    "Wan": ("WAN services",),
    "Outsourcing": ("Outsourcing services",),
    "Enterprise": ("Internet connectivity services (enterprise)",),
    "Consumer": ("Internet connectivity services (consumer)",),
    "Construction": ("Systems construction",),
    "Operation": ("Systems operation and maintenance",),
    "Atm": ("ATM operation business",),
    "Trading": ("Gain on metal trading",),
}


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("WAN SERVICES", "Wan"),
        ("WAN service", "Wan"),
        ("Wide area network (WAN) services", "Wan"),
        ("Wide area network services", None),
        ("Outsourced services", "Outsourcing"),
        ("Internet connectivity for enterprises", "Enterprise"),
        ("Internet connection services (consumer)", "Consumer"),
        ("System construction", "Construction"),
        ("System operations, maintenance", "Operation"),
        ("ATM business", "Atm"),
        ("Loss (gain) on metal trades, net", "Trading"),
        ("Cloud services", None),
        ("Internet advertising", None),
        ("Mobile services", None),
        ("Systems consulting", None),
        ("Services", None),
        ("Total", None),
    ],
)
def test_one_caption_among_those_of_before(caption: str, name: str | None) -> None:
    assert paired([caption], KNOWN) == (name,)


def test_an_equal_caption_keeps_its_name_from_one_that_is_alike() -> None:
    assert paired(["WAN services", "WAN service (new)"], KNOWN) == ("Wan", None)
    assert paired(["WAN service (new)", "WAN services"], KNOWN) == (None, "Wan")


def test_equal_captions_have_one_name_as_often_as_they_are_printed() -> None:
    assert paired(["WAN services", "WAN services"], KNOWN) == ("Wan", "Wan")


def test_what_is_like_two_names_is_neither() -> None:
    assert paired(["Internet connectivity services"], KNOWN) == (None,)


def test_two_that_are_like_one_name_are_neither() -> None:
    assert paired(["Outsourced services", "Services outsourced"], KNOWN) == (None, None)


def test_a_name_that_is_taken_is_given_to_nobody() -> None:
    assert paired(["WAN services", "Wan service"], KNOWN, taken={"Wan"}) == (None, None)


def test_without_likeness_only_equal_spellings_count() -> None:
    said = ["WAN Services", "Outsourced services"]
    assert paired(said, KNOWN, likeness=False) == ("Wan", None)
