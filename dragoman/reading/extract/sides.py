"""Sides: who acts and who is acted on, read from the parse around a trigger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.reading.extract import contexts, syntax
from dragoman.reading.extract.names import Names, doers, human, measured, named_before, owners
from dragoman.reading.extract.patterns import lexicon, words
from dragoman.reading.extract.triggers import Trigger, candidates, lemma
from dragoman.world.items import category

if TYPE_CHECKING:
    from spacy.tokens import Token

# Tried in this order where the lexicon names no slot: nearest to the act first.
USUAL = ("against", "on", "to", "with", "at", "from", "for", "over", "upon", "toward", "towards", "into", "of", "between", "in")
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The head tokens of both sides. ``mutual``: all of them act."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    mutual: bool = False


def parties(trigger: Trigger, names: Names) -> Parties:
    """Give the sides of a trigger, empty where the text names none."""
    told = (t for s in map(measured, _actors(trigger, names)) for t in _wielders(s, trigger, names) if names.party(t))
    actors = tuple(dict.fromkeys(a for t in told for a in _speakers(t, names))) or _writers(trigger, names)
    recipients = tuple(t for t in _recipients(trigger, names) if t not in actors)
    if trigger.pattern.turned:
        named = _slots(trigger, trigger.pattern.actor_slots, names)
        return Parties(tuple(t for t in named if names.party(t) and t not in actors), actors)
    return Parties(actors, _distinct(recipients, trigger), trigger.pattern.mutual)


def _writers(trigger: Trigger, names: Names) -> tuple[Token, ...]:
    """Give whose paper speaks: ``the senate adopted a motion criticising the governor``."""
    head, noun = trigger.head, trigger.head.head
    if trigger.nominal or head.dep_ != "acl" or head.tag_ != "VBG" or noun.dep_ != "dobj" or names.party(noun):
        return ()
    return tuple(t for t in syntax.surface_subjects(noun.head) if names.party(t))


def _speakers(token: Token, names: Names) -> list[Token]:
    """Give for a pronoun in reported words the speaker that it must mean: ``gunmen said they will free``, ``Peru says it sent``."""
    verb = contexts.first(token.head)
    if token.lower_ not in ("they", "it") or token.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.i < verb.head.i:
        return [token]
    own = [t for s in syntax.children(verb.head, "nsubj") for t in syntax.with_conjuncts(s)]
    many = len(own) > 1 or any(t.tag_ in ("NNS", "NNPS") for t in own)
    one = len(own) == 1 and (own[0].ent_type_ in ("GPE", "ORG") or own[0].tag_ == "NN") and own[0].ent_type_ != "PERSON"
    meant = many if token.lower_ == "they" else one and not human(lemma(own[0]))
    return own if meant and all(names.party(t) for t in own) else [token]


def _wielders(head: Token, trigger: Trigger, names: Names) -> list[Token]:
    """Give who wields an instrument of force: ``struck by Russian missiles``."""
    if trigger.pattern.root not in FORCE or names.party(head) or lemma(head) not in words("nouns.toml", "instruments"):
        return [head]
    return [t for c in syntax.children(head, "poss") for t in syntax.with_conjuncts(c)] + named_before(head, names)


def lifeless(trigger: Trigger, names: Names) -> bool:
    """Whether the subject is told and nobody: storms strike, news breaks, data support a view."""
    head = trigger.head
    if trigger.nominal or syntax.is_passive(head):
        return False
    told = [s for s in syntax.children(head, "nsubj") if s.lower_ not in ("who", "which", "that", "it", "this", "what")]
    return (
        bool(told)
        and not any(names.party(t) for s in map(measured, told) for t in _wielders(s, trigger, names))
        and not any(lemma(s) in words("nouns.toml", "instruments") and trigger.pattern.root in FORCE for s in told)
    )


def _distinct(found: tuple[Token, ...], trigger: Trigger) -> tuple[Token, ...]:
    return tuple(t for n, t in enumerate(found) if t not in found[:n] and t not in trigger.tokens)


def _actors(trigger: Trigger, names: Names) -> list[Token]:
    head = trigger.head
    if not trigger.nominal:
        return _adjective_subjects(head) if head.pos_ == "ADJ" and head.tag_[0] == "J" else syntax.subjects(head)
    found = [t for c in syntax.children(head, "poss") for t in syntax.with_conjuncts(c)]
    found += syntax.agents(head) + named_before(head, names)
    if not found and "of" not in trigger.pattern.slots and not (trigger.pattern.mutual and trigger.pattern.weak):
        found = syntax.prepositions(head, "of")
    if not found and trigger.pattern.mutual:
        return syntax.prepositions(head, "between", "with", *(() if trigger.pattern.weak else ("of",)))
    if not found and "from" in trigger.pattern.slots:
        found = syntax.prepositions(head, "from")
    return found


def _adjective_subjects(head: Token) -> list[Token]:
    return syntax.surface_subjects(head)


def _recipients(trigger: Trigger, names: Names) -> list[Token]:
    slots = trigger.pattern.slots or _default_slots(trigger)
    found = _slots(trigger, slots, names)
    if not found and trigger.pattern.slots and not (trigger.pattern.picky or trigger.pattern.weak):
        found = _slots(trigger, [s for s in _default_slots(trigger) if s != "o"], names)
    return found


def _default_slots(trigger: Trigger) -> tuple[str, ...]:
    if trigger.pattern.mutual and not trigger.nominal:
        return ("with", "between", "held") if trigger.pattern.objects else ("o", "with", "between")
    if trigger.pattern.root == "AID" and not trigger.nominal:
        return ("o", "i", "to", "with", "for", "poss")
    return (*USUAL,) if trigger.nominal else ("o", "i", *USUAL[:8], "poss")


def _slots(trigger: Trigger, slots: Iterable[str], names: Names) -> list[Token]:
    """Give what stands in the first slot that holds a possible side."""
    for slot in slots:
        held = _slot(trigger, slot, names)
        found = [t for t in held if _bare(t)] if slot == "i" else []  # who is given a thing need not be on a list of people
        found = found or [r for t in held for r in _meant(t, trigger, names)]
        if found:
            return found
    return []


def _bare(token: Token) -> bool:
    return token.dep_ == "dative" and token.pos_ in ("NOUN", "PROPN") and category(lemma(token)) is None


def _meant(token: Token, trigger: Trigger, names: Names) -> list[Token]:
    """Give the party that a noun is or belongs to: the border with Morocco, a tanker of Greece; the thing itself where nobody owns it."""
    noun = measured(token)
    if names.party(noun):
        return [noun] if _may_be(noun, trigger, names) else []
    # What another act is done to is no owner: "missiles for its attacks on civilians" go to no civilian.
    act = lemma(noun) in lexicon().noun_roots
    if trigger.pattern.root == "CONSULT" and lemma(noun) in words("nouns.toml", "gatherings"):
        return []  # who speaks at a newspaper's conference has not met the newspaper
    if trigger.pattern.root == "ASSAULT" and lemma(noun) in words("nouns.toml", "abstract"):
        return []  # "the destruction of relations with Kyiv" destroys no Kyiv
    narrow = act or trigger.pattern.root in ("AID", "COOPERATE")
    loose = doers(noun, names) if narrow else owners(noun, names)
    theirs = [t for t in loose if names.party(t) and _may_be(t, trigger, names)]
    return theirs or ([noun] if _may_be(noun, trigger, names) else [])


def _may_be(token: Token, trigger: Trigger, names: Names) -> bool:
    if token.dep_ == "poss" and token.pos_ == "PRON":
        return False
    return names.target(token) if trigger.pattern.root in FORCE else names.party(token)


def _slot(trigger: Trigger, slot: str, names: Names) -> list[Token]:
    head, held = trigger.head, trigger.held
    if slot == "o":
        return _objects(trigger, names)
    if slot == "d":
        return [measured(o) for o in syntax.objects(head) if o != held]
    if slot == "i":
        return syntax.datives(head) + ([] if trigger.nominal else _bare_dative(trigger))
    if slot == "poss":
        return [t for o in ([held] if held else syntax.objects(head)) for t in owners(o, names)]
    if slot == "c":
        return [t for c in syntax.children(head, "ccomp", "xcomp") if _bidden(c) for t in syntax.children(c, "nsubj", "nsubjpass")]
    if slot == "held":  # "signed a contract to equip Benin": who is served by the pact has its part in it
        return [t for t in _in_complement(held, names) if names.named(t)] if held is not None and _to_do(held) else []
    if slot == "x":
        return _in_complement(head, names) or (_in_complement(held, names) if held is not None else [])
    roots = [head, *trigger.tokens, *([held] if held else []), *([] if trigger.nominal else syntax.objects(head))]
    if held is not None:  # "condemnation and rejection of", "sanctions imposed on"
        roots += [held.head] if held.dep_ == "conj" else []
        roots += [c for c in syntax.children(held, "acl") if c.tag_ == "VBN"]
    return [t for r in dict.fromkeys(roots) for t in _prepositional(r, slot)]


def _to_do(noun: Token) -> bool:
    """Whether a noun is followed by what it is to bring: ``a contract to supply``."""
    return any(c.tag_ == "VB" for c in syntax.children(noun, "acl"))


def _bidden(clause: Token) -> bool:
    """Whether a complement says what shall be done (to do, that he do, that he should do), not what is so."""
    aux = {c.lower_ for c in syntax.children(clause, "aux")}
    return clause.tag_ == "VB" and not aux & {"do", "does", "did", "will", "can"}


def _prepositional(token: Token, form: str) -> list[Token]:
    if token.pos_ == "ADP":
        return [t for p in syntax.children(token, "pobj") for t in syntax.with_conjuncts(p)] if token.lower_ == form else []
    clauses = [c for p in syntax.children(token, "prep") if p.lower_ == form for c in syntax.children(p, "pcomp")]
    whether = [t for c in clauses for t in syntax.children(c, "nsubj", "nsubjpass") if t.pos_ != "PRON"]
    return syntax.prepositions(token, form) + whether


def _bare_dative(trigger: Trigger) -> list[Token]:
    """Give a passive's subject where the thing given is its object: ``Kyiv was given tanks``."""
    head = trigger.head
    held = trigger.held
    return [s for s in syntax.surface_subjects(head) if syntax.is_passive(head) and s != held and syntax.children(head, "dobj")]


def _objects(trigger: Trigger, names: Names) -> list[Token]:
    found: list[Token] = []
    nouns = [n for n in syntax.objects(trigger.head) if n != trigger.held]
    if trigger.pattern.root in ("AID", "COOPERATE") and _things(trigger, nouns):
        return []
    for noun in nouns:
        inner = measured(noun)
        found += [inner] if names.target(inner) else owners(noun, names)
    return found


def _things(trigger: Trigger, nouns: list[Token]) -> bool:
    """Whether what is handed over stands as the object: ``supplied officers and militias``, ``it was sold``."""
    if lemma(trigger.head) not in words("nouns.toml", "handing") or syntax.prepositions(trigger.head, "with"):
        return False
    return any(category(lemma(n)) is not None or n.lower_ in ("it", "they", "them") for n in nouns)


def _in_complement(head: Token, names: Names) -> list[Token]:
    """Give the first party within the clause that completes the act, its own subject left out where the act's subject lends it."""
    for clause in _complements(head):
        if clause.dep_ == "advcl" and not any(c.lower_ == "to" for c in syntax.children(clause, "aux")):
            continue
        if clause.dep_ == "ccomp" and clause.i < head.i:
            continue
        deps = ("dobj", "pobj", "dative", "poss", "nsubjpass")
        served = [t for t in syntax.datives(clause) if names.party(t) and t.pos_ != "PRON"]
        if served:
            return served
        act = next(iter(candidates(clause)), None) if clause.tag_ == "VB" else None
        done_to = [t for t in _recipients(act, names) if t.pos_ != "PRON" and names.party(t)] if act is not None else []
        done_to = [t for t in done_to if act is None or t != act.held]
        if done_to:
            return done_to
        own = [t for t in syntax.children(clause, "nsubj") if clause.dep_ == "ccomp" and t.pos_ != "PRON" and names.party(t)]
        inside = own + [t for t in _within(clause) if t.i != head.i and (t.dep_ in deps or _helped(t)) and names.party(t)]
        inside = [t for t in inside if (act is None or t != act.held) and t.lower_ not in ("it", "them", "itself", "themselves", "himself")]
        if inside:
            return own[:1] or [t for t in inside if names.named(t) or named_before(t, names)][:1] or inside[:1]
    preps = [p for prep in syntax.children(head, "prep") for p in syntax.children(prep, "pcomp")]
    return [t for p in preps for t in p.subtree if t.dep_ in ("dobj", "pobj", "poss") and names.party(t)][:1]


# Who is called a partner of somebody and gives: to that somebody.
PARTNERS = frozenset({"partner", "ally", "patron", "client", "backer", "supporter", "friend", "lifeline", "supplier", "benefactor"})


def implied(verb: Token, names: Names) -> Token | None:
    """Give the receiver that the clause above implies: ``became Chad's patron, providing rifles``; None where it implies none."""
    over = verb.head
    while over.dep_ == "conj" and over.head.pos_ == "ADP":
        over = over.head
    if verb.dep_ == "pcomp" and over.lower_ in ("by", "through") and over.head.pos_ == "VERB":
        helped = syntax.children(over.head, "dobj") if lemma(over.head) in ("help", "aid", "support", "assist", "back", "arm") else []
        return next((t for t in helped if names.party(t)), None)
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or over.pos_ not in ("VERB", "AUX"):
        return None
    nouns = syntax.children(over, "attr", "oprd") + syntax.prepositions(over, "as")
    theirs = [t for n in nouns if lemma(n) in PARTNERS for t in (*syntax.children(n, "poss"), *syntax.prepositions(n, "of", "to", "for"))]
    return next((t for t in theirs if names.party(t) and t.pos_ != "PRON"), None)


def _within(clause: Token) -> list[Token]:
    """Give the tokens of a clause without those of the sentences inside it: ``reopen the bridge once ...``."""
    inner = (t for t in clause.subtree if t != clause and t.dep_ in ("advcl", "relcl"))
    deep = {t.i for c in inner if any(w.dep_ in ("mark", "nsubj") for w in c.children) for t in c.subtree}
    return [t for t in clause.subtree if t.i not in deep]


def _complements(head: Token) -> list[Token]:
    """Give the clauses that complete a word, also beneath its adjective (``stands ready to``) or hung on a date between."""
    near = syntax.children(head, "xcomp", "ccomp", "acl", "pcomp", "advcl")
    near += [c for a in syntax.children(head, "acomp", "oprd", "prep") for c in syntax.children(a, "xcomp")]
    dates = [t for p in syntax.children(head, "prep", "npadvmod") for t in p.subtree if t.ent_type_ in ("DATE", "TIME", "GPE")]
    return near + [c for t in dates for c in syntax.children(t, "acl", "relcl") if any(a.lower_ == "to" for a in syntax.children(c, "aux"))]


def _helped(token: Token) -> bool:
    """Whether the noun is who is to do the bare infinitive beneath: ``help Lima build``."""
    return token.dep_ == "nsubj" and token.head.dep_ in ("ccomp", "xcomp") and token.head.tag_ == "VB"
