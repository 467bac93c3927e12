"""The lexicon of attribution cues, read from ``lexicon/cues.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from dragoman.model.records import Certainty, SpeechAct, Stance

Frame = Literal["quote", "clause", "infinitive", "person", "object", "as", "gerund", "charge", "preposition"]
PartOfSpeech = Literal["verbs", "nouns", "adjectives"]


@dataclass(frozen=True, slots=True)
class CueWord:
    """What one group of cue words says about its content, and the frames in which it takes it."""

    act: SpeechAct
    stance: Stance
    negated: Stance
    certainty: Certainty
    frames: frozenset[str]
    preps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon: groups by part of speech and lemma, the hearsay adverbs and the nouns that may speak in headlines."""

    words: dict[tuple[str, str], tuple[CueWord, ...]]
    adverbs: frozenset[str]
    seeming: frozenset[str]
    views: frozenset[str]
    sights: frozenset[str]
    false: frozenset[str]
    headline: frozenset[str]
    marked: frozenset[str]
    utters: frozenset[str]
    reactions: frozenset[str]
    basis: dict[str, frozenset[str]]

    def word(self, part: PartOfSpeech, lemma: str, frame: Frame) -> CueWord | None:
        """The first group of ``lemma`` that has the frame."""
        return next((w for w in self.words.get((part, lemma), ()) if frame in w.frames), None)


def _word(group: dict[str, str]) -> CueWord:
    return CueWord(
        act=group["act"],  # type: ignore[arg-type]
        stance=group["stance"],  # type: ignore[arg-type]
        negated=group.get("negated", "denies"),  # type: ignore[arg-type]
        certainty=group["certainty"],  # type: ignore[arg-type]
        frames=frozenset(group["frames"].split()),
        preps=frozenset(group.get("preps", "").split()),
    )


def _groups(data: dict[str, Any]) -> dict[tuple[str, str], tuple[CueWord, ...]]:
    words: dict[tuple[str, str], tuple[CueWord, ...]] = {}
    for part in ("verbs", "nouns", "adjectives"):
        for group in data[part]:
            made = _word(group)
            for lemma in group["lemmas"].split():
                words[part, lemma] = (*words.get((part, lemma), ()), made)
    return words


@cache
def cues() -> Cues:
    """The lexicon, read once a process."""
    data = tomllib.loads(files("dragoman.reading.extract").joinpath("lexicon/cues.toml").read_text("utf-8"))
    return Cues(
        words=_groups(data),
        adverbs=frozenset(data["hearsay"]["adverbs"].split()),
        seeming=frozenset(data["hearsay"]["seeming"].split()),
        views=frozenset(data["hearsay"]["views"].split()),
        sights=frozenset(data["hearsay"]["sights"].split()),
        false=frozenset(data["hearsay"]["false"].split()),
        headline=frozenset(data["headline"]["speakers"].split()),
        marked=frozenset(data["grammar"]["marked"].split()),
        utters=frozenset(data["grammar"]["utters"].split()),
        reactions=frozenset(data["reactions"]["lemmas"].split()),
        basis={kind: frozenset(words.split()) for kind, words in data["basis"].items()},
    )
