"""From claims and events to all records of a document: what leans on them is read, and each record gets its claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.model.annotation import Annotation
from dragoman.model.records import AnyRecord, Claim, Event, Transfer
from dragoman.model.spans import Span
from dragoman.reading.extract import causes, evidence, forecasts, nearest, scopes, states, transfers
from dragoman.reading.extract.judgements import transparent


def leaning(annotation: Annotation, namer: Callable[[str, Span], str], acts: tuple[Event, ...]) -> tuple[AnyRecord, ...]:
    """Give the transfers, causes, states, forecasts and evidence of a document, as the parse tells them."""
    rest = (part.find(annotation, namer) for part in (causes, states, forecasts, evidence))
    return (*transfers.find(annotation, namer, acts), *(record for found in rest for record in found))


def assembled(annotation: Annotation, said: tuple[Claim, ...], loose: tuple[AnyRecord, ...]) -> tuple[AnyRecord, ...]:
    """Give claims and all other records, each with its ``claim``, in the order of the text."""
    attached = scopes.attach(said, loose, transparent(annotation, said))
    voiced = nearest.voiced(annotation.document.text, scopes.nest(said), _by_their_acts(attached))
    return tuple(sorted((*said, *_joined(voiced)), key=lambda r: (r.anchor, r.kind, r.id)))


def _by_their_acts(records: Sequence[AnyRecord]) -> tuple[AnyRecord, ...]:
    """Give the records, each transfer with the claim of the act that speaks of it: who promises a thing does not report that it passed.

    A refusal is no such act: who dismisses a report of a delivery denies the delivery.
    """
    acts = {r.id: r for r in records if isinstance(r, Event) and r.type != "REJECT"}
    return tuple(_by_its_act(r, acts) if isinstance(r, Transfer) else r for r in records)


def _by_its_act(transfer: Transfer, acts: dict[str, Event]) -> Transfer:
    act = next((acts[e] for e in transfer.events if e in acts), None)
    return replace(transfer, claim=act.claim) if act else transfer


def _joined(records: Sequence[AnyRecord]) -> tuple[AnyRecord, ...]:
    others = tuple(r for r in records if not isinstance(r, Transfer))
    return (*others, *transfers.join([r for r in records if isinstance(r, Transfer)]))
