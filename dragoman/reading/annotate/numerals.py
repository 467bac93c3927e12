"""Numbers in figures and words."""

from __future__ import annotations

import re

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_SCALE = "|".join(SCALES)
FIGURES = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
WORDS = rf"(?:(?:{_WORD}|a|half a|a[ -]half|{_SCALE})\b(?:[ -](?:and[ -])?)?)*(?:{_WORD}|{_SCALE})"
# One number: figures with or without a scale word, or words.
NUMERAL = rf"(?:(?:{FIGURES})(?:[ -](?:{_SCALE})| ?(?:bn|mn|m|k)\b)?|{WORDS})"
_SHORT = {"bn": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3}
_PARTS = re.compile(rf"(?P<figures>{FIGURES})|(?P<word>[a-z]+)")


def value(words: str) -> float | None:
    """Return the number that the words or figures give; None where they give none ("several")."""
    total, current, seen = 0.0, 0.0, False
    for part in _PARTS.finditer(words.lower()):
        word = part["word"]
        if part["figures"]:
            current, seen = float(re.sub("[, ]", "", part["figures"])), True
        elif word in _UNITS or word in _TENS:
            current, seen = current + _UNITS.get(word, _TENS.get(word, 0)), True
        elif word == "hundred":
            current, seen = (current or 1) * 100, True
        elif word in SCALES or word in _SHORT:
            total, current, seen = total + (current or 1) * (SCALES.get(word) or _SHORT[word]), 0.0, True
        elif word == "half":
            current += 0.5
        elif word not in ("a", "and", "an"):
            return None
    return total + current if seen else None
