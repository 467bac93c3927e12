"""Polarity as the nearest voice puts it (FactBank): what a charge asserts stays asserted by its maker though somebody denies the charge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.records import AnyRecord, Claim, Event, Transfer
from dragoman.world.ontology.ontology import modality

# A charge that is itself put in the negative keeps its polarity.
_NEGATIVE = re.compile(r"\b(?:not|never|no|nor|neither|without|none)\b|n[’']t\b", re.I)


def voiced(text: str, claims: Sequence[Claim], records: Sequence[AnyRecord]) -> tuple[AnyRecord, ...]:
    """Give the records; an act or transfer inside a charge that somebody else denies has the polarity of the charge."""
    by_id = {c.id: c for c in claims}
    charges = {c.id for c in claims if _denied_charge(text, c, by_id)}
    return tuple(_asserted(r) if isinstance(r, Event | Transfer) and r.claim in charges and r.polarity == "-" else r for r in records)


def _denied_charge(text: str, claim: Claim, by_id: dict[str, Claim]) -> bool:
    around = by_id.get(claim.claim or "")
    if claim.stance != "affirms" or around is None or around.stance != "denies":
        return False
    return not any(_NEGATIVE.search(text[start:end]) for start, end in claim.content)


def _asserted(record: Event | Transfer) -> Event | Transfer:
    if isinstance(record, Transfer):
        return replace(record, polarity="+")
    return replace(record, polarity="+", modality=modality("+", record.counterfactual, record.certainty, record.phase))
