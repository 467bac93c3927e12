"""How far the second, blind annotation agrees with the first: ``python -m training.corpus.agreement [PARTS]``.

The second annotation (``second/*.txt``, ``id<TAB>marked text``) is of texts whose slots were filled in the default way; the first is
compiled alike, so that both mark the same characters. Texts whose wording was changed since are left out and counted.

What is counted:

- Events are paired one to one where their triggers overlap, the largest overlap first. Cohen's kappa of the type is given over these pairs,
  and over the pairs with every unpaired event set against ``none``. (No text says "none and none", so the second is the stricter figure.)
- Kappa of mode, polarity, certainty, phase and aspect is over the pairs; that of stance and speech act over claims whose contents overlap.
- F1 of spans is exact (same characters) and by overlap (one to one, any character shared). Sides are compared within paired events
  only, so that a missed trigger is not counted again; all other spans over the whole text, whatever record they hang on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpus.compile import PARTS, Item, compiled, items

SECOND = Path(__file__).parent / "second"
NONE = "none"
EVENT_LABELS = ("mode", "polarity", "certainty", "phase", "aspect")
CLAIM_LABELS = ("stance", "speech_act")
SPANS = {
    "triggers": ("events", "span"), "speakers": ("claims", "speaker"), "cues": ("claims", "span"), "contents": ("claims", "content"),
    "items": ("transfers", "span"), "causes": ("causes", "cause"), "effects": ("causes", "effect"), "forecasts": ("forecasts", "span"),
}  # fmt: skip

Row = dict[str, Any]
Span = tuple[int, int]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many spans each side has and how many they share, exactly and by overlap."""

    first: int = 0
    second: int = 0
    exact: int = 0
    touching: int = 0

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(
            self.first + other.first, self.second + other.second, self.exact + other.exact, self.touching + other.touching
        )  # fmt: skip

    def f1(self, shared: int) -> float | None:
        """F1 where ``shared`` spans agree; None if neither side has any."""
        return 2 * shared / (self.first + self.second) if self.first + self.second else None


def second_rows(folder: Path = SECOND) -> dict[str, Row]:
    """The second annotation by id. Raises MarkupError where its marks cannot be read."""
    lines = (line for path in sorted(folder.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
    parted = (line.partition("\t") for line in lines if line.strip())
    return {name: compiled(Item(name, {}, None, marked.strip())) for name, _, marked in parted}


def first_rows(names: set[str], folder: Path = PARTS) -> dict[str, Row]:
    """The first annotation of the texts named, by id."""
    wanted = {name.rsplit("-", 1)[0] for name in names}
    paths = (path for path in sorted(folder.glob("*.txt")) if path.name.split(".")[0] in wanted)
    return {item.id: compiled(item) for path in paths for item in items(path) if item.id in names}


def shared_rows(first: dict[str, Row], second: dict[str, Row]) -> Iterator[tuple[Row, Row]]:
    """Both annotations of every text that reads alike on both sides."""
    for name, row in second.items():
        if name in first and first[name]["text"] == row["text"]:
            yield first[name], row


def shared_characters(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many characters two (possibly broken) spans share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def paired(first: Sequence[Sequence[Span]], second: Sequence[Sequence[Span]]) -> list[tuple[int, int]]:
    """Indexes of the spans that overlap, one to one, the largest overlap first; equal ones in the order of the text."""
    overlaps = ((shared_characters(a, b), -i, -j) for i, a in enumerate(first) for j, b in enumerate(second))
    left, right, pairs = set[int](), set[int](), list[tuple[int, int]]()
    for size, i, j in sorted(overlaps, reverse=True):
        if size and -i not in left and -j not in right:
            left.add(-i)
            right.add(-j)
            pairs.append((-i, -j))
    return pairs


def overlap(first: Sequence[Span], second: Sequence[Span]) -> Overlap:
    """Counts of two lists of spans, each span counted once."""
    one, two = sorted({(a, b) for a, b in first}), sorted({(a, b) for a, b in second})
    touching = paired([[s] for s in one], [[s] for s in two])
    return Overlap(len(one), len(two), len(set(one) & set(two)), len(touching))


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa of paired labels; None without pairs, or where both sides gave one and the same label throughout."""
    total = len(pairs)
    if not total:
        return None
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / total
    by_chance = sum(left[label] * right[label] for label in left) / total**2
    return None if by_chance == 1 else (seen - by_chance) / (1 - by_chance)


def record_pairs(first: Row, second: Row, kind: str, field: str) -> list[tuple[Row, Row]]:
    """The records of a kind that both sides have, paired where the spans in ``field`` overlap."""
    one, two = first[kind], second[kind]
    return [(one[i], two[j]) for i, j in paired([r[field] for r in one], [r[field] for r in two])]


def type_pairs(first: Row, second: Row) -> list[Pair]:
    """The types of paired events, and of unpaired ones against ``none``."""
    both = record_pairs(first, second, "events", "span")
    ours, theirs = [id(a) for a, _ in both], [id(b) for _, b in both]
    return [
        *((a["type"], b["type"]) for a, b in both),
        *((e["type"], NONE) for e in first["events"] if id(e) not in ours),
        *((NONE, e["type"]) for e in second["events"] if id(e) not in theirs),
    ]


def label_pairs(rows: Sequence[tuple[Row, Row]], kind: str, field: str, label: str) -> list[Pair]:
    """A label of all paired records of a kind."""
    return [(str(a[label]), str(b[label])) for one, two in rows for a, b in record_pairs(one, two, kind, field)]


def spans(row: Row, kind: str, field: str) -> list[Span]:
    """All spans of one field in a text."""
    return [tuple(span) for record in row[kind] for span in record[field]]


def side_overlap(rows: Sequence[tuple[Row, Row]], side: str) -> Overlap:
    """Actors or recipients, compared within paired events."""
    events = (pair for one, two in rows for pair in record_pairs(one, two, "events", "span"))
    return sum((overlap(a[side], b[side]) for a, b in events), Overlap())


def span_overlap(rows: Sequence[tuple[Row, Row]], of: Callable[[Row], list[Span]]) -> Overlap:
    """Spans compared over whole texts."""
    return sum((overlap(of(one), of(two)) for one, two in rows), Overlap())


def lone_texts(rows: Sequence[tuple[Row, Row]]) -> tuple[int, int]:
    """How many texts have an event in the first annotation only, and in the second only."""
    return sum(bool(a["events"]) and not b["events"] for a, b in rows), sum(bool(b["events"]) and not a["events"] for a, b in rows)


def report(rows: Sequence[tuple[Row, Row]]) -> Iterator[str]:
    """The figures, a line each."""
    types = [pair for one, two in rows for pair in type_pairs(one, two)]
    yield f"{len(rows)} texts"
    yield from _presence(rows)
    yield _kappa_line("type, paired events", [pair for pair in types if NONE not in pair])
    yield _kappa_line("type, with none", types)
    yield from (_kappa_line(label, label_pairs(rows, "events", "span", label)) for label in EVENT_LABELS)
    yield from (_kappa_line(label, label_pairs(rows, "claims", "content", label)) for label in CLAIM_LABELS)
    yield from (_f1_line(side, side_overlap(rows, side)) for side in ("actors", "recipients"))
    for name, (kind, field) in SPANS.items():
        yield _f1_line(name, span_overlap(rows, lambda row, kind=kind, field=field: spans(row, kind, field)))  # type: ignore[misc]
    yield _f1_line("times", span_overlap(rows, lambda row: [tuple(span) for span in row["times"]]))
    yield "types that differ, first / second"
    differ = Counter(pair for pair in types if pair[0] != pair[1])
    yield from (f"  {a + ' / ' + b:<28}{count:>5}" for (a, b), count in differ.most_common())


def _presence(rows: Sequence[tuple[Row, Row]]) -> Iterator[str]:
    ours, theirs = lone_texts(rows)
    yield f"an event in the first only: {ours}, in the second only: {theirs} ({(ours + theirs) / max(1, len(rows)):.1%} of the texts)"
    yield _kappa_line("any event in a text", [(str(bool(a["events"])), str(bool(b["events"]))) for a, b in rows])


def _kappa_line(name: str, pairs: Sequence[Pair]) -> str:
    alike = sum(a == b for a, b in pairs)
    return f"kappa {name:<22}{_figure(kappa(pairs))}   alike {alike} of {len(pairs)}"


def _f1_line(name: str, counts: Overlap) -> str:
    exact, touching = _figure(counts.f1(counts.exact)), _figure(counts.f1(counts.touching))
    return f"F1    {name:<22}{exact} exact {touching} overlap   {counts.first} and {counts.second} spans"


def _figure(value: float | None) -> str:
    return "   -" if value is None else f"{value:.2f}"


def main() -> None:
    """Print the figures; ``PARTS`` is another folder with the first annotation (an older state of it, say)."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("parts", nargs="?", type=Path, default=PARTS)
    second = second_rows()
    rows = list(shared_rows(first_rows(set(second), ask.parse_args().parts), second))
    if len(rows) < len(second):
        print(f"left out, worded differently now: {len(second) - len(rows)} texts")
    print("\n".join(report(rows)))


if __name__ == "__main__":
    main()
