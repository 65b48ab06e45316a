"""What is refused before any XBRL reader sees it: bombs, traps, and ways out of what was given.

XML is gone through by expat, which keeps nothing: no DOCTYPE (an entity can swell, open a file,
or, as Arelle reads it, vanish from a value), no depth, width or length that no filing has. Where
a file refers to, it may only refer within its own folder or to an address on the web, which is
looked up in what the standards and packages bring along and never fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag
from xml.parsers import expat

from crossfoot.model import Finding, Severity
from crossfoot.patterns import regex
from crossfoot.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST: Final = 500
MOST_ATTRIBUTES: Final = 500
LONGEST_TEXT: Final = 20_000_000
LONGEST_VALUE: Final = 1_000_000
LONGEST_PATTERN: Final = 1000

_HREFS: Final = frozenset({"http://www.w3.org/1999/xlink href", "schemaLocation", "href"})
_LOCATIONS: Final = "http://www.w3.org/2001/XMLSchema-instance schemaLocation"
_REFERRING: Final = frozenset(
    {
        *("schemaRef", "linkbaseRef", "roleRef", "arcroleRef", "loc", "import", "include"),
        *("redefine", "rewriteURI", "rewritePrefix"),
    }
)
_OPEN_COUNT: Final = regex(r"\{\d+,\d*\}")
_PATTERN: Final = "http://www.w3.org/2001/XMLSchema pattern"


class Scan(Value):
    """What a file refers to, and why it may not be read any further, if so."""

    references: tuple[str, ...]
    refused: Finding | None = None


def refusal(code: str, message: str, advice: str) -> Finding:
    """Why a file is not read."""
    return Finding(Severity.ERROR, f"safety.{code}", message, advice)


class _Refused(Exception):  # noqa: N818 - it stops a parser and goes no further
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def scan_xml(name: str, chunks: Iterator[bytes]) -> Scan:
    """What an XML file refers to; refused where it is not well-formed or a trap."""
    watch = _Watch(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = watch.start
    parser.EndElementHandler = watch.end
    parser.CharacterDataHandler = watch.text
    parser.StartDoctypeDeclHandler = watch.doctype
    parser.buffer_text = True
    try:
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position
    except _Refused as refused:
        return Scan((), refused.finding)
    except (expat.ExpatError, ValueError, LookupError) as error:
        where = f"{name}: {error}"
        advice = "mend it with the tool that wrote it"
        return Scan((), refusal("not-well-formed", f"not well-formed XML, {where}", advice))
    addresses = dict.fromkeys(urldefrag(each.strip())[0] for each in watch.references)
    return Scan(tuple(each for each in addresses if each))


class _Watch:
    def __init__(self, name: str) -> None:
        self.references: list[str] = []
        self._name = name
        self._depth = 0
        self._length = 0

    def doctype(self, *_: object) -> None:
        self._refuse(
            "doctype",
            "it has a DOCTYPE, whose entities could swell, open files or vanish from values",
            "take the DOCTYPE out; XBRL needs none",
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._length = 0
        if self._depth > DEEPEST:
            self._refuse("depth", f"its elements nest deeper than {DEEPEST}", "flatten them")
        if len(attributes) > MOST_ATTRIBUTES:
            said = f"an element has {len(attributes):,} attributes"
            self._refuse("attributes", said, "no element of XBRL has so many")
        if any(len(value) > LONGEST_VALUE for value in attributes.values()):
            self._refuse("length", "an attribute is a million characters long", "shorten it")
        if tag == _PATTERN and len(attributes.get("value", "")) > LONGEST_PATTERN:
            self._refuse("pattern", "a type has a pattern of hostile length", "shorten it")
        if tag == _PATTERN and _is_nested_repeat(attributes.get("value", "")):
            said = "a type has a pattern whose repeats repeat, which can take for ever to match"
            self._refuse("pattern", said, "write the pattern without a repeat inside of one")
        if tag.rpartition(" ")[2] in _REFERRING:
            self.references += (attributes[key] for key in _HREFS & attributes.keys())
        if _LOCATIONS in attributes:
            self.references += attributes[_LOCATIONS].split()[1::2]

    def end(self, _: str) -> None:
        self._depth -= 1
        self._length = 0

    def text(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            said = f"a text is longer than {LONGEST_TEXT:,} characters"
            self._refuse("length", said, "split it")

    def _refuse(self, code: str, said: str, advice: str) -> None:
        raise _Refused(refusal(code, f"{self._name}: {said}", advice))


def _is_nested_repeat(pattern: str) -> bool:
    """Whether a group repeats without end that ends in a repeat of its own: `(a+)+`, `(a+,?)+`."""
    endless = [False]
    at, last = 0, ""
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at, last = at + 2, ""
            continue
        count = _OPEN_COUNT.match(pattern, at)
        if char == "(":
            endless.append(False)
        elif char == ")" and len(endless) > 1:
            inside = endless.pop()
            repeats = pattern[at + 1 : at + 2] in ("*", "+") or _OPEN_COUNT.match(pattern, at + 1)
            if inside and repeats and last in _LOOSE:
                return True
            endless[-1] = endless[-1] or inside
        elif char in "*+" or count:
            endless[-1] = True
        at, last = at + (count.end() - at if count else 1), count[0][-1] if count else char
    return False


_LOOSE: Final = ("*", "+", "?", "}")
