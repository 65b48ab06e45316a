"""The one jinja2 environment of the renderers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from crossfoot.shipped import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NODES_PER_CHUNK = 16_384


@cache
def environment() -> Environment:
    """Escapes everything, prints nothing that is not defined."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def stream(template: str, view: Mapping[str, object]) -> Iterator[bytes]:
    """The rendered file in chunks, never whole."""
    rendered = environment().get_template(template).stream(view)
    rendered.enable_buffering(_NODES_PER_CHUNK)
    return (chunk.encode() for chunk in rendered)
