"""A cleaned copy of a paragraph for the parser, with the way back to the original's offsets.

Real articles hold curly quotes, U+2018 in place of an apostrophe (``Iran‘s``), no-break spaces, soft hyphens inside names,
ligatures and hard line breaks; the parser was trained on text without them.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.spans import Span

_QUOTES = {'"': "“”„‟«»″❝❞＂", "'": "‘’‚‛′ʼ‹›`´"}
_GONE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_OTHERS = {"…": "...", "\u2010": "-", "\u2011": "-", "\u2212": "-"}
BULLETS = "•‣⁃▪▫●○◦■□►▸➤∙"

_REPLACED: dict[str, str] = {
    **{odd: plain for plain, odds in _QUOTES.items() for odd in odds},
    **dict.fromkeys(_GONE, ""),
    **_LIGATURES,
    **_OTHERS,
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``text`` is what the parser sees; ``offsets[i]`` is where its character i stands in the document, one more marks the end."""

    text: str
    offsets: Sequence[int]


def clean(text: str, span: Span) -> Cleaned:
    """Return the cleaned copy of ``text[span]``: odd characters made plain, runs of space single, no space or bullet at its ends."""
    chars: list[str] = []
    offsets = array("l")
    for at in range(*span):
        char = text[at]
        plain = " " if char.isspace() else _REPLACED.get(char, char)
        if plain == " " and (not chars or chars[-1] == " "):
            continue
        if plain in BULLETS and plain and not chars:
            continue
        chars.extend(plain)
        offsets.extend([at] * len(plain))
    if chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    offsets.append(offsets[-1] + 1 if offsets else span[0])
    return Cleaned("".join(chars), offsets)
