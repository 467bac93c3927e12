"""The extractor by rules: every kind of record, read from the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model.annotation import Annotation
from dragoman.model.ids import record_ids
from dragoman.model.records import AnyRecord, Event, Transfer
from dragoman.reading.extract import causes, claims, events, evidence, forecasts, nearest, scopes, states, transfers
from dragoman.reading.extract.judgements import transparent


@dataclass(frozen=True, slots=True)
class ParseExtractor:
    """Reads records by lexicon and parse. Pure: the same annotation gives the same records."""

    name: str = events.EXTRACTOR

    def extract(self, annotation: Annotation) -> tuple[AnyRecord, ...]:
        """Give events, claims, transfers, causes, states, forecasts and evidence, each with its ``claim``, in the order of the text."""
        namer = record_ids(annotation.document.id)
        said = claims.find(annotation, namer)
        acts = events.find(annotation, namer)
        moved = transfers.find(annotation, namer, acts)
        rest = (part.find(annotation, namer) for part in (causes, states, forecasts, evidence))
        loose: tuple[AnyRecord, ...] = (*acts, *moved, *(record for found in rest for record in found))
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
