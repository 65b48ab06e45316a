"""Labels of fiscal quarters, halves and years: "1Q17", "Q3 FY24", "third quarter of 2024"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_NTH_WORD = "(?:" + "|".join(_NTH) + ")"
_YEAR = r"(?:\d{4}|\d{2})"
_OF_YEAR = r"(?:[ ,]+of)?(?:[ ,]+(?:the[ ]+)?(?:fiscal|calendar)?(?:[ ]?year)?[ ]*)(?:FY[ ]?)?"
_LABELS = (
    rf"(?P<q>[1-4])Q[ -]?(?:FY)? ?['’]?(?P<y>{_YEAR})",
    rf"Q(?P<q>[1-4])[ -]?(?:of )?(?:fiscal |FY)? ?['’]?(?P<y>{_YEAR})",
    rf"FY ?-?['’]?(?P<y>{_YEAR})[ -]?(?:Q(?P<q>[1-4])|(?P<r>[1-4])Q)",
    rf"(?P<h>[12])H[ -]?(?:FY)? ?['’]?(?P<y>{_YEAR})",
    rf"H(?P<h>[12])[ -]?(?:of )?(?:FY)? ?['’]?(?P<y>{_YEAR})",
    rf"FY ?-?['’]?(?P<y>{_YEAR})",
    rf"(?P<nq>{_NTH_WORD})[ -]quarter{_OF_YEAR}(?P<y>\d{{4}})",
    rf"(?:fiscal(?: year)? )?(?P<y>\d{{4}}),? (?P<nq>{_NTH_WORD})[ -]quarter",
    rf"(?P<nh>first|second)[ -]half{_OF_YEAR}(?P<y>\d{{4}})",
    r"(?:fiscal|full)(?:[ -]year)?[ ](?P<y>\d{4})",
)
"""Groups: `q`, `r` or `nq` for a quarter, `h` or `nh` for a half, `y` for the year."""

_ANY = "|".join(
    re.sub(r"\?P<(\w+)>", rf"?P<\1_{number}>", label) for number, label in enumerate(_LABELS)
)
_LABEL = regex(rf"(?:{_ANY})(?!\w)", re.IGNORECASE)
_FIRST_LETTER = regex(r"[1-4QHFSTqhfst2](?<!\w\w)(?=[^.;\n]{0,30}\d)")
"""Where a label may begin: far cheaper to look for than the label itself."""

Kind = Literal["quarter", "half", "year"]
MONTHS: Mapping[Kind, int] = {"quarter": 3, "half": 6, "year": 12}


class Label(Value):
    """What a label says: the n-th quarter or half of a fiscal year, or the year, by its number."""

    kind: Kind
    number: int
    year: int


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """The text as the label of a quarter, half or year, or None when it is none."""
    match = _LABEL.fullmatch(text.strip())
    return _label(match) if match else None


def _label(match: re.Match[str]) -> Label:
    groups = match.groupdict().items()
    said = {name.partition("_")[0]: value for name, value in groups if value}
    year = int(said["y"]) + (2000 if len(said["y"]) == len("yy") else 0)
    quarter = said.get("q") or said.get("r") or _NTH.get(said.get("nq", "").lower())
    half = said.get("h") or _NTH.get(said.get("nh", "").lower())
    if quarter:
        return Label("quarter", int(quarter), year)
    return Label("half", int(half), year) if half else Label("year", 1, year)


def labels_in(text: str) -> Iterator[tuple[Label, int, int]]:
    """Each label in a text, with its first character and the one after its last."""
    end = 0
    for letter in _FIRST_LETTER.finditer(text):
        match = _LABEL.match(text, letter.start()) if letter.start() >= end else None
        if match:
            end = match.end()
            yield _label(match), match.start(), end
