"""The questions of docs/lake.md, as it prints them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "lake.md"
_QUESTION: Final = re.compile(
    r"^\*\*(?P<name>[^*]+)\*\*\n+```sql\n(?P<sql>.*?)```", re.MULTILINE | re.DOTALL
)

QUESTIONS: Final = {
    match["name"].rstrip("."): match["sql"].strip()
    for match in _QUESTION.finditer(DOCUMENT.read_text("utf-8") if DOCUMENT.exists() else "")
}
"""What it asks → how."""
