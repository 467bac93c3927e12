"""The user's sentences: JSON lines ({"text", "events": [{"type", "span": [start, end]}]}) or marked text, checked line by line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.model.spans import Span, overlap
from dragoman.train.markup import unmarked
from dragoman.world.ontology.own import OwnType

# Five folds of two: with fewer there are folds that hold none, and the figures say nothing.
FEWEST = 10
LINE = '{"text": "The two banks swapped currencies.", "events": [{"type": "currency-swap", "span": [14, 21]}]}'
SHAPE = f"write each line as {LINE}; a counter-example has an empty list"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, with the types and spans of its triggers in the order of the text; none: a counter-example."""

    text: str
    marks: tuple[tuple[str, Span], ...]


def read(path: Path, types: Sequence[OwnType]) -> tuple[Example, ...]:
    """Give the sentences of a corpus (``.txt``: marked text, else JSON lines), each once. Raises InputError naming the line."""
    try:
        raw = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as why:
        raise InputError("The corpus cannot be read", evidence=f"{path}: {why}", remedy="name a UTF-8 file: my.jsonl or my.txt") from why
    lines = _marked(raw, path) if path.suffix == ".txt" else _json(raw, path)
    found: dict[str, tuple[Example, str]] = {}
    for example, where in lines:
        _check(example, types, where)
        known = found.setdefault(example.text, (example, where))
        if known[0] != example:
            raise InputError("One sentence is marked in two ways", evidence=f"{known[1]} and {where}", remedy="keep one of them")
    examples = tuple(example for example, _ in found.values())
    _enough(examples, types, path)
    return examples


def counts(examples: Sequence[Example]) -> Counter[str]:
    """Give the number of marked triggers a type."""
    return Counter(name for example in examples for name, _ in example.marks)


def _marked(raw: str, path: Path) -> Iterator[tuple[Example, str]]:
    for number, line in enumerate(raw.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            where = f"{path}:{number}"
            yield Example(*unmarked(line.strip(), where)), where


def _json(raw: str, path: Path) -> Iterator[tuple[Example, str]]:
    # Not splitlines(): a JSON text may hold U+2028 and its like.
    for number, line in enumerate(raw.split("\n"), 1):
        if line.strip():
            where = f"{path}:{number}"
            try:
                row = json.loads(line)
            except ValueError as why:
                raise InputError("A line is not JSON", evidence=f"{where}: {why}", remedy=SHAPE) from why
            yield _example(row, where), where


def _example(row: Any, where: str) -> Example:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("events"), list):
        raise InputError("A line needs a text and a list of events", evidence=where, remedy=SHAPE)
    marks = [_event(event, where) for event in row["events"]]
    return Example(row["text"], tuple(sorted(marks, key=lambda m: m[1])))


def _event(event: Any, where: str) -> tuple[str, Span]:
    span = event.get("span") if isinstance(event, dict) else None
    numbers = isinstance(span, list) and len(span) == 2 and all(type(n) is int for n in span)
    if not numbers or not isinstance(event.get("type"), str):
        raise InputError("An event needs a type and a span of two whole numbers", evidence=where, remedy=SHAPE)
    return event["type"], (event["span"][0], event["span"][1])


def _check(example: Example, types: Sequence[OwnType], where: str) -> None:
    if not example.text.strip():
        raise InputError("A sentence is empty", evidence=where, remedy="take the line out")
    for name, (start, end) in example.marks:
        if name not in {t.name for t in types}:
            known = ", ".join(t.name for t in types)
            raise InputError("The ontology has no such type", evidence=f"{where}: {name}", remedy=f"use one of {known}, or add it there")
        if not 0 <= start < end <= len(example.text) or not example.text[start:end].strip():
            remedy = f"count characters from 0, the end not included; the text has {len(example.text)}"
            raise InputError("A span covers no words of its text", evidence=f"{where}: [{start}, {end}]", remedy=remedy)
    for (_, one), (_, other) in zip(example.marks, example.marks[1:], strict=False):
        if overlap(one, other):
            raise InputError("Two events share words", evidence=f"{where}: {list(one)}, {list(other)}", remedy="give each its own trigger")


def _enough(examples: Sequence[Example], types: Sequence[OwnType], path: Path) -> None:
    found = counts(examples)
    for one in types:
        if found[one.name] < FEWEST:
            remedy = f"mark at least {FEWEST} in different sentences; a hundred is a good start"
            raise InputError("Too few examples of a type", evidence=f"{path}: {one.name} has {found[one.name]}", remedy=remedy)
    if all(example.marks for example in examples):
        remedy = 'add sentences with "events": [] that use the same words for other things; as many as there are examples'
        raise InputError("No counter-examples: the types would be found everywhere", evidence=str(path), remedy=remedy)
