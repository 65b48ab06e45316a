"""What findings name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossfoot.model import Finding


def lines_named(finding: Finding) -> set[int]:
    """All lines that a finding names."""
    named = {int(line) for line in re.findall(r"line (\d+)", finding.message)}
    return named | ({finding.place.line} if finding.place else set())
