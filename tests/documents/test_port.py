"""The port: exactly one reader claims a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot import documents
from crossfoot.documents import READERS, foreign, text

if TYPE_CHECKING:
    from pathlib import Path

HEADS = [
    b"a;b\n" * 3,
    b"|a|\n|-|\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"Assets",
    b'{"paragraphs"',
    b"\xef\xbb\xbf {",
    b"%PDF-1.4",
    b"<html>",
    b"{\\rtf1",
]


@given(st.one_of(st.binary(), st.sampled_from(HEADS)))
def test_one_reader_or_a_known_foreign_form(head: bytes) -> None:
    claimed = sum(reader.claims(head, "release") for reader in READERS)
    assert claimed == (0 if foreign.recognised(head) else 1)


def test_two_claims_are_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "READERS", (text, text))
    path = tmp_path / "release.txt"
    path.write_text("Assets")
    with pytest.raises(ValueError, match="several readers"):
        documents.read(path)
