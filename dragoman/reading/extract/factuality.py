"""Factuality of a trigger: whether the text says it happens, how surely, and how far it has come (after FactBank)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dragoman.model.records import Aspect, Certainty, Phase, Polarity
from dragoman.reading.extract import syntax
from dragoman.reading.extract.patterns import lexicon, words
from dragoman.reading.extract.triggers import Trigger, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions whose gerund tells an act of its own: "by sending", "after seizing".
LOOSE = frozenset({"by", "after", "before", "since", "while", "when", "without", "despite", "in"})
Hold = Literal["commit", "want", "threaten", "refuse", "deny", "ask", "accuse", "purpose", "let", "condition"]


@dataclass(frozen=True, slots=True)
class Facts:
    """How the text puts an act. ``hold`` names what keeps it from being told as a deed (a promise, a wish, a demand...), if anything."""

    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    phase: Phase = "completed"
    counterfactual: bool = False
    aspect: Aspect = "episode"
    hold: Hold | None = None
    conditional: bool = False
    holder: Token | None = None


def facts(trigger: Trigger) -> Facts:
    """Give the factuality of a trigger as its own sentence puts it."""
    head = trigger.head
    found = _nominal(trigger) if trigger.nominal else _verbal(head, Facts())
    return replace(found, aspect=_aspect(trigger)) if found.aspect == "episode" else found


def _is(word: str, group: str) -> bool:
    return word in words("operators.toml", group)


def _verbal(head: Token, found: Facts) -> Facts:
    found = _modals(head, found)
    found = _negated(head, found)
    found = _tensed(head, found)
    found = _conditional(head, found)
    found = _leaning(head, found)
    return _governed(head, found)


def _leaning(head: Token, found: Facts) -> Facts:
    """Let a participle without a tense be as sure as the clause that it leans on: ``may return the favour by sending``."""
    on = syntax.clause_head(head.head)
    if head.tag_ != "VBG" or head.dep_ not in ("pcomp", "advcl") or syntax.children(head, "aux") or on.pos_ not in ("VERB", "AUX"):
        return found
    outer = _modals(on, Facts())
    if not outer.hold:
        return found
    return replace(found, hold=outer.hold, certainty=outer.certainty, phase=outer.phase, counterfactual=outer.counterfactual)


def _flip(found: Facts) -> Facts:
    return replace(found, polarity="-" if found.polarity == "+" else "+")


def _auxiliaries(head: Token) -> list[Token]:
    if head.dep_ == "conj" and head.head.pos_ == "VERB" and not syntax.children(head, "aux", "nsubj", "nsubjpass"):
        return _auxiliaries(head.head)
    return syntax.children(head, "aux")


def _modals(head: Token, found: Facts) -> Facts:
    aux = {t.lower_ for t in _auxiliaries(head)}
    if aux & {"would", "could", "should", "might", "'d"} and "have" in aux and head.tag_ == "VBN":
        return replace(found, counterfactual=True, certainty="possible")
    if aux & words("operators.toml", "possible"):
        return replace(found, certainty="possible", phase="intended", hold="want")
    if aux & {"will", "shall", "'ll", "wo"}:
        return replace(found, phase="intended", hold="commit")
    if aux & {"would", "'d"} and "have" not in aux and head.tag_ == "VB":
        return replace(found, phase="intended", certainty="unknown", hold="commit")
    if aux & {"should", "must", "ought"}:
        return replace(found, certainty="unknown", phase="intended", hold="ask")
    return found


def _negated(head: Token, found: Facts) -> Facts:
    never = any(c.dep_ == "neg" or c.lower_ in ("never", "hardly", "n't", "not") for c in head.children)
    nobody = any(c.lower_ == "no" for s in syntax.children(head, "nsubj", "nsubjpass", "dobj") for c in syntax.children(s, "det"))
    bare = any(t.lower_ in ("nobody", "nothing", "none", "neither") for t in syntax.children(head, "nsubj", "dobj"))
    without = head.dep_ == "pcomp" and head.head.lower_ == "without"
    return _flip(found) if never or nobody or bare or without else found


def _tensed(head: Token, found: Facts) -> Facts:
    if found.phase != "completed":
        return found
    be = any(t.lemma_ == "be" for t in _auxiliaries(head))
    if head.tag_ in ("VBG", "NN") and be:
        going = head.lemma_ == "go"
        return replace(found, phase="intended" if going else "ongoing")
    return found


def _conditional(head: Token, found: Facts) -> Facts:
    for child in syntax.children(head, "advcl"):
        marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")}
        if marks & words("operators.toml", "condition"):
            return replace(found, conditional=True)
    if head.dep_ == "advcl" and {c.lower_ for c in syntax.children(head, "mark")} & {"if", "unless", "lest", "until"}:
        return replace(found, certainty="possible", hold="condition", conditional=True)
    if head.dep_ == "ccomp" and {c.lower_ for c in syntax.children(head, "mark")} & {"whether", "if"}:
        return replace(found, certainty="unknown", hold="condition")
    return found


def _governed(head: Token, found: Facts, depth: int = 0) -> Facts:
    """Let each governor say how it puts the act: promise, wish, begin, fail, deny."""
    up = _governor(head)
    if up is None or depth > 4:
        return found
    if head.dep_ == "advcl":
        return replace(found, phase="intended", certainty="unknown", hold=found.hold or "purpose", holder=up)
    turned = _turned(up, head, found)
    if up.pos_ in ("VERB", "AUX", "ADJ"):
        return _through(up, turned, depth)
    return turned


def _through(up: Token, turned: Facts, depth: int) -> Facts:
    """Go on upward: what negates or hedges the governor does so to the act."""
    outer = _negated(up, _modals(up, Facts()))
    if outer.polarity == "-" and turned.hold not in ("ask", "accuse", "deny"):
        turned = _flip(turned)
    if outer.hold and not turned.hold:
        turned = replace(turned, hold=outer.hold, phase=outer.phase, certainty=outer.certainty)
    if outer.counterfactual:
        turned = replace(turned, counterfactual=True, certainty="possible")
    return _governed(up, turned, depth + 1) if up.dep_ in ("xcomp", "pcomp", "acl") and not turned.hold else turned


def _governor(head: Token) -> Token | None:
    if head.dep_ == "conj" and head.head.pos_ == "VERB" and not syntax.children(head, "nsubj", "nsubjpass", "aux"):
        return _governor(head.head)
    if head.dep_ == "relcl" and head.tag_ == "VB" and any(c.lower_ == "to" for c in syntax.children(head, "aux")):
        return head.head
    if head.dep_ in ("xcomp", "acl") or (head.dep_ == "ccomp" and _loose(head)):
        plain = head.dep_ != "acl" or any(c.lower_ == "to" for c in syntax.children(head, "aux"))
        return head.head if plain else None
    if head.dep_ == "acl" and head.tag_ != "VB":
        return None
    if head.dep_ == "pcomp":
        return None if head.head.lower_ in LOOSE else head.head.head
    if head.dep_ == "advcl" and any(c.lower_ == "to" for c in syntax.children(head, "aux")):
        return head.head
    return head.head if head.dep_ == "ccomp" else None


def _loose(head: Token) -> bool:
    return head.tag_ in ("VB", "VBG")


def _turned(up: Token, head: Token, found: Facts) -> Facts:
    low = lemma(up)
    if head.dep_ == "ccomp" and head.tag_ not in ("VB", "VBG") and not _is(low, "threaten"):
        return _reported(low, found)
    for hold in ("threaten", "refuse", "deny", "accuse"):
        if _is(low, hold):
            polarity: Polarity = "-" if hold in ("refuse", "deny") else found.polarity
            return replace(found, hold=hold, holder=up, polarity=polarity)
    if _is(low, "ask") and _is_object_controlled(up, head):
        return replace(found, hold="ask", holder=up, phase="intended", certainty="unknown")
    return _phased(up, low, found)


def _phased(up: Token, low: str, found: Facts) -> Facts:
    if _is(low, "negate"):
        return _flip(found)
    if _is(low, "stop"):
        return replace(found, phase="stopped")
    if _is(low, "go_on"):
        return replace(found, phase="ongoing")
    if _is(low, "begin") and low != "set":
        return replace(found, phase="begun")
    if _is(low, "manage"):
        return found
    if low in ("appear", "seem"):
        return replace(found, certainty="probable")
    if _is(low, "let"):
        return replace(found, hold="let", holder=up, certainty="possible", phase="intended")
    if _is(low, "binding_nouns") if up.pos_ in ("NOUN", "PROPN") else _is(low, "commit"):
        return replace(found, hold=found.hold or "commit", holder=up, phase="intended")
    return replace(found, hold=found.hold or "want", holder=up, phase="intended", certainty="unknown")


def _reported(low: str, found: Facts) -> Facts:
    """Put a that-clause as its cue does; whose word it is, claims say."""
    if _is(low, "deny"):
        return replace(found, polarity="-", hold=found.hold)
    if low in ("doubt", "fear", "wonder", "hope", "wish", "suggest", "suspect", "speculate"):
        return replace(found, certainty="possible" if found.certainty == "certain" else found.certainty)
    if low in ("believe", "think", "expect", "seem", "appear", "suppose"):
        return replace(found, certainty="probable" if found.certainty == "certain" else found.certainty)
    if low in ("demand", "insist", "urge", "propose", "recommend", "order", "request", "require"):
        return replace(found, hold=found.hold or ("ask" if low != "insist" else None))
    return found


def _is_object_controlled(up: Token, head: Token) -> bool:
    if lemma(up) in ("want", "like"):
        return bool(syntax.children(head, "nsubj"))
    return True


def _nominal(trigger: Trigger) -> Facts:
    head = trigger.head
    found = Facts()
    before = {c.lower_ for c in syntax.children(head, "amod", "compound", "det", "advmod")}
    if "no" in before:
        found = _flip(found)
    if before & words("operators.toml", "ahead"):
        found = replace(found, phase="intended", hold="commit")
    if before & (words("operators.toml", "possible") | {"would-be", "attempted", "failed", "likely"}):
        found = replace(found, certainty="possible", hold="want")
    if before & words("operators.toml", "seeming_nouns"):
        found = replace(found, certainty="probable", hold="accuse")
    if before & {"ongoing", "continuing", "continued", "current"}:
        found = replace(found, phase="ongoing")
    return _noun_governed(trigger, found)


def _noun_governed(trigger: Trigger, found: Facts) -> Facts:
    """A noun only asked for, promised, feared or refused is no deed; under a light verb it is the verb's deed."""
    up = trigger.head
    while up.dep_ in ("conj", "pobj", "prep") and up.head != up and up.pos_ not in ("VERB", "AUX"):
        up = up.head
    verb = up.head if up.pos_ not in ("VERB", "AUX") else up
    if verb.pos_ in ("NOUN", "PROPN") and lexicon().noun_roots.get(lemma(verb)) in ("AGREE", "REQUEST", "THREATEN", "ACCUSE"):
        return replace(found, hold=found.hold or "want")
    if verb.pos_ in ("VERB", "AUX") and up.dep_ in ("dobj", "nsubjpass", "pobj", "prep") and _is(lemma(verb), "unreal_governor"):
        return replace(found, hold=found.hold or "want", holder=verb)
    if verb.pos_ in ("VERB", "AUX") and up.dep_ in ("dobj", "nsubjpass") and _is(lemma(verb), "light"):
        return _verbal(verb, found)
    if verb.pos_ in ("VERB", "AUX") and verb.lemma_ in ("stop", "halt", "end", "cease", "suspend"):
        return replace(found, phase="stopped", aspect="background")
    objective = up.dep_ in ("dobj", "nsubjpass", "compound", "poss")
    return replace(found, aspect="background") if objective or _passing(trigger.head) else found


def _passing(noun: Token) -> bool:
    """Whether a noun names an act in passing: it has an owner or a definite article, or stands deep in a phrase."""
    owned = any(c.dep_ == "poss" or c.lower_ in ("the", "its", "their", "his", "her", "this", "that") for c in noun.children)
    return owned or noun.dep_ in ("pobj", "poss", "compound")


def _aspect(trigger: Trigger) -> Aspect:
    noun = trigger.held if trigger.held is not None else trigger.head
    marks = {c.lower_ for c in noun.children}
    if noun.tag_ == "NNS" and marks & words("measures.toml", "aggregate"):
        return "aggregate"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in words("measures.toml", "aggregate"):
        return "aggregate"
    return "episode"
