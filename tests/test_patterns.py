"""Patterns are compiled late, so that a mistake in one would show late: here it shows at once."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import crossfoot
from crossfoot.patterns import _Later, regex


def test_every_pattern_of_every_module_compiles() -> None:
    for module in pkgutil.walk_packages(crossfoot.__path__, "crossfoot."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    patterns = [each for each in gc.get_objects() if isinstance(each, _Later)]
    assert len(patterns) > 300
    for pattern in patterns:
        assert callable(pattern.search), pattern.pattern


def test_a_mistake_shows_when_it_is_first_asked() -> None:
    broken = regex("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.search("")
