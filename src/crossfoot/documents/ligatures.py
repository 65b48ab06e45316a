"""Letters that a text layer lost because they were printed as one: fi, fl, ff, ffi, ffl.

A font without a code for its ligatures leaves a gap: the mark of an unknown character where a
reader keeps one, a blank or nothing where a converter dropped it (`pro t`, `rst quarter`). Only
words that can be nothing else are mended; a mark in any other word stays, as U+FFFD.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from crossfoot.patterns import regex

LOST: Final = "\ufffd"
"""What stands for a character that nobody knows."""

_WORDS: Final = {
    "ffi": "o~ce o~cer o~cers o~cial di~cult e~cien- ine~cien- su~cien- insu~cien- a~liat- "
    "una~liat- e~cac- tra~c coe~cien- a~rm- rea~rm- sta~ng o~ces",
    "ff": "o~ write-o~ write-o~s charge-o~ charge-o~s spin-o~ sell-o~ trade-o~ lay-o~s layo~s "
    "o~er o~ers o~ered o~ering o~erings o~set o~sets o~setting e~ect e~ects e~ective "
    "e~ectively e~ected di~er di~ers di~erent di~erence di~erences di~erentiat- a~ect a~ects "
    "a~ected a~ecting a~ord- sta~ tari~ tari~s e~ort e~orts su~er- bu~er- co~ee takeo~ "
    "cuto~ payo~ o~shore o~ice di~use- e~ectiveness",
    "fl": "~ow ~ows in~ow in~ows out~ow out~ows over~ow- work~ow- in~ation- de~ation- "
    "re~ect- ~uctuat- con~ict- in~uen- ~exib- in~exib- ~oat- ~eet ~eets ~oor ~oors ~ight ~ights "
    "~uid- ~agship disin~ation",
    "fi": "~t ~ts solidi~- "
    "~rst ~scal ~nanc- re~nanc- bene~t- pro~t- nonpro~t unpro~t- ~nal ~nally ~nali- ~x ~xed "
    "~xture- ~xing ~le ~les ~led ~ling ~lings ~ve ~ft- ~eld- ~nd ~nding ~nished un~nished "
    "~nite in~nite inde~nite- ~ll- ful~ll- ~gure- ~rm ~rms ~ber- ~re ~res de~ne- de~nit- de~cit- "
    "de~cien- con~den- con~gur- con~rm- con~ne- identi~- unidenti~- classi~- reclassi~- "
    "speci~- signi~c- insigni~c- modi~- quali~- disquali~- noti~- certi~- veri~- satis~- "
    "diversi~- justi~- uni~ed codi~- simpli~- intensi~- magni~- clari~- forti~- rati~- "
    "exempli~- electri~- gasi~- puri~- pro~cien- pro~le- arti~cial- scienti~c paci~c bene~ci- "
    "sacri~c- sub~eld out~t-  ~duciar- ~lm- ~lter- ~nger- traf~c",
}
_GAP: Final = "~"


def _pattern(words: str, gap: str) -> re.Pattern[str]:
    stems = "|".join(
        re.escape(word.removesuffix("-")).replace(re.escape(_GAP), gap)
        + (r"[a-z]*" if word.endswith("-") else "")
        for word in words.split()
    )
    return regex(rf"(?<![a-z])(?:{stems})(?![a-z])", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((letters, _pattern(words, LOST)) for letters, words in _WORDS.items())


_NO_WORDS: Final = {
    "fi": "~rst ~scal ~nanc- ~xed ~xture- ~xing ~nal ~nally ~nish- ~duciar- ~gure-",
    "fl": "~ow ~ows ~uctuat- ~exib- ~eet ~oor ~oors",
}
"""What begins with a ligature and is no word without it: others (`led`, `le`) may be meant."""


_MARKS: Final = (" rst ", " scal ", "pro t", "bene t", " nanc", " ows ", "e ect", "classi ")
"""What some word of a release becomes, if its ligatures are dropped."""


def drops(text: str) -> bool:
    """Whether a text that somebody took from a PDF may have words without their ligatures."""
    return any(mark in text for mark in _MARKS)


@cache
def _dropped() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What words look like whose ligature left a blank, or nothing at their beginning."""
    return tuple(
        (letters, regex(f"{_pattern(_inside(words), ' ').pattern}{begun}", re.IGNORECASE))
        for letters, words in _WORDS.items()
        for begun in [
            f"|{_pattern(_NO_WORDS[letters], '').pattern}" if letters in _NO_WORDS else ""
        ]
    )


def _inside(words: str) -> str:
    each = words.split()
    return " ".join(w for w in each if not w.startswith(_GAP) and not w.endswith(_GAP))


def closed(text: str) -> str:
    """The text with the ligatures that were dropped from it, where they are sure."""
    for letters, pattern in _dropped():
        text = pattern.sub(lambda match: _put_in(match[0], letters), text)  # noqa: B023
    return text


def _put_in(word: str, letters: str) -> str:
    before, blank, after = word.partition(" ")
    return f"{before}{letters}{after}" if blank else f"{letters}{word}"


def mended(text: str) -> str:
    """The text with the letters that its marks of a lost character can only stand for."""
    for letters, pattern in _patterns():
        if LOST not in text:
            break
        text = pattern.sub(lambda match: _filled(match[0], letters), text)  # noqa: B023
    return text


def _filled(word: str, letters: str) -> str:
    return word.replace(LOST, letters.upper() if word.isupper() else letters)
