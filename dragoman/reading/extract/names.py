"""Names: which tokens can be a side, whose a thing is, and how a side is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.model.records import Mention, Side
from dragoman.model.spans import Span, covers
from dragoman.reading.extract import syntax
from dragoman.reading.extract.patterns import words
from dragoman.reading.extract.triggers import lemma
from dragoman.world.items import category

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far into a report a dateline's dash may stand, in tokens.
DATELINE = 24
ENDINGS = ("er", "or", "ist", "man", "men", "woman", "women", "eer", "ee", "mistress", "folk", "crat", "cian", "rian")
ENTITIES = frozenset({"GPE", "ORG", "PERSON", "NORP", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Names:
    """Which tokens of a passage belong to a name of an actor."""

    passage: Passage
    mentions: tuple[Mention, ...]

    def mention(self, token: Token) -> Mention | None:
        """Give the mention that holds the token."""
        at = self.passage.at(token)
        return next((m for m in self.mentions if covers(m.span, at)), None)

    def dateline(self, token: Token) -> bool:
        """Whether the token stands in the line of place, date and agency that opens a report: ``TEHRAN, Nov 5 (Agency) - ``."""
        lead = token.doc[0]
        if token.i > DATELINE or not ((lead.is_upper and len(lead) > 2) or lead.ent_type_ == "GPE"):
            return False
        dash = next((t.i for t in token.doc[1:DATELINE] if t.text in ("-", "–", "—") and t.nbor(-1).whitespace_), 0)
        dated = lead.is_upper or any(t.ent_type_ == "DATE" or t.text == "(" for t in token.doc[:dash])
        return token.i < dash and dated

    def named(self, token: Token) -> bool:
        """Whether the token is part of a name (by annotation, else by the language model)."""
        return self.mention(token) is not None or token.ent_type_ in ENTITIES

    def party(self, token: Token) -> bool:
        """Whether the noun can act or be acted on: a name, a pronoun of persons, or a noun for people and bodies."""
        low = lemma(token)
        if token.pos_ == "PRON":
            return token.lower_ in words("nouns.toml", "pronouns")
        if low in words("nouns.toml", "plural_only") and token.tag_ not in ("NNS", "NNPS"):
            return self.mention(token) is not None
        if (token.pos_ == "PROPN" and category(low) == "arms" and not self.mention(token)) or self.dateline(token):
            return False
        if token.pos_ == "PROPN" and any(c.isdigit() for c in token.text) and self.mention(token) is None:
            return False  # a make: Su-35
        if token.pos_ == "NOUN" and human(low):
            return True
        if low in words("nouns.toml", "people") or token.lower_ in words("nouns.toml", "people"):
            return True
        if token.pos_ == "PROPN" or self.mention(token):
            return (self.named(token) or not token.ent_type_) and token.ent_type_ not in ("DATE", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT")
        return token.pos_ == "NUM" and any(self.party(t) for t in syntax.prepositions(token, "of"))

    def target(self, token: Token) -> bool:
        """Whether force can be used on it: a party, or a place or thing of the list."""
        if lemma(token) == "home" and not list(token.children):
            return False  # "at home"
        return self.party(token) or (token.pos_ == "PROPN" and not token.ent_type_) or lemma(token) in words("nouns.toml", "targets")


def human(noun: str) -> bool:
    """Whether a noun's ending names who does or is something: ``signalman``, ``petitioner``, ``pacifist``."""
    return len(noun) > 5 and noun.endswith(ENDINGS) and noun not in words("nouns.toml", "not_people") and category(noun) is None


def named_before(noun: Token, names: Names) -> list[Token]:
    """Give names that stand before a noun as its doer: ``U.S. sanctions``, ``the Russian invasion``."""
    found = [c for c in syntax.children(noun, "amod", "compound", "nmod") if c.pos_ in ("PROPN", "ADJ") and names.named(c)]
    joined = [t for c in found for t in c.subtree if t != c and t.pos_ in ("PROPN", "ADJ") and t.ent_type_ in ENTITIES and _paired(t, c)]
    return sorted({*found, *joined}, key=lambda t: t.i)


def _paired(other: Token, name: Token) -> bool:
    """Whether two names stand side by side as doers: ``Russian-Iranian talks``, ``Russian and Iranian talks``."""
    between = other.doc[min(other.i, name.i) + 1 : max(other.i, name.i)]
    return bool(len(between)) and all(t.lower_ in ("-", "–", "and", ",", "/", "or") or t.ent_type_ in ENTITIES for t in between)


def measured(noun: Token) -> Token:
    """Look through a measure: ``scores of villagers`` are villagers."""
    if lemma(noun) in words("measures.toml", "measures") or noun.pos_ == "NUM":
        return next(iter(syntax.prepositions(noun, "of")), noun)
    return noun


def doers(noun: Token, names: Names) -> list[Token]:
    """Give who does what a noun names, not to whom: ``behind Iraq's campaign against the rebels`` stands behind Iraq."""
    found = [t for c in syntax.children(noun, "poss") for t in syntax.with_conjuncts(c)]
    found += [t for t in syntax.prepositions(noun, "of", "by", "from") if names.party(t)] + named_before(noun, names)
    return found or _inner(noun, names)


def _inner(noun: Token, names: Names) -> list[Token]:
    """Give the nation of what a noun is of: ``imports of Egyptian wheat``."""
    return [n for t in syntax.prepositions(noun, "of", "from") for n in named_before(t, names)]


def owners(noun: Token, names: Names) -> list[Token]:
    """Give whose a thing is or whom it has to do with: its possessor, else who stands in a phrase or name beside it."""
    found = [t for c in syntax.children(noun, "poss") for t in syntax.with_conjuncts(c)]
    if any(names.party(t) and t.pos_ != "PRON" for t in found):
        return found
    if category(lemma(noun)) == "arms":
        return found + [t for t in syntax.prepositions(noun, "of") if names.party(t)]  # a weapon's nation made it, not owns it
    found += [t for c in syntax.children(noun, "acl") if c.tag_ == "VBN" for t in syntax.agents(c) if names.party(t)]
    found += [t for t in syntax.prepositions(noun, "of", "by", "from", "in", "against", "on", "with", "to") if names.party(t)]
    found += named_before(noun, names)
    return found or _inner(noun, names)


def before(noun: Token, names: Names) -> list[Token]:
    """Give the nations that stand before a noun: ``Russian arms``, ``U.S. aid``; a make (``Shahed drones``) is none."""
    return [t for t in named_before(noun, names) if t.ent_type_ in ("GPE", "NORP") and category(lemma(t)) is None]


def side(head: Token, names: Names) -> Side:
    """Give the side that a noun heads: the name that covers it, else its phrase without clauses and prepositions."""
    span = naming(head, names)
    piece = names.passage.slice(span)
    return Side(span=span, name=" ".join(piece.text.split()) if piece is not None else head.text)


def naming(head: Token, names: Names) -> Span:
    """Give the phrase that names a side, as offsets of the document."""
    mention = names.mention(head)
    if mention is not None:
        return mention.span
    inside = [c for c in syntax.children(head, "amod", "compound", "nmod", "nummod", "poss") if c.i < head.i and c.pos_ != "PRON"]
    left = min((c.left_edge.i for c in inside), default=head.i)
    first = names.passage.at(head.doc[left])
    return first[0], names.passage.at(head)[1]
