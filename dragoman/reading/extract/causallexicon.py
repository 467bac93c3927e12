"""The lexicon of cause and effect, read from ``lexicon/causal.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Causal:
    """Lemmas of causal verbs by how they take their ends, cue phrases by what follows them, and words of change."""

    causes: frozenset[str]
    to: frozenset[str]
    into: frozenset[str]
    moves: frozenset[str]
    origin: frozenset[str]
    reasons: tuple[Phrase, ...]
    purposes: tuple[Phrase, ...]
    sentences: tuple[Phrase, ...]
    no_purpose: frozenset[str]
    effect_of: frozenset[str]
    cause_of: frozenset[str]
    protest_acts: frozenset[str]
    protest_reasons: frozenset[str]
    protest_participles: frozenset[str]
    answers: frozenset[str]
    quarrels: frozenset[str]
    harm: frozenset[str]
    harm_acts: frozenset[str]
    results: frozenset[str]
    hedges: frozenset[str]
    turns: frozenset[str]
    no_aim: frozenset[str]
    promises: frozenset[str]
    agents: frozenset[str]
    ebbs: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[Phrase, ...]:
    """Longest first, so that the first that fits is the whole cue."""
    made = {tuple(p.split()) for p in text.replace("\n", "").split("|") if p.strip()}
    return tuple(sorted(made, key=lambda p: (-len(p), p)))


@cache
def causal() -> Causal:
    """The lexicon, read once a process."""
    data = tomllib.loads(files("dragoman.reading.extract").joinpath("lexicon/causal.toml").read_text("utf-8"))
    verbs, protest, harm = data["verbs"], data["protest"], data["harm"]
    return Causal(
        causes=_set(verbs["causes"]), to=_set(verbs["to"]), into=_set(verbs["in"]), moves=_set(verbs["moves"]), origin=_set(verbs["from"]),
        reasons=_phrases(data["phrases"]["cause"]), purposes=_phrases(data["phrases"]["purpose"]),
        sentences=_phrases(data["phrases"]["sentence"]),
        no_purpose=_set(data["phrases"]["no_purpose"]),
        effect_of=_set(data["nouns"]["effect_of"]), cause_of=_set(data["nouns"]["cause_of"]),
        protest_acts=_set(protest["acts"]), protest_reasons=_set(protest["reasons"]), protest_participles=_set(protest["participles"]),
        answers=_set(data["answers"]["verbs"]), quarrels=_set(data["answers"]["nouns"]),
        harm=_set(harm["verbs"]), harm_acts=_set(harm["acts"]), results=_set(data["participles"]["results"]),
        turns=_set(verbs["turns"]), no_aim=_set(data["phrases"]["no_aim"]), promises=_set(data["phrases"]["promises"]),
        agents=_set(data["phrases"]["agents"]), ebbs=_set(data["changes"]["ebbs"]),
        hedges=_set(data["hedges"]["words"]), up=_set(data["changes"]["up"]), down=_set(data["changes"]["down"]),
    )  # fmt: skip
