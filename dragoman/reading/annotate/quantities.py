"""Quantities: numbers in figures and words as ranges, with their hedges and what they count; never years, ordinals or dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.model.records import Quantity, Time
from dragoman.model.spans import Span
from dragoman.reading.annotate.numerals import NUMERAL, value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EXTRACTOR = "annotate/1"
# A hedge leaves the bound that it names and opens the other; the ones after the bar hold for both.
_LOW = (
    r"more than|over|at least|upwards of|no fewer than|no less than|not less than|greater than|in excess of|exceeding|above(?=\s+[$€£\d])"
)
_HIGH = r"up to|as many as|as much as|fewer than|less than|at most|no more than|not more than|(?:under|below)(?=\s+[$€£\d])"
_NEAR = (
    r"almost|nearly|about|around|some|roughly|approximately|close to|an estimated|estimated|circa|just over|just under|only|exactly"
    r"|a total of"
)
_HEDGE = rf"(?P<hedge>(?i:{_LOW}|{_HIGH}|{_NEAR}))\s+"
_SYMBOLS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₪": "ILS"}
_COINS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "ruble": "RUB", "rouble": "RUB", "yen": "JPY", "yuan": "CNY", "rial": "IRR",
    "hryvnia": "UAH", "rupee": "INR", "shekel": "ILS", "lira": "TRY",
}  # fmt: skip
_SYMBOL = "|".join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True))
# The least that "dozens" can be is two dozen; how many at most no text says.
_LOOSE = {
    "scores": (40, None), "dozens": (24, None), "tens": (20, None), "hundreds": (200, None), "thousands": (2_000, None),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999), "millions": (2_000_000, None),
    "tens of millions": (20_000_000, 99_999_999), "billions": (2e9, None), "hundreds of millions": (2e8, 999_999_999),
    "tens of billions": (2e10, 99_999_999_999), "hundreds of billions": (2e11, 999_999_999_999), "a score": (20, 20),
    "a dozen": (12, 12),
    "half a dozen": (6, 6), "half-dozen": (6, 6), "two dozen": (24, 24), "three dozen": (36, 36), "a couple": (2, 2),
    "several dozen": (24, None),
    "several hundred": (200, 999), "a few hundred": (200, 999), "several thousand": (2_000, 9_999), "a few thousand": (2_000, 9_999),
    "a few dozen": (24, None), "several million": (2_000_000, 9_999_999),
}  # fmt: skip
_LOOSE_WORDS = "|".join(sorted(_LOOSE, key=len, reverse=True))
_GRAMMAR = re.compile(
    rf"(?<![\w.,:/-])(?:{_HEDGE})?(?:"
    rf"(?P<loose>(?i:{_LOOSE_WORDS}))(?= of\b|(?<!a couple) [A-Za-z]|(?<=dred|sand|lion|ozen)(?:[.,;:)]|$))|"
    rf"(?:(?:(?i:between|from)\s+)?(?P<symbol>{_SYMBOL})?(?P<low>(?i:{NUMERAL}))"
    rf"(?:\s*[-–—]\s*|\s+(?i:to|and|or)\s+)(?:{_SYMBOL})?(?P<high>(?i:{NUMERAL}))|"
    rf"(?P<symbol2>{_SYMBOL})?(?P<only>(?i:{NUMERAL}))))"
    r"(?!(?:st|nd|rd|th)\b|[:/]\d|\.\d)(?P<after>\s?%|[ -](?i:per ?cent(?:age points?)?|percent)\b|(?= ?[-\s])|(?=\W|$))"
)
# "One hand", "one day": no count.
_ONE_OF = ("hand", "form", "day", "thing", "way", "another", "time", "sense", "side", "point", "stage", "reason")
_COUNTING = re.compile(
    r"(?i)\b(?:no|nos|article|resolution|chapter|section|page|flight|route|highway|boeing|airbus|number|unit|day|group of)\.?\s$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity in a passage's cleaned text."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    hedge: str | None


def find(passages: Sequence[Passage], times: Sequence[Time], namer: Callable[[str, Span], str], doc: str) -> tuple[Quantity, ...]:
    """Return the quantities of all passages in the order of the text: ``low`` and ``high`` are None where the text leaves them open."""
    starts = [t.span[0] for t in times]
    found: list[Quantity] = []
    for passage in passages:
        near = times[bisect_left(starts, passage.span[0]) : bisect_left(starts, passage.span[1])]
        found.extend(_records(passage, [t.span for t in near], namer, doc))
    return tuple(found)


def _records(passage: Passage, taken: Sequence[Span], namer: Callable[[str, Span], str], doc: str) -> Iterator[Quantity]:
    for found in quantities_in(passage.doc):
        span = passage.offsets[found.start], passage.offsets[found.end - 1] + 1
        if not any(s < span[1] and span[0] < e for s, e in taken):
            yield Quantity(
                id=namer("quantity", span), doc=doc, extractor=EXTRACTOR, confidence=0.9 if found.unit else 0.7, span=span,
                low=found.low, high=found.high, unit=found.unit, hedge=found.hedge,
            )  # fmt: skip


def quantities_in(doc: Doc) -> Iterator[_Found]:
    """Yield the quantities of a parsed text in order (dates and durations among them: the caller knows those)."""
    for match in _GRAMMAR.finditer(doc.text):
        range_ = _bounds(match)
        token = _last_token(doc, match)
        if range_ is None or token is None or _no_quantity(doc, match, token):
            continue
        start = match.start("hedge") if match["hedge"] else match.start()
        unit, end = _unit(doc, match, token)
        low, high = _hedged(range_, (match["hedge"] or "").lower())
        loose = match["loose"].lower() if match["loose"] else None
        yield _Found(start, end, low, high, unit, match["hedge"] or loose)


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None] | None:
    if match["loose"]:
        return _LOOSE[match["loose"].lower()]
    if match["only"]:
        only = value(match["only"])
        return None if only is None else (only, only)
    low, high = value(match["low"]), value(match["high"])
    if low is None or high is None:
        return None
    # "$3-5 billion": the scale of the second holds for the first.
    scale = re.search(r"(hundred|thousand|million|billion|trillion|bn|mn)\b", match["high"].lower())
    if scale and not re.search(r"[a-z]", match["low"].lower()):
        low *= value("1 " + scale[1]) or 1
    return (low, high) if low <= high else None


def _hedged(range_: tuple[float | None, float | None], hedge: str) -> tuple[float | None, float | None]:
    # The lookaheads of "above" and "under" want the figure that follows.
    if re.match(_LOW, hedge + " 1"):
        return range_[0], None
    return (None, range_[1]) if re.match(_HIGH, hedge + " 1") else range_


def _last_token(doc: Doc, match: re.Match[str]) -> Token | None:
    group = "loose" if match["loose"] else "only" if match["only"] else "high"
    piece = doc.char_span(*match.span(group), alignment_mode="expand")
    return piece[-1] if piece is not None and len(piece) else None


def _no_quantity(doc: Doc, match: re.Match[str], token: Token) -> bool:
    money = match["symbol"] or match["symbol2"] or match["after"].strip()
    words = (match["only"] or "").lower()
    if money or match["loose"]:
        return False
    if words in ("one", "a", "half a") and (token.dep_ != "nummod" or token.head.lemma_.lower() in _ONE_OF):
        return True
    if words in ("hundred", "thousand", "million", "billion", "trillion"):
        return True
    named = match.start() > 0 and (_COUNTING.search(match.string[: match.start()]) is not None)
    year = re.fullmatch(r"1[5-9]\d\d|20\d\d", words) and not (token.dep_ == "nummod" and token.head.tag_ == "NNS")
    return bool(named or year or _part_of_name(token))


def _part_of_name(token: Token) -> bool:
    """Whether the number belongs to a name: "Boeing 747", "MiG 29"; a number that counts its noun does not."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or before.pos_ != "PROPN":
        return False
    # "Nord Stream 1 pipeline": a bare small figure after a name, before one thing.
    numbered = token.text.isdigit() and len(token.text) < 3 and token.head.tag_ != "NNS"
    return numbered or (token.dep_ != "nummod" and token.head.i == before.i)


def _unit(doc: Doc, match: re.Match[str], token: Token) -> tuple[str | None, int]:
    after = match["after"].strip(" -").lower()
    group = "loose" if match["loose"] else "only" if match["only"] else "high"
    end = match.end(group)
    if after:
        return ("percentage points" if "point" in after else "percent"), match.end("after")
    symbol = match["symbol"] or match["symbol2"]
    if symbol:
        return _SYMBOLS[symbol], end
    noun = _noun(token)
    if noun is None:
        return None, end
    coin = _COINS.get(noun.lemma_.lower())
    return (coin, noun.idx + len(noun)) if coin and noun.i == token.i + 1 else (noun.text.lower(), end)


def _noun(token: Token) -> Token | None:
    """Return the noun that is counted: the head of the number, or what "of" brings ("dozens of mules")."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ == "of":
        return next((c for c in following.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), None)
    if following is not None and following.text == "-" and following.i + 1 < len(token.doc):
        return following.nbor(1)
    head = token.head
    while head.pos_ == "NUM" and head.head.i != head.i:
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN") and head.i > token.i else None
