"""Scopes: which claim covers which record. A record under a claim is somebody's word, not the author's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.records import AnyRecord, Claim, Event, Forecast, Mention, Place, Quantity, Time, Transfer
from dragoman.model.spans import Span, any_covers, length
from dragoman.reading.extract.judgements import Transparent

_OPEN = Transparent()


def attach(claims: tuple[Claim, ...], records: tuple[AnyRecord, ...], through: Transparent = _OPEN) -> tuple[AnyRecord, ...]:
    """The records with ``claim`` set to the innermost claim whose content covers their anchor, else None.

    ``through`` names the claims that pass records on.
    Marks of the text itself (mentions, times, places, quantities) belong to nobody's word and pass through. Claims nest.
    """
    judging = tuple(c for c in claims if c.id not in through.judged)
    acting = tuple(c for c in judging if c.id not in through.promised)
    return tuple(_attached(_holders(r, claims, judging, acting), r) for r in records)


def _holders(record: AnyRecord, claims: Sequence[Claim], judging: Sequence[Claim], acting: Sequence[Claim]) -> Sequence[Claim]:
    if isinstance(record, Claim):
        return claims
    return acting if isinstance(record, Event | Transfer) else judging


def nest(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, each with the claim around it."""
    return tuple(replace(c, claim=_innermost(claims, c.anchor, c)) for c in claims)


def _attached(claims: Sequence[Claim], record: AnyRecord) -> AnyRecord:
    if isinstance(record, Mention | Time | Place | Quantity):
        return record
    if isinstance(record, Claim):
        return replace(record, claim=_innermost(claims, record.anchor, record))
    # A speaker may break into what he expects: its last piece, the main clause, tells under whose word it stands.
    anchor = record.content[-1] if isinstance(record, Forecast) else record.anchor
    return replace(record, claim=_innermost(claims, anchor, None))


def _innermost(claims: Sequence[Claim], anchor: Span, inside: Claim | None) -> str | None:
    around = [c for c in claims if any_covers(c.content, anchor) and (inside is None or _outer(c, inside))]
    return min(around, key=lambda c: (length(c.content), c.anchor)).id if around else None


def _outer(outer: Claim, inner: Claim) -> bool:
    """Whether one claim may stand around another: two never hold each other."""
    return outer.id != inner.id and not any_covers(inner.content, outer.anchor)
