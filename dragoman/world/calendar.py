"""Well-known happenings that news prose dates itself by, read from ``calendar.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening with its first and last day (None: not over, or of no account) and the words that show a text means it."""

    name: str
    start: date
    end: date | None
    keys: tuple[str, ...]
    named: re.Pattern[str]
    about: re.Pattern[str]
    counted: re.Pattern[str]
    present: re.Pattern[str]
    after: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """Whether the text holds one of the key words, without which it cannot mean this."""
        return any(key in text for key in self.keys)


@cache
def happenings() -> tuple[Happening, ...]:
    """Return every happening of the calendar, in the order of the file."""
    data = tomllib.loads((files(__package__) / "calendar.toml").read_text(encoding="utf-8"))
    return tuple(_happening(entry) for entry in data["entries"])


def _happening(entry: dict[str, object]) -> Happening:
    start, end = entry["start"], entry.get("end")
    if not isinstance(start, date) or not isinstance(end, date | None):
        raise TypeError(f"calendar.toml: {entry['name']} has no proper dates")
    words = {key: _any(entry.get(key)) for key in ("named", "about", "counted", "present", "after")}
    keys = entry["keys"]
    if not isinstance(keys, list):
        raise TypeError(f"calendar.toml: {entry['name']} has no keys")
    return Happening(str(entry["name"]), start, end, tuple(map(str, keys)), **words)


def _any(forms: object) -> re.Pattern[str]:
    if not isinstance(forms, Iterable) or not (listed := list(forms)):
        return _NOTHING
    return re.compile("|".join(f"(?:{form})" for form in listed))
