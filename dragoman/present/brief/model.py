"""What a brief holds: finished rows, every one with the sentence that it rests on. Nothing here knows HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.present.brief.question import Question
from dragoman.present.marks import Piece
from dragoman.present.standing import Standing

Direction = Literal["a>b", "b>a", "both", "a", "b", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Source text with its marks; ``before``/``after``: text was left out there."""

    pieces: tuple[Piece, ...]
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as a row names it, by its outlet or, where that is not known, by its title. ``link`` is only ever http or https."""

    doc: str
    outlet: str
    title: str
    published: str
    path: str
    known: bool = True
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a field is what it is."""

    name: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row shows and opens.

    ``heading`` is a plain clause, ``told`` the same with whoever stands for it, ``claimed`` the clause without any "not".
    ``act`` is a term of words.toml's ``[acts]``; ``words`` is what the text calls the act or thing, as far as it may be quoted;
    ``also`` are folded copies that carry the same sentence.
    """

    id: str
    kind: str
    heading: str
    told: str
    claimed: str
    standing: Standing
    act: str
    when: str
    start: date | None
    end: date | None
    basis: str
    source: Source
    offsets: tuple[int, int]
    quote: Quote | None
    words: str | None
    why: tuple[Why, ...]
    also: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An event. ``actors`` and ``recipients`` are labels for the network."""

    row: Row
    type: str
    label: str
    direction: Direction
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    background: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """A transfer, as the ledger enters it. ``head`` is the item's noun, by which entries are grouped.

    ``thing`` is the item as the row's clause has it, ``counted`` whether the text tells a quantity; ``events`` are the acts it is part of.
    """

    row: Row
    direction: Direction
    item: str
    head: str
    category: str
    quantity: str
    status: str
    negated: bool
    giver: str
    receiver: str
    thing: str
    counted: bool
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim: who says what. ``gist`` describes the content by its fields, for where it may not be quoted."""

    row: Row
    speaker: str
    affiliation: str | None
    stance: str
    speech_act: str
    content: str | None
    quoted: bool
    gist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A causal statement."""

    row: Row
    cause: str
    effect: str
    cause_change: str
    effect_change: str
    sign: str | None
    hedged: bool
    intended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A forecast."""

    row: Row
    who: str
    content: str | None
    gist: str
    hedge: str | None
    band: str | None
    horizon: str
    condition: str | None
    presupposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A state as told."""

    row: Row
    subject: str
    relation: str
    object: str | None
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A denial beside the rows that affirm what it denies (same kind of act or thing, same sides).

    ``denied`` are the acts and transfers within it; where none was found, ``content`` is all there is.
    """

    speaker: str
    source: Source
    content: str | None
    denied: tuple[Row, ...]
    affirmed: tuple[Row, ...]
    quote: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document in the source box."""

    source: Source
    origin: str | None
    genre: str
    country: str | None
    language: str | None
    authors: tuple[str, ...]
    basis: str
    words: int
    boilerplate: tuple[tuple[str, int], ...]
    records: int
    copy_of: Source | None = None
    how: str = ""
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure with what it counts and the ids it was counted from. ``key`` names it to the page."""

    key: str
    number: int
    counts: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole answer. It holds every row; the page may show fewer and says how many more there are."""

    question: Question
    read: tuple[Read, ...]
    acts: tuple[Act, ...]
    passings: tuple[Passing, ...]
    sayings: tuple[Saying, ...]
    denials: tuple[Denial, ...]
    reasons: tuple[Reason, ...]
    expectations: tuple[Expectation, ...]
    descriptions: tuple[Description, ...]
    tallies: tuple[Tally, ...]
    missing: tuple[str, ...]
    cutoff: str

    @property
    def sources(self) -> int:
        """Documents read, copies folded, unreadable ones not counted."""
        return sum(1 for r in self.read if r.copy_of is None and r.error is None)
