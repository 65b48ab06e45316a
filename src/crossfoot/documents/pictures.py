"""Pages as they look: a picture of each, and where on it each character of a line stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from crossfoot.value import Value

if TYPE_CHECKING:
    from crossfoot.model import Place


class Spot(Value):
    """A rectangle on a picture, in ten thousandths of its width and height, from the top left."""

    left: int
    top: int
    width: int
    height: int


class Strip(Value):
    """A printed line: for each word the offset in the line's text, its length, left and right.

    Lengths are hundredths of a point, from the page's left and from its foot.
    """

    offsets: tuple[int, ...]
    words: tuple[tuple[int, int, int], ...]
    low: int
    high: int


class Picture(Value):
    """A page of `width` by `height` hundredths of a point, as PNG; its lines from the top."""

    png: bytes
    width: int
    height: int
    strips: tuple[Strip, ...]

    def spot(self, place: Place, length: int) -> Spot | None:
        """Where `length` characters from a place on stand; none where no such line is printed."""
        if not 0 < place.line <= len(self.strips):
            return None
        strip = self.strips[place.line - 1]
        at = bisect_right(strip.offsets, place.column - 1) - 1
        size, left, right = strip.words[at]
        begun = place.column - 1 - strip.offsets[at]
        start = left + (right - left) * begun // max(size, 1)
        end = left + (right - left) * min(begun + length, size) // max(size, 1)
        return Spot(
            start * 10_000 // self.width,
            (self.height - strip.high) * 10_000 // self.height,
            (end - start) * 10_000 // self.width,
            (strip.high - strip.low) * 10_000 // self.height,
        )
