"""Examples for training: the corpus's sentences and paragraphs as pieces of words with the labels of every layer.

Slots are filled anew each time a generation is asked for, so that the names vary while the sentence stays.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from dragoman.reading.extract.learned.labels import LAYERS, YES, Layer
from training.corpus.compile import PARTS, Item, compiled, items

LONGEST = 126
EVENT = 0
# Who can be a party to something: what pairs without an act are drawn from.
PARTIES = ("actors", "recipients", "speaker", "giver", "receiver")
_SENTENCE = re.compile(r"(?<=[.!?\"”])\s+(?=[\"“A-Z])")
_KEYS = {"event": "events", "claim": "claims", "transfer": "transfers", "cause": "causes", "state": "states", "forecast": "forecasts"}
# The layer whose anchor is not the record's own mark: a forecast hangs on its hedge.
_ANCHOR = {"forecast": "hedge"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """One record: where its anchor begins, its class, its attributes and the pieces that fill its roles."""

    layer: int
    first: int
    last: int
    label: str
    attributes: dict[str, str]
    roles: dict[str, frozenset[int]]
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A text in pieces with its records. ``part`` tells the split; ``spans`` of a record's roles are runs of pieces."""

    id: str
    part: str
    text: str
    pieces: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    anchors: tuple[Anchor, ...]


@cache
def tokenizer(path: str) -> Any:
    """The word-piece tokenizer of the base model, without truncation or padding."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(path)
    made.no_truncation()
    made.no_padding()
    return made


def corpus(parts: Sequence[Path] | None = None) -> tuple[Item, ...]:
    """Every sentence and article of the parts (all of them by default)."""
    return tuple(item for path in parts or sorted(PARTS.glob("*.txt")) for item in items(path))


def examples(item: Item, seed: int, tokens: Any) -> Iterator[Example]:
    """Yield the example of a sentence, or one for each paragraph of an article; long paragraphs are cut between sentences."""
    row = compiled(item, random.Random(f"{item.id}:{seed}"))
    for start, end in _cuts(row["text"], tokens):
        yield _example(item, row, start, end, tokens)


def _cuts(text: str, tokens: Any) -> Iterator[tuple[int, int]]:
    at = 0
    for paragraph in re.split(r"(\n+)", text):
        if paragraph.strip():
            yield from ((at + s, at + e) for s, e in _fitting(paragraph, tokens))
        at += len(paragraph)


def _fitting(text: str, tokens: Any) -> Iterator[tuple[int, int]]:
    bounds = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    start = 0
    for before, after in pairwise(bounds):
        if before > start and len(tokens.encode(text[start:after], add_special_tokens=False).ids) > LONGEST:
            yield start, before
            start = before
    yield start, len(text)


def _example(item: Item, row: dict[str, Any], start: int, end: int, tokens: Any) -> Example:
    coded = tokens.encode(row["text"][start:end], add_special_tokens=False)
    offsets = tuple((s + start, e + start) for s, e in coded.offsets[:LONGEST])
    found = [a for number, layer in enumerate(LAYERS) for r in row[_KEYS[layer.name]] for a in _anchors(number, layer, r, offsets)]
    return Example(item.id, row["part"], row["text"], tuple(coded.ids[:LONGEST]), offsets, tuple(found))


def _anchors(number: int, layer: Layer, record: dict[str, Any], offsets: Sequence[tuple[int, int]]) -> Iterator[Anchor]:
    marks = record[_ANCHOR.get(layer.name, "span")]
    under = _under(marks[:1], offsets)
    if not under:
        return
    label = next((str(record[k]) for k in ("type", "category", "relation") if k in record), layer.classes[0])
    spans = {role: record["span"] if layer.name == "forecast" and role == "content" else record[role] for role in layer.roles}
    yield Anchor(
        number, min(under), max(under), label, {name: _said(layer, name, record) for name, _ in layer.attributes},
        {role: frozenset(_under(s, offsets)) for role, s in spans.items()},
        {role: [(min(u), max(u)) for u in (_under([x], offsets) for x in s) if u] for role, s in spans.items()},
    )  # fmt: skip


def _said(layer: Layer, name: str, record: dict[str, Any]) -> str:
    if layer.name == "event" and name == "mode":
        return f"{record['type']}.{record['mode']}" if record["mode"] else str(record["type"])
    value = record[name]
    return (YES if value else "no") if isinstance(value, bool) else str(value or "")


def _under(spans: Sequence[Sequence[int]], offsets: Sequence[tuple[int, int]]) -> list[int]:
    return [n for n, (s, e) in enumerate(offsets) if any(s < end and e > start for start, end in spans)]


def pairs(example: Example) -> list[tuple[tuple[int, int], tuple[int, int], tuple[str, str | None]]]:
    """Every pair of sides that an act joins: actor and recipient, or two actors of a mutual one either way."""
    found = []
    for a in (x for x in example.anchors if x.layer == EVENT):
        said = a.label, a.attributes["mode"]
        if a.spans["recipients"]:
            found += [(s, t, said) for s in a.spans["actors"] for t in a.spans["recipients"]]
        else:
            found += [(s, t, said) for s in a.spans["actors"] for t in a.spans["actors"] if s != t]
    return found


def strangers(example: Example) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of sides of the text that no act joins in either direction."""
    joined = {(s, t) for s, t, _ in pairs(example)}
    sides = sorted({s for a in example.anchors for r in PARTIES for s in a.spans.get(r, ())})
    return [(s, t) for s in sides for t in sides if s != t and (s, t) not in joined and (t, s) not in joined]
