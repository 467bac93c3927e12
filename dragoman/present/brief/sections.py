"""The rows of each section, made from the records that concern the question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from dragoman.model.records import AnyRecord, Cause, Claim, Event, Forecast, Side, State, Transfer
from dragoman.model.sourced import sentence_at
from dragoman.model.spans import Spans, any_covers
from dragoman.present.brief.model import Act, Denial, Description, Expectation, Passing, Reason, Row, Saying
from dragoman.present.brief.rows import RowMaker, source
from dragoman.present.brief.scope import Index, direction
from dragoman.present.names import actor_name, side, sides
from dragoman.present.standing import speaker_name, standing
from dragoman.present.wording import acted, head, passed, things
from dragoman.present.words import act, amount, clean, listed, short, unquoted, word

R = TypeVar("R", bound=AnyRecord)
Acts = tuple[Event | Transfer, ...]
Topic = tuple[str, str]

# Whoever denies weapons denies drones; whoever denies missiles does not.
_WIDE = frozenset(
    ("weapon", "weapons", "weaponry", "arm", "arms", "equipment", "materiel", "hardware", "aid", "assistance", "goods", "supply")
)
_HANDED = ("in-transit", "delivered", "used")

_STATES: dict[str, str] = {
    "sought": "intended",
    "offered": "intended",
    "contracted": "intended",
    "in-transit": "ongoing",
    "refused": "negated",
}


def acts(records: Iterable[AnyRecord], make: RowMaker) -> tuple[Act, ...]:
    """The timeline's rows, dated ones first in order of time."""
    return tuple(sorted((_act(r, make) for r in _of(records, Event)), key=lambda a: _time(a.row)))


def passings(records: Iterable[AnyRecord], make: RowMaker) -> tuple[Passing, ...]:
    """The ledger's entries, in order of time."""
    return tuple(sorted((_passing(r, make) for r in _of(records, Transfer)), key=lambda p: _time(p.row)))


def sayings(records: Iterable[AnyRecord], make: RowMaker) -> tuple[Saying, ...]:
    """Who says what: by speaker, then by place in the text."""
    found = (_saying(r, make) for r in _of(records, Claim))
    return tuple(sorted(found, key=lambda s: (s.speaker.lower(), s.row.source.doc, s.row.offsets)))


def causes(records: Iterable[AnyRecord], make: RowMaker) -> tuple[Reason, ...]:
    """Causal statements, in order of the texts."""
    return tuple(_reason(r, make) for r in _of(records, Cause))


def expectations(records: Iterable[AnyRecord], make: RowMaker) -> tuple[Expectation, ...]:
    """Forecasts, in order of the texts."""
    return tuple(_expectation(r, make) for r in _of(records, Forecast))


def descriptions(records: Iterable[AnyRecord], make: RowMaker) -> tuple[Description, ...]:
    """States as told, in order of the texts."""
    return tuple(_description(r, make) for r in _of(records, State))


def denials(records: Iterable[AnyRecord], make: RowMaker, rows: dict[str, Row]) -> tuple[Denial, ...]:
    """Every denial beside the rows that affirm an act of the same kind between the same sides, in order of the texts."""
    kept = tuple(records)
    groups: dict[str, list[Event | Transfer]] = {c.id: [] for c in kept if isinstance(c, Claim) and c.stance == "denies"}
    for record in kept:
        if isinstance(record, Event | Transfer) and record.claim and denied(record, make.index):
            groups.setdefault(record.claim, []).append(record)
    others: dict[Topic, list[Event | Transfer]] = defaultdict(list)
    for record in kept:
        if isinstance(record, Event | Transfer) and record.polarity == "+" and not denied(record, make.index):
            others[_topic(record)].append(record)
    return tuple(_denial(make.index.claims[c], tuple(found), others, make, rows) for c, found in groups.items() if c in make.index.claims)


def _denial(claim: Claim, found: Acts, others: Mapping[Topic, list[Event | Transfer]], make: RowMaker, rows: dict[str, Row]) -> Denial:
    document = make.index.documents[claim.doc]
    parts = {e for r in found if isinstance(r, Transfer) for e in r.events}
    near = (o for topic in dict.fromkeys(map(_topic, found)) for o in others.get(topic, ()))
    twins = (o for o in near if any(matches(d, o) for d in found))
    return Denial(
        speaker=speaker_name(claim),
        source=source(document),
        content=make.words(claim, claim.content),
        denied=tuple(rows[r.id] for r in found if r.id in rows and r.id not in parts),
        affirmed=tuple(rows[o.id] for o in twins if o.id in rows),
        quote=make.cutting(claim, sentence_at(document, claim.anchor)),
    )


def _topic(record: Event | Transfer) -> Topic:
    return record.kind, record.type if isinstance(record, Event) else record.category


def denied(record: Event | Transfer, index: Index) -> bool:
    """Whether a speaker denies the record: by a denying claim around it, or by saying that it is not so."""
    told = standing(record.claim, index.claims, index.documents[record.doc])
    return told.voice == "denied" or (told.voice == "said" and record.polarity == "-")


def matches(one: Event | Transfer, other: Event | Transfer) -> bool:
    """Whether two records speak of the same kind of act between the same sides, or of the same category passed the same way."""
    if isinstance(one, Event) and isinstance(other, Event):
        doing = {s.actor for s in one.actors} & {s.actor for s in other.actors} - {None}
        done_to = {s.actor for s in one.recipients} & {s.actor for s in other.recipients} - {None}
        return one.type == other.type and bool(doing) and bool(done_to)
    if isinstance(one, Transfer) and isinstance(other, Transfer):
        ends = ((one.giver, other.giver), (one.receiver, other.receiver))
        return _same_thing(one, other) and all(_same_end(x, y) for x, y in ends) and any(x and x.actor for x, _ in ends)
    return False


def _same_thing(denied: Transfer, told: Transfer) -> bool:
    heads = denied.item_name.lower().split()[-1:], told.item_name.lower().split()[-1:]
    wide = bool(heads[0]) and heads[0][0] in _WIDE
    # That something was asked for does not contradict that nothing was handed over.
    stage = denied.status not in _HANDED or told.status in _HANDED
    return denied.category == told.category and stage and (wide or heads[0] == heads[1])


def _same_end(denied: Side | None, told: Side | None) -> bool:
    # "Iran denies having supplied drones" names no receiver: it denies the supply to any.
    return denied is None or (told is not None and denied.actor is not None and denied.actor == told.actor)


def _of(records: Iterable[AnyRecord], kind: type[R]) -> Iterable[R]:
    return (r for r in records if isinstance(r, kind))


def _time(row: Row) -> tuple[bool, date, str, tuple[int, int]]:
    return row.start is None and row.end is None, row.start or row.end or date.max, row.source.doc, row.offsets


def _act(event: Event, make: RowMaker) -> Act:
    trigger = make.words(event, (event.trigger,))
    label = word("roots", event.type) + (f" ({event.mode})" if event.mode else "")
    how = act(event)
    hosting = make.index.documents[event.doc].text[slice(*event.trigger)]
    claimed = acted(event, "completed" if how == "negated" else how, hosting)
    return Act(
        row=make.row(event, acted(event, how, hosting), claimed=claimed, when=event.time, words=trigger),
        type=event.type,
        label=label,
        direction=direction(make.index.question, event.actors, event.recipients),
        actors=tuple(s.actor or clean(s.name) for s in event.actors),
        recipients=tuple(s.actor or clean(s.name) for s in event.recipients),
        background=event.aspect == "background",
    )


def _passing(transfer: Transfer, make: RowMaker) -> Passing:
    item = make.words(transfer, (transfer.item,))
    state = "negated" if transfer.polarity == "-" else _STATES.get(transfer.status, "completed")
    quantity = _quantity(transfer, make)
    thing = things(item or transfer.category, quantity if transfer.quantity else None)
    clauses = (passed(transfer, thing, negated=n) for n in (transfer.polarity == "-", False))
    heading, claimed = clauses
    return Passing(
        row=make.row(transfer, heading, claimed=claimed, when=transfer.time, state=state, words=short(item) if item else None),
        direction=direction(make.index.question, (transfer.giver,), (transfer.receiver,)),
        item=short(item) if item else f"{transfer.category} (the words are not quoted here)",
        head=head(transfer, item),
        category=transfer.category,
        quantity=quantity,
        status=word("statuses", transfer.status),
        negated=transfer.polarity == "-",
        giver=side(transfer.giver),
        receiver=side(transfer.receiver),
        thing=thing,
        counted=transfer.quantity is not None,
        events=transfer.events,
    )


def _quantity(transfer: Transfer, make: RowMaker) -> str:
    """The quantity in the text's own words (the range read from them is in the small print), else from its fields."""
    span = transfer.quantity.span if transfer.quantity else None
    told = make.words(transfer, (span,)) if span else None
    hedge = clean(transfer.quantity.hedge) if transfer.quantity and transfer.quantity.hedge else ""
    return (told if hedge.lower() in told.lower() else f"{hedge} {told}") if told else amount(transfer.quantity)


def _saying(claim: Claim, make: RowMaker) -> Saying:
    content = make.words(claim, claim.content)
    return Saying(
        row=make.row(claim, f"{speaker_name(claim)} {claim.stance}"),
        speaker=speaker_name(claim),
        affiliation=claim.speaker.affiliation or claim.speaker.actor,
        stance=claim.stance,
        speech_act=claim.speech_act,
        content=unquoted(content) if content and claim.quoted else content,
        quoted=claim.quoted,
        gist=_gist(claim, claim.content, make),
    )


def _reason(cause: Cause, make: RowMaker) -> Reason:
    first, then = make.words(cause, (cause.cause,)), make.words(cause, (cause.effect,))
    return Reason(
        row=make.row(cause, "motive" if cause.intended else "cause and effect"),
        cause=first or _gist(cause, (cause.cause,), make),
        effect=then or _gist(cause, (cause.effect,), make),
        cause_change=word("changes", cause.cause_change),
        effect_change=word("changes", cause.effect_change),
        sign=cause.sign,
        hedged=cause.hedged,
        intended=cause.intended,
    )


def _expectation(forecast: Forecast, make: RowMaker) -> Expectation:
    row = make.row(forecast, "expectation", when=forecast.horizon)
    condition = make.words(forecast, (forecast.condition,)) if forecast.condition else None
    return Expectation(
        row=row,
        who=row.standing.speaker or row.standing.words,
        content=make.words(forecast, forecast.content),
        gist=_gist(forecast, forecast.content, make),
        hedge=clean(forecast.hedge) if forecast.hedge else None,
        band=forecast.band,
        horizon=row.when if row.basis != "unknown" else "no horizon given",
        condition=condition,
        presupposed=forecast.presupposed,
    )


def _gist(record: AnyRecord, spans: Spans, make: RowMaker) -> str:
    """What the spans are about, from the fields of what was read in them: acts if there are any, else the actors named."""
    index = make.index
    inside = (r for r in index.covered.get(record.id, ()) if isinstance(r, Event))
    acts = tuple(f"{' → '.join(filter(None, (sides(e.actors), sides(e.recipients))))}: {word('roots', e.type)}" for e in inside)
    if acts:
        return f"[{'; '.join(dict.fromkeys(acts))}]"
    names = (actor_name(m.actor) for m in index.actors.get(record.doc, ()) if m.actor and any_covers(spans, m.span))
    return f"[on {listed(tuple(dict.fromkeys(names)))}]".replace("[on ]", "[no actor named]")


def _description(state: State, make: RowMaker) -> Description:
    relation = word("relations", state.relation)
    heading = " ".join(filter(None, (side(state.subject), relation, side(state.object) if state.object else "")))
    return Description(
        row=make.row(state, heading, when=state.time),
        subject=side(state.subject),
        relation=relation,
        object=side(state.object) if state.object else None,
        direction=state.direction,
    )

