"""What a judge is asked, and what it answers; both cross the border of a process."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from crossfoot.value import Value

if TYPE_CHECKING:
    from crossfoot.filings.filed import Filed
    from crossfoot.filings.kinds import Kind
    from crossfoot.model import Finding
    from crossfoot.validation.reading import Reading


class Layer(StrEnum):
    """What is looked at, one layer on the other; each but the first two can be left out."""

    SAFETY = "safety"
    SCHEMA = "schema"
    XBRL = "xbrl"
    DIMENSIONS = "dimensions"
    CALCULATIONS = "calculations"
    CALCULATIONS_1_0 = "calculations-1.0"
    UNITS = "units"
    DUPLICATES = "duplicates"
    FORMULA = "formula"
    ARITHMETIC = "arithmetic"
    RULES = "rules"
    SOURCE = "source"


USUAL: Final = frozenset(Layer) - {Layer.CALCULATIONS_1_0, Layer.SOURCE}
"""All but those that somebody has to ask for."""


class Question(Value):
    """A filing to be judged: `paths` are one file, or the documents of an inline set.

    `root` is the folder that they may refer to, `rules` are schemas of rules to judge it by too.
    """

    paths: tuple[str, ...]
    kind: Kind
    root: str
    packages: tuple[str, ...] = ()
    layers: frozenset[Layer] = USUAL
    rules: tuple[str, ...] = ()
    warm: bool = False
    """Whether others follow, so that what is loaded may be kept."""


class Answer(Value):
    """`engine` is which of the two has judged; `failed` is why none could."""

    reading: Reading | None = None
    filed: Filed | None = None
    engine: str = ""
    failed: Finding | None = None
    note: str = ""
