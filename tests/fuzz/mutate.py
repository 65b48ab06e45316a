"""One change after another to a sound file, by a seed: each gives bytes that may be anything."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ODD = (
    b"", b"\0", b"<", b"&", b"&#0;", b"]]>", b"\xff\xfe", b"\xed\xa0\x80", b"<!DOCTYPE x>",
    b"<![CDATA[", b"<!--", b"<?x", b"9" * 400, b"-", b"1e999", b"NaN", b"../../../x", b"file:///x",
    b"http://x.example/" + b"a" * 300, b"9999-99-99", b"0000-01-01", "\u202e".encode(), b" " * 50,
)  # fmt: skip


def of_bytes(sound: bytes, chance: random.Random) -> bytes:
    """A few bytes flipped, cut out, doubled, or replaced by what is odd."""
    held = bytearray(sound)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(held) + 1)
        end = min(len(held), at + chance.choice([1, 1, 2, 8, 64, 2000]))
        match chance.randrange(5):
            case 0:
                held[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
            case 1:
                del held[at:end]
            case 2:
                held[at:at] = held[at:end]
            case 3:
                held[at:at] = chance.choice(ODD)
            case _:
                held = held[:at]
    return bytes(held)


def of_tree(sound: bytes, chance: random.Random) -> bytes:
    """Elements taken out, doubled, moved, renamed; attributes and texts changed."""
    root = etree.fromstring(sound)
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    for _ in range(chance.randint(1, 8)):
        _change(chance.choice(elements), elements, chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _change(
    element: etree._Element, others: Sequence[etree._Element], chance: random.Random
) -> None:
    parent, other = element.getparent(), chance.choice(others)
    match chance.randrange(7):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            parent.append(copy.deepcopy(element))
        case 2 if element not in other.iterancestors() and other is not element:
            element.append(copy.deepcopy(other))
        case 3:
            element.tag = other.tag
        case 4:
            element.text = _odd(chance) or other.text
        case 5 if element.attrib:
            element.set(chance.choice(list(element.attrib)), _odd(chance))
        case _:
            for name, value in other.attrib.items():
                element.set(name, value)


def _odd(chance: random.Random) -> str:
    told = chance.choice(ODD).decode("utf-8", "ignore").replace("\0", "")
    return told if not any(0xD800 <= ord(char) < 0xE000 for char in told) else ""


def of_package(sound: bytes, chance: random.Random) -> bytes:
    """Parts taken out, renamed or changed; or the archive's own bytes."""
    if chance.random() < 0.3:
        return of_bytes(sound, chance)
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as before, zipfile.ZipFile(held, "w") as after:
        names = before.namelist()
        changed = set(chance.sample(names, min(len(names), chance.randint(1, 3))))
        for name in names:
            content = before.read(name)
            match chance.randrange(4) if name in changed else 9:
                case 0:
                    continue
                case 1:
                    after.writestr(f"{chance.choice(_NAMES)}{len(after.namelist())}", content)
                case 2 | 3:
                    after.writestr(name, of_bytes(content, chance))
                case _:
                    after.writestr(name, content)
    return held.getvalue()


_NAMES = ("x", "META-INF/x", "../x", "a/" * 40 + "x")
WAYS: dict[str, Sequence[Callable[[bytes, random.Random], bytes]]] = {
    "report.xbrl": (of_bytes, of_tree, of_tree),
    "report.xhtml": (of_bytes, of_tree, of_tree),
    "report.json": (of_bytes,),
    "report-csv/report.json": (of_bytes,),
    "extension/extension.xsd": (of_bytes, of_tree),
    "extension/extension-cal.xml": (of_bytes, of_tree),
    "report.xbri": (of_package,),
    "taxonomy.zip": (of_package,),
}
"""What is changed → how."""
JUDGED = {"extension/extension.xsd": "report.xbrl", "extension/extension-cal.xml": "report.xbrl"}
"""Where something else is judged than what is changed."""


def changed(name: str, sound: bytes, seed: int) -> bytes:
    """The file with changes that the seed chooses."""
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - a test's choice, not a secret
    return chance.choice(WAYS[name])(sound, chance)
