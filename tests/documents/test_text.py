"""Plain text: places, pages, encodings, and what is turned down."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.documents import LARGEST_BYTES, ligatures, read, text
from crossfoot.model import Document, Place, Severity

ENGLISH = "Assets\n\n  Cash 1,234\n"
JAPANESE = "連結損益計算書\n売上高　1,234\n親会社株主に帰属する四半期純利益　△5\n"


def document(raw: bytes) -> Document:
    found, findings = text.read(raw, "release.txt")
    assert findings == ()
    assert found is not None
    return found


def texts(raw: bytes) -> list[str]:
    return [paragraph.text for paragraph in document(raw).paragraphs]


def refused(path: Path) -> str:
    found, findings = read(path)
    assert found is None
    assert [finding.severity for finding in findings] == [Severity.ERROR]
    assert findings[0].next_step
    assert "\n" not in findings[0].message
    return findings[0].code


def saved(folder: Path, raw: bytes, name: str = "release.txt") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_a_line_is_a_paragraph_with_its_place_in_the_file() -> None:
    first, second = document(ENGLISH.encode()).paragraphs
    assert (first.text, first.place, first.indent) == ("Assets", Place(1, 1, 1), 0)
    assert (second.text, second.place, second.indent) == ("Cash 1,234", Place(1, 3, 3), 2)
    assert len(second.cells) == 1


def test_a_form_feed_starts_a_page_and_its_lines_are_counted_anew() -> None:
    places = [p.place for p in document(b"one\ntwo\n\fthree\n\nfour\f").paragraphs]
    assert places == [Place(1, 1, 1), Place(1, 2, 1), Place(2, 1, 1), Place(2, 3, 1)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(line_end: str) -> None:
    lines = document(line_end.join(["a", "", "b"]).encode()).paragraphs
    assert [p.place.line for p in lines] == [1, 3]


def test_other_separators_of_unicode_end_no_line() -> None:
    assert texts("a\u2028b\x85c\n".encode()) == ["a\u2028b\x85c"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932"]
)
@pytest.mark.parametrize("content", [ENGLISH, JAPANESE])
def test_the_encoding_is_found(content: str, encoding: str) -> None:
    assert document(content.encode(encoding)) == document(content.encode())


def test_utf_16_with_the_other_byte_order_mark() -> None:
    assert texts(b"\xfe\xff" + JAPANESE.encode("utf-16-be")) == texts(JAPANESE.encode())


@pytest.mark.parametrize(
    "raw",
    [
        "Société générale – “Résultats”, £ 5 of the year’s profit".encode("cp1252"),
        "the year’s profit".encode("cp1252"),
        "£5 and ƒa".encode("cp1252"),
        "連結損益計算書".encode("euc-jp"),
        JAPANESE.encode("iso2022_jp"),
        b"\xff\xfe\x00\xd8",
        random.Random(1).randbytes(5000),  # noqa: S311  # the same noise every time
    ],
    ids=["latin", "curly", "pounds", "euc", "iso-2022", "half a surrogate pair", "noise"],
)
def test_text_in_no_known_encoding_is_refused(tmp_path: Path, raw: bytes) -> None:
    assert refused(saved(tmp_path, raw)) == "documents.undecodable"


def test_control_characters_become_blanks_and_shift_nothing() -> None:
    raw = b"Cash\x0b1,234" + b" of the cash that is meant" * 20
    (paragraph,) = document(raw).paragraphs
    assert paragraph.text.startswith("Cash 1,234")


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"<?xml version='1.0'?><xbrl/>", "an XML file"),
        (b"{\\rtf1 }", "an RTF document"),
    ],
)
def test_other_forms_are_refused_by_name(tmp_path: Path, raw: bytes, named: str) -> None:
    path = saved(tmp_path, raw)
    assert refused(path) == "documents.unsupported"
    _, (finding,) = read(path)
    assert named in finding.message


def test_the_name_of_the_file_decides_nothing(tmp_path: Path) -> None:
    found, _ = read(saved(tmp_path, ENGLISH.encode(), "release.pdf"))
    assert found is not None
    assert (found.name, found.form) == ("release.pdf", "text")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    found, _ = read(saved(tmp_path, b"Assets", os.fsdecode(b"\xff.txt")))
    assert found is not None
    assert found.name == "\N{REPLACEMENT CHARACTER}.txt"


def test_nothing_to_read(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent.txt") == "documents.missing"
    assert refused(tmp_path) == "documents.folder"
    assert refused(Path("/dev/null")) == "documents.unreadable"
    assert refused(saved(tmp_path, b"")) == "documents.empty"
    assert refused(saved(tmp_path, b" \n\f\r\n\t \xe3\x80\x80")) == "documents.empty"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = saved(tmp_path, b"Assets")
    monkeypatch.setattr(Path, "open", denied)
    assert refused(path) == "documents.unreadable"


def test_limits(tmp_path: Path) -> None:
    assert refused(saved(tmp_path, b"7" * (LARGEST_BYTES + 1))) == "documents.too-large"
    too_long = b"Cash\n" + b"7" * (text.LONGEST_LINE + 1)
    assert refused(saved(tmp_path, too_long)) == "documents.not-a-release"
    too_many = b"7\n" * (text.MOST_LINES + 1)
    assert refused(saved(tmp_path, too_many)) == "documents.not-a-release"
    found, findings = read(saved(tmp_path, b"7" * text.LONGEST_LINE))
    assert found is not None
    assert findings == ()


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"])), min_size=1))
def test_every_place_points_at_its_text(lines: list[str]) -> None:
    """But for words that lost their ligatures, which are mended: "bene t"."""
    found, _ = text.read("\n".join(lines).encode(), "release.txt")
    for paragraph in found.paragraphs if found else ():
        at = paragraph.place
        printed = lines[at.line - 1][at.column - 1 :]
        assert printed.startswith(paragraph.text) or ligatures.closed(printed) != printed


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    found, findings = text.read(raw, "release.txt")
    assert (found is None) == bool(findings)


def test_a_parenthesis_in_a_line_of_its_own_closes_the_figure_above_it() -> None:
    raw = b"Net loss\n\n$\n\n(1,509\n\n)\n\n(731.2\n)%\n(16\nOther\n)"
    assert texts(raw) == ["Net loss", "$", "(1,509)", "(731.2)%", "(16", "Other", ")"]
    assert document(raw).paragraphs[2].place == Place(1, 5, 1)


def test_a_currency_sign_before_blanks_is_no_column() -> None:
    lines = "\n".join(["Net loss", "$   (5,815)", "$    2,789", "$      100"] * 4)
    assert texts(lines.encode())[1] == "$   (5,815)"
