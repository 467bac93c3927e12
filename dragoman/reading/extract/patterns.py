"""The trigger lexicon, loaded: patterns by lemma, and the word lists beside them. ``lexicon/README.md`` says how a line is read."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.world.ontology.ontology import ROOTS


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the lexicon: what must be there, what it names and where the other side stands.

    ``words`` follow the lemma in order; ``objects`` (lemmas, or ``@ROOT`` for its nouns) hold one that must be its object.
    ``bidding`` needs an infinitive or subjunctive beneath, ``full`` an object of its own, ``plain`` bears no that-clause.
    ``before`` are words that stand before a noun (``air`` of ``air raid``).
    """

    lemma: str
    root: str
    mode: str | None
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    slots: tuple[str, ...] = ()
    actor_slots: tuple[str, ...] = ()
    turned: bool = False
    mutual: bool = False
    weak: bool = False
    picky: bool = False
    bare: bool = False
    bidding: bool = False
    full: bool = False
    plain: bool = False
    vote: bool = False
    noun: bool = False

    @property
    def weight(self) -> int:
        """How much the pattern asks for: the one that asks most wins."""
        return 2 * len(self.words) + 2 * len(self.before) + 2 * bool(self.objects) - self.weak - self.vote


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns by the lemma of their head."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, tuple[Pattern, ...]]
    noun_roots: dict[str, str] = field(default_factory=dict)


def parts(text: str) -> Iterator[str]:
    """Yield the pieces of a list written ``a; b; c``."""
    return (piece.strip() for piece in text.split(";") if piece.strip())


def _pattern(line: str, root: str, mode: str | None, noun: bool) -> Pattern:
    pieces = line.split()
    listed = {p[0]: tuple(w for w in p[1:].split("|") if w) for p in pieces if p[0] in "+><"}
    marks = {p for p in pieces if p in MARKS}
    lemma, words, before = _head([p for p in pieces if p[0] not in "+><" and p not in MARKS], noun)
    return Pattern(
        lemma, root, mode, words, before, frozenset(listed.get("+", ())), listed.get(">", ()), listed.get("<", ()),
        turned="<" in listed, mutual="=" in marks, weak="?" in marks, picky="!" in marks, bare="~" in marks, vote="*" in marks, noun=noun,
        bidding="&" in marks, full="^" in marks, plain="%" in marks,
    )  # fmt: skip


MARKS = frozenset("=!?~*&^%")


_JOINTS = {"of", "on", "to", "from", "for", "with", "in", "at", "over", "by"}


def _head(plain: list[str], noun: bool) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Split a plain phrase into head, words after it and words before it: ``air raid``, ``letter of intent``, ``call on``."""
    if not noun:
        return plain[0], tuple(plain[1:]), ()
    at = next((i for i, word in enumerate(plain) if word in _JOINTS), len(plain)) - 1
    at = max(at, 0)
    return plain[at], tuple(plain[at + 1 :]), tuple(plain[:at])


@cache
def lexicon() -> Lexicon:
    """Give the whole lexicon (read once)."""
    tables: dict[str, dict[str, list[Pattern]]] = {k: defaultdict(list) for k in ("verbs", "nouns", "adjectives")}
    for root in ROOTS:
        data = toml(f"{root.lower()}.toml")
        for part, rows in tables.items():
            for table in data.get(part, ()):
                for line in parts(table["words"]):
                    pattern = _pattern(line, root, table.get("mode"), part == "nouns")
                    rows[pattern.lemma].append(pattern)
    ordered = {part: {k: tuple(sorted(v, key=lambda p: -p.weight)) for k, v in rows.items()} for part, rows in tables.items()}
    nouns = {k: v[-1].root for k, v in ordered["nouns"].items() if not v[-1].weak}
    return Lexicon(ordered["verbs"], ordered["nouns"], ordered["adjectives"], nouns)


@cache
def toml(name: str) -> dict[str, Any]:
    """Give one data file of the lexicon's folder (read once)."""
    return tomllib.loads(files(f"{__package__}.lexicon").joinpath(name).read_text(encoding="utf-8"))


@cache
def words(file: str, key: str) -> frozenset[str]:
    """Give one word list of a data file as a set."""
    return frozenset(parts(toml(file)[key]))
