from __future__ import annotations

from crossfoot import templating


def test_what_is_compiled_is_what_the_templates_give() -> None:
    """If not: `python -m crossfoot.templating`."""
    shipped = {p.name: p.read_text(encoding="utf-8") for p in templating.COMPILED.glob("*.py")}
    assert shipped == templating.compiled()
