"""Words that a line's end broke in two: whether the hyphen belongs to the word is told from the document's other words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:-\w+)*")
# What only stands after or before a hyphen of its own (long-range, Russian-made), however the line breaks.
_FIRSTS = frozenset("self,ex,non,long,short,medium,well,vice,so,anti,pro,counter,high,low,mid,half,state,air,sea,all".split(","))  # noqa: SIM905
_LASTS = frozenset("made,built,based,led,backed,designed,range,style,owned,run,level,term,old,year,held,controlled".split(","))  # noqa: SIM905


class Hyphens:
    """The words of one document's lines, the broken ones left out."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        is_broken = False
        for line in lines:
            words = _WORD.findall(line)
            self._words.update(w.casefold() for w in words[is_broken : len(words) - line.endswith("-")])
            is_broken = line.endswith("-")

    def glue(self, text: str, line: str) -> str:
        """The text with one more line: after a broken word without its hyphen, or with it where it is the word's own."""
        if not text:
            return line
        if not (text.endswith("-") and len(text) > 1 and text[-2].isalnum()):
            return f"{text} {line}"
        return text + line if self._is_own(text, line) else text[:-1] + line

    def _is_own(self, text: str, line: str) -> bool:
        before, after = re.split(r"\s", text[:-1])[-1], (_WORD.match(line) or [""])[0]
        if not after or not after[0].islower() or before[-1].isdigit():
            return True
        first, last = _WORD.findall(before)[-1].split("-")[-1].casefold(), after.split("-")[0].casefold()
        if first + last in self._words:
            return False
        if f"{first}-{last}" in self._words or first in _FIRSTS or last in _LASTS:
            return True
        return first in self._words and last in self._words
