"""The shape of a profile's TOML, checked by pydantic; apart, because pydantic is slow."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic import ValidationError as ShapeError

from crossfoot.model import StatementKind  # noqa: TC001  # pydantic reads it
from crossfoot.profile import Profile

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


class _Profile(_Shape):
    company: _Company = _Company()
    captions: dict[StatementKind, dict[_Printed, _Name]] = Field(default_factory=dict)
    members: dict[_Printed, _Member] = Field(default_factory=dict)
    extension: _Extension = _Extension()


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
        source=source,
    )


def _month_and_day(printed: str | None) -> tuple[int, int] | None:
    if printed is None:
        return None
    month, day = printed.split("-")
    return int(month), int(day)
