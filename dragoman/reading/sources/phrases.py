"""The stock phrases of pages, read from ``boilerplate.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.reading.sources.blocks import Block

_NAME = r"(?:[A-Z][\w’.-]+(?: [A-Z][\w’.-]*){1,3})"
_NOTHING = r"(?!)"
_QUOTE = re.compile(r"[“\"«„]")
_APOSTROPHE = re.compile(r"['‘`]")


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: str
    most_words: int
    opening: re.Pattern[str]
    within: re.Pattern[str]
    head: re.Pattern[str] | None
    needs: tuple[str, ...]

    def is_said_within(self, words: str, lowered: str) -> bool:
        """Return whether the words hold one of the inner forms before any quotation opens."""
        if not any(map(lowered.__contains__, self.needs)):
            return False
        found = self.within.search(words)
        quote = _QUOTE.search(words) if found else None
        return found is not None and (quote is None or found.start() < quote.start())


def stock_reason(block: Block, *, at_head: bool) -> str | None:
    """Return why a block is furniture by its own words alone, or None. ``at_head``: no article text came before it."""
    words = _APOSTROPHE.sub("’", block.words)
    lowered, size = words.lower(), block.size
    for rule in _rules():
        if size > rule.most_words:
            continue
        if rule.opening.match(words) or (at_head and rule.head and rule.head.match(words)):
            return rule.reason
        if rule.needs and rule.is_said_within(words, lowered):
            return rule.reason
    return None


@cache
def _rules() -> tuple[_Rule, ...]:
    data = tomllib.loads((files(__package__) / "boilerplate.toml").read_text(encoding="utf-8"))
    return tuple(_rule(reason, entry) for reason, entry in data.items())


def _rule(reason: str, entry: dict[str, list[str]]) -> _Rule:
    full = [f"(?:{form})$" for form in entry.get("full", ())]
    limit = entry["most_words"]
    assert isinstance(limit, int)
    head = _any([f"(?:{form})$" for form in entry["head"]]) if "head" in entry else None
    return _Rule(
        reason, limit, _any([*full, *entry.get("start", ())]), _any(entry.get("within", [])), head, tuple(entry.get("needs", ()))
    )


def _any(forms: list[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{form})" for form in forms) or _NOTHING
    return re.compile(joined.replace("NAME", _NAME), re.IGNORECASE)
