"""What stands over a clause and takes it out of the told world: conditions, questions, content nouns, things that need not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dragoman.reading.extract import syntax
from dragoman.reading.extract.patterns import words
from dragoman.reading.extract.triggers import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

Standing = Literal["denied", "alleged", "reported", "imagined"]
# Through these a clause belongs to the one above it; a relative clause tells on its own.
# How many tokens may stand between a noun and its that-clause.
REACH = 8
OPENERS = frozenset(["did", "do", "does", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should"])
BOUND = frozenset({"xcomp", "ccomp", "conj", "pcomp", "prep", "csubj", "csubjpass", "acl", "dobj", "pobj", "attr", "oprd", "acomp"})


def group(word: str, name: str) -> bool:
    """Whether a word is in one of the lists of ``operators.toml``."""
    return word in words("operators.toml", name)


def first(clause: Token) -> Token:
    """Give the first of the clauses that a clause is coordinated with, itself where it leads."""
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return clause


def marks(clause: Token) -> set[str]:
    """Give the words that open a subordinate clause: that, if, whether."""
    return {c.lower_ for c in clause.children if c.dep_ == "mark" or (c.dep_ == "advmod" and c.i < clause.i and c.lower_ == "once")}


def inverted(clause: Token) -> str | None:
    """Give the auxiliary that stands before its subject in place of ``if``: ``Had Oslo refused``, ``should it be shown``."""
    lead = next(iter(syntax.children(clause, "nsubj", "nsubjpass")), None)
    if lead is None or "?" in clause.sent.text[-2:]:
        return None
    early = [
        c for c in clause.children if c.dep_ in ("aux", "auxpass") and c.i < lead.left_edge.i and c.lower_ in ("had", "should", "were")
    ]
    first = early[0] if early else None
    return first.lower_ if first is not None and first.i == clause.left_edge.i else None


def supposed(head: Token) -> Literal["unreal", "open"] | None:
    """Say whether a clause lies within a condition, ``unreal`` where the text shows that it was not met."""
    for at in (head, *head.ancestors):
        turned = inverted(at)
        if turned is not None:
            return "open" if turned == "should" else "unreal"
        if marks(at) & {"if", "unless", "lest"} and at.dep_ != "ROOT":
            return "unreal" if _unreal(at, head) else "open"
        if marks(at) & {"once", "until"} and not _past(at):
            return "open"
        if "whether" in marks(at):
            return "open"
        if at.dep_ not in BOUND:
            return None
    return None


def _unreal(clause: Token, head: Token) -> bool:
    late = any(c.lower_ == "had" for c in (*syntax.children(clause, "aux"), *syntax.children(head, "aux")))
    over = {c.lower_ for up in clause.ancestors for c in syntax.children(up, "aux")}
    return late and bool(over & {"would", "could", "might", "should"}) and "have" in over


def _past(clause: Token) -> bool:
    aux = {c.lower_ for c in syntax.children(clause, "aux", "auxpass")}
    return bool(aux & {"had", "was", "were", "did"}) or (clause.tag_ == "VBD" and not aux)


def asked(head: Token) -> bool:
    """Whether the sentence asks if it is so (an auxiliary before its subject, no question word)."""
    sent = head.sent
    if not sent.text.rstrip(" \"'").endswith("?"):
        return False
    lead = next(iter(syntax.children(sent.root, "nsubj", "nsubjpass")), None)
    early = lead is not None and any(c.i < lead.i for c in syntax.children(sent.root, "aux", "auxpass"))
    opened = sent[0].lower_ in OPENERS
    return (early or opened or sent.root.i == sent.start) and not any(t.tag_ in ("WP", "WRB", "WDT", "WP$") for t in sent)


def content(head: Token) -> tuple[Token, Standing] | None:
    """Give the word whose content a that-clause is and how that word puts it, also where the parser hung it on a noun between.

    ``rejected the allegation by some deputies that ...``, ``denied in letters to voters that ...``, ``the idea that ...``.
    """
    if head.dep_ == "conj" and "that" in marks(head):
        return content(head.head)
    if head.dep_ not in ("acl", "relcl", "appos") or not syntax.opened_by_that(head):
        return None
    for up in head.ancestors:
        if up.pos_ == "VERB":
            return (up, "denied") if group(lemma(up), "deny") else _before(head)
        found = standing(up)
        if found is not None:
            return up, found
    return None


def _before(head: Token) -> tuple[Token, Standing] | None:
    """Give a content noun before the clause that the parser did not connect with it."""
    start = max(head.left_edge.i - REACH, head.sent.start)
    for up in reversed(head.doc[start : head.left_edge.i]):
        found = standing(up) if up.pos_ == "NOUN" else None
        if found is not None:
            return up, found
    return None


def standing(noun: Token) -> Standing | None:
    """Say how a noun puts its content: an allegation, a report, an idea; ``denied`` where what governs the noun denies it."""
    low = lemma(noun)
    none = any(c.lower_ == "no" for c in syntax.children(noun, "det"))
    if group(low, "idea_nouns") or (none and group(low, "report_nouns")):
        return "imagined"
    if not (group(low, "allegation_nouns") or group(low, "report_nouns")):
        return None
    if _denied(noun):
        return "denied"
    return "alleged" if group(low, "allegation_nouns") else "reported"


def _denied(noun: Token) -> bool:
    for up in noun.ancestors:
        if up.pos_ in ("VERB", "AUX"):
            said = {lemma(c) for c in syntax.children(up, "acomp", "oprd", "attr")} | {lemma(up)}
            if any(group(w, "deny") or group(w, "deny_content") for w in said):
                return True
        if up.dep_ in ("ccomp", "ROOT", "relcl"):
            return False
    return False


def need_not_be(head: Token) -> bool:
    """Whether a relative clause describes a thing that the text only seeks, lacks or supposes: ``seeking lenders who might help``."""
    at = head
    while at.dep_ in ("xcomp", "conj") and at.head.pos_ in ("VERB", "AUX"):
        at = at.head
    noun = at.head
    over = syntax.clause_head(noun)
    dets = {c.lower_ for c in (*syntax.children(noun, "det"), *syntax.children(noun, "poss"))}
    if at.dep_ != "relcl" or not (dets & {"a", "an", "any", "no"} or (not dets and lemma(over) in ("seek", "look", "want"))):
        return False
    aux = {c.lower_ for c in syntax.children(over, "aux")}
    free = bool(aux & {"will", "would", "may", "might", "could", "should", "must"}) or bool(syntax.children(over, "neg"))
    return free or lemma(over) in ("seek", "want", "need", "lack", "look")


def forecast(head: Token) -> bool:
    """Whether a clause with ``will`` or ``would`` is somebody's guess at the future and nobody's word to do it."""
    for at in (head, *head.ancestors):
        if at != head and group(lemma(at), "guess"):
            return True
        if any(c.lower_ in ("likely", "probably", "perhaps", "surely", "inevitably", "certainly") for c in syntax.children(at, "advmod")):
            return True
        if at.dep_ not in ("xcomp", "ccomp", "conj"):
            return False
    return False


def foretold(head: Token) -> bool:
    """Whether ``would`` is the future of a past word: ``said that it would send``."""
    at = head
    while at.dep_ in ("conj", "xcomp") and at.head != at:
        at = at.head
    return (
        at.dep_ == "ccomp"
        and at.head.tag_ in ("VBD", "VBN")
        and at.i > at.head.i
        and not any(marks(c) & {"if", "unless"} for c in syntax.children(head, "advcl"))
    )
