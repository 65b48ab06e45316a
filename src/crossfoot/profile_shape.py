"""The shape of a profile's TOML, checked by pydantic; apart, because pydantic is slow."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PositiveInt, StringConstraints
from pydantic import ValidationError as ShapeError

from crossfoot.model import CoinedConcept, CoinedMember, Place, PrintedLine, StatementKind
from crossfoot.profile import Adopted, Profile

_LEAP_YEAR = 2000

_Printed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_.-]*$")]
# XBRL 2.1 §4.7.3.1: a scheme is an absolute URI, an identifier a token.
_Scheme = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$")]
_Identifier = Annotated[str, StringConstraints(pattern=r"^\S+$")]
_Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
_Authority = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/[^\s]*)?/$")]


def _a_day(month_and_day: str) -> str:
    month, day = month_and_day.split("-")
    dt.date(_LEAP_YEAR, int(month), int(day))
    return month_and_day


def _a_date(printed: str) -> str:
    dt.date.fromisoformat(printed)
    return printed


_Version = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_a_date)]
_Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
_Day = Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$"), AfterValidator(_a_day)]


class _Shape(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )


class _Company(_Shape):
    name: _Printed | None = None
    identifiers: dict[_Scheme, _Identifier] = Field(default_factory=dict)
    fiscal_year_end: _Day | None = None
    currency: _Currency | None = None


class _Member(_Shape):
    axis: _Name
    member: _Name


class _Extension(_Shape):
    authority: _Authority | None = None


class _OwnMember(_Shape):
    name: _Name
    axis: _Name
    label: _Printed
    labels: dict[_Language, _Printed] = Field(default_factory=dict)
    parent: _Name | None = None
    printed_as: tuple[_Printed, ...] = ()


class _OwnConcept(_Shape):
    name: _Name
    label: _Printed
    labels: dict[_Language, _Printed] = Field(default_factory=dict)
    type: _Name
    period: Literal["instant", "duration"]
    balance: Literal["debit", "credit"] | None = None
    anchor: _Name | None = None
    printed_as: tuple[_Printed, ...] = ()


class _Line(_Shape):
    caption: str
    name: _Name | Literal[""] = ""
    members: tuple[_Name, ...] = ()
    under: str = ""
    at: tuple[PositiveInt, PositiveInt, PositiveInt] | None = None


class _Adopted(_Shape):
    version: _Version | None = None
    source: str = ""
    members: tuple[_OwnMember, ...] = ()
    concepts: tuple[_OwnConcept, ...] = ()
    lines: dict[StatementKind, tuple[_Line, ...]] = Field(default_factory=dict)


class _Profile(_Shape):
    company: _Company = _Company()
    captions: dict[StatementKind, dict[_Printed, _Name]] = Field(default_factory=dict)
    members: dict[_Printed, _Member] = Field(default_factory=dict)
    extension: _Extension = _Extension()
    adopted: _Adopted = _Adopted()


def profile_from(raw: bytes, source: str) -> tuple[Profile | None, str]:
    """The profile, or none and what is wrong where, in one line."""
    try:
        shape = _Profile.model_validate(tomllib.loads(raw.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return None, "it is not UTF-8"
    except tomllib.TOMLDecodeError as error:
        return None, f"it is not TOML: {error}"
    except RecursionError:
        return None, "it is nested too deeply"
    except ShapeError as error:
        return None, _fault(error)
    return _profile(shape, source), ""


def _fault(error: ShapeError) -> str:
    first = error.errors(include_url=False)[0]
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{'.'.join(str(step) for step in first['loc'])}: {first['msg']}{more}"


def _profile(shape: _Profile, source: str) -> Profile:
    company = shape.company
    return Profile(
        name=company.name or "",
        identifiers=company.identifiers,
        fiscal_year_end=_month_and_day(company.fiscal_year_end),
        currency=company.currency,
        captions={kind.value: captions for kind, captions in shape.captions.items()},
        members={text: (it.axis, it.member) for text, it in shape.members.items()},
        authority=shape.extension.authority,
        adopted=_adopted(shape.adopted),
        source=source,
    )


def _adopted(shape: _Adopted) -> Adopted:
    members = (
        CoinedMember(m.axis, m.name, m.label, m.parent, m.printed_as,
                     tuple(m.labels.items()), adopted=True)
        for m in shape.members
    )  # fmt: skip
    concepts = (
        CoinedConcept(c.name, c.label, c.type, c.period, c.balance, c.anchor, c.printed_as,
                      tuple(c.labels.items()), adopted=True)
        for c in shape.concepts
    )  # fmt: skip
    lines = (
        PrintedLine(
            kind,
            line.caption,
            line.name,
            line.members,
            line.under,
            place=Place(*line.at) if line.at else None,
        )
        for kind, printed in shape.lines.items()
        for line in printed
    )
    return Adopted(shape.version or "", shape.source, tuple(members), tuple(concepts), tuple(lines))


def _month_and_day(printed: str | None) -> tuple[int, int] | None:
    if printed is None:
        return None
    month, day = printed.split("-")
    return int(month), int(day)
