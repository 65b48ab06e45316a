"""The one jinja2 environment; after a change to a template run `python -m crossfoot.templating`.

Parsing a template takes longer than printing from it, so it is done beforehand: what is compiled
is Python, made by jinja2 and loaded by its own loader, and a test holds it to the templates.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup

from crossfoot.shipped import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COMPILED = TEMPLATES / "compiled"
_NOTICE = "Generated from templates/: change those, then run `python -m crossfoot.templating`."
_SUFFIXES = ("j2", "jinja2", "md", "svg")
_NODES_PER_CHUNK = 16_384


def stream(template: str, view: Mapping[str, object]) -> Iterator[bytes]:
    """The rendered file in chunks, never whole; `template` is its path under `templates`."""
    nodes = _environment().get_template(template).generate(view)
    while chunk := "".join(islice(nodes, _NODES_PER_CHUNK)):
        yield chunk.encode()


def whole(template: str, view: Mapping[str, object]) -> str:
    """The rendered file as one string: what `stream` is measured against."""
    return _environment().get_template(template).render(view)


def markup(text: str) -> str:
    """Text that is markup already: whoever makes it has escaped what a release printed."""
    return Markup(text)  # noqa: S704 - for this it is here


@cache
def _environment() -> Environment:
    return _printing(ModuleLoader(COMPILED))


def _printing(loader: BaseLoader) -> Environment:
    """Escapes everything, prints nothing that is not defined."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=loader,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def compiled(templates: Path = TEMPLATES) -> dict[str, str]:
    """File name → module, for each template."""
    environment = _printing(FileSystemLoader(templates))
    modules: dict[str, str] = {}
    for name in environment.list_templates(extensions=_SUFFIXES):
        source = (templates / name).read_text(encoding="utf-8")
        module = environment.compile(source, name, raw=True, defer_init=True)
        modules[ModuleLoader.get_module_filename(name)] = f"# {_NOTICE}\n{module}\n"
    return modules


def build() -> None:
    """Write the compiled templates, and nothing beside them."""
    COMPILED.mkdir(exist_ok=True)
    for path in COMPILED.glob("*.py"):
        path.unlink()
    for name, module in compiled().items():
        (COMPILED / name).write_text(module, encoding="utf-8")


if __name__ == "__main__":
    build()
