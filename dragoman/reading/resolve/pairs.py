"""Two states named together: what "the two countries" and "both sides" go back to."""

from __future__ import annotations

from dragoman.model.records import Mention
from dragoman.reading.resolve.phrases import Antecedent
from dragoman.reading.resolve.referents import Referents

# A pair that the text joins ("Lima and Quito") holds for long; one that merely shares a sentence only for the next few.
_JOINED_REACH, _SHARED_REACH = 40, 3


def pair(at: int, referents: Referents) -> Antecedent | None:
    """Return the two states last named together before an offset; None where there is no such pair."""
    for back, sentence in enumerate(referents.before(at, _JOINED_REACH)):
        states = [m for m in sentence if of_state(m, referents)]
        found = (_shared(states) if back == 0 else None) or _joined_pair(states, referents)
        if found and (back <= 1 or _dwelt_on(found, at, referents)):
            return found
    shared = (_shared([m for m in s if of_state(m, referents)]) for s in referents.before(at, _SHARED_REACH))
    return next((found for found in shared if found), None)


def _dwelt_on(found: Antecedent, at: int, referents: Referents) -> bool:
    """Whether the text has named both more than once: a pair named in passing is not what it comes back to sentences later."""
    named = [m.actor for m in referents.between(0, at)]
    return all(named.count(m.actor) > 1 for m in found.mentions)


def joined(left: Mention, right: Mention, referents: Referents) -> bool:
    """Whether the text joins two mentions: "Peru and Ecuador", "Lima-Quito"."""
    first, second = referents.token(left), referents.token(right)
    if first is None or second is None:
        return False
    between = referents.annotation.document.text[left.span[1] : right.span[0]]
    return first in list(second.conjuncts) or between in ("-", "–", "—")


def of_state(mention: Mention, referents: Referents) -> bool:
    """Whether a mention stands for a state, by whatever part of it, and does not merely say where something is."""
    entry = referents.registry.entries.get(mention.actor or "")
    if entry is None or entry.kind not in ("state", "former"):
        return False
    return mention.label in ("person", "role", "adjective") or referents.is_state(mention)


def _shared(states: list[Mention]) -> Antecedent | None:
    actors = list(dict.fromkeys(m.actor for m in reversed(states)))
    if len(actors) != 2:
        return None
    latest = [next(m for m in reversed(states) if m.actor == actor) for actor in reversed(actors)]
    return Antecedent(tuple(latest), "the two: states last named together")


def _joined_pair(states: list[Mention], referents: Referents) -> Antecedent | None:
    for last in reversed(states):
        partners = [m for m in states if m.span < last.span and m.actor != last.actor and joined(m, last, referents)]
        # "France, Germany and Iran" joins three: no pair.
        if len({m.actor for m in partners}) == 1:
            return Antecedent((partners[-1], last), "the two: states last joined")
    return None
