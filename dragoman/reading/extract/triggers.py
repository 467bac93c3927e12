"""Triggers: which words of a sentence name an act, by the patterns of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.extract import syntax
from dragoman.reading.extract.patterns import Pattern, lexicon, words
from dragoman.world.items import category

if TYPE_CHECKING:
    from spacy.tokens import Token

# What can be handed over and kept: ``+@ITEM`` in the lexicon.
MATERIAL = frozenset({"arms", "technology", "money", "energy", "goods"})
# A particle further off belongs to another phrase; "put the northern border regiments on high alert" needs eight.
REACH = 8


@dataclass(frozen=True, slots=True)
class Trigger:
    """A head token with the pattern that it fits; ``held`` is the noun that the pattern asked for, ``tokens`` all that name the act."""

    head: Token
    pattern: Pattern
    tokens: tuple[Token, ...]
    held: Token | None = None

    @property
    def nominal(self) -> bool:
        """Whether a noun names the act."""
        return self.pattern.noun


def lemma(token: Token) -> str:
    """Give the lemma in lower case, a few tagging slips mended."""
    low = token.lemma_.lower()
    if token.pos_ == "AUX" and token.tag_ == "VBZ" and low == token.lower_ and low.endswith("s") and len(low) > 4:
        return low[:-3] + "y" if low.endswith("ies") else low[:-1]  # a full verb taken for an auxiliary keeps its ending
    if low == "fire" and token.i > 1 and token.nbor(-2).lower_ == "cease":
        return "ceasefire"
    if token.tag_ in ("VBD", "VBN", "VBG") and low not in lexicon().verbs:
        return next((form for form in _stems(token.lower_, low) if form in lexicon().verbs), low)
    return low


def _stems(word: str, low: str) -> Iterator[str]:
    """Yield what a verb form may come from, where the lemmatizer slips: ``staged`` is no ``stag``."""
    yield low + "e"
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            yield from (stem, stem + "e", stem[:-1])


def fits(token: Token, patterns: Iterable[Pattern]) -> Iterator[Trigger]:
    """Yield the triggers that a token may be, the most demanding pattern first."""
    for pattern in patterns:
        named = _words(token, pattern)
        if named is None:
            continue
        held = _held(token, pattern, named)
        if (pattern.objects and held is None) or not _shaped(token, pattern):
            continue
        yield Trigger(token, pattern, tuple(sorted({token, *named}, key=lambda t: t.i)), held)


def _shaped(token: Token, pattern: Pattern) -> bool:
    """Whether the clause has the shape that the pattern's marks ask for."""
    if pattern.bare and syntax.objects(token):
        return False
    if pattern.full and not syntax.objects(token):
        return False
    if pattern.plain and any(syntax.finite(c) for c in syntax.children(token, "ccomp")):
        return False
    return not pattern.bidding or any(_bidden(c) for c in syntax.children(token, "xcomp", "ccomp", "advcl"))


def _bidden(clause: Token) -> bool:
    if clause.tag_ != "VB" and clause.pos_ not in ("AUX", "VERB", "ADJ"):
        return False
    aux = {c.lower_ for c in syntax.children(clause, "aux", "auxpass")}
    return "to" in aux or (clause.tag_ == "VB" and not aux & {"do", "does", "did", "will", "can", "may"}) or "should" in aux


# A particle that has a noun of its own is none: "gave a figure in an interview" is no giving in.
PARTICLES = frozenset({"in", "out", "off", "up", "down", "over", "away", "back"})


def candidates(token: Token) -> list[Trigger]:
    """Give every trigger that the token may be, best first."""
    table = lexicon()
    low = lemma(token)
    if token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ" and token.tag_ in ("VBN", "VBG")):
        return list(fits(token, table.verbs.get(low, ())))
    if token.tag_ == "NN" and low.endswith("ing") and syntax.children(token, "aux", "dobj"):
        stem = next((s for s in _stems(low, low) if s in table.verbs), None)
        return list(fits(token, table.verbs[stem])) if stem else []
    if token.pos_ in ("NOUN", "PROPN"):
        return list(fits(token, table.nouns.get(low, ())))
    if token.pos_ == "ADJ":
        return list(fits(token, table.adjectives.get(low, ())))
    return []


def best(token: Token) -> Trigger | None:
    """Give the trigger that the token is, None where it is none."""
    return next(iter(candidates(token)), None)


def _words(token: Token, pattern: Pattern) -> list[Token] | None:
    """Give the tokens of the pattern's other words, None where one is missing."""
    found: list[Token] = []
    at = token.i - len(pattern.before)
    if pattern.before:
        if at < token.sent.start or any(_forms(token.doc[at + n]).isdisjoint({w}) for n, w in enumerate(pattern.before)):
            return None
        found += list(token.doc[at : token.i])
    last = token.i
    for word in pattern.words:
        end = min(last + 1 + REACH, token.sent.end)
        nxt = next((t for t in token.doc[last + 1 : end] if word in _forms(t) and _under(t, token)), None)
        if nxt is None and word in ("self", "selves"):
            nxt = next((t for t in token.doc[last + 1 : end] if t.lower_.endswith(("self", "selves"))), None)
        if nxt is None or (word in PARTICLES and word == pattern.words[-1] and not _particle(nxt, token, pattern)):
            return None
        found.append(nxt)
        last = nxt.i
    return found


def _particle(word: Token, verb: Token, pattern: Pattern) -> bool:
    """Whether the word is the verb's own particle or preposition, not one of another phrase: ``gave a figure in an interview``."""
    if word.dep_ == "prt" or word.lower_ in pattern.slots:
        return True
    if word.i == verb.i + 1 and (word.lower_ != "in" or pattern.objects):
        return True
    return word.head == verb and not syntax.children(word, "pobj", "pcomp")


def _forms(token: Token) -> set[str]:
    return {token.lower_, token.lemma_.lower()}


def _under(token: Token, top: Token) -> bool:
    """Whether the word belongs to the trigger's own clause (no other finite verb between)."""
    for up in token.ancestors:
        if up == top:
            return True
        if up.dep_ in ("ccomp", "relcl", "advcl", "conj") and up.pos_ == "VERB":
            return False
    return False


def _held(token: Token, pattern: Pattern, named: list[Token]) -> Token | None:
    if not pattern.objects:
        return None
    near = syntax.objects(token)
    near += [t for n in named for t in syntax.children(n, "pobj", "dobj")]
    if token.pos_ in ("NOUN", "ADJ"):
        near += syntax.prepositions(token)
    if pattern.words or pattern.turned:
        near += syntax.prepositions(token)
    return next((o for o in _heads(near) if _is_one(o, pattern.objects)), None)


def _heads(near: Iterable[Token]) -> Iterator[Token]:
    """Yield the nouns and those that they merely measure: ``dozens of tanks``, ``a series of attacks``."""
    for noun in near:
        yield noun
        if noun.pos_ == "NUM" or lemma(noun) in words("measures.toml", "measures"):
            yield from syntax.prepositions(noun, "of")


def _is_one(noun: Token, wanted: frozenset[str]) -> bool:
    low = lemma(noun)
    if low in wanted or noun.lower_ in wanted:
        return True
    if "@ITEM" in wanted and category(low) in MATERIAL:
        return True
    roots = {w[1:] for w in wanted if w.startswith("@")}
    return bool(roots) and lexicon().noun_roots.get(low) in roots
