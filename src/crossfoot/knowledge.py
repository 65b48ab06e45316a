"""What a profile says, checked against the taxonomy and spelled as captions are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.model import ConceptName, Finding, Severity
from crossfoot.profile import Adopted
from crossfoot.spelling import normalise
from crossfoot.value import Value, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossfoot.model import CoinedMember
    from crossfoot.profile import Profile
    from crossfoot.taxonomy.model import Taxonomy


class Knowledge(Value):
    """A company's own captions, by statement kind, its members, by caption, and adopted names."""

    captions: Mapping[str, Mapping[str, ConceptName]] = field(default_factory=dict)
    members: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    adopted: Adopted = field(default_factory=Adopted)
    company: str = ""


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
    findings += _unusable(profile.adopted, taxonomy)
    adopted = _usable(profile.adopted, taxonomy)
    return Knowledge(captions, members, adopted, company), tuple(findings)


def _usable(adopted: Adopted, taxonomy: Taxonomy) -> Adopted:
    """Adopted names without those that the core has by now, or whose axis it no longer has."""
    members = (m for m in adopted.members if _is_usable_member(m, taxonomy))
    concepts = (c for c in adopted.concepts if c.name not in taxonomy.concepts)
    return replace(adopted, members=tuple(members), concepts=tuple(concepts))


def _is_usable_member(member: CoinedMember, taxonomy: Taxonomy) -> bool:
    axis = taxonomy.axes.get(member.axis)
    return axis is not None and all(member.name != each.name for each in axis.members)


def _unusable(adopted: Adopted, taxonomy: Taxonomy) -> Iterator[Finding]:
    for member in adopted.members:
        if member.axis not in taxonomy.axes:
            yield _unknown(f"axis {member.axis}", member.label)


def _unknown(what: str, caption: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "profile.unknown-name",
        f"the profile gives '{caption}' the {what}, which the taxonomy does not have",
        "take a name from taxonomy/concepts or taxonomy/axes.toml",
    )
