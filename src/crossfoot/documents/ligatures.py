"""Letters that a text layer lost because they were printed as one: fi, fl, ff, ffi, ffl.

A font without a code for its ligatures leaves a gap: the mark of an unknown character where a
reader keeps one, a blank or nothing where a converter dropped it (`pro t`, `rst quarter`). Only
words that can be nothing else are mended; a mark in any other word stays, as U+FFFD.
"""

from __future__ import annotations

import re
from typing import Final

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
    "~nite in~nite inde~nite- ~ll- ful~ll- ~gure- ~rm ~rms ~ber- ~re ~res de~n- de~cit- "
    "de~cien- con~den- con~gur- con~rm- con~ne- identi~- unidenti~- classi~- reclassi~- "
    "speci~- signi~c- insigni~c- modi~- quali~- disquali~- noti~- certi~- veri~- satis~- "
    "diversi~- justi~- uni~ed codi~- simpli~- intensi~- magni~- clari~- forti~- rati~- "
    "exempli~- electri~- gasi~- puri~- pro~cien- pro~le- arti~cial- scienti~c paci~c bene~ci- "
    "sacri~c- o~cio sub~eld re~n- out~t-  ~duciar- ~lm- ~lter- ~nger- traf~c",
}
_GAP: Final = "~"


def _pattern(words: str) -> re.Pattern[str]:
    stems = "|".join(
        re.escape(word.removesuffix("-")).replace(_GAP, LOST)
        + (r"[a-z]*" if word.endswith("-") else "")
        for word in words.split()
    )
    return re.compile(rf"(?<![a-z])(?:{stems})(?![a-z])", re.IGNORECASE)


_PATTERNS: Final = tuple((letters, _pattern(words)) for letters, words in _WORDS.items())


def mended(text: str) -> str:
    """The text with the letters that its marks of a lost character can only stand for."""
    for letters, pattern in _PATTERNS:
        if LOST not in text:
            break
        text = pattern.sub(lambda match: _filled(match[0], letters), text)  # noqa: B023
    return text


def _filled(word: str, letters: str) -> str:
    return word.replace(LOST, letters.upper() if word.isupper() else letters)
