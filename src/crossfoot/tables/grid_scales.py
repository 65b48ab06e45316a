"""What a unit line says: in which powers of ten money and shares are printed, in which currency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from crossfoot.amounts import CURRENCY, CURRENCY_CODE, CURRENCY_NAME, currency_in, scale_in
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHARES_IN: Final = regex(
    r"\bshares?\b(?! (?:data|amounts?|information))[^.;]{0,60}?\b(thousand|million|billion)",
    re.IGNORECASE,
)
_PER_SHARE: Final = regex(
    r"\bper[- ](?:common |ordinary |diluted )?(?:share|unit|ads)", re.IGNORECASE
)
_EXCEPT: Final = regex(r"\b(?:except|excluding|other than|unless)\b", re.IGNORECASE)
_MONEY_ONLY: Final = regex(
    r"\b(?:dollars|yen|euros?|pounds|francs|usd|jpy|eur|gbp|rmb)\b|[$€£¥]", re.IGNORECASE
)
_MANY: Final = r"(?:thousands|millions|billions|trillions)"
_MONEY: Final = rf"(?:{CURRENCY}|{CURRENCY_NAME}|pounds|francs)"
_UNIT_WORDS: Final = regex(
    rf"\bin {_MANY}\b|"
    rf"(?P<of>(?:\b{_MANY} of|\bin whole) )?{_MONEY}(?(of)|[ -]?(?:in )?(?:{_MANY}|000))|"
    rf"\(\s*(?:{_MANY}|000['’]?s?)(?: omitted)?\s*[,)]|^{_MANY},?$|"
    rf"\b{_MANY},? (?:and [a-z]+, )?except\b|(?<!\w)(?:us)?[$€£]\s?(?:mm?|mn|bn)\b(?!\w)",
    re.IGNORECASE,
)
_UNSCALED: Final = regex(
    r"(?:^|[(;,])\s*(?:all )?(?:amounts |figures )?(?:are )?(?:expressed |stated |reported )?"
    rf"in {CURRENCY_NAME}\s*(?:[,;)]|$)|^\s*\(?(?:{CURRENCY_CODE}|{CURRENCY_NAME})\)?\s*$",
    re.IGNORECASE,
)
"""A unit line that names the currency alone: its figures are as they are."""

_MONEY_IN: Final = regex(
    r"\b(?:dollars?|dollar amounts?|[$€£]) (?:are )?in (thousands|millions|billions)\b",
    re.IGNORECASE,
)
"""What a line says of money that says something else of shares before."""
_SHORT: Final = regex(r"[$€£]\s?(?P<many>mm?|mn|bn)\b", re.IGNORECASE)
_WHOLE: Final = regex(r"\bin whole\b", re.IGNORECASE)


class Scales(Value):
    """What a unit line says: the powers of ten of money and of share counts, and the currency."""

    money: int
    shares: int | None
    currency: str | None


def is_unit(text: str) -> bool:
    """Whether a short text names a scale, as a unit line does."""
    short = len(text) < 200  # noqa: PLR2004
    return short and bool(_UNIT_WORDS.search(text) or _UNSCALED.search(text))


def unwrapped(texts: Iterable[str]) -> list[str]:
    """Lines above each other, those that go on in small letters joined to the one before."""
    found: list[str] = []
    for text in texts:
        if found and text[:1].islower():
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def scales_in(texts: Iterable[str]) -> Scales | None:
    """The unit that the first of the texts with one names."""
    for text in texts:
        money = _money_scale(_EXCEPT.split(text)[0])
        if is_unit(text) and money is not None:
            return Scales(money, _share_scale(text, money), currency_in(text))
    return None


def _money_scale(text: str) -> int | None:
    if "000" in text:
        return 3
    if _WHOLE.search(text):
        return 0
    if (named := _MONEY_IN.search(text)) is not None:
        return scale_in(named[1])
    short = _SHORT.search(text)
    if short:
        return 9 if short["many"].lower() == "bn" else 6
    scale = scale_in(text)
    return 0 if scale is None and _UNSCALED.search(text) else scale


def _share_scale(text: str, money: int) -> int | None:
    """The power of ten of share counts; None where nothing is said of them."""
    bare = _PER_SHARE.sub(" ", text)
    if match := _SHARES_IN.search(bare):
        return scale_in(match[1])
    excepted = _EXCEPT.split(bare)[1:]
    if excepted and re.search(r"\bshares?\b", " ".join(excepted), re.IGNORECASE):
        return 0
    return None if _MONEY_ONLY.search(_EXCEPT.split(text)[0]) else money


def own_share_scale(texts: Iterable[str]) -> int | None:
    """The power of ten that a caption of share counts, or a header over it, names itself."""
    for text in texts:
        if not re.search(r"\bshares?\b|\bunits\b|\bdilut|\bbasic\b", text, re.IGNORECASE):
            continue
        if re.search(r"\(\s*(?:in )?(?:000|m)['’]?s?\s*(?:omitted)?\)", text, re.IGNORECASE):
            return 3 if "000" in text else 6
        if re.search(r"\((?:shares|units|ads?s?)\)", text, re.IGNORECASE):
            return 0
        if match := re.search(r"(?<!\d )\b(thousand|million|billion)s\b", text, re.IGNORECASE):
            return scale_in(match[1])
    return None
