"""Files that mean harm, or are broken, each by a name: what it is, and how it is written."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OPEN = (
    '<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" '
    'xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"{more}>'
)
CLOSE = "</xbrli:xbrl>"
REFERENCE = '<link:schemaRef xlink:type="simple" xlink:href="{href}"/>'


def instance(inner: str = "", *, href: str = "made.xsd", before: str = "", more: str = "") -> bytes:
    reference = REFERENCE.format(href=href)
    return f"{HEAD}{before}{OPEN.format(more=more)}{reference}{inner}{CLOSE}".encode()


def package(parts: dict[str, bytes], *, link: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("top/META-INF/reportPackage.json", b"{}")
        for name, content in parts.items():
            archive.writestr(name, content)
        if link:
            told = zipfile.ZipInfo(link)
            told.external_attr = 0o120777 << 16
            archive.writestr(told, "/etc/passwd")
    return held.getvalue()


def _bomb() -> str:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    return f"<!DOCTYPE x [{''.join(lines)}]>"


def _twice() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("top/META-INF/reportPackage.json", b"{}")
        archive.writestr("top/reports/a.xbrl", b"<a/>")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr("top/reports/a.xbrl", b"<b/>")
    return held.getvalue()


EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
ELEMENT = "<xbrli:context>&e;</xbrli:context>"
HOSTILE: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "doctype": ("a.xbrl", "safety.doctype", lambda: instance(before="<!DOCTYPE x>")),
    "entity": ("a.xbrl", "safety.doctype",
               lambda: instance(ELEMENT, before='<!DOCTYPE x [<!ENTITY e "1">]>')),
    "external": ("a.xbrl", "safety.doctype", lambda: instance(ELEMENT, before=EXTERNAL)),
    "bomb": ("a.xbrl", "safety.doctype", lambda: instance("&a11;", before=_bomb())),
    "local file": ("a.xbrl", "safety.outside", lambda: instance(href="file:///etc/passwd")),
    "absolute path": ("a.xbrl", "safety.outside", lambda: instance(href="/etc/passwd")),
    "climbing": ("a.xbrl", "safety.outside", lambda: instance(href="../../../../etc/passwd")),
    "encoded climbing": ("a.xbrl", "safety.outside",
                         lambda: instance(href="%2e%2e/%2e%2e/etc/passwd")),
    "windows path": ("a.xbrl", "safety.outside", lambda: instance(href="C:\\x.xsd")),
    "ftp": ("a.xbrl", "safety.outside", lambda: instance(href="ftp://elsewhere.example/x.xsd")),
    "location hint": ("a.xbrl", "safety.outside",
                      lambda: instance(more=' xsi:schemaLocation="urn:x /etc/passwd"')),
    "deep": ("a.xbrl", "safety.depth", lambda: instance("<a>" * 100_000 + "</a>" * 100_000)),
    "wide": ("a.xbrl", "safety.attributes",
             lambda: instance("<a " + " ".join(f'a{n}="x"' for n in range(1_000_000)) + "/>")),
    "long": ("a.xbrl", "safety.length", lambda: instance(f"<a>{'x' * 30_000_000}</a>")),
    "long attribute": ("a.xbrl", "safety.length", lambda: instance(f'<a b="{"x" * 2_000_000}"/>')),
    "truncated": ("a.xbrl", "safety.not-well-formed", lambda: instance()[:-20]),
    "encoded otherwise": ("a.xbrl", "safety.not-well-formed",
                          lambda: instance("<a>é</a>").replace("é".encode(), b"\xe9")),
    "unknown encoding": ("a.xbrl", "safety.not-well-formed",
                         lambda: instance().replace(b"UTF-8", b"klingon")),
    "nul": ("a.xbrl", "safety.not-well-formed", lambda: instance("<a>\0</a>")),
    "no xbrl": ("a.xbrl", "input.unknown", lambda: b"<html><body/></html>"),
    "empty": ("a.xbrl", "input.unknown", lambda: b""),
    "noise": ("a.xbrl", "input.unknown", lambda: bytes(range(256)) * 9),
    "json cut": ("a.json", "safety.not-well-formed",
                 lambda: b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json"'),
    "json deep": ("a.json", "safety.not-well-formed",
                  lambda: b'{"documentType": "https://xbrl.org/2021/xbrl-json", "a": '
                  + b"[" * 200_000 + b"]" * 200_000 + b"}"),
    "json outside": ("a.json", "safety.outside", lambda: (
        b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json", '
        b'"taxonomy": ["file:///etc/passwd"]}}')),
    "csv outside": ("a.json", "safety.outside", lambda: (
        b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv"}, '
        b'"tables": {"t": {"url": "../../../etc/passwd"}}}')),
    "zip slip": ("a.zip", "safety.traversal", lambda: package({"../../evil.xml": b"<a/>"})),
    "zip absolute": ("a.zip", "safety.traversal", lambda: package({"/etc/evil.xml": b"<a/>"})),
    "zip backslash": ("a.zip", "safety.traversal", lambda: package({"top\\..\\e.xml": b"<a/>"})),
    "zip link": ("a.zip", "safety.link", lambda: package({}, link="top/reports/a.xbrl")),
    "zip bomb": ("a.zip", "safety.bomb", lambda: package({"top/a.bin": b"\0" * 60_000_000})),
    "zip twice": ("a.zip", "safety.twice", _twice),
    "zip cut": ("a.zip", "input.unknown", lambda: package({"top/reports/a.xbrl": b"<a/>"})[:-30]),
    "zip with a bomb inside": ("a.zip", "safety.doctype",
                               lambda: package({"top/reports/a.xbrl": instance(before=_bomb())})),
    "zip that refers outside": (
        "a.zip", "safety.outside",
        lambda: package({"top/reports/a.xbrl": instance(href="../../../x.xsd")})),
}  # fmt: skip
"""What it is → its name, the code of the finding, its bytes."""

CYCLE = (
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:{me}">'
    '<xsd:import namespace="urn:{other}" schemaLocation="{other}.xsd"/></xsd:schema>'
)
PATTERN = (
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:p">'
    '<xsd:simpleType name="t"><xsd:restriction base="xsd:string">'
    '<xsd:pattern value="{pattern}"/></xsd:restriction></xsd:simpleType></xsd:schema>'
)


def written(name: str, folder: Path) -> tuple[Path, str]:
    """The hostile file, and the code that is due."""
    file, code, made = HOSTILE[name]
    path = folder / file
    path.write_bytes(made())
    return path, code
