"""Names of outlets: how they are told from names of persons and from headlines."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.reading.sources.agencies import agencies

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "de", "du", "la", "le", "der", "des", "to", "&"})
# Words that end a name where the next one starts: a full stop only belongs to an initial ("U.S.") or to a host ("rail.example").
WORD = r"(?:(?:[A-Z]\.)+|St\.|[A-Z0-9][\w’'&/-]{0,40}(?:\.\w{1,40}){0,3})"
# In running prose "in" and "on" mostly start the next phrase ("subscribe to Hill News on Telegram").
NAME = rf"(?:{WORD}(?:\s(?:{WORD}|(?:of|the|and|&|for|de)(?=\s))){{0,7}})"
_ALONE = rf"(?:{WORD}(?:\s(?:{WORD}|(?:of|the|and|&|for|in|on|de)(?=\s))){{0,7}})"
_LONGEST = 8
_NAME_ONLY = re.compile(rf"(?:[Tt]he )?{_ALONE}$")
_SIGN = re.compile(r"[A-Z]{2,5} News$")
_BODIES = frozenset({"institute", "center", "centre", "council", "foundation", "forum"})
_CAPITALS = re.compile(r"[A-Z]{2,}[’'A-Z]*")


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: frozenset[str]
    papers: frozenset[str]
    doubtful: frozenset[str]
    plurals: frozenset[str]
    slogans: re.Pattern[str]


@cache
def _words() -> _Words:
    data = tomllib.loads((files(__package__) / "outlets.toml").read_text(encoding="utf-8"))
    slogans = re.compile(data["slogans"], re.IGNORECASE)
    return _Words(frozenset(data["nouns"]), frozenset(data["papers"]), frozenset(data["doubtful"]), frozenset(data["plurals"]), slogans)


def is_name(words: str) -> bool:
    """Return whether the words could be a name: up to eight, each with a capital but for the little ones."""
    return words.count(" ") < _LONGEST and _NAME_ONLY.match(words) is not None


def is_outlet(words: str, *, supported: bool = False) -> bool:
    """Return whether a name is an outlet's by its words. ``supported``: something else on the page says so, so a doubtful noun will do."""
    bare = words.removeprefix("The ").removeprefix("the ").strip()
    if bare in agencies():
        return True
    tokens = bare.casefold().split()
    if not is_name(words) or not tokens or _has_verb(tokens):
        return False
    parts = re.split(r"[-.]", _head(tokens))
    has_doubtful = not _words().doubtful.isdisjoint(parts)
    has_noun = not _words().nouns.isdisjoint(parts) or tokens[0] in {"daily", "weekly"}
    return len(bare) > 4 and (has_noun or ((supported or bare != words) and has_doubtful))


def is_plain_outlet(words: str) -> bool:
    """Return whether a name can be nothing but an outlet's: a paper's, a broadcaster's with its sign, an institute's with its field."""
    tokens = words.casefold().removeprefix("the ").split()
    if not is_outlet(words):
        return False
    head = _head(tokens)
    with_field = head != tokens[-1] and tokens.index(head) <= 1 and head in _BODIES
    with_sign = head == "news" and _SIGN.match(words) is not None
    return with_field or with_sign or not _words().papers.isdisjoint(re.split(r"[-.]", head)) or tokens[0] in {"daily", "weekly"}


def is_slogan(words: str) -> bool:
    """Return whether the words are a line such as stands under a masthead ("Your weekly since 1911")."""
    return words.count(" ") <= _LONGEST and _words().slogans.fullmatch(words) is not None


def proper(name: str) -> str:
    """Return a name printed in capitals as it is written in text; another as it is."""
    if not name.isupper() or " " not in name:
        return name
    words = [word.lower() if word.lower() in _SMALL else _CAPITALS.sub(lambda m: m[0].capitalize(), word) for word in name.split()]
    return " ".join([words[0].capitalize() if words[0] in _SMALL else words[0], *words[1:]])


def _head(tokens: list[str]) -> str:
    """Return the word that "of", "on", "for" or "in" hangs on, else the last one."""
    cut = next((i for i, token in enumerate(tokens) if i and token in {"of", "on", "for", "in", "at"}), len(tokens))
    return tokens[cut - 1]


def _has_verb(tokens: list[str]) -> bool:
    before = tokens[: tokens.index(_head(tokens))]
    return any(re.search(r"(?:[^s’']s|ed)$", token) and len(token) > 3 and token not in _words().plurals for token in before)
