"""What a profile says, checked against the taxonomy and spelled as captions are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.captions import normalise
from crossfoot.model import ConceptName, Finding, Severity
from crossfoot.value import Value, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossfoot.profile import Profile
    from crossfoot.taxonomy.model import Taxonomy


class Knowledge(Value):
    """A company's own captions, by statement kind, and its members, by caption."""

    captions: Mapping[str, Mapping[str, ConceptName]] = field(default_factory=dict)
    members: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def knowledge(
    profile: Profile, taxonomy: Taxonomy, company: str
) -> tuple[Knowledge, tuple[Finding, ...]]:
    """What of the profile can be used; a concept or axis that does not exist is a finding."""
    captions: dict[str, dict[str, ConceptName]] = {}
    findings: list[Finding] = []
    for kind, named in profile.captions.items():
        for caption, concept in named.items():
            if concept in taxonomy.concepts:
                spelling = normalise(caption, company)
                captions.setdefault(kind, {})[spelling] = ConceptName(concept)
            else:
                findings.append(_unknown(f"concept {concept}", caption))
    members: dict[str, tuple[str, str]] = {}
    for caption, (axis, member) in profile.members.items():
        if axis in taxonomy.axes:
            members[normalise(caption, company)] = (axis, member)
        else:
            findings.append(_unknown(f"axis {axis}", caption))
    return Knowledge(captions, members), tuple(findings)


def _unknown(what: str, caption: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "profile.unknown-name",
        f"the profile gives '{caption}' the {what}, which the taxonomy does not have",
        "take a name from taxonomy/concepts or taxonomy/axes.toml",
    )
