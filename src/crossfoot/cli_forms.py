"""The forms that a command may be asked for."""

from typing import Final

import typer

FORMS: Final = ("xbrl", "json", "csv", "inline", "package", "review")
"""As `rendering.FORMS`, which a test compares: to load that takes longer than to say no."""


def wanted(forms: str | None) -> tuple[str, ...]:
    """The forms that are named, in their usual order; all where none is."""
    if forms is None:
        return FORMS
    named = {form.strip() for form in forms.split(",")}
    unknown = sorted(named - set(FORMS))
    if unknown:
        raise typer.BadParameter(f"no form is called {unknown[0]!r}: {','.join(FORMS)}")
    return tuple(form for form in FORMS if form in named)
