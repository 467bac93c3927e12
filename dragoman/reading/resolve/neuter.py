"""What "it" and "its" go back to: the subject of the clause around them, unless another name stands between and makes it unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model.records import Mention
from dragoman.reading.resolve.pairs import joined
from dragoman.reading.resolve.phrases import Antecedent, words
from dragoman.reading.resolve.referents import Referents

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = ("which", "that", "who")
# "Egypt and its neighbours": what belongs to the name just before it.
_KIN = ("ally", "partner", "proxy", "neighbor", "neighbour", "supporter", "backer", "friend", "client", "people", "leader", "force")
_SUBJECT = ("nsubj", "nsubjpass")


def it(head: Token, at: int, referents: Referents, reach: int) -> Antecedent | None:
    """Return the state or body that "it", "its" or "itself" at an offset stands for; None where that is unsure."""
    if _empty(head):
        return None
    possessive = head.dep_ == "poss"
    beside = _beside(head.head, referents) if possessive else None
    if beside is not None:
        return Antecedent((beside,), "pronoun: the possessor joined to it")
    blamed = _blamed(head, referents) if possessive else None
    if blamed is not None:
        return Antecedent((blamed,), "pronoun: the one blamed or praised for it")
    # "A delegation, it said, had left": who says it is not who left.
    aside = head.dep_ == "nsubj" and head.head.dep_ == "parataxis"
    subject = None if aside else _clause_subject(head, referents)
    if subject is not None:
        sure = not (possessive and _rivals(subject, at, referents))
        return Antecedent((subject,), "pronoun: the subject of its clause") if sure else None
    return _before(at, referents, reach)


def _empty(token: Token) -> bool:
    """Whether "it" stands for nothing named: "it would be wrong to say", "it is clear that", "it seems"."""
    verb = token.head
    if token.dep_ == "expl" or token.dep_ not in _SUBJECT:
        return token.dep_ == "expl"
    said = any(c.dep_ == "acomp" for c in verb.children) or verb.lemma_ in ("seem", "appear", "happen", "turn", "take")
    clause = (c for part in (verb, *verb.children) for c in part.children if c.dep_ in ("xcomp", "ccomp", "advcl", "csubj"))
    return said and verb.lemma_ in ("be", "seem", "appear", "happen", "turn", "take", "become") and any(c.i > verb.i for c in clause)


def _beside(noun: Token, referents: Referents) -> Mention | None:
    """Return the possessor that is joined to: "Peru's harvest and its debts", "Egypt and its neighbours"."""
    if noun.dep_ != "conj":
        return None
    partner = noun.head
    named = _body_at(partner, referents)
    if named is not None:
        return named if noun.lemma_.lower() in _KIN else None
    owner = next((c for c in partner.children if c.dep_ == "poss"), None)
    return _body_at(owner, referents) if owner is not None else None


def _blamed(token: Token, referents: Referents) -> Mention | None:
    """Return the object of "sanction Mali for its raids": by order of words, since the parse takes "sanction" for a noun."""
    before = token.nbor(-1) if token.i > 1 else None
    passage = referents.of_doc(token)
    if before is None or passage is None or before.lower_ not in ("for", "over"):
        return None
    blamed = _body_at(before.nbor(-1), referents)
    piece = passage.slice(blamed.span) if blamed is not None else None
    if piece is None or piece.start == 0:
        return None
    verb = piece[0].nbor(-1)
    return blamed if verb.lemma_.lower() in words().blame else None


def _clause_subject(token: Token, referents: Referents) -> Mention | None:
    for verb in token.ancestors:
        subject = next((c for c in verb.children if c.dep_ in _SUBJECT), None)
        if subject is None or subject.i >= token.i or token in subject.subtree:
            continue
        if subject.lower_ in _RELATIVE and verb.dep_ == "relcl":
            return _body_at(verb.head, referents)
        if subject.lower_ in words().it:
            return _clause_subject(subject, referents)
        found = _body_at(subject, referents)
        if found is not None:
            return found
    return None


def _body_at(token: Token, referents: Referents) -> Mention | None:
    passage = referents.of_doc(token)
    mention = referents.covering(passage.at(token)) if passage else None
    return mention if mention is not None and _is_body(mention, referents) else None


def _is_body(mention: Mention, referents: Referents) -> bool:
    if mention.actor is None:
        return False
    if mention.label == "role":
        token = referents.token(mention)
        return token is not None and token.lower_ in words().bodies | words().state.keys() and token.tag_ not in ("NNS", "NNPS")
    return mention.label in ("organisation", "group") or referents.is_state(mention)


def _rivals(subject: Mention, at: int, referents: Referents) -> bool:
    """Whether another state or body is named between the subject and the pronoun: then "its" may be either's."""
    return any(m.actor != subject.actor and _is_body(m, referents) for m in referents.between(subject.span[1], at))


def _before(at: int, referents: Referents, reach: int) -> Antecedent | None:
    """Find the subject of the sentences before; failing one, the only state or body near."""
    for back, sentence in enumerate(referents.before(at, reach)):
        named = [m for m in sentence if _is_body(m, referents)]
        subjects = [m for m in named if referents.is_subject(m)] if back else []
        if subjects:
            chosen = _leading(subjects, referents)
            return None if chosen is None else Antecedent((chosen,), "pronoun: the subject last named")
        if named:
            only = len({m.actor for m in named}) == 1
            return Antecedent((named[-1],), "pronoun: the only state or body near") if only else None
    return None


def _leading(subjects: list[Mention], referents: Referents) -> Mention | None:
    """Return the subject that a sentence is about: the only one, or that of its main verb where it has only one; joined ones are two."""
    if len(subjects) > 1 and joined(subjects[-2], subjects[-1], referents):
        return None
    if len({m.actor for m in subjects}) == 1:
        return subjects[-1]
    main = [m for m in subjects if _of_main_verb(m, referents)]
    return main[0] if len({m.actor for m in main}) == 1 else None


def _of_main_verb(mention: Mention, referents: Referents) -> bool:
    token = referents.token(mention)
    verb = token.head if token is not None else None
    return verb is not None and (verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT"))
