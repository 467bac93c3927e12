"""Factuality of a trigger: whether the text says it happens, how surely, and how far it has come (after FactBank)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dragoman.model.records import Aspect, Certainty, Phase, Polarity
from dragoman.reading.extract import contexts, syntax
from dragoman.reading.extract.patterns import lexicon, words
from dragoman.reading.extract.triggers import Trigger, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions whose gerund tells an act of its own: "by sending", "after seizing".
LOOSE = frozenset({"by", "after", "before", "since", "while", "when", "without", "despite", "in"})
# What these name as a subject is there already; an attack may be told by what it did.
NAMED = frozenset({"SANCTION", "SUPPORT", "AID", "COOPERATE", "ACCUSE"})
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
    found = _hedged(head, _modals(head, found))
    found = _negated(head, found)
    found = _tensed(head, found)
    found = _conditional(head, found)
    found = _leaning(head, found)
    return _framed(head, _governed(head, found))


def _framed(head: Token, found: Facts) -> Facts:
    """Let the wider frame have the last word: a condition, a question, the content of a noun, a thing that need not be."""
    frame = contexts.supposed(head)
    if frame == "unreal":
        return replace(found, counterfactual=True, certainty="possible", hold=None)
    if frame == "open" or contexts.asked(head):
        return replace(found, certainty="possible", hold="condition", conditional=True)
    if contexts.need_not_be(head):
        return replace(found, certainty="possible", hold="let")
    over = contexts.content(head)
    return found if over is None else _contained(found, *over)


def _contained(found: Facts, holder: Token, standing: contexts.Standing) -> Facts:
    if standing == "denied":
        return replace(_flip(replace(found, polarity="+")), hold="deny", holder=holder)
    if standing == "reported":
        return replace(found, certainty="probable" if found.certainty == "certain" else found.certainty)
    return replace(found, hold="accuse" if standing == "alleged" else "let", holder=holder, certainty="possible")


HEDGES = {
    **dict.fromkeys(("probably", "likely", "presumably", "apparently", "reportedly", "allegedly", "seemingly", "supposedly"), "probable"),
    **dict.fromkeys(("perhaps", "possibly", "maybe", "conceivably", "potentially"), "possible"),
}


def _hedged(head: Token, found: Facts) -> Facts:
    """Weaken by an adverb of the clause: ``probably``, ``perhaps``."""
    level = next((HEDGES[c.lower_] for c in syntax.children(head, "advmod") if c.lower_ in HEDGES), None)
    if level is None or found.certainty != "certain":
        return found
    return replace(found, certainty="probable" if level == "probable" else "possible")


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
    if head.dep_ == "conj" and head.head.pos_ == "VERB" and not (syntax.children(head, "nsubj", "nsubjpass") or _tense(head)):
        return _auxiliaries(head.head)
    return syntax.children(head, "aux")


def _modals(head: Token, found: Facts) -> Facts:
    aux = {t.lower_ for t in _auxiliaries(head)}
    if aux & {"would", "could", "should", "might", "'d"} and "have" in aux and head.tag_ == "VBN":
        return replace(found, counterfactual=True, certainty="possible")
    if aux & words("operators.toml", "possible"):
        return replace(found, certainty="possible", phase="intended", hold="want")
    if aux & {"will", "shall", "'ll", "wo"}:
        guess = contexts.forecast(head)
        return replace(found, phase="intended", hold="want" if guess else "commit", holder=head if guess else None)
    if aux & {"would", "'d"} and "have" not in aux and head.tag_ == "VB":
        bound = (contexts.foretold(head) and not contexts.forecast(head)) or bool(syntax.children(head, "neg"))
        return replace(found, phase="intended", certainty="unknown", hold="commit" if bound else "want", holder=None if bound else head)
    if aux & {"should", "must", "ought"}:
        return replace(found, certainty="unknown", phase="intended", hold="ask")
    return found


def _negated(head: Token, found: Facts) -> Facts:
    never = any(c.dep_ == "neg" or c.lower_ in ("never", "hardly", "scarcely", "n't", "not", "nor") for c in head.children)
    near = syntax.children(head, "nsubj", "nsubjpass", "dobj") + syntax.prepositions(head) + syntax.datives(head)
    nobody = any(c.lower_ in ("no", "neither") for s in near for c in syntax.children(s, "det"))
    bare = any(t.lower_ in ("nobody", "nothing", "none", "neither") for t in syntax.children(head, "nsubj", "nsubjpass", "dobj"))
    never |= head.dep_ == "conj" and any(c.lower_ == "nor" and c.i < head.i for c in syntax.children(head.head, "cc"))
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
    return found


def _governed(head: Token, found: Facts, depth: int = 0) -> Facts:
    """Let each governor say how it puts the act: promise, wish, begin, fail, deny."""
    up = _governor(head)
    if up is None or depth > 4:
        return found
    if head.dep_ == "csubj":
        return replace(found, hold="want", holder=up, certainty="unknown", phase="intended")
    if head.dep_ == "conj" and "that" in contexts.marks(head):
        return _reported(lemma(up), found) if contexts.first(head).dep_ == "ccomp" else found
    if head.dep_ == "ccomp" and head.i < up.i and not contexts.marks(head) and not _is(lemma(up), "deny"):
        return found  # a sentence before its "he said", or two that the writer strung together
    if head.dep_ == "ccomp" and "-" in _negated(up, Facts()).polarity and not _raises(up):
        return replace(found, certainty="unknown", hold="condition", holder=up)
    if head.dep_ == "advcl":
        return replace(found, phase="intended", certainty="unknown", hold=found.hold or "purpose", holder=up)
    turned = _turned(up, head, found)
    if up.pos_ in ("VERB", "AUX", "ADJ"):
        return _through(up, turned, depth)
    return turned


def _through(up: Token, turned: Facts, depth: int) -> Facts:
    """Go on upward: what negates or hedges the governor does so to the act."""
    outer = _negated(up, _modals(up, Facts()))
    if outer.polarity == "-" and turned.hold == "deny":
        return replace(_flip(turned), hold=None, certainty="probable")  # "did not deny that it sent": not denied, not told
    if outer.polarity == "-" and up.dep_ != "conj" and turned.hold not in ("ask", "accuse"):
        turned = _flip(turned)
    if outer.hold and not turned.hold:
        turned = replace(turned, hold=outer.hold, phase=outer.phase, certainty=outer.certainty)
    if outer.counterfactual:
        turned = replace(turned, counterfactual=True, certainty="possible")
    return _governed(up, turned, depth + 1) if up.dep_ in ("xcomp", "pcomp", "acl") and not turned.hold else turned


def _raises(verb: Token) -> bool:
    """Whether a negation of the verb is one of its clause (``does not think that``), or the verb a denial."""
    return (
        _is(lemma(verb), "guess") or _is(lemma(verb), "deny") or _is(lemma(verb), "deny_content") or lemma(verb) in ("seem", "appear", "be")
    )


def _governor(head: Token) -> Token | None:
    over = syntax.governing_aux(head)
    if over is not None:
        return over
    if (
        head.dep_ == "conj"
        and head.head.pos_ == "VERB"
        and ("that" in contexts.marks(head) or not (syntax.children(head, "nsubj", "nsubjpass") or _tense(head)))
    ):
        return _governor(head.head)
    if head.dep_ == "csubj" and head.tag_ == "VBG" and _modals(head.head, Facts()).hold:
        return head.head
    if head.dep_ == "relcl" and head.tag_ == "VB" and any(c.lower_ == "to" for c in syntax.children(head, "aux")):
        return head.head
    if head.dep_ in ("xcomp", "acl") or (head.dep_ == "ccomp" and _loose(head)):
        plain = head.dep_ != "acl" or any(c.lower_ == "to" for c in syntax.children(head, "aux"))
        return head.head if plain else None
    if head.dep_ == "acl" and head.tag_ != "VB":
        return None
    if head.dep_ == "pcomp":
        return None if _loose_preposition(head.head) else head.head.head
    if head.dep_ == "advcl" and any(c.lower_ == "to" for c in syntax.children(head, "aux")):
        return head.head
    return head.head if head.dep_ == "ccomp" else None


def _tense(head: Token) -> bool:
    """Whether a clause has an auxiliary of its own other than ``to``: "and to train" still hangs on what governs its sister."""
    return any(c.lower_ != "to" for c in syntax.children(head, "aux"))


def _loose_preposition(prep: Token) -> bool:
    """Whether a gerund after the preposition tells an act of its own: ``by sending``, ``in attacking``, but no ``benefit in helping``."""
    noun = prep.head.pos_ in ("NOUN", "PROPN", "ADJ")
    if prep.lower_ == "in" and (noun or prep.i == prep.head.i + 1):
        return noun and _is(lemma(prep.head), "doing_nouns")
    return prep.lower_ in LOOSE


def _loose(head: Token) -> bool:
    return head.tag_ in ("VB", "VBG")


def _turned(up: Token, head: Token, found: Facts) -> Facts:
    low = lemma(up)
    if contexts.first(head).dep_ == "ccomp" and syntax.finite(head) and not _is(low, "threaten"):
        return _reported(low, found)
    if _is(low, "guess") and syntax.is_passive(up):
        return replace(found, hold="want", holder=up, phase="intended", certainty="probable")
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
        return replace(_flip(found), hold="deny" if found.hold is None else found.hold)
    if low in ("doubt", "fear", "wonder", "hope", "wish", "suggest", "suspect", "speculate", "imagine", "worry"):
        return replace(found, certainty="possible" if found.certainty == "certain" else found.certainty)
    if low in ("believe", "think", "expect", "seem", "appear", "suppose", "assume", "reckon", "presume"):
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
    if before & {"no", "neither"}:
        return replace(_flip(found), hold="condition")  # "has no tariff", "no sign": what is not there was not done
    if contexts.asked(head) and not any(c.dep_ == "poss" or c.lower_ == "the" for c in head.children):
        return replace(found, hold="condition")
    before |= {t.lower_ for t in head.doc[head.left_edge.i : head.i] if t.lower_ in words("operators.toml", "ahead") and t.pos_ == "ADJ"}
    if before & words("operators.toml", "ahead"):
        found = replace(found, phase="intended", hold="commit")
    if before & (words("operators.toml", "possible") | {"would-be", "attempted", "failed", "likely"}):
        found = replace(found, certainty="possible", hold="want")
    if before & words("operators.toml", "seeming_nouns"):
        found = replace(found, certainty="probable", hold="accuse")
    if before & {"ongoing", "continuing", "continued", "current"}:
        found = replace(found, phase="ongoing")
    return _verbless(head, _noun_governed(trigger, found))


def _verbless(head: Token, found: Facts) -> Facts:
    """A fragment without a verb tells nothing for certain that it hedges: ``Probably not grain but Cuban help``."""
    if head.sent.root.pos_ in ("VERB", "AUX"):
        return found
    level = next((HEDGES[t.lower_] for t in head.sent if t.lower_ in HEDGES), None)
    if level is None:
        return found
    return replace(found, certainty="possible", aspect="background", hold=found.hold)


def _noun_governed(trigger: Trigger, found: Facts) -> Facts:
    """A noun only asked for, promised, feared or refused is no deed; under a light verb it is the verb's deed."""
    up = trigger.head
    while up.dep_ in ("conj", "pobj", "prep") and up.head != up and up.pos_ not in ("VERB", "AUX"):
        up = up.head
    verb = up.head if up.pos_ not in ("VERB", "AUX") else up
    report = next(((t, s) for t in _above(trigger.head) if (s := contexts.standing(t)) is not None and s != "imagined"), None)
    if report is not None:
        return _contained(found, *report)
    if _imagined(trigger.head):
        return replace(found, hold=found.hold or "want", holder=verb)
    if verb.pos_ in ("NOUN", "PROPN") and lexicon().noun_roots.get(lemma(verb)) in ("AGREE", "REQUEST", "THREATEN", "ACCUSE"):
        return replace(found, hold=found.hold or "want")
    if verb.pos_ in ("VERB", "AUX") and up.dep_ in ("dobj", "nsubjpass", "pobj", "prep") and _is(lemma(verb), "unreal_governor"):
        return replace(found, hold=found.hold or "want", holder=verb)
    if verb.pos_ in ("VERB", "AUX") and up.dep_ in ("dobj", "nsubjpass") and _is(lemma(verb), "light"):
        return _verbal(verb, found)
    if verb.pos_ in ("VERB", "AUX") and verb.lemma_ in ("stop", "halt", "end", "cease", "suspend"):
        return replace(found, phase="stopped", aspect="background")
    if trigger.pattern.root in NAMED:
        return replace(found, aspect="background")  # "Western sanctions have prevented repairs"
    objective = up.dep_ in ("dobj", "nsubjpass", "compound", "poss")
    return replace(found, aspect="background") if objective or _passing(trigger.head) else found


def _above(noun: Token) -> list[Token]:
    """Give the nouns above a noun within its clause, nearest first."""
    found = []
    for up in noun.ancestors:
        if up.pos_ in ("VERB", "AUX") and not (up.dep_ == "acl" and up.tag_ == "VBG"):
            break
        found += [up] if up.pos_ == "NOUN" else []
    return found


def _imagined(noun: Token) -> bool:
    """Whether a noun above makes it an idea, a chance, any or none: ``the prospect of a strike``, ``no sign of an attack``."""
    above = _above(noun)
    if any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.children):
        above = [t for t in above if _is(lemma(t), "idea_nouns") and "no" not in {c.lower_ for c in t.children}]
    bare = any(c.lower_ == "any" for c in syntax.children(noun, "det"))
    return bare or any(_is(lemma(t), "idea_nouns") or any(c.lower_ in ("no", "any") for c in syntax.children(t, "det")) for t in above)


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
