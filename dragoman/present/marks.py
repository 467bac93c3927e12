"""Cutting text at the spans of a record, so that a page or terminal can mark them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.records import AnyRecord, Cause, Claim, Event, Evidence, Forecast, Side, State, Transfer
from dragoman.model.spans import Span, Spans


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of source text; ``mark`` names the field that it was read for (None: plain text)."""

    text: str
    mark: str | None = None


Mark = tuple[str, Span]


def marks(record: AnyRecord) -> tuple[Mark, ...]:
    """The record's spans, each with the plain name of its field."""
    match record:
        case Event():
            sides = (*_sides("who", record.actors), *_sides("to whom", record.recipients))
            return ("act", record.trigger), *sides, *_maybe("when", record.time.span)
        case Claim():
            return (*_all("speaker", record.speaker.span or ()), *_all("cue", record.cue), *_all("content", record.content))
        case Transfer():
            amount = _maybe("quantity", record.quantity.span if record.quantity else None)
            ends = (*_sides("giver", (record.giver,)), *_sides("receiver", (record.receiver,)))
            return ("item", record.item), *amount, *ends, *_maybe("when", record.time.span)
        case Cause():
            return ("cause", record.cause), ("effect", record.effect), ("cue", record.cue)
        case State():
            return ("state", record.span), *_sides("subject", (record.subject,)), *_sides("object", (record.object,))
        case Forecast():
            return (*_all("expected", record.content), *_maybe("condition", record.condition), *_maybe("horizon", record.horizon.span))
        case Evidence():
            return ("evidence", record.span), *_all("presenter", (record.presenter.span if record.presenter else None) or ())
        case _:
            return ((record.kind, record.anchor),)


def _all(name: str, spans: Spans) -> tuple[Mark, ...]:
    return tuple((name, span) for span in spans)


def _maybe(name: str, span: Span | None) -> tuple[Mark, ...]:
    return ((name, span),) if span else ()


def _sides(name: str, sides: tuple[Side | None, ...]) -> tuple[Mark, ...]:
    return tuple((name, side.span) for side in sides if side and side.span)


def marked(text: str, window: Span, spans: tuple[Mark, ...]) -> tuple[Piece, ...]:
    """``text[window]`` in pieces that join to it exactly; where marks overlap, the shortest one names the piece."""
    cuts = {*window, *(min(max(p, window[0]), window[1]) for _, s in spans for p in s)}
    edges = sorted(cuts)
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        over = [(s[1] - s[0], name) for name, s in spans if s[0] <= start and end <= s[1]]
        name = min(over)[1] if over else None
        if pieces and pieces[-1].mark == name and name is None:
            pieces[-1] = Piece(pieces[-1].text + text[start:end])
        else:
            pieces.append(Piece(text[start:end], name))
    return tuple(pieces)
