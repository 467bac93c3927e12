"""What can be asked of each kind of record, and how a question's words become values."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final, Literal, TypedDict

from dragoman.errors import BadQuery

Day = str | date | None


class Where(TypedDict, total=False):
    """The filters. Dates are days, or ``2022``, ``2022-11``, ``2022-11-01``; sides are codes (``IRN``) or names as the text has them."""

    actor: str | None
    recipient: str | None
    dyad: tuple[str, str] | str | None
    type: str | None
    giver: str | None
    receiver: str | None
    speaker: str | None
    category: str | None
    status: str | None
    since: Day
    until: Day
    as_of: Day
    outlet: str | None
    copies: Literal["fold", "all"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row: the filters that it takes, and whether its rows have a time of their own.

    Where they have none, ``since`` and ``until`` are about the day of publication.
    """

    name: str
    takes: frozenset[str]
    dated: bool = False


_ALWAYS: Final = frozenset({"since", "until", "as_of", "outlet", "copies"})


def _kind(name: str, *takes: str, dated: bool = False) -> Kind:
    return Kind(name, _ALWAYS | frozenset(takes), dated)


KINDS: Final = {
    k.name: k
    for k in (
        _kind("documents", "type"),
        _kind("events", "actor", "recipient", "dyad", "type", "speaker", dated=True),
        _kind("claims", "actor", "type", "speaker"),
        _kind("transfers", "actor", "giver", "receiver", "dyad", "category", "status", "speaker", dated=True),
        _kind("causes", "speaker"),
        _kind("states", "actor", "recipient", "dyad", "type", "speaker", dated=True),
        _kind("forecasts", "type", "speaker", dated=True),
        _kind("evidence", "type", "speaker"),
        _kind("mentions", "actor", "type", "speaker"),
        Kind("actors", frozenset({"actor", "as_of", "outlet", "copies"})),
    )
}


def kind_of(name: str) -> Kind:
    """The kind of that name. Raises BadQuery."""
    if name in KINDS:
        return KINDS[name]
    near = get_close_matches(name, KINDS, 1)
    raise BadQuery(
        "no such kind of record", evidence=repr(name), remedy=f"did you mean {near[0]}?" if near else f"one of {', '.join(KINDS)}"
    )


def values(kind: Kind, where: Mapping[str, object]) -> dict[str, str | date | None]:
    """The question's values by parameter name. Raises BadQuery for a filter that the kind does not take, or a value that it is not."""
    given = {name: value for name, value in where.items() if value is not None}
    for name in given:
        if name not in kind.takes:
            raise BadQuery(
                f"{kind.name} have no filter {name}", evidence=f"{name}={given[name]!r}", remedy=f"filters: {', '.join(sorted(kind.takes))}"
            )
    a, b = _dyad(given.get("dyad"))
    plain = {name: str(given[name]) if name in given else None for name in _PLAIN}
    return {
        **plain,
        "side_a": a,
        "side_b": b,
        "copies": _copies(given.get("copies", "fold")),
        "since": day(given.get("since"), last=False),
        "until": day(given.get("until"), last=True),
        "as_of": day(given.get("as_of"), last=True),
    }


_PLAIN: Final = ("actor", "recipient", "type", "giver", "receiver", "speaker", "category", "status", "outlet")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def day(value: object, *, last: bool) -> date | None:
    """The first or last day of a day, month or year. Raises BadQuery."""
    if value is None or isinstance(value, date):
        return value
    found = _DAY.fullmatch(str(value).strip())
    try:
        if found:
            year, month, number = int(found[1]), int(found[2] or (12 if last else 1)), found[3]
            return date(year, month, int(number) if number else monthrange(year, month)[1] if last else 1)
    except ValueError:
        pass
    raise BadQuery("not a date", evidence=repr(value), remedy="write 2022, 2022-11 or 2022-11-01")


def _dyad(value: object) -> tuple[str | None, str | None]:
    if value is None:
        return None, None
    sides = value.split(",") if isinstance(value, str) else list(value) if isinstance(value, tuple | list) else []
    names = [str(side).strip() for side in sides]
    if len(names) != 2 or not all(names):
        raise BadQuery("a dyad is two sides", evidence=repr(value), remedy="write RUS,IRN")
    return names[0], names[1]


def _copies(value: object) -> str:
    if value not in {"fold", "all"}:
        raise BadQuery("copies are folded or all shown", evidence=repr(value), remedy="copies='fold' or copies='all'")
    return str(value)
