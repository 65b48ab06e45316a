"""What a person knows of a company, in TOML. None is needed; what it says, wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crossfoot.model import Finding, Severity
from crossfoot.value import Value, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crossfoot.model import CoinedConcept, CoinedMember, PrintedLine

FILE_NAME: Final = "profile.toml"
"""A file of this name beside the source is its profile."""

LARGEST_BYTES: Final = 1_000_000


class Adopted(Value):
    """What `crossfoot profile adopt` took from the output of an earlier release.

    `version` is the date in the namespace of the issuer's own schema, `source` the release that
    `lines` were printed in.
    """

    version: str = ""
    source: str = ""
    members: tuple[CoinedMember, ...] = ()
    concepts: tuple[CoinedConcept, ...] = ()
    lines: tuple[PrintedLine, ...] = ()


class Profile(Value):
    """What is known of a company; empty where the release must tell.

    `identifiers` are by scheme, the first is the one to report under. `captions` are, by
    statement kind, the concepts of captions as printed, `members` the (axis, member) of them.
    `fiscal_year_end` is (month, day). `authority` ends in a slash and begins every name in the
    issuer's own schema. `adopted` is what earlier releases named. `source` is the name of the file.
    """

    name: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    fiscal_year_end: tuple[int, int] | None = None
    currency: str | None = None
    captions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    members: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    authority: str | None = None
    adopted: Adopted = field(default_factory=Adopted)
    source: str = ""


def beside(source: Path) -> Path | None:
    """The profile in the source's folder, if there is one."""
    path = source.parent / FILE_NAME
    return path if path.is_file() else None


def load(path: Path) -> tuple[Profile | None, tuple[Finding, ...]]:
    """The profile in a file, or none and what is wrong with it."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return None, (_refusal("unreadable", f"{path} cannot be read: {reason}"),)
    if len(raw) > LARGEST_BYTES:
        return None, (_refusal("bad-shape", f"{path} is too large for a profile"),)
    # pydantic takes a third of the CPU of a run that has no profile.
    from crossfoot.profile_shape import profile_from  # noqa: PLC0415

    profile, fault = profile_from(raw, path.name)
    if profile is None:
        return None, (_refusal("bad-shape", f"{path}: {fault}"),)
    return profile, ()


def _refusal(reason: str, message: str) -> Finding:
    advice = "compare it with what `crossfoot profile init` writes"
    return Finding(Severity.ERROR, f"profile.{reason}", message, advice)
