"""Why each field of a record is what it is: the words it was read from, the rule, the confidence."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.model.records import AnyRecord, Candidate, Cause, Claim, Event, Evidence, Forecast, Mention, Side, State, Transfer
from dragoman.model.spans import Span
from dragoman.model.when import When
from dragoman.present.brief.model import Why
from dragoman.present.brief.scope import Index
from dragoman.present.standing import claim_chain, speaker_name
from dragoman.present.words import amount, clean, dates, listed, short, word

Words = Callable[[Span], str | None]


def reasons(record: AnyRecord, index: Index, words: Words) -> tuple[Why, ...]:
    """The fields of a record with their reasons, extractor and confidence last; ``words`` gives a span's text where it may be quoted."""
    claim = _claim(getattr(record, "claim", None), index, words)
    end = Why("read by", record.extractor, f"confidence {record.confidence:.2f}")
    return *_fields(record, index, words), *claim, end


def _fields(record: AnyRecord, index: Index, words: Words) -> tuple[Why, ...]:
    match record:
        case Event():
            return _event(record, index, words)
        case Claim():
            return _saying(record, words)
        case Transfer():
            return _transfer(record, index, words)
        case Cause():
            signs = f"{word('changes', record.cause_change)} → {word('changes', record.effect_change)}"
            kind = "a motive: the effect is hoped for" if record.intended else "stated as cause and effect"
            return (Why("link", signs, f"cue {_said(words(record.cue))}; {kind}{'; hedged' if record.hedged else ''}"),)
        case State():
            return Why("relation", record.relation, f"{_said(words(record.span))}, {record.direction}"), *_when(record.time, words)
        case Forecast():
            band = record.band or "none: the words map to no band of ICD-203"
            hedge = f"hedge “{clean(record.hedge)}”" if record.hedge else "no hedge in the text"
            return Why("band", band, hedge), *_when(record.horizon, words)
        case Evidence():
            seen = "not told who saw it" if record.seen is None else "seen by the outlet" if record.seen else "told to the outlet"
            return (Why("shown", clean(record.what), seen),)
        case _:
            return ()


def _event(event: Event, index: Index, words: Words) -> tuple[Why, ...]:
    mode = f" / {event.mode}" if event.mode else ""
    how = f"certainty {event.certainty}, phase {event.phase}, polarity {event.polarity}, {event.aspect}"
    past = ", over a year before the text" if event.historical else ""
    return (
        Why("type", f"{event.type}{mode}", f"named by {_said(words(event.trigger))}"),
        *(_side("who", s, index, event) for s in event.actors),
        *(_side("to whom", s, index, event) for s in event.recipients),
        Why("modality", event.modality, how + past),
        *_when(event.time, words),
    )


def _saying(claim: Claim, words: Words) -> tuple[Why, ...]:
    cue = " … ".join(filter(None, (words(span) for span in claim.cue)))
    belongs = claim.speaker.affiliation or claim.speaker.actor
    verbatim = "quoted word for word" if claim.quoted else "in the outlet’s words"
    return (
        Why("stance", claim.stance, f"cue {_said(cue)}; act of speech: {claim.speech_act}; certainty {claim.certainty}; {verbatim}"),
        Why("speaker", speaker_name(claim), f"belongs to {belongs}" if belongs else "affiliation not known"),
    )


def _transfer(transfer: Transfer, index: Index, words: Words) -> tuple[Why, ...]:
    ends = tuple(_side(n, s, index, transfer) for n, s in (("giver", transfer.giver), ("receiver", transfer.receiver)) if s)
    hedge = transfer.quantity.hedge if transfer.quantity else None
    acts = f"from {len(transfer.events)} act{'s' if len(transfer.events) != 1 else ''} in the text"
    return (
        Why("category", transfer.category, "by the named thing"),
        Why("quantity", amount(transfer.quantity), f"hedged by “{clean(hedge)}”" if hedge else "no hedge in the text"),
        Why("status", transfer.status, f"{acts}, polarity {transfer.polarity}"),
        *ends,
        *_when(transfer.time, words),
    )


def _side(name: str, side: Side, index: Index, record: AnyRecord) -> Why:
    value = f"{short(side.name, 60)} = {side.actor}" if side.actor else short(side.name, 60)
    if side.span is None:
        return Why(name, value, "inferred: the text implies this side")
    mention = index.mentions.get((record.doc, side.span))
    return Why(name, value, mention_reason(mention) if mention else "as the text has it" if side.actor is None else "by its name")


def mention_reason(mention: Mention) -> str:
    """By what rule a mention was resolved, and who else it may be."""
    others = tuple(_candidate(c) for c in mention.candidates if c.actor != mention.actor)
    return (mention.rule or "by its name") + (f"; may also be {listed(others)}" if others else "")


def _candidate(candidate: Candidate) -> str:
    return f"{candidate.actor} ({candidate.confidence:.2f})"


def _when(when: When, words: Words) -> tuple[Why, ...]:
    read = f", read from {_said(words(when.span))}" if when.span else ""
    return (Why("when", dates(when), f"{when.basis}, precision {when.precision}{read}"),) if when.basis != "unknown" else ()


def _claim(claim: str | None, index: Index, words: Words) -> tuple[Why, ...]:
    chain = claim_chain(claim, index.claims)
    return tuple(Why("said by", speaker_name(c), f"stance {c.stance}, cue {_said(words(c.cue[0]) if c.cue else None)}") for c in chain)


def _said(text: str | None) -> str:
    return f"“{text}”" if text else "(not quoted)"
