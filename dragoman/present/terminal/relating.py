"""Lines of marked pairs in, lines of relations out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from dragoman.errors import InputError
from dragoman.model.spans import Span


class MarkedPair(msgspec.Struct, frozen=True):
    """One line of input: a text with two marked sides."""

    id: Any
    text: str
    actor: Span
    recipient: Span


def relate_lines(lines: Iterable[str], relate: Callable[[str, Span, Span], Any]) -> Iterator[str]:
    """One JSON line for each line that is not blank. Raises InputError with the number of a line that is no marked pair."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            pair = _pair(line, number)
            relation = msgspec.to_builtins(relate(pair.text, pair.actor, pair.recipient))
            yield msgspec.json.encode({"id": pair.id, **relation}).decode() + "\n"


def _pair(line: str, number: int) -> MarkedPair:
    try:
        pair = msgspec.json.decode(line, type=MarkedPair)
    except msgspec.DecodeError as error:
        remedy = 'write {"id": 1, "text": "...", "actor": [0, 5], "recipient": [9, 14]}'
        raise InputError(f"line {number} is no marked pair", evidence=str(error), remedy=remedy) from error
    for span in (pair.actor, pair.recipient):
        if not 0 <= span[0] < span[1] <= len(pair.text):
            raise InputError(f"line {number} marks a span outside its text", evidence=f"{list(span)} of {len(pair.text)} characters")
    return pair
