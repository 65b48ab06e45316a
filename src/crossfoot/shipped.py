"""Where the files that ship with the program lie: beside the source, or inside the wheel."""

from pathlib import Path

_HERE = Path(__file__).parent
_SHIPPED = _HERE / "_shipped"
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _HERE.parents[1]

TEMPLATES = _ROOT / "templates"
TAXONOMY = _ROOT / "taxonomy"
