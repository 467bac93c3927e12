"""Plain sentences made of fields: what passed, who did what, and by whose word."""

from __future__ import annotations

import re

from dragoman.model.records import Event, Side, Transfer
from dragoman.present.names import actor_name, sides
from dragoman.present.standing import UNNAMED, Standing
from dragoman.present.words import capital, clean, is_pronoun, short, word

_HOW = {"negated": "did not {}", "intended": "is to {}", "hypothetical": "may {}", "counterfactual": "would have had to {}"}
_HOSTING = ("receiv", "host", "welcom", "greet")
_HEAPS = ("dozens", "scores", "hundreds", "thousands", "tens", "millions", "billions", "tons", "tonnes", "number", "lot", "batch", "range")
NOBODY = "somebody not named"
_LATER = {"begun": " (begun)", "ongoing": " (under way)", "stopped": " (stopped)"}


def passed(transfer: Transfer, thing: str, *, negated: bool) -> str:
    """``Iran provided 40 turbines to Russia``; an end that the text does not name is called so."""
    table = "passed_not" if negated else "passed"
    giver = _end(transfer.giver) or NOBODY
    receiver = _end(transfer.receiver) or NOBODY
    return capital(word(table, transfer.status).format(giver=giver, receiver=receiver, item=thing))


def things(item: str, quantity: str | None) -> str:
    """The item with its quantity before it, unless its words tell the quantity already."""
    item = short(re.sub("[“”\"]", "", item))
    if quantity is None or quantity.lower() in item.lower():
        return item
    return f"{quantity} of {item}" if quantity.lower().endswith(_HEAPS) else f"{quantity} {item}"


def head(transfer: Transfer, item: str | None) -> str:
    """The noun that entries of one item share, in lower case and as the text inflects it: ``drones``."""
    name = transfer.item_name.lower().split()
    last = name[-1] if name else transfer.category
    plural = clean(item or "").lower().split()
    return next((w for w in reversed(plural) if w.startswith(last) and w.isalpha()), last)


def acted(event: Event, how: str, trigger: str) -> str:
    """``Russia made a promise or agreement with Iran``; ``how`` is a term of ``[acts]``, ``trigger`` tells hosts from guests."""
    term = event.type
    if event.mode == "visit":
        term = "receive" if trigger.lower().startswith(_HOSTING) else "visit"
    verb = _HOW[how].format(word("do", term)) if how in _HOW else word("did", term)
    done, done_to = sides(event.actors), sides(event.recipients)
    if event.actors and event.recipients:
        clause = f"{done} {verb} {done_to}"
    elif len(event.actors) > 1 and how not in _HOW and word("together", term) != term:
        clause = f"{done} {word('together', term)}"
    elif len(event.actors) > 1:
        clause = f"{done}: {word('roots', event.type)}{' (' + word('acts', how) + ')' if how in _HOW else ''}"
    elif event.actors:
        clause = f"{done} {verb} {NOBODY}"
    else:
        clause = f"{NOBODY} {verb} {done_to or NOBODY}"
    return capital(clause) + _LATER.get(how, "")


def attributed(clause: str, standing: Standing, outlet: str) -> str:
    """The clause with whoever stands for it: ``Iran provided missiles to Russia, Meridian Wire reports``."""
    match standing.voice:
        case "reported":
            return f"{clause}, {outlet} reports"
        case "argued" | "own voice":
            return f"{clause} ({standing.words})"
        case "said":
            return f"{clause}, according to {mid(standing.speaker or UNNAMED)}"
        case "open":
            return f"Left open by {mid(standing.speaker or UNNAMED)}: whether {mid(clause)}"
        case _:
            return f"{capital(standing.voice)} by {mid(standing.speaker or UNNAMED)}: that {mid(clause)}"


def mid(text: str) -> str:
    """The text as it stands within a sentence: a leading article small."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An", "Some", "Somebody", "That", "Whether") else text


def _end(side: Side | None) -> str | None:
    if side is None or (side.actor is None and is_pronoun(clean(side.name))):
        return None
    return actor_name(side.actor) if side.actor else clean(side.name)
