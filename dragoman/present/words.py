"""The page's plain words for the codebook's terms, for dates and for amounts."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.model.records import Amount, Event
from dragoman.model.when import When

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("dragoman.present").joinpath("words.toml").read_text(encoding="utf-8"))


def word(table: str, term: str) -> str:
    """The plain word for a term of one of the tables in ``words.toml`` (the term itself where it has none)."""
    return _tables()[table].get(term, term)


def is_pronoun(name: str) -> bool:
    """Whether the name is only a pronoun."""
    return name in _tables()["pronouns"] or name.lower() in _tables()["pronouns"]


def unquoted(text: str) -> str:
    """The text without quotation marks around it."""
    return text.strip("“”\"'‘’ ")


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 report``, ``3 reports``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: tuple[str, ...], most: int = 4) -> str:
    """``a, b and c``; past ``most`` names ``and n more``."""
    if len(names) > most:
        return ", ".join(names[:most]) + f" and {len(names) - most} more"
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def day(when: date) -> str:
    """``19 July 2022``."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def dates(when: When) -> str:
    """An interval as short as its precision allows: ``July 2022``, ``2008-2012``, ``19 July 2022``; ``undated`` without either end."""
    start, end = when.start, when.end
    if start is None and end is None:
        return "undated"
    if start is None or end is None:
        return f"since {day(start)}" if start else f"by {day(end)}" if end else "undated"
    return _interval(start, end)


def _interval(start: date, end: date) -> str:
    if start == end:
        return day(start)
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and start.month == 1 and end.month == 12:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
    if whole_months:
        first = MONTHS[start.month - 1] + ("" if start.year == end.year else f" {start.year}")
        return f"{first} – {MONTHS[end.month - 1]} {end.year}"
    return f"{day(start)} – {day(end)}"


def dated(when: When) -> str:
    """The interval with its basis: ``July 2022 (stated)``."""
    return dates(when) if when.basis == "unknown" else f"{dates(when)} ({when.basis})"


def number(value: float) -> str:
    """``4,500`` or ``0.5``."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def amount(quantity: Amount | None) -> str:
    """A quantity as range, unit and hedge, from its fields: ``at least 40 turbines``; ``amount not told`` where there is none."""
    if quantity is None or (quantity.low is None and quantity.high is None):
        return quantity.hedge if quantity and quantity.hedge else "amount not told"
    return f"{_range(quantity)}{' ' + quantity.unit if quantity.unit else ''}"


def _range(quantity: Amount) -> str:
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"at least {number(low)}" if low is not None else f"at most {number(high or 0)}"


def act(event: Event) -> str:
    """Whether the act is done, planned, possible, denied by the wording: one term of ``[acts]``."""
    if event.counterfactual:
        return "counterfactual"
    if event.modality in ("negated", "hypothetical"):
        return event.modality
    return "intended" if event.modality == "future" else event.phase


def clean(text: str) -> str:
    """The text on one line, with single spaces and without soft hyphens."""
    return " ".join(text.replace("\u00ad", "").split())


def short(text: str, most: int = 90) -> str:
    """The cleaned text, cut between words with an ellipsis where it is longer than ``most``."""
    text = clean(text)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]
