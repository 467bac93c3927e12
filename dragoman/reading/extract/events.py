"""Events: who did what to whom, from the triggers of the lexicon and the parse around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.model.annotation import Annotation, Passage
from dragoman.model.records import Event, Side
from dragoman.model.spans import Span, covers, overlap
from dragoman.model.when import UNKNOWN, When
from dragoman.reading.extract import syntax
from dragoman.reading.extract.factuality import Facts, facts
from dragoman.reading.extract.names import Names, side
from dragoman.reading.extract.patterns import words
from dragoman.reading.extract.sides import Parties, implied, lifeless, parties
from dragoman.reading.extract.triggers import Trigger, best, candidates, lemma
from dragoman.world.ontology.ontology import modality, permitted, root

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "parse/1"
HELP = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
HARM = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})
# Acts that a text names in passing by one side alone: "Western sanctions". Of the others half a frame is mostly no act.
LOUD = frozenset({"ASSAULT", "SANCTION", "PROTEST", "MOBILIZE", "COERCE"})


@dataclass(frozen=True, slots=True)
class Act:
    """A trigger read in full: its type after what stands over it, its sides and its factuality."""

    trigger: Trigger
    type: str
    mode: str | None
    parties: Parties
    facts: Facts
    confidence: float


def find(annotation: Annotation, name: Callable[[str, Span], str]) -> tuple[Event, ...]:
    """Give the events of a document in the order of its text; ``claim`` is left open for scopes."""
    found = []
    for passage in annotation.passages:
        found += [_event(act, passage, annotation, name) for act in acts(passage, _names(annotation, passage))]
    return tuple(found)


def _names(annotation: Annotation, passage: Passage) -> Names:
    return Names(passage, tuple(m for m in annotation.mentions if overlap(m.span, passage.span)))


def acts(passage: Passage, names: Names) -> Iterator[Act]:
    """Yield the acts that a passage tells of, one for each trigger."""
    taken: set[int] = set()
    for token in passage.doc:
        act = _act(token, names) if token.i not in taken else None
        if act is not None:
            taken |= {t.i for t in act.trigger.tokens} | ({act.trigger.held.i} if act.trigger.held is not None else set())
            yield act


def _act(token: Token, names: Names) -> Act | None:
    for trigger in candidates(token):
        found = _mistagged(trigger, _carried(trigger, parties(trigger, names), names), names)
        how = facts(trigger)
        if trigger.pattern.vote or not _stands(trigger, found, how, names):
            if trigger.pattern.objects and not trigger.pattern.mutual and not trigger.pattern.picky and not trigger.pattern.weak:
                return None  # a frame that fits in full but lacks its sides is not to be read as another one
            continue
        told = told_as(trigger, how)
        if told is None:
            return None
        kind = "AID" if told[0] == "SUPPORT" and _material(trigger) else told[0]
        return Act(trigger, kind, told[1], found, told[2], _confidence(trigger, found, told[2], names))
    return None


# Before "support" and "backing" these make it help in kind.
KINDS = frozenset({"technical", "tech", "military", "financial", "material", "logistical", "logistic", "humanitarian", "economic"})


def _material(trigger: Trigger) -> bool:
    noun = trigger.held if trigger.held is not None else trigger.head
    return any(c.lower_ in KINDS for c in syntax.children(noun, "amod", "compound", "nmod"))


def _mistagged(trigger: Trigger, found: Parties, names: Names) -> Parties:
    """Mend an infinitive that the tagger took for a noun: ``moved to sanction Mali``."""
    noun, prep = trigger.head, trigger.head.head
    verb = prep.head
    if not trigger.nominal or noun.tag_ != "NN" or prep.lower_ != "to" or verb.pos_ != "VERB":
        return found
    if any(c.dep_ not in ("dobj", "prep") for c in noun.children):
        return found
    after = [
        t
        for t in syntax.children(verb, "dobj") + syntax.children(noun, "dobj")
        if t.i > noun.i and t.left_edge.i == noun.i + 1 and names.party(t)
    ]
    return Parties(tuple(t for t in syntax.subjects(verb) if names.party(t)), tuple(after)) if after else found


def _carried(trigger: Trigger, found: Parties, names: Names) -> Parties:
    """Take the sides of a light verb for those of its noun: ``launched an attack on``, ``paid a visit to``."""
    verb = trigger.head.head
    if not trigger.nominal or trigger.head.dep_ not in ("dobj", "nsubjpass") or lemma(verb) not in words("operators.toml", "light"):
        return found
    actors = found.actors or tuple(t for t in syntax.subjects(verb) if names.party(t))
    recipients = found.recipients or tuple(
        t
        for t in (*syntax.datives(verb), *syntax.prepositions(verb, "on", "against", "to", "with", "at"))
        if names.target(t) and t not in actors and t.pos_ != "PRON"
    )
    return Parties(actors, recipients, found.mutual)


def _stands(trigger: Trigger, found: Parties, how: Facts, names: Names) -> bool:
    """Whether enough of the frame is filled to state an act: weak patterns need both sides, a fussy one a real object."""
    both = bool(found.actors and found.recipients) or (found.mutual and len(found.actors) > 1)
    if trigger.pattern.weak:
        return both and any(names.named(t) for t in (*found.actors, *found.recipients))
    passing = how.aspect == "background" or (trigger.nominal and not (found.mutual and _several(found)))
    if passing and trigger.pattern.root not in LOUD and not both:
        return False
    agreed = trigger.pattern.root == "AGREE" and len(found.actors) > 1
    if (trigger.pattern.picky and not found.recipients and not agreed) or lifeless(trigger, names):
        return False
    if trigger.pattern.root == "COOPERATE" and trigger.pattern.mutual and not both and not _several(found):
        return False  # a drill or a venture of one side alone is none with another
    return bool(found.actors or found.recipients)


def _several(found: Parties) -> bool:
    return len(found.actors) > 1 or any(t.tag_ in ("NNS", "NNPS") or t.lower_ in ("they", "we", "both") for t in found.actors)


def told_as(trigger: Trigger, how: Facts) -> tuple[str, str | None, Facts] | None:
    """Give type, mode and factuality of an act after what holds it; None where it is not told as an act of its own.

    A promise of help is AGREE, of a concession CONCEDE; harm under a condition is THREATEN; what is asked, wished, feared,
    let, charged or refused is told by that word and not again.
    """
    kind, mode = trigger.pattern.root, trigger.pattern.mode
    if how.hold is None or how.counterfactual:
        return kind, mode, _settled(kind, how)
    if how.hold == "deny":
        return kind, mode, replace(_settled(kind, replace(how, phase="completed")), polarity="-")
    if how.hold == "commit":
        return _committed(kind, mode, how)
    if how.hold == "want" and how.certainty == "possible" and how.holder is None:
        return kind, mode, _settled(kind, how)
    return None


def _committed(kind: str, mode: str | None, how: Facts) -> tuple[str, str | None, Facts] | None:
    if how.holder is not None and best(how.holder) is not None and how.holder.pos_ != "ADJ":
        return None  # "agreed to send": the promise is told by its own word
    if how.polarity == "-" and kind in HARM:
        return None  # a vow never to strike is no refusal of the other side
    if how.polarity == "-":
        return "REJECT", None, replace(how, polarity="+", phase="completed", certainty="certain")
    if kind in HELP:
        return "AGREE", None, replace(how, phase="completed", certainty="certain")
    if kind in ("RETREAT", "CONCEDE"):
        return "CONCEDE", None, replace(how, phase="completed" if kind == "RETREAT" else "intended", certainty="certain")
    if kind in HARM and how.conditional:
        return "THREATEN", None, replace(how, phase="completed", certainty="certain")
    return kind, mode, _settled(kind, how)


def _settled(kind: str, how: Facts) -> Facts:
    return how if permitted(kind, how.phase) else replace(how, phase="completed")


def _confidence(trigger: Trigger, found: Parties, how: Facts, names: Names) -> float:
    """Rate an act by how much of its frame is seen. The steps are set by hand and not calibrated yet."""
    score = 0.45 + 0.08 * min(trigger.pattern.weight, 3)
    score += 0.12 * bool(found.actors) + 0.12 * bool(found.recipients or found.mutual)
    score += 0.06 * any(names.named(t) for t in (*found.actors, *found.recipients))
    score -= 0.15 * (how.aspect == "background") + 0.1 * trigger.nominal + 0.1 * (how.hold is not None)
    return round(min(max(score, 0.2), 0.95), 2)


def _event(act: Act, passage: Passage, annotation: Annotation, name: Callable[[str, Span], str]) -> Event:
    span = trigger_span(act.trigger, passage)
    how = act.facts
    names = _names(annotation, passage)
    sides = act.parties if act.type == act.trigger.pattern.root else replace(act.parties, mutual=False)
    actors, recipients = _sides(sides, names)
    if not recipients and act.type == "AID" and (meant := implied(act.trigger.head, names)) is not None:
        recipients = (replace(side(meant, names), basis="inferred"),)
    return Event(
        id=name("event", span), doc=annotation.document.id, extractor=EXTRACTOR, confidence=act.confidence,
        trigger=span, type=act.type, mode=act.mode if act.mode in root(act.type).modes else None,
        actors=actors, recipients=recipients, polarity=how.polarity, certainty=how.certainty, phase=how.phase,
        counterfactual=how.counterfactual, aspect=how.aspect,
        modality=modality(how.polarity, how.counterfactual, how.certainty, how.phase),
        time=time_of(act.trigger.head, passage, annotation), place=place_of(act.trigger.head, passage, annotation),
    )  # fmt: skip


def _sides(found: Parties, names: Names) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    actors = _unique(tuple(side(t, names) for t in found.actors))
    recipients = tuple(s for s in _unique(tuple(side(t, names) for t in found.recipients)) if s.span not in {a.span for a in actors})
    return (actors + recipients, ()) if found.mutual else (actors, recipients)


def _unique(found: tuple[Side, ...]) -> tuple[Side, ...]:
    return tuple(s for n, s in enumerate(found) if s.span not in {o.span for o in found[:n]})


def trigger_span(trigger: Trigger, passage: Passage) -> Span:
    """Give the span of the words that name the act: its head to its last word, where they stand together."""
    tokens = [*trigger.tokens, *([trigger.held] if trigger.held is not None else [])]
    close = [t for t in tokens if abs(t.i - trigger.head.i) <= 3]
    return passage.at(min(close, key=lambda t: t.i))[0], passage.at(max(close, key=lambda t: t.i))[1]


def time_of(head: Token, passage: Passage, annotation: Annotation) -> When:
    """Give the time that the act's own clause states, else unknown; never the date of publication."""
    sentence = passage.at(head.sent)
    best_of: tuple[int, When] | None = None
    for t in annotation.times:
        piece = passage.slice(t.span) if covers(sentence, t.span) else None
        if piece is None or not _same_clause(piece.root, head):
            continue
        # An expression that could be dated is worth more than one that could not, however near.
        far = syntax.distance(piece.root, head) + 100 * (t.start is None and t.end is None)
        if best_of is None or far < best_of[0]:
            best_of = far, When(start=t.start, end=t.end, precision=t.precision, basis=t.basis, span=t.span)
    return best_of[1] if best_of else UNKNOWN


def _same_clause(token: Token, head: Token) -> bool:
    clause = syntax.clause_head(token)
    own = syntax.clause_head(head)
    above = clause in own.ancestors and own.dep_ in ("xcomp", "conj", "pcomp")
    return clause in (own, head) or head in token.ancestors or above


def place_of(head: Token, passage: Passage, annotation: Annotation) -> str | None:
    """Give the id of the place record in a phrase of the act that says where."""
    spots = [passage.at(t) for t in syntax.prepositions(head, "in", "at", "near", "outside", "off", "inside", "around")]
    return next((p.id for p in annotation.places for s in spots if overlap(p.span, s)), None)
