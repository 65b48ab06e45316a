"""Stored numbers as a spreadsheet shows them: number format codes, read and applied.

A code has up to four sections (positive; negative; zero; text). What it shows is what is printed:
rounded, scaled by trailing commas, with its signs and words. Padding (`_)`, `* `) is nothing.
Dates are written out as far as their format tells them (`August 3, 2024`; `August 2024`; `2024`):
which part of 8/3/2024 is the month, only the machine that shows it knows.
Fractions, exponents and clock times are shown as plain numbers.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final

from crossfoot.patterns import regex
from crossfoot.value import Value

GENERAL: Final = "General"

BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "#,##0;(#,##0)", 6: "#,##0;(#,##0)", 7: "#,##0.00;(#,##0.00)", 8: "#,##0.00;(#,##0.00)",
    9: "0%", 10: "0.00%",
    14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm",
    37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: '#,##0;(#,##0);"-"', 42: '#,##0;(#,##0);"-"', 43: '#,##0.00;(#,##0.00);"-"',
    44: '#,##0.00;(#,##0.00);"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
"""What workbooks may name by number alone. Whose currency 5 to 8, 42 and 44 show, only the
machine that shows them knows: none."""

_DIGITS: Final = Context(prec=15)
"""A spreadsheet keeps 17 digits of a number and shows 15."""
_GENERAL_PLACES: Final = 10
_LAST_DAYS: Final = Decimal(2_958_466)
"""December 31, 9999, and a day."""
_EPOCH: Final = dt.date(1899, 12, 30)
_EPOCH_1904: Final = dt.date(1904, 1, 1)
_NO_LEAP_DAY: Final = 61
"""Days are counted as if 1900 had a February 29; before it they are one off."""

_PART: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|'
    r"\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|"
    r"(?P<clock>AM/PM|A/P)|(?P<exponent>E[+-])|(?P<letters>[ymdhsge]+)|(?P<code>[0#?.,%/@])|"
    r"(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = regex(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED: Final = regex(r"[hms]+", re.IGNORECASE)


class Shown(Value):
    """What a cell shows; `scale` is the power of ten that its format leaves out."""

    text: str
    scale: int = 0


class _Section(Value):
    """One section of a code: what stands before the digits, how they are set, what follows."""

    before: str
    digits: str
    after: str
    condition: tuple[str, Decimal] | None = None
    date: str = ""
    odd: bool = False
    """Whether it shows a number in a way that is not read: a fraction, an exponent, a clock."""


def shown(value: Decimal, code: str) -> Shown:
    """A number as a format shows it."""
    stored = _DIGITS.create_decimal(value)
    sections = _sections(code)
    section, negative = _chosen(stored, sections)
    if section is None:
        return Shown(general(stored))
    number = abs(stored) if negative else stored
    sign = "-" if number < 0 else ""
    if section.odd or section.digits == GENERAL:
        return Shown((sign + section.before + general(abs(number)) + section.after).strip())
    digits, scale = _set(abs(number), section.digits, section.before + section.after)
    if not any(char in "123456789" for char in digits):
        sign = ""
    return Shown(" ".join((sign + section.before + digits + section.after).split()), scale)


def general(value: Decimal) -> str:
    """A number in no format: as many places as there are, at most ten."""
    places = -int(value.as_tuple().exponent)
    if places > _GENERAL_PLACES:
        value = value.quantize(Decimal(1).scaleb(-_GENERAL_PLACES), ROUND_HALF_UP)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def date_parts(code: str) -> str:
    """Which of `y`, `m` and `d` a code shows; none where it shows no date."""
    sections = _sections(code)
    return sections[0].date if sections else ""


def date_shown(value: Decimal, code: str, *, since_1904: bool) -> str | None:
    """The date that a number stands for, as far as its format tells it; none if it is no date."""
    days = int(value)
    if not 1 <= value < _LAST_DAYS - (1462 if since_1904 else 0):
        return None
    if since_1904:
        on = _EPOCH_1904 + dt.timedelta(days=days)
    else:
        on = _EPOCH + dt.timedelta(days=days + (days < _NO_LEAP_DAY))
    return day_shown(on, date_parts(code))


def day_shown(on: dt.date, parts: str) -> str:
    """A date as far as `parts` tell it; the last day of a month is told with its month."""
    if "d" in parts or ("m" in parts and (on + dt.timedelta(days=1)).day == 1):
        return f"{_MONTHS[on.month - 1]} {on.day}, {on.year}"
    return f"{_MONTHS[on.month - 1]} {on.year}" if "m" in parts else str(on.year)


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _chosen(value: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section | None, bool]:
    """The section for a value, and whether that section itself says that it is negative."""
    if any(section.condition for section in sections):
        fitting = (s for s in sections if s.condition is None or _holds(value, *s.condition))
        section = next(fitting, None)
        below = section is not None and section.condition is not None and value < 0
        return section, below and section is not sections[0]
    if not sections:
        return None, False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:  # noqa: PLR2004  # positive, negative, zero
        return sections[2], False
    return sections[0], False


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound,
        "=": value == bound, "<>": value != bound,
    }[sign]  # fmt: skip


# ── digits ───────────────────────────────────────────────────────────────────────────────


def _set(value: Decimal, digits: str, around: str) -> tuple[str, int]:
    """A number that is not negative, set in placeholders; and the power that they leave out."""
    if not digits:
        return "", 0
    bare = digits.rstrip(",")
    whole, point, part = bare.partition(".")
    scale = 3 * (len(digits) - len(bare) + len(whole) - len(whole.rstrip(",")))
    grouped = "," in whole.rstrip(",")
    places = len(part.replace(",", ""))
    moved = value.scaleb(2 * around.count("%") - scale)
    rounded = f"{moved.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE):f}"
    left, _, right = rounded.partition(".")
    left = left.lstrip("0").zfill(whole.count("0"))
    right = right[: part.count("0")] + right[part.count("0") :].rstrip("0")
    if grouped and left:
        left = f"{int(left):,}" if len(left) == len(left.lstrip("0")) else left
    return left + (point if right else "") + right, scale


_WIDE: Final = Context(prec=400)
"""Doubles reach to 308 digits before the point."""


# ── codes ────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1024)  # a workbook has few formats and thousands of cells
def _sections(code: str) -> tuple[_Section, ...]:
    """The sections of a code for numbers; none for a text format."""
    found = [_section(each) for each in _split(code)][:3]
    return () if not found or code.strip() == "@" else tuple(found)


def _split(code: str) -> list[list[re.Match[str]]]:
    parts: list[list[re.Match[str]]] = [[]]
    for match in _PART.finditer(code):
        if match["literal"] == ";":
            parts.append([])
        else:
            parts[-1].append(match)
    return parts


def _section(parts: list[re.Match[str]]) -> _Section:
    texts = ["", ""]
    digits, letters, broken = "", "", False
    condition: tuple[str, Decimal] | None = None
    odd = False
    for part in parts:
        said = _literal(part)
        if part["general"]:
            digits = GENERAL
        elif part["letters"]:
            letters += part["letters"].casefold()
        elif (code := part["code"]) and code in "0#?.,":
            broken |= bool(texts[1])
            digits += code
        elif part["bracket"] and (match := _CONDITION.fullmatch(part["bracket"])):
            condition = match[1], Decimal(match[2])
        elif part["bracket"] and _ELAPSED.fullmatch(part["bracket"]):
            letters += "h"
        elif part["exponent"] or part["code"] == "/":
            odd = True
        texts[bool(digits)] += said
    date = "".join(each for each in "ymd" if each in letters and not _is_minute(each, letters))
    clock = bool(letters) and not date
    return _Section(texts[0], digits, texts[1], condition, date, odd or broken or clock)


def _is_minute(letter: str, letters: str) -> bool:
    """Whether an `m` is of minutes: beside hours and seconds, without a year and a day."""
    return letter == "m" and not set(letters) & set("yd") and bool(set(letters) & set("hs"))


def _literal(part: re.Match[str]) -> str:
    if part["code"] == "%":
        return "%"
    said = part["quoted"] or part["escaped"] or part["literal"] or ""
    return said or (part["currency"] or "")
