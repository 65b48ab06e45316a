"""Printed text ↔ Decimal: signs, parentheses, dashes, separators, full-width digits, scale words.

A number is read only when its thousands separators stand every three digits; anything else is
left unread, so that a damaged figure becomes a finding and not a value.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from crossfoot.model import Figure, Place
from crossfoot.patterns import regex

_DASHES = "-−–—―‐‑﹣－"
# One character each way, so that columns stay where they are.
_PLAIN = str.maketrans(
    "０１２３４５６７８９，．（）％＄￥\u00a0\u2009\u202f", "0123456789,.()%$¥   "
)
_ALIKE = _PLAIN | str.maketrans(_DASHES, "-" * len(_DASHES))
"""Dashes of all lengths are one, where only figures are looked for."""
_NUMERAL = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
CURRENCY_CODE = r"(?:JPY|USD|EUR|GBP|CHF|CAD|AUD|CNY|RMB|HKD|KRW|INR|SGD|SEK)"
# Signs apart, by twos: one set of all takes Python ten times as long to compile, in each pattern.
CURRENCY = rf"(?:{CURRENCY_CODE[3:-1]}|(?:US|HK|S|[CA])?\$|[¥£]|[€₩]|₹)"
"""What stands before an amount, upper case."""

CURRENCY_NAME = (
    r"(?:(?:japanese )?yen|(?:u\.?s\.? |canadian |australian |hong kong |singapore )?dollars?"
    r"|euros?|pounds? sterling|swiss francs?|renminbi|(?:korean )?won|(?:indian )?rupees?"
    r"|swedish kron(?:a|or))"
)
"""What stands after an amount or in heads, lower case."""

_CELL = regex(
    rf"(?P<sign>[-+△▲])?(?:{CURRENCY}\s*)?(?P<number>{_NUMERAL})\s*(?P<percent>%)?|"
    rf"(?P<first>[△▲])?{CURRENCY}?\s*[(\[]\s*{CURRENCY}?\s*[-△▲]?(?P<inside>{_NUMERAL})"
    rf"\s*(?P<within>%)?\s*[)\]]\s*(?P<after>%)?|"
    rf"{CURRENCY}\s*(?P<late>[-△▲])\s*(?P<then>{_NUMERAL})"
)
"""Signed, in parentheses, or signed after its currency; never a dash, a blank and a number: two."""

_LONGEST_NUMBER = 30
"""Digits, separators included, of the longest number that is taken for a figure."""

_DASH = regex(rf"{CURRENCY}?\s*-+\s*%?")
TOKEN = regex(r"\d[\d,.]*")
"""A numeric token of the ledger."""

_CLOSING = frozenset(")]%-")
"""What a figure may end with beside a digit; most cells end otherwise and need no closer look."""

_SCALE_WORDS = (("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12))
_CURRENCY_WORDS = (
    (r"\bJPY\b|¥|\byen\b", "JPY"),
    (r"\bUSD\b|US\$|\bU\.?S\.? dollars?\b", "USD"),
    (r"\bEUR\b|€|\beuros?\b", "EUR"),
    (r"\bGBP\b|£|\bpounds? sterling\b", "GBP"),
    (r"\bCHF\b|\bSwiss francs?\b", "CHF"),
    (r"\bCAD\b|C\$|\bCanadian dollars?\b", "CAD"),
    (r"\bAUD\b|A\$|\bAustralian dollars?\b", "AUD"),
    (r"\bHKD\b|HK\$|\bHong Kong dollars?\b", "HKD"),
    (r"\bSGD\b|S\$|\bSingapore dollars?\b", "SGD"),
    (r"\bCNY\b|\bRMB\b|\brenminbi\b", "CNY"),
    (r"\bKRW\b|₩|\bKorean won\b", "KRW"),
    (r"\bINR\b|₹|\brupees?\b", "INR"),
    (r"\bSEK\b|\bSwedish kron(?:a|or)\b", "SEK"),
    (r"\$|\bdollars?\b", "USD"),
)
_CURRENCY_SIGNS = (
    *("$", "jpy", "¥", "yen", "usd", "dollar", "eur", "€", "gbp", "£", "pound", "chf", "franc"),
    *("cad", "aud", "hkd", "sgd", "cny", "rmb", "renminbi", "krw", "₩", "won", "inr", "₹", "rupee"),
    *("sek", "kron"),
)
"""Most texts have none of these, and are asked nothing more."""


def plain(text: str) -> str:
    """Full-width digits, signs and hard spaces as ASCII, each character in its old column."""
    return text if text.isascii() else text.translate(_PLAIN)


def _alike(text: str) -> str:
    """`plain`, and all dashes as one."""
    return text if text.isascii() else text.translate(_ALIKE)


def is_dash(text: str) -> bool:
    """Whether a cell holds nothing but a dash, with or without its currency sign."""
    return _DASH.fullmatch(_alike(text).strip()) is not None


def figure(text: str, place: Place) -> Figure | None:
    """The cell as a figure, or None when it is not just one number or dash.

    `place` is that of the text's first character; the figure's own is its first digit's.
    """
    plainly = _alike(text)
    last = plainly.rstrip()[-1:]
    if not (last.isdecimal() or last in _CLOSING):
        return None
    if last in _CLOSING and is_dash(plainly):
        column = place.column + len(text) - len(text.lstrip())
        return Figure(text.strip(), Decimal(0), 0, Place(place.page, place.line, column), dash=True)
    match = _CELL.fullmatch(plainly.strip())
    if match is None:
        return None
    group = next(name for name in ("number", "inside", "then") if match[name])
    if len(match[group]) > _LONGEST_NUMBER:
        return None
    offset = len(plainly) - len(plainly.lstrip()) + match.start(group)
    signed = (match["sign"] or match["late"] or "+") != "+"
    return Figure(
        text=text.strip(),
        value=_signed(match[group], negative=signed or group == "inside"),
        places=decimal_places(match[group]),
        place=Place(place.page, place.line, place.column + offset),
        percent=any(match[name] for name in ("percent", "within", "after")),
    )


def _signed(number: str, *, negative: bool) -> Decimal:
    value = Decimal(number.replace(",", ""))
    return -value if negative and value else value


def decimal_places(number: str) -> int:
    """How many digits stand after the decimal point."""
    return len(number.partition(".")[2])


_RUN = regex(
    rf"(?<![\w.,])(?:[-△▲]?(?:{CURRENCY}\s?)?(?:{_NUMERAL})\s?%?|"
    rf"[△▲]?{CURRENCY}?\s?[(\[]\s?{CURRENCY}?\s?[-△▲]?(?:{_NUMERAL})\s?%?\s?[)\]]%?)"
    rf"(?![\w,.])|(?<=\s)-(?=\s|$)|^-(?=\s)"
)


def trailing_figures(text: str, place: Place) -> tuple[str, tuple[Figure, ...]]:
    """The caption that a line begins with, and the figures that it ends with, if any.

    Between the figures stands nothing but blanks and currency signs.
    """
    plainly = _alike(text)
    cut, figures = len(text.rstrip()), list[Figure]()
    last = plainly[:cut].rstrip(" $¥€£")[-1:]
    if not (last.isdecimal() or last in _CLOSING):
        return text[:cut].rstrip(" $¥€£"), ()
    for match in reversed(tuple(_RUN.finditer(plainly))):
        between = plainly[match.end() : cut]
        if between.strip(" $¥€£"):
            break
        start = Place(place.page, place.line, place.column + match.start())
        read = figure(text[match.start() : match.end()], start)
        if read is None:
            break
        figures.insert(0, read)
        cut = match.start()
    return text[:cut].rstrip(" $¥€£"), tuple(figures)


def scale_in(text: str) -> int | None:
    """The power of ten that a head or unit line speaks of first, if of any.

    What it says later is of something else: "in millions, except shares in thousands".
    """
    lowered = text.lower()
    said = [(at, power) for word, power in _SCALE_WORDS if (at := lowered.find(word)) >= 0]
    if said:
        return min(said)[1]
    short = ("mn" in lowered or "mm" in lowered) and re.search(r"\bmn\b|\bmm\b", lowered)
    return 6 if short else None


def currency_in(text: str) -> str | None:
    """The ISO 4217 code of the currency that a text names, if any."""
    found = currency_at(text)
    return found[0] if found else None


@lru_cache(maxsize=4096)
def currency_at(text: str) -> tuple[str, int, int] | None:
    """The currency that a text names, and from where to where it is printed."""
    lowered = text.lower()
    named = any(sign in lowered for sign in _CURRENCY_SIGNS)
    for pattern, code in _CURRENCY_WORDS if named else ():
        if match := re.search(pattern, text, re.IGNORECASE):
            return code, match.start(), match.end()
    return None


def show(value: Decimal) -> str:
    """A value as plain decimal digits, never in exponent form."""
    return f"{value:f}"
