"""A company's profile: what it may say, and what is wrong with one that says it wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from crossfoot.profile import LARGEST_BYTES, Profile, beside, load
from crossfoot.shipped import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = (TEMPLATES / "profile.toml").read_text(encoding="utf-8")


def loaded(folder: Path, toml: str) -> Profile:
    path = folder / "profile.toml"
    path.write_text(toml, encoding="utf-8")
    profile, findings = load(path)
    assert findings == ()
    assert profile is not None
    return profile


def refused(path: Path) -> tuple[str, str]:
    profile, (finding,) = load(path)
    assert profile is None
    assert "\n" not in finding.message
    return finding.code, finding.message


def test_an_empty_profile_knows_nothing(tmp_path: Path) -> None:
    assert loaded(tmp_path, "") == Profile(source="profile.toml")


def test_the_template_says_nothing_until_its_lines_are_set(tmp_path: Path) -> None:
    assert loaded(tmp_path, TEMPLATE) == Profile(
        source="profile.toml", captions={"balance-sheet": {}, "income": {}}
    )


def test_every_line_of_the_template_can_be_set(tmp_path: Path) -> None:
    profile = loaded(
        tmp_path, re.sub(r'^# (?=("[^"]+"|[\w-]+) = )', "", TEMPLATE, flags=re.MULTILINE)
    )
    assert profile == Profile(
        name="Example Holdings Inc.",
        identifiers={
            "http://www.tse.or.jp/sicc": "37740",
            "http://www.sec.gov/CIK": "0000000000",
            "http://standards.iso.org/iso/17442": "00000000000000000000",
        },
        fiscal_year_end=(3, 31),
        currency="JPY",
        captions={
            "balance-sheet": {"Deposits of customers": "ContractWithCustomerLiabilityCurrent"},
            "income": {"Sales of services": "Revenues"},
        },
        members={"Network business": ("StatementBusinessSegmentsAxis", "NetworkMember")},
        authority="https://example.com/xbrl/",
        source="profile.toml",
    )
    assert next(iter(profile.identifiers)) == "http://www.tse.or.jp/sicc"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[company", "not TOML"),
        ("[company]\nnames = 'A'", "company.names"),
        ("[company]\nname = 5", "company.name"),
        ("[company]\nfiscal-year-end = '02-31'", "company.fiscal-year-end"),
        ("[company]\nfiscal-year-end = 'March'", "company.fiscal-year-end"),
        ("[company]\ncurrency = 'yen'", "company.currency"),
        ("[company.identifiers]\nCIK = '1'", "company.identifiers.CIK"),
        ("[captions.balances]\nCash = 'Cash'", "captions.balances"),
        ("[captions.income]\nSales = 'us-gaap:Sales'", "captions.income.Sales"),
        ("[members]\nA = 'AMember'", "members.A"),
        ("[extension]\nauthority = 'https://example.com'", "extension.authority"),
        ("a = " + "[" * 5000, "nested too deeply"),
    ],
)
def test_a_wrong_shape_is_named(tmp_path: Path, toml: str, said: str) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(toml)
    code, message = refused(path)
    assert code == "profile.bad-shape"
    assert said in message


def test_what_is_no_profile_at_all(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent.toml")[0] == "profile.unreadable"
    assert refused(tmp_path)[0] == "profile.unreadable"
    path = tmp_path / "profile.toml"
    path.write_bytes("[company]\nname = 'é'".encode("latin-1"))
    assert refused(path)[0] == "profile.bad-shape"
    path.write_bytes(b"#" * (LARGEST_BYTES + 1))
    assert refused(path)[0] == "profile.bad-shape"


def test_a_profile_beside_the_source_is_found(tmp_path: Path) -> None:
    source = tmp_path / "release.txt"
    assert beside(source) is None
    (tmp_path / "profile.toml").touch()
    assert beside(source) == tmp_path / "profile.toml"
