"""Between whom a state stands: the sides that grammar gives to a word of state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.extract.clauses import child, children, own_subject, passive, subject
from dragoman.reading.extract.lexicons import StateWord, states

if TYPE_CHECKING:
    from spacy.tokens import Token

Sides = tuple["Token", "Token | None"]
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC"})
_COPULAS = frozenset({"be", "become", "remain", "stay", "grow", "look", "seem", "make", "leave", "get"})
_PRONOUNS = frozenset({"it", "they", "he", "its", "their", "his", "them"})
_SOME = frozenset({"some", "others", "several", "many", "few", "states", "countries", "governments"})
_AS = frozenset({"as", "into"})
# Nouns that an adjective of state may describe while it is said of the noun's subject ("is a neutral country", "has a weak army").
_BEARERS = frozenset(
    {"party", "country", "state", "nation", "power", "player", "broker", "economy", "military", "army", "regime", "position"}
)


def sides(token: Token, word: StateWord) -> Iterator[Sides]:
    """Subject and object of a word of state, one pair for each named subject; nothing where the subject names no side."""
    pair = _between(token) or _hyphenated(token)
    if pair is not None:
        yield pair
        return
    first, other = _subject(token), _object(token, word)
    if word.turned and other is None:
        other = _seer(token)
    if word.turned and other is not None and not is_side(other):
        other = None
    if first is None or not is_side(first):
        return
    for one in each(first):
        if word.symmetric and other is None and (second := child(one, "conj")) is not None and is_side(second):
            yield one, second
        elif word.turned and other is None:
            continue
        else:
            yield one, other if other is None or other.i != one.i else None


def is_side(token: Token) -> bool:
    """Whether a word names a state, body or person, or stands for one."""
    named = token.ent_type_ in NAMED or token.pos_ == "PROPN" or token.lemma_.lower() in states().collectives
    owned = any(c.ent_type_ in NAMED for c in children(token, "poss", "amod", "compound"))
    return named or token.lower_ in _PRONOUNS or owned or _those(token) or bool(_examples(token))


def _those(token: Token) -> bool:
    return token.lower_ == "two" or (token.lemma_ in {"side", "nation", "country"} and any(c.lower_ == "two" for c in token.children))


def _examples(token: Token) -> list[Token]:
    """The named ones of "some, like A and B"."""
    if token.lower_ not in _SOME:
        return []
    found = [child(p, "pobj") for p in children(token, "prep") if p.lower_ in {"like", "including", "as"}]
    return [t for f in found if f is not None for t in (f, *children(f, "conj")) if t.ent_type_ in NAMED]


def each(first: Token) -> list[Token]:
    """The named ones where the subject only counts them ("some, like A and B")."""
    return _examples(first) or [first]


def _object(token: Token, word: StateWord) -> Token | None:
    for prep in children(token, "prep"):
        target = child(prep, "pobj")
        if prep.lower_ in word.preps and target is not None:
            return _antecedent(target)
    if token.pos_ == "NOUN" and token.dep_ in {"attr", "oprd", "pobj"} and (owner := child(token, "poss")) is not None:
        return owner
    return None


def _antecedent(target: Token) -> Token:
    """What a relative pronoun stands for ("the market on which A depends")."""
    clause = next((a for a in target.ancestors if a.dep_ == "relcl"), None)
    return clause.head if target.lower_ in {"which", "whom", "that"} and clause is not None else target


def _seer(token: Token) -> Token | None:
    """For whom somebody is what a turned word says, where only the seer is named ("A came to regard B as a saviour")."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else None
    seen = verb is not None and verb.lemma_ in {"see", "view", "regard", "consider"}
    return subject(verb) if verb is not None and seen and not passive(verb) else None


def _between(token: Token) -> Sides | None:
    """Ties between A and B; ties between both."""
    for prep in children(token, "prep"):
        first = child(prep, "pobj") if prep.lower_ == "between" else None
        if first is None:
            continue
        second = child(first, "conj")
        if second is not None or is_side(first):
            return first, second
    return None


def _hyphenated(token: Token) -> Sides | None:
    """The Lima-Quito axis; the Danish-Swedish alliance; the Sino-Burmese friendship."""
    near = [t for t in token.doc[max(token.i - 7, token.sent.start) : token.i] if token.left_edge.i <= t.i]
    for dash in near:
        if dash.text in {"-", "–"} and dash.i > 0:
            left, right = dash.nbor(-1), dash.nbor(1)
            if left.is_title and right.is_title and left.lower_ != "post" and right.i < token.i and right.ent_type_ != "DATE":
                return left, right
    return None


def _subject(token: Token) -> Token | None:
    if token.pos_ == "VERB":
        return own_subject(token) or subject(token)
    source = next((child(p, "pobj") for p in children(token, "prep") if p.lower_ == "from"), None)
    if source is not None and token.lemma_.lower() in states().felt:
        return source
    if token.dep_ in {"acomp", "attr", "oprd"} or (token.dep_ == "pobj" and token.head.lower_ in _AS):
        return _of_predicate(token)
    if token.dep_ in {"ccomp", "xcomp"} and token.pos_ == "ADJ":
        return own_subject(token) or child(token.head, "dobj") or subject(token)
    if token.dep_ == "conj" and token.head.pos_ == token.pos_ and child(token, "poss") is None:
        return _subject(token.head)
    if token.pos_ == "ADJ":
        return _borne(token)
    owner = child(token, "poss") or next((c for c in children(token, "amod", "compound") if c.ent_type_ in NAMED), None)
    return owner or _apposed(token) or _fronted(token) or _holder(token)


def _of_predicate(token: Token) -> Token | None:
    verb = token.head if token.dep_ != "pobj" else token.head.head
    if token.dep_ == "pobj":
        before = token.head.i - 1
        if before >= 0 and token.doc[before].ent_type_ in NAMED and token.doc[before].dep_ in {"dobj", "conj", "appos", "pobj"}:
            return token.doc[before]
        if verb.pos_ in {"NOUN", "PROPN"}:
            return child(verb, "poss") or (verb if is_side(verb) else None)
    thing = child(verb, "dobj") if verb.lemma_ not in _COPULAS - {"make", "leave"} and not passive(verb) else None
    return thing or own_subject(verb) or subject(verb)


def _borne(token: Token) -> Token | None:
    """Whom an adjective before a noun describes: the noun if it names a side, else who is or has it."""
    noun = token.head
    if token.dep_ != "amod" or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    if noun.lemma_.lower() not in _BEARERS or any(c.dep_ == "poss" for c in noun.children):
        return noun
    if noun.dep_ == "attr":
        return own_subject(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.pos_ in {"VERB", "AUX"}:
        return subject(noun.head.head)
    return subject(noun.head) if noun.dep_ == "dobj" and noun.head.lemma_ == "have" else None


def _apposed(noun: Token) -> Token | None:
    """Once a prop of B, A is ...: what opens the sentence is said of its subject."""
    if noun.dep_ == "appos" and is_side(noun.head):
        return noun.head
    fronted = noun.dep_ in {"advcl", "npadvmod", "dep", "nsubj", "nmod"} and noun.left_edge.i <= noun.sent.start + 1
    marked = any(c.lower_ in {"once", "formerly"} for c in noun.subtree)
    verb = noun.head if noun.head.pos_ in {"VERB", "AUX"} else noun.head.head
    found = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i > noun.i]
    return found[-1] if fronted and marked and found else None


def _fronted(noun: Token) -> Token | None:
    """For A, a pact with B was ...; less of a part for A."""
    own = next((p for p in children(noun, "prep") if p.lower_ == "for"), None)
    if noun.lemma_ == "role" and own is not None:
        return child(own, "pobj")
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    for prep in children(noun.head, "prep"):
        if prep.lower_ == "for" and prep.i == noun.sent.start:
            return child(prep, "pobj")
    return None


def _holder(noun: Token) -> Token | None:
    """Whose ties, by the verb whose object they are in ("Peru deepened ties with ...", "A draws profit from a pact with B")."""
    enjoyed = next((c for c in children(noun, "relcl") if c.lemma_ in {"enjoy", "have", "hold", "wield", "exert", "exercise"}), None)
    if enjoyed is not None:
        return own_subject(enjoyed)
    at = noun
    for _ in range(4):
        if at.dep_ in {"dobj", "pobj", "prep", "pcomp", "xcomp"} or (at.dep_ == "advcl" and at.pos_ == "VERB"):
            at = at.head
            if at.pos_ == "VERB" and not passive(at) and (lead := own_subject(at)) is not None:
                return child(lead, "poss") or lead
        else:
            break
    return None
