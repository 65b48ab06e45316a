"""Printable text for the forms of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.patterns import regex

if TYPE_CHECKING:
    from decimal import Decimal

# XML 1.0 §2.2: every other character is not well-formed, not even as a reference
_NOT_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with a replacement character for each one that XML cannot carry."""
    return text if text.isprintable() else _NOT_XML.sub("\ufffd", text)


def decimal_text(value: Decimal) -> str:
    """Plain digits without an exponent, and no negative zero."""
    return format(value, "f") if value else "0"
