"""Whether a predicate looks ahead: future auxiliaries, modals about what may come, "would" in reported speech, words of expectation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.extract.clauses import child, children, negated, own_subject, passive, subject
from dragoman.reading.extract.cues import cues
from dragoman.reading.extract.expectations import expectations

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "'ll", "wo", "shall"})
_PROMISERS = frozenset({"i", "we"})
# What happens to a speaker rather than being done: these stay forecasts.
_BEFALL = frozenset({"be", "see", "have", "lose", "win"})
_ANYBODY = frozenset({"you", "one", "i", "who", "we", "anyone", "anybody", "everyone"})
_HIMSELF = frozenset({"he", "she", "it", "they", "i", "we"})
_WH = frozenset({"what", "whether", "how", "who", "which", "where", "why"})
# What is so now, if it is: "may want" and "may have" guess at the present.
_PRESENT = frozenset({"want", "have", "need", "know", "think", "believe", "mean", "exist", "aim", "intend", "own", "be", "base", "link"})
_SOON = frozenset({"soon", "eventually", "later", "tomorrow", "next", "long", "again", "still", "yet"})


def looks_ahead(verb: Token) -> bool:
    """Whether a verb or adjective tells what somebody expects; promises, permissions, questions and guesses at the present do not."""
    helpers = {a.lower_ for a in children(verb, "aux")}
    if conditional(verb) or (verb.dep_ == "advcl" and _temporal(verb)) or _asked(verb):
        return False
    if helpers & _FUTURE or expected(verb):
        return not _promise(verb, helpers) and not _perfect(verb)
    if "would" in helpers:
        return _reported(verb) and not _perfect(verb)
    if "should" in helpers:
        return not passive(verb) and any(t.ent_type_ == "DATE" for t in verb.subtree) and not _perfect(verb)
    if helpers & expectations().modals and not _perfect(verb):
        return not _relative(verb) and not _guess(verb) and _episode(verb, helpers)
    return False


def conditional(verb: Token) -> bool:
    """Whether the clause is itself a condition, marked or turned round ("should it rain")."""
    lead = own_subject(verb)
    turned = any(a.lower_ in {"should", "had", "were"} and lead is not None and a.i < lead.i for a in children(verb, "aux"))
    return turned or any(m.lower_ in expectations().conditions for m in children(verb, "mark"))


def expected(verb: Token) -> bool:
    """Is expected to; is likely to; is set to: the infinitive's verb is the expected act, this its predicate."""
    words = expectations()
    comp = child(verb, "xcomp")
    if comp is None or not any(a.lower_ == "to" for a in children(comp, "aux")):
        return False
    present = verb if verb.pos_ != "ADJ" else verb.head
    helper = next((a for a in (*children(present, "auxpass"), *children(present, "aux"), present) if a.tag_ in {"VBZ", "VBP", "VBD"}), None)
    if helper is None or helper.tag_ == "VBD":
        return False
    stands = present.lemma_ == "be" if verb.pos_ == "ADJ" else passive(verb)
    return (verb.lemma_ in words.passive and passive(verb)) or (verb.lower_ in words.adjectives and stands)


def _perfect(verb: Token) -> bool:
    return any(a.lemma_ == "have" for a in children(verb, "aux"))


def _temporal(verb: Token) -> bool:
    return any(m.lower_ in {"when", "until", "before", "after", "once", "than"} for m in children(verb, "mark", "advmod"))


def _asked(verb: Token) -> bool:
    """Whether the clause is an open question ("what it will bring", "whether a list will follow")."""
    first = verb.left_edge
    return first.lower_ in _WH and not (verb.dep_ == "relcl" and first.lower_ in {"which", "who"})


def _promise(verb: Token, helpers: set[str]) -> bool:
    """Whether the speaker promises an own act ("we will defend")."""
    lead = subject(verb)
    return bool(helpers & _FUTURE) and lead is not None and lead.lower_ in _PROMISERS and verb.lemma_ not in _BEFALL


def _reported(verb: Token) -> bool:
    """Whether a "would" is somebody's "will": the content of a word of speech, and not his own promise."""
    lead = own_subject(verb)
    if lead is None or lead.lower_ in _HIMSELF or verb.dep_ == "relcl":
        return False
    governor = verb.head if verb.dep_ == "ccomp" else verb.head.head if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" else None
    above = [*([governor] if governor is not None else []), *children(verb, "parataxis", "ccomp")]
    words = [w for t in above if (w := cues().word("verbs", t.lemma_.lower(), "clause")) is not None]
    return any(w.act in {"state", "predict"} for w in words)


def _relative(verb: Token) -> bool:
    """Whether a clause only describes its noun: what it could do is a capability ("pumps that could drain", "which might serve")."""
    if verb.dep_ not in {"relcl", "acl"}:
        return False
    lead = own_subject(verb)
    return lead is None or lead.lower_ in {"which", "that", "who"} or verb.doc[max(0, verb.left_edge.i - 1)].text != ","


def _guess(verb: Token) -> bool:
    """Whether a modal guesses at the present ("may be holding them back", "could be aimed at") or tells a past ability."""
    ahead = any(t.lower_ in _SOON for t in verb.subtree)
    ongoing = verb.tag_ == "VBG" or (verb.lemma_ in _PRESENT and not ahead)
    joined = verb.head if verb.dep_ in {"conj", "advcl"} else None
    told = joined is not None and (joined.tag_ == "VBD" or any(a.tag_ == "VBD" for a in children(joined, "aux")))
    past = told and any(a.lower_ == "could" for a in children(verb, "aux"))
    return (ongoing and not ahead) or past


def _episode(verb: Token, helpers: set[str]) -> bool:
    """Whether a modal speaks of one thing that may come, not of what anybody can or may do in general."""
    lead = own_subject(verb)
    if lead is not None and (lead.lower_ in _ANYBODY or any(c.lower_ == "no" for c in lead.children)):
        return False
    return bool(helpers & {"may", "might"}) or (lead is not None and not negated(verb))
