"""Where sentences begin, by rules over the characters of a cleaned paragraph.

The parser's own splitting errs on quotations, initials and "U.S."; sentence ends in edited prose are marked well enough
for rules after Kiss & Strunk (2006) and Mikheev (2002): a full stop ends a sentence unless the word before it owns it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.reading.annotate.clean import BULLETS

_END = re.compile(r"(?P<stop>\.{2,}(?:\s\.)*|[.?!]+)(?P<close>[\"')\]]*(?:\[\d+\])?)(?P<gap>\s+|(?=[A-Z\"(\[])|$)")
_WORD = re.compile(r"[^\s\"(\[/,;:—–]+$")
_NEXT = re.compile(r"[\"'(\[]*([^\s\"()\[\],;:.?!]+)")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$|Ph\.D$")
_INITIAL = re.compile(r"(?:[A-Z]|[A-Z]\.-?[A-Z]|[A-Z][a-z]?)$")
# "1. The first point. 2. The second point."
_ENUMERATOR = re.compile(r"(?:^|[?!:;]\s|\w{5,}\.\s)\d{1,2}$")
# "TEHRAN, Nov 5 (Reuters) - " is no part of the sentence after it, and misleads the parser where it is left there.
_DATELINE = re.compile(
    r"[A-Z][A-Z .'/-]{2,60}(?:, [A-Z][A-Za-z. ]{2,30}?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?,? ?(?:\([^)]{2,60}\) ?)?"
    r"(?:--?|[–—]) (?=[A-Z\"'])"
)
_OPENERS = "\"'([$€£¥-—–*#"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of ``abbreviations.toml``."""

    never: frozenset[str]
    before_number: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    speaker: re.Pattern[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped abbreviations, sentence starters and verbs of saying."""
    data = tomllib.loads((files(__package__) / "abbreviations.toml").read_text("utf-8"))
    lists = {key: frozenset(words) for key, words in data.items()}
    verbs = "|".join(sorted(lists.pop("saying")))
    # A speaker: up to eight words without a sentence end, then a verb of saying ("Mr. Orlov of the ministry asked").
    speaker = re.compile(rf"(?:(?:[A-Z][a-z]{{0,3}}\.|(?:[A-Z]\.)+|[^\s.?!\"]+)\s+){{1,8}}?(?:{verbs})\b")
    return Vocabulary(speaker=speaker, **lists)


def sentence_starts(text: str) -> list[int]:
    """Offsets at which the sentences of ``text`` begin, the first among them (none for empty text)."""
    if not text:
        return []
    starts = {0}
    starts.update(at for at in (dateline(text),) if 0 < at < len(text))
    for end in _END.finditer(text):
        if end.end() < len(text) and _ends_sentence(text, end):
            starts.add(end.end())
    starts.update(at for at in range(1, len(text)) if text[at] in BULLETS and text[at - 1] == " ")
    return sorted(starts)


def dateline(text: str) -> int:
    """Where a paragraph's dateline ends; 0 where it has none."""
    line = _DATELINE.match(text)
    return line.end() if line else 0


def _ends_sentence(text: str, end: re.Match[str]) -> bool:
    after = text[end.end() :]
    if not end["gap"] and not _glued(text, end):
        return False
    if not _can_begin(after):
        return False
    if end["close"] and end["stop"][-1] in "?!" and vocabulary().speaker.match(after[:160]):
        return False
    if end["stop"] != ".":
        return True
    return _full_stop(text[: end.start()], end["close"], after)


def _glued(text: str, end: re.Match[str]) -> bool:
    # A lost space: "... the war.The" ends a sentence, "U.S.A" does not.
    before, after = text[max(0, end.start() - 2) : end.start()], text[end.end() : end.end() + 2]
    return before.isalpha() and before.islower() and after[:1].isupper() and (after[1:].islower() or after[1:] == " ")


def _can_begin(after: str) -> bool:
    first = after[0]
    if first in _OPENERS:
        rest = after.lstrip(_OPENERS + " .")
        return bool(rest) and not rest[0].islower()
    return not first.islower() and first not in ",;:.)]%"


def _full_stop(before: str, close: str, after: str) -> bool:
    found = _WORD.search(before)
    word = found.group().lstrip("'") if found else ""
    words = vocabulary()
    if word in words.never:
        return False
    if _ENUMERATOR.search(before):
        return False
    if word in words.before_number and after[:1].isdigit():
        return False
    if close.strip("'"):
        return True
    if word in words.maybe or word in words.before_number or _ACRONYM.match(word) or _is_initial(word, before):
        return _begins_anew(after)
    return True


def _is_initial(word: str, before: str) -> bool:
    # "J. Edgar" and "George W. Bush", but not a list's "Plan B." nor the pronoun in "than I."
    return word != "I" and bool(_INITIAL.match(word)) and len(word) < (2 if before.rstrip(word) else 4)


def _begins_anew(after: str) -> bool:
    found = _NEXT.match(after)
    if not found:
        return False
    return found[1].split("'")[0] in vocabulary().starters or found[1] in vocabulary().starters
