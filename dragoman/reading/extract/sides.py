"""Sides: who acts and who is acted on, read from the parse around a trigger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.model.records import Mention, Side
from dragoman.model.spans import Span, covers
from dragoman.reading.extract import syntax
from dragoman.reading.extract.patterns import lexicon, words
from dragoman.reading.extract.triggers import Trigger, lemma
from dragoman.world.items import category

if TYPE_CHECKING:
    from spacy.tokens import Token

# Tried in this order where the lexicon names no slot: nearest to the act first.
USUAL = ("against", "on", "to", "with", "at", "from", "for", "over", "upon", "toward", "towards", "into", "of", "between", "in")
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
# How far into a report a dateline's dash may stand, in tokens.
DATELINE = 24
ENDINGS = ("er", "or", "ist", "man", "men", "woman", "women", "eer", "ee", "mistress", "folk", "crat")
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
        if token.i > DATELINE or not lead.is_upper or len(lead) < 3:
            return False
        dash = next((t.i for t in token.doc[1:DATELINE] if t.text in ("-", "–", "—") and t.nbor(-1).whitespace_), 0)
        return token.i < dash

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
        if token.pos_ == "NOUN" and human(low):
            return True
        if low in words("nouns.toml", "people") or token.lower_ in words("nouns.toml", "people"):
            return True
        if token.pos_ == "PROPN" or self.mention(token):
            return (self.named(token) or not token.ent_type_) and token.ent_type_ not in ("DATE", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT")
        return token.pos_ == "NUM" and any(self.party(t) for t in syntax.prepositions(token, "of"))

    def target(self, token: Token) -> bool:
        """Whether force can be used on it: a party, or a place or thing of the list."""
        return self.party(token) or (token.pos_ == "PROPN" and not token.ent_type_) or lemma(token) in words("nouns.toml", "targets")


def human(noun: str) -> bool:
    """Whether a noun's ending names who does or is something: ``signalman``, ``petitioner``, ``pacifist``."""
    return len(noun) > 5 and noun.endswith(ENDINGS) and noun not in words("nouns.toml", "not_people") and category(noun) is None


@dataclass(frozen=True, slots=True)
class Parties:
    """The head tokens of both sides. ``mutual``: all of them act."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    mutual: bool = False


def parties(trigger: Trigger, names: Names) -> Parties:
    """Give the sides of a trigger, empty where the text names none."""
    actors = tuple(t for s in map(_measured, _actors(trigger, names)) for t in _wielders(s, trigger, names) if names.party(t))
    recipients = tuple(t for t in _recipients(trigger, names) if t not in actors)
    if trigger.pattern.turned:
        named = _slots(trigger, trigger.pattern.actor_slots, names)
        return Parties(tuple(t for t in named if names.party(t) and t not in actors), actors)
    return Parties(actors, _distinct(recipients, trigger), trigger.pattern.mutual)


def _wielders(head: Token, trigger: Trigger, names: Names) -> list[Token]:
    """Give who wields an instrument of force: ``struck by Russian missiles``."""
    if trigger.pattern.root not in FORCE or names.party(head) or lemma(head) not in words("nouns.toml", "instruments"):
        return [head]
    return [t for c in syntax.children(head, "poss") for t in syntax.with_conjuncts(c)] + _named_before(head, names)


def lifeless(trigger: Trigger, names: Names) -> bool:
    """Whether the subject is told and nobody: storms strike, news breaks, data support a view."""
    head = trigger.head
    if trigger.nominal or syntax.is_passive(head):
        return False
    told = [s for s in syntax.children(head, "nsubj") if s.lower_ not in ("who", "which", "that", "it", "this", "what")]
    return (
        bool(told)
        and not any(names.party(t) for s in map(_measured, told) for t in _wielders(s, trigger, names))
        and not any(lemma(s) in words("nouns.toml", "instruments") and trigger.pattern.root in FORCE for s in told)
    )


def _distinct(found: tuple[Token, ...], trigger: Trigger) -> tuple[Token, ...]:
    return tuple(t for n, t in enumerate(found) if t not in found[:n] and t not in trigger.tokens)


def _actors(trigger: Trigger, names: Names) -> list[Token]:
    head = trigger.head
    if not trigger.nominal:
        return _adjective_subjects(head) if head.pos_ == "ADJ" and head.tag_[0] == "J" else syntax.subjects(head)
    found = [t for c in syntax.children(head, "poss") for t in syntax.with_conjuncts(c)]
    found += syntax.agents(head) + _named_before(head, names)
    if not found and "of" not in trigger.pattern.slots:
        found = syntax.prepositions(head, "of")
    if not found and trigger.pattern.mutual:
        return syntax.prepositions(head, "between", "with", *(() if trigger.pattern.weak else ("of",)))
    if not found and "from" in trigger.pattern.slots:
        found = syntax.prepositions(head, "from")
    return found


def _adjective_subjects(head: Token) -> list[Token]:
    return syntax.surface_subjects(head)


def _named_before(noun: Token, names: Names) -> list[Token]:
    """Give names that stand before a noun as its doer: ``U.S. sanctions``, ``the Russian invasion``."""
    found = [c for c in syntax.children(noun, "amod", "compound", "nmod") if c.pos_ in ("PROPN", "ADJ") and names.named(c)]
    joined = [t for c in found for t in c.subtree if t != c and t.pos_ in ("PROPN", "ADJ") and t.ent_type_ in ENTITIES and _paired(t, c)]
    return sorted({*found, *joined}, key=lambda t: t.i)


def _paired(other: Token, name: Token) -> bool:
    """Whether two names stand side by side as doers: ``Russian-Iranian talks``, ``Russian and Iranian talks``."""
    between = other.doc[min(other.i, name.i) + 1 : max(other.i, name.i)]
    return bool(len(between)) and all(t.lower_ in ("-", "–", "and", ",", "/", "or") or t.ent_type_ in ENTITIES for t in between)


def _recipients(trigger: Trigger, names: Names) -> list[Token]:
    slots = trigger.pattern.slots or _default_slots(trigger)
    found = _slots(trigger, slots, names)
    if not found and trigger.pattern.slots and not (trigger.pattern.picky or trigger.pattern.weak):
        found = _slots(trigger, [s for s in _default_slots(trigger) if s != "o"], names)
    return found


def _default_slots(trigger: Trigger) -> tuple[str, ...]:
    if trigger.pattern.mutual and not trigger.nominal:
        return ("with", "between", "held") if trigger.pattern.objects else ("o", "with", "between")
    return (*USUAL,) if trigger.nominal else ("o", "i", *USUAL[:8], "poss")


def _slots(trigger: Trigger, slots: Iterable[str], names: Names) -> list[Token]:
    """Give what stands in the first slot that holds a possible side."""
    for slot in slots:
        found = [r for t in _slot(trigger, slot, names) for r in _meant(t, trigger, names)]
        if found:
            return found
    return []


def _meant(token: Token, trigger: Trigger, names: Names) -> list[Token]:
    """Give the party that a noun is or belongs to: the border with Morocco, a tanker of Greece; the thing itself where nobody owns it."""
    noun = _measured(token)
    if names.party(noun):
        return [noun] if _may_be(noun, trigger, names) else []
    # What another act is done to is no owner: "missiles for its attacks on civilians" go to no civilian.
    act = lemma(noun) in lexicon().noun_roots
    if trigger.pattern.root == "CONSULT" and lemma(noun) in words("nouns.toml", "gatherings"):
        return []  # who speaks at a newspaper's conference has not met the newspaper
    loose = _doers(noun, names) if act else _owners(noun, names)
    owners = [t for t in loose if names.party(t) and _may_be(t, trigger, names)]
    return owners or ([noun] if _may_be(noun, trigger, names) else [])


def _may_be(token: Token, trigger: Trigger, names: Names) -> bool:
    if token.dep_ == "poss" and token.pos_ == "PRON":
        return False
    return names.target(token) if trigger.pattern.root in FORCE else names.party(token)


def _slot(trigger: Trigger, slot: str, names: Names) -> list[Token]:
    head, held = trigger.head, trigger.held
    if slot == "o":
        return _objects(trigger, names)
    if slot == "d":
        return [_measured(o) for o in syntax.objects(head) if o != held]
    if slot == "i":
        return syntax.datives(head) + ([] if trigger.nominal else _bare_dative(trigger))
    if slot == "poss":
        return [t for o in ([held] if held else syntax.objects(head)) for t in _owners(o, names)]
    if slot == "c":
        return [t for c in syntax.children(head, "ccomp", "xcomp") if _bidden(c) for t in syntax.children(c, "nsubj", "nsubjpass")]
    if slot == "held":  # "signed a contract to supply Russia": who is served by the pact has its part in it
        return [t for t in _in_complement(held, names) if names.named(t)] if held is not None else []
    if slot == "x":
        return _in_complement(head, names) or (_in_complement(held, names) if held is not None else [])
    roots = [head, *trigger.tokens, *([held] if held else []), *([] if trigger.nominal else syntax.objects(head))]
    return [t for r in dict.fromkeys(roots) for t in _prepositional(r, slot)]


def _bidden(clause: Token) -> bool:
    """Whether a complement says what shall be done (to do, that he do, that he should do), not what is so."""
    aux = {c.lower_ for c in syntax.children(clause, "aux")}
    return clause.tag_ == "VB" and not aux & {"do", "does", "did", "will", "can"}


def _prepositional(token: Token, form: str) -> list[Token]:
    if token.pos_ == "ADP":
        return [t for p in syntax.children(token, "pobj") for t in syntax.with_conjuncts(p)] if token.lower_ == form else []
    return syntax.prepositions(token, form)


def _bare_dative(trigger: Trigger) -> list[Token]:
    """Give a passive's subject where the thing given is its object: ``Kyiv was given tanks``."""
    head = trigger.head
    held = trigger.held
    return [s for s in syntax.surface_subjects(head) if syntax.is_passive(head) and s != held]


def _objects(trigger: Trigger, names: Names) -> list[Token]:
    found: list[Token] = []
    nouns = [n for n in syntax.objects(trigger.head) if n != trigger.held]
    if trigger.pattern.root in ("AID", "COOPERATE") and _things(trigger, nouns):
        return []
    for noun in nouns:
        inner = _measured(noun)
        found += [inner] if names.target(inner) else _owners(noun, names)
    return found


def _things(trigger: Trigger, nouns: list[Token]) -> bool:
    """Whether what is handed over stands as the object: ``supplied officers and militias``, ``it was sold``."""
    if lemma(trigger.head) not in words("nouns.toml", "handing") or syntax.prepositions(trigger.head, "with"):
        return False
    return any(category(lemma(n)) is not None or n.lower_ in ("it", "they", "them") for n in nouns)


def _measured(noun: Token) -> Token:
    """Look through a measure: ``scores of villagers`` are villagers."""
    if lemma(noun) in words("measures.toml", "measures") or noun.pos_ == "NUM":
        return next(iter(syntax.prepositions(noun, "of")), noun)
    return noun


def _doers(noun: Token, names: Names) -> list[Token]:
    """Give who does what a noun names, not to whom: ``behind a war on a third side`` stands behind Russia."""
    found = [t for c in syntax.children(noun, "poss") for t in syntax.with_conjuncts(c)]
    return found + [t for t in syntax.prepositions(noun, "of", "by", "from") if names.party(t)] + _named_before(noun, names)


def _owners(noun: Token, names: Names) -> list[Token]:
    found = [t for c in syntax.children(noun, "poss") for t in syntax.with_conjuncts(c)]
    if any(names.party(t) and t.pos_ != "PRON" for t in found):
        return found
    if category(lemma(noun)) == "arms":
        return found + [t for t in syntax.prepositions(noun, "of") if names.party(t)]  # a weapon's nation made it, not owns it
    found += [t for c in syntax.children(noun, "acl") if c.tag_ == "VBN" for t in syntax.agents(c) if names.party(t)]
    found += [t for t in syntax.prepositions(noun, "of", "by", "from", "in", "against", "on", "with", "to") if names.party(t)]
    return found + _named_before(noun, names)


def _in_complement(head: Token, names: Names) -> list[Token]:
    """Give the first party within the clause that completes the act, its own subject left out where the act's subject lends it."""
    for clause in syntax.children(head, "xcomp", "ccomp", "acl", "pcomp", "advcl"):
        if clause.dep_ == "advcl" and not any(c.lower_ == "to" for c in syntax.children(clause, "aux")):
            continue
        deps = ("dobj", "pobj", "dative", "poss", "nsubjpass")
        own = [t for t in syntax.children(clause, "nsubj") if clause.dep_ == "ccomp" and t.pos_ != "PRON" and names.party(t)]
        inside = own + [t for t in clause.subtree if t.i != head.i and t.dep_ in deps and names.party(t)]
        if inside:
            return inside[:1]
    preps = [p for prep in syntax.children(head, "prep") for p in syntax.children(prep, "pcomp")]
    return [t for p in preps for t in p.subtree if t.dep_ in ("dobj", "pobj", "poss") and names.party(t)][:1]


def before(noun: Token, names: Names) -> list[Token]:
    """Give the nations that stand before a noun: ``Russian arms``, ``U.S. aid``; a make (``Shahed drones``) is none."""
    return [t for t in _named_before(noun, names) if t.ent_type_ in ("GPE", "NORP") and category(lemma(t)) is None]


# Who is called a partner of somebody and gives: to that somebody.
PARTNERS = frozenset({"partner", "ally", "patron", "client", "backer", "supporter", "friend", "lifeline", "supplier", "benefactor"})


def implied(verb: Token, names: Names) -> Token | None:
    """Give the receiver that the clause above implies: ``emerged as Russia's partner, providing drones``; None where it implies none."""
    over = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or over.pos_ not in ("VERB", "AUX"):
        return None
    nouns = syntax.children(over, "attr", "oprd") + syntax.prepositions(over, "as")
    owners = [t for n in nouns if lemma(n) in PARTNERS for t in (*syntax.children(n, "poss"), *syntax.prepositions(n, "of", "to", "for"))]
    return next((t for t in owners if names.party(t) and t.pos_ != "PRON"), None)


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
