"""What kind of text a document is, by weighed evidence (``genre.toml``); unknown where nothing tells."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from dragoman.model.document import Genre
from dragoman.reading.sources.hints import Hints
from dragoman.reading.sources.page import Page, is_paragraph

# Ties go to the kind whose author speaks for himself: reading a claim as a report is the worse mistake.
_PREFERENCE: tuple[Genre, ...] = ("transcript", "official", "opinion", "analysis", "news")
# A lone day of the week or "he said" is met in every genre; reports have several.
_FEWEST_REPORTS = 3
_FEWEST_TURNS = 4

_SPEAKER = re.compile(
    r"(?:Q|A|QUESTION|ANSWER|MODERATOR|[A-Z][A-Z.’'-]+(?: [A-Z.’'-]+){0,4}|"
    r"(?:[A-Z][\w.’-]+ ){1,3}[A-Z][\w’-]+)(?: ?\([^)]{2,40}\))?\s?:\s"
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_REPORTED = re.compile(r"\b(?:said|says|told|announced|reported|according to|added|confirmed|denied|wrote|warned|speculated|argued?)\b")
_WHEN = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:this|last) week\b|\byesterday\b|\btoday\b")
_ADVICE = re.compile(
    r"\b(?:we|the West|Washington|Congress|Europe|America|the world) (?:must|should|ought|need to|needs to|"
    r"cannot afford)\b|\bIt is (?:high )?time (?:to|for|that)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")
_WE_STATE = re.compile(
    r"\b(?:[Ww]e|[Tt]he (?:Ministry|Government|Department|Embassy|Secretary|Minister|President)) (?:strongly |"
    r"firmly |unequivocally )*"

                           r"(?:condemns?|welcomes?|calls? (?:on|upon)|urges?|reaffirm(?:s|ed)?|reiterated?s?|stands? with|expresses?|"
                           r"thanked|underscored|emphasi[sz]ed)\b"
                       )


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign of a genre, its weight, and what it was."""

    genre: Genre
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class _Sign:
    genre: Genre
    weight: float
    reason: str
    words: re.Pattern[str]


def genre(page: Page, hints: Hints) -> Genre:
    """Return the container's genre, else the one with the most evidence, else ``unknown``."""
    if hints.genre is not None:
        return hints.genre
    weights: defaultdict[Genre, float] = defaultdict(float)
    for sign in evidence(page):
        weights[sign.genre] += sign.weight
    return max(_PREFERENCE, key=lambda kind: weights[kind]) if weights else "unknown"


def evidence(page: Page) -> tuple[Evidence, ...]:
    """Return every sign of a genre on the page, each at most once."""
    found = dict.fromkeys((*_from_pieces(page), *_from_opening(page), *_from_style(page)))
    return tuple(found)


def _from_pieces(page: Page) -> Iterator[Evidence]:
    for sign in _signs("labels"):
        if any(sign.words.search(label) for label in page.labels):
            yield Evidence(sign.genre, sign.weight, f"label: {sign.words.pattern[:24]}")
    for piece in page.pieces:
        if piece.reason is None:
            continue
        table = "labels" if piece.reason == "section label" else "notes"
        for sign in _signs(table):
            if sign.reason in {"", piece.reason} and sign.words.search(piece.block.words):
                yield Evidence(sign.genre, sign.weight, f"{piece.reason}: {sign.words.pattern[:24]}")


def _from_opening(page: Page) -> Iterator[Evidence]:
    opening = [page.words(i) for i in page.body[:2]]
    for sign in _signs("openings"):
        if any(sign.words.search(words) for words in opening):
            yield Evidence(sign.genre, sign.weight, f"opening: {sign.words.pattern[:24]}")


def _from_style(page: Page) -> Iterator[Evidence]:
    texts = [page.words(i) for i in page.body]
    turns = sum(_SPEAKER.match(words) is not None for words in texts)
    if turns >= _FEWEST_TURNS and turns >= len(texts) / 4:
        yield Evidence("transcript", 4.0, "turns of speakers")
        return
    own = [_QUOTED.sub("“”", words) for words in texts]
    reports = sum(bool(_REPORTED.search(words) and _WHEN.search(words)) for words in own)
    if reports >= min(_FEWEST_REPORTS, max(1, len(own) // 3)):
        yield Evidence("news", 1.5, "dated reports of what was said")
    lead = next((words for words, i in zip(own, page.body, strict=True) if is_paragraph(page.pieces[i].block)), "")
    if _REPORTED.search(lead) and _WHEN.search(lead):
        yield Evidence("news", 1.0, "the first paragraph reports what was said on a day")
    yield from _own_voice(own)


def _own_voice(own: Iterable[str]) -> Iterator[Evidence]:
    text = "\n".join(own)
    if len(_ADVICE.findall(text)) >= 2 or len(_FIRST_PERSON.findall(text)) >= 3:
        yield Evidence("opinion", 1.5, "the author advises or speaks of himself")
    if len(_WE_STATE.findall(text)) >= 2:
        yield Evidence("official", 2.0, "an office states its position")


@cache
def _signs(table: str) -> tuple[_Sign, ...]:
    data = tomllib.loads((files(__package__) / "genre.toml").read_text(encoding="utf-8"))
    return tuple(_sign(entry) for entry in data[table])


def _sign(entry: dict[str, str | float]) -> _Sign:
    kind = next(g for g in get_args(Genre) if g == entry["genre"])
    return _Sign(kind, float(entry["weight"]), str(entry.get("reason", "")), re.compile(str(entry["words"]), re.IGNORECASE))
