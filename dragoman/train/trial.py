"""How good own types will be: five folds, each read by heads that saw none of it, so that every sentence is unseen once.

The penalty of a fold's heads is chosen on the fold after it, likewise unseen by what chooses: the figures are of sentences that
neither fitted nor tuned anything. A background of other sentences, of every kind of act and none, is dealt out with them: without it
the types were found in 9 of 100 sentences that have nothing to do with them, with it in 0.3.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.spans import Span, overlap
from dragoman.reading.extract.learned.encode import Encoded
from dragoman.reading.extract.learned.own import OwnTypes, seen, triggers
from dragoman.train.corpus import Example
from dragoman.train.softmax import PENALTIES, Heads, path
from dragoman.world.ontology.own import OwnType

FOLDS = 5
# What the background holds unmarked keeps its fellows from being found, so a faint resemblance is enough to set it aside: for a type
# that 45 of its sentences hold, F1 was 0.56 with all of them, 0.67 at 0.4, 0.70 at 0.2, 0.66 at 0.1.
SUSPECT, USUAL = 0.2, 0.003


@dataclass(frozen=True, slots=True)
class Read:
    """An example with its states: one run of pieces, more for a text longer than a window.

    ``likely`` are the numbers of the pieces to learn from, where not all: for the background those that look like some act's trigger.
    """

    example: Example
    parts: tuple[Encoded, ...]
    likely: tuple[int, ...] | None = None

    @property
    def background(self) -> bool:
        """Whether nobody marked the sentence."""
        return self.likely is not None


Outcome = tuple[Read, tuple[tuple[str, Span, float], ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Triggers marked, found, and found right: of the marked type, on words of the marked trigger."""

    marked: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of the found that is right; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the marked that was found; None where nothing was marked."""
        return self.right / self.marked if self.marked else None

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 where nothing is right."""
        return 2 * self.right / (self.found + self.marked) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Trial:
    """Figures a type on unseen sentences, how many of the counter-examples got an event, the penalty that did best.

    ``background`` counts the sentences of the background that took part, ``noisy`` those of them that got one; ``aside`` are those
    that were set aside before, as they may well hold one.
    """

    figures: Mapping[str, Figures]
    counters: int
    disturbed: int
    penalty: float
    background: int
    noisy: int
    aside: tuple[str, ...]


def tried(read: Sequence[Read], types: tuple[OwnType, ...], seed: int, aside: Sequence[Read] = ()) -> Trial:
    """Give what five folds show; ``seed`` deals the sentences into folds, ``aside`` takes no part."""
    folds = dealt(read, seed)
    scores: Counter[float] = Counter()
    outcomes: list[Outcome] = []
    for n, unseen in enumerate(folds):
        judge = folds[(n + 1) % FOLDS]
        others = [one for m, fold in enumerate(folds) if m != n for one in fold]
        rest = [one for m, fold in enumerate(folds) if m not in (n, (n + 1) % FOLDS) for one in fold]
        judged = {p: _right(own, judge) for p, own in _fitted(rest, types, PENALTIES)}
        scores.update(judged)
        best = _best(judged)
        own = fitted(others, types, best)
        outcomes += [(one, _triggers(own, one)) for one in unseen]
    return _summed(outcomes, types, _best(scores), tuple(one.example.text for one in aside))


def _summed(outcomes: Sequence[Outcome], types: tuple[OwnType, ...], penalty: float, aside: tuple[str, ...]) -> Trial:
    told = [(one, found) for one, found in outcomes if not one.background]
    bare = [found for one, found in told if not one.example.marks]
    noisy = sum(1 for one, found in outcomes if one.background and found)
    return Trial(
        figures={t.name: _figures(told, t.name) for t in types}, counters=len(bare), disturbed=sum(1 for found in bare if found),
        penalty=penalty, background=len(outcomes) - len(told), noisy=noisy, aside=aside,
    )  # fmt: skip


def suspects(read: Sequence[Read], types: tuple[OwnType, ...], seed: int) -> tuple[Read, ...]:
    """Give the sentences of the background that may well hold an own type: heads that have not seen them find one there."""
    folds = dealt(read, seed)
    found: list[Read] = []
    for n, unseen in enumerate(folds):
        own = fitted([one for m, fold in enumerate(folds) if m != n for one in fold], types, USUAL)
        found += [one for one in unseen if one.background and any(any(triggers(own, part, SUSPECT)) for part in one.parts)]
    return tuple(found)


def fitted(read: Sequence[Read], types: tuple[OwnType, ...], penalty: float) -> OwnTypes:
    """Give the types with heads fitted on all sentences."""
    return list(_fitted(read, types, PENALTIES[: PENALTIES.index(penalty) + 1]))[-1][1]


def dealt(read: Sequence[Read], seed: int) -> list[list[Read]]:
    """Give the folds: each type, the counter-examples and the background spread over all of them."""
    mixed = list(read)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - dealing sentences, no secret
    mixed.sort(key=lambda one: (one.background, one.example.marks[0][0] if one.example.marks else ""))
    return [mixed[n::FOLDS] for n in range(FOLDS)]


def _fitted(read: Sequence[Read], types: tuple[OwnType, ...], penalties: Sequence[float]) -> Iterator[tuple[float, OwnTypes]]:
    import numpy as np

    pieces = np.concatenate([_pieces(one) for one in read])
    tags = np.array([tag for one in read for tag in _tags(one, types)])
    for penalty, heads in zip(penalties, path(pieces, tags, len(types) + 2, penalties), strict=True):
        yield penalty, _own(types, heads)


def _pieces(one: Read) -> Any:
    import numpy as np

    pieces = np.concatenate([seen(part) for part in one.parts])
    return pieces if one.likely is None else pieces[list(one.likely)]


def _own(types: tuple[OwnType, ...], heads: Heads) -> OwnTypes:
    return OwnTypes(types, heads.weight.astype("float32"), heads.bias.astype("float32"))


def _tags(one: Read, types: Sequence[OwnType]) -> Iterator[int]:
    """Yield the tag of each piece: 0 outside, n where the n-th type begins, the last number inside."""
    if one.likely is not None:
        yield from (0 for _ in one.likely)
        return
    number = {t.name: n + 1 for n, t in enumerate(types)}
    begun: set[Span] = set()
    for piece in (piece for part in one.parts for piece in part.offsets):
        name, span = next(((n, s) for n, s in one.example.marks if overlap(s, piece)), ("", (0, 0)))
        yield 0 if not name else len(types) + 1 if span in begun else number[name]
        begun.add(span)


def _triggers(own: OwnTypes, one: Read) -> tuple[tuple[str, Span, float], ...]:
    return tuple(found for part in one.parts for found in triggers(own, part))


def _right(own: OwnTypes, read: Sequence[Read]) -> float:
    outcomes = [(one, _triggers(own, one)) for one in read]
    return sum(_figures(outcomes, t.name).f1 for t in own.types)


def _best(scores: Mapping[float, float]) -> float:
    """Give the penalty with the best score; of equals the strongest."""
    return max(PENALTIES, key=lambda p: (round(scores[p], 6), p))


def _figures(outcomes: Sequence[Outcome], name: str) -> Figures:
    marked = found = right = 0
    for one, told in outcomes:
        wanted = [span for n, span in one.example.marks if n == name]
        given = [span for n, span, _ in told if n == name]
        marked, found = marked + len(wanted), found + len(given)
        right += sum(1 for span in wanted if any(overlap(span, g) for g in given))
    return Figures(marked, found, right)


