"""The forms in which a report leaves: which there are, and what each is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import Package

if TYPE_CHECKING:
    from collections.abc import Collection

    from crossfoot.rendering.shown import Shown
    from crossfoot.taxonomy.model import Taxonomy

FORMS = ("xbrl", "json", "csv", "inline", "package", "review")
"""All that is delivered unless some are named."""

VIEWER = "viewer"
"""The inline page in Arelle's viewer, which is made after all others and needs an extra."""

_READY = {"xbrl": "report.xbrl", "json": "report.json"}
"""What is rendered before anybody judges it, and goes where nobody asked for it."""
_INLINE = "report.xhtml"
_OF_INLINE = frozenset({"inline", "package", VIEWER})


def with_forms(
    package: Package, wanted: Collection[str], shown: Shown, taxonomy: Taxonomy
) -> Package:
    """The package with the forms that are wanted, and without those that are not."""
    # A form that nobody asked for costs nothing, not even its import.
    files = dict(package.files)
    if "csv" in wanted:
        from crossfoot.rendering import oim_csv  # noqa: PLC0415

        files |= oim_csv.files(shown)
    if not _OF_INLINE.isdisjoint(wanted):
        from crossfoot.rendering import inline  # noqa: PLC0415

        files[_INLINE] = tuple(inline.chunks(shown))
    if "package" in wanted:
        from crossfoot.rendering import archive  # noqa: PLC0415

        files |= archive.packages(files, shown)
    if "review" in wanted:
        from crossfoot.rendering import review  # noqa: PLC0415

        files["review.html"] = tuple(review.chunks(shown, taxonomy))
    kept = {"inline"} if VIEWER in wanted else set[str]()
    optional = (*_READY.items(), ("inline", _INLINE))
    unasked = {name for form, name in optional if form not in kept.union(wanted)}
    return Package({name: content for name, content in files.items() if name not in unasked})
