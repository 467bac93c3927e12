"""Passings: the words of a passage that say something passes, with the thing and who stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from dragoman.model.annotation import Passage
from dragoman.model.records import Category, TransferStatus
from dragoman.reading.extract import syntax
from dragoman.reading.extract.factuality import Facts, facts
from dragoman.reading.extract.names import Names, before
from dragoman.reading.extract.patterns import Pattern, parts, toml, words
from dragoman.reading.extract.sides import implied
from dragoman.reading.extract.triggers import Trigger, lemma
from dragoman.world.items import category

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many things one word of passing may list.
LISTED = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """Where giver, receiver and thing stand around a word, and what the bare deed means."""

    status: TransferStatus
    words: tuple[str, ...] = ()
    giver: tuple[str, ...] = ()
    receiver: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passing:
    """One word of passing with what was found around it; ``inferred``: the giver is read off the thing's own name."""

    head: Token
    frame: Frame
    givers: tuple[Token, ...]
    receivers: tuple[Token, ...]
    thing: Token
    category: Category
    facts: Facts
    inferred: bool = False


@cache
def _frames(kind: Literal["verbs", "nouns"]) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, tuple[Frame, ...]] = {}
    for status, lines in toml("transfers.toml")[kind].items():
        for line in parts(lines):
            plain = [w for w in line.split() if "=" not in w]
            slots = {w[0]: tuple(w[2:].split("|")) for w in line.split() if "=" in w}
            frame = Frame(status, tuple(plain[1:]), slots.get("g", ()), slots.get("r", ()), slots.get("t", ()))
            table[plain[0]] = (*table.get(plain[0], ()), frame)
    return {k: tuple(sorted(v, key=lambda f: -len(f.words))) for k, v in table.items()}


def _role(key: str) -> frozenset[str]:
    return words("transfers.toml", key)


def passings(passage: Passage, names: Names) -> Iterator[Passing]:
    """Yield each word of the passage that says something passes, with a thing that has a category and at least one side."""
    for token in passage.doc:
        if token.pos_ == "VERB" and lemma(token) in ("include", "comprise"):
            yield from _listed(token, names)
        elif token.pos_ == "VERB":
            yield from _verbal(token, names)
        elif token.pos_ == "NOUN" and lemma(token) in _role("receivers") | _role("givers"):
            yield from _cast(token, names)
        elif token.pos_ == "NOUN":
            yield from _nominal(token, names)


def _verbal(verb: Token, names: Names) -> Iterator[Passing]:
    for frame in _frames("verbs").get(lemma(verb), ()):
        if any(w not in {c.lower_ for c in verb.children} for w in frame.words) or _hurled(verb):
            continue
        things = [(t, c) for s in frame.thing for o in _at(verb, s) for t in _spelt_out(o) if (c := kind_of(t)) is not None]
        things += [(t, c) for t in (_strayed(verb) if things else ()) if (c := kind_of(t)) is not None]
        if "s" in frame.thing:
            things = [(t, c) for t, c in things if c != "personnel"]  # who goes somewhere is handed to nobody
        for thing, kind in things[:LISTED]:
            givers, receivers, inferred = _ends(verb, frame, thing, names)
            if (givers or receivers) and (receivers or "s" not in frame.thing):
                yield Passing(verb, frame, givers, receivers, thing, kind, _said_of(thing, facts(_trigger(verb))), inferred)
        if things:
            return


def _hurled(verb: Token) -> bool:
    """Whether the thing is sent at somebody, not to: ``drones sent against the city``."""
    return lemma(verb) in ("send", "fly", "launch") and bool(syntax.prepositions(verb, "at", "against", "on", "over"))


def _said_of(thing: Token, how: Facts) -> Facts:
    """Deny of the thing what the phrase excludes: ``know-how but no weapons``."""
    if not any(t.lower_ in ("no", "neither", "nor") for t in thing.doc[thing.left_edge.i : thing.i]):
        return how
    return replace(how, polarity="-")


def _strayed(verb: Token) -> list[Token]:
    """Give items of the verb's list that the parser tied to people between: ``rifles for raids on villages, and pumps``."""
    tied = [t for t in verb.subtree if t.i > verb.i and t.dep_ == "conj" and t.head.dep_ in ("pobj", "conj")]
    return [t for t in tied if syntax.clause_head(t) == verb and kind_of(_lead(t)) is None and t.head.i + 1 < t.i]


def _lead(noun: Token) -> Token:
    while noun.dep_ == "conj":
        noun = noun.head
    return noun


def _spelt_out(thing: Token) -> list[Token]:
    """Give the thing and what it is said to include: ``equipment, including mortars and rifles``."""
    inner = [t for root in dict.fromkeys((thing, real(thing))) for t in syntax.prepositions(root, "including")]
    return [thing, *inner]


def _ends(verb: Token, frame: Frame, thing: Token, names: Names) -> tuple[tuple[Token, ...], tuple[Token, ...], bool]:
    givers = _first(verb, frame.giver, thing, names)
    receivers = tuple(t for t in _first(verb, frame.receiver, thing, names) if t not in givers)
    if not receivers and "to" in frame.receiver:
        receivers = tuple(t for t in syntax.prepositions(thing, "to", "for") if names.party(t)) or _implied(verb, names)
    if not givers and ("from" in frame.giver or "s" in frame.thing):
        givers = tuple(t for t in syntax.prepositions(real(thing), "from") + syntax.prepositions(thing, "from") if names.party(t))[:1]
    if givers or not receivers or not ("s" in frame.receiver or "from" in frame.giver):
        return givers, receivers, False
    made = tuple(t for t in before(real(thing), names) if t not in receivers)[:1]
    if any(_same(m, r) for m in made for r in receivers) or (frame.status == "used" and not all(_known(r, names) for r in receivers)):
        return (), receivers, False
    return made, receivers, bool(made)


def _same(made: Token, user: Token) -> bool:
    """Whether a nation's own thing stands with itself: Russia that uses Russian drones."""
    return any(t.lower_[:4] == made.lower_[:4] for t in user.subtree)


def _known(user: Token, names: Names) -> bool:
    return names.named(user) or user.pos_ == "PRON" or bool(before(user, names))


def _implied(verb: Token, names: Names) -> tuple[Token, ...]:
    found = implied(verb, names)
    return () if found is None else (found,)


def _first(verb: Token, slots: Sequence[str], thing: Token, names: Names) -> tuple[Token, ...]:
    for slot in slots:
        at = _at(verb, slot)
        if slot == "o" and any(kind_of(t) is not None for t in at):
            continue  # "supplied officers and militias": all that is listed is handed over
        found = tuple(t for t in at if t != thing and kind_of(t) is None and names.party(t))
        if found:
            return found
    return ()


def _at(verb: Token, slot: str) -> list[Token]:
    if slot == "s":
        return syntax.objects(verb) if syntax.is_passive(verb) and not syntax.agents(verb) else syntax.subjects(verb)
    if slot == "o":
        return syntax.objects(verb)
    if slot == "i":
        return syntax.datives(verb)
    return syntax.prepositions(verb, slot) + (syntax.datives(verb) if slot == "to" else [])


def _listed(verb: Token, names: Names) -> Iterator[Passing]:
    """What a side's help is said to include: ``its support has included rifles for recruits``."""
    for help_ in syntax.surface_subjects(verb):
        if lemma(help_) not in _role("help"):
            continue
        givers = tuple(t for t in (*_poss(help_), *before(help_, names), *syntax.prepositions(help_, "from")) if names.party(t))
        shared = tuple(t for t in syntax.prepositions(help_, "to", "for") if names.party(t))
        for thing, kind in _things_of(verb):
            receivers = tuple(t for t in syntax.prepositions(thing, "to", "for") if names.party(t)) or shared
            if givers or receivers:
                yield Passing(verb, Frame("delivered"), givers, receivers, thing, kind, facts(_trigger(verb)))


def _things_of(verb: Token) -> list[tuple[Token, Category]]:
    found = syntax.objects(verb)
    acts = [t for t in verb.subtree if t.i > verb.i and t.dep_ == "conj" and lemma(t) in _frames("nouns")]
    found += [t for a in dict.fromkeys((*acts, *found)) if lemma(a) in _frames("nouns") for t in syntax.prepositions(a, "of")]
    return [(t, c) for t in dict.fromkeys(found) if (c := kind_of(t)) is not None]


def _cast(noun: Token, names: Names) -> Iterator[Passing]:
    """Who is called a receiver or giver of a thing: ``became a recipient of arms``, ``a source of weapons for Moscow``."""
    who = tuple(t for t in _called(noun) if names.party(t))
    gets = lemma(noun) in _role("receivers")
    for thing in syntax.prepositions(noun, "of"):
        kind = kind_of(thing)
        if kind is None or not who:
            continue
        verb = syntax.clause_head(noun)
        made = tuple(before(real(thing), names))
        if gets:
            givers = tuple(t for t in syntax.prepositions(noun, "from") if names.party(t)) or made
            yield Passing(noun, Frame("delivered"), givers, who, thing, kind, facts(_trigger(verb)), bool(made))
        else:
            to = [t for r in (noun, thing, real(thing)) for t in syntax.prepositions(r, "to", "for")] + _after(noun, "to", "for")
            to += [t for t in syntax.prepositions(noun.head.head, "to", "for") if noun.head.lower_ == "as" and t.i > noun.i]
            receivers = tuple(dict.fromkeys(t for t in to if names.party(t) and t not in who)) or tuple(
                t for t in _poss(noun) if names.party(t)
            )
            yield Passing(noun, Frame("delivered"), who, receivers, thing, kind, facts(_trigger(verb)))


def _called(noun: Token) -> list[Token]:
    """Give who is said to be what the noun says."""
    if noun.dep_ in ("attr", "oprd"):
        return syntax.surface_subjects(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        return syntax.surface_subjects(noun.head.head)
    if noun.dep_ == "appos":
        return [noun.head]
    return []


def _poss(noun: Token) -> list[Token]:
    return [t for c in syntax.children(noun, "poss") for t in syntax.with_conjuncts(c)]


def _after(noun: Token, *forms: str) -> list[Token]:
    """Give what a preposition behind the noun holds that the parser hung on the verb: ``reduce its supply of rifles to the police``."""
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX") or noun.dep_ not in ("dobj", "nsubjpass", "attr"):
        return []
    return [t for t in syntax.prepositions(verb, *forms) + syntax.datives(verb) if t.i > noun.i]


def _nominal(noun: Token, names: Names) -> Iterator[Passing]:
    frame = next(iter(_frames("nouns").get(lemma(noun), ())), None)
    if frame is None or (noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in _frames("verbs")):
        return
    things = [*syntax.prepositions(noun, "of"), *syntax.children(noun, "compound")]
    owners = [*_poss(noun), *syntax.agents(noun), *before(noun, names)]
    for thing, kind in [(t, c) for t in things if (c := kind_of(t)) is not None][:LISTED]:
        givers = tuple(t for t in owners or syntax.prepositions(noun, "from") if names.party(t))
        to = [*syntax.prepositions(noun, "to", "for"), *syntax.prepositions(thing, "to", "for")] or _after(noun, "to", "for")
        receivers = tuple(t for t in to if names.party(t) and t not in givers)
        made = () if givers else tuple(before(real(thing), names))[:1]
        if givers or receivers:
            yield Passing(noun, frame, givers or made, receivers, thing, kind, facts(_trigger(noun)), bool(made))


def _trigger(head: Token) -> Trigger:
    return Trigger(head, Pattern(lemma(head), "AID", None, noun=head.pos_ == "NOUN"), (head,))


def kind_of(noun: Token) -> Category | None:
    """Give the category of the thing that a noun names, its measure looked through (``dozens of tanks``); None where it names none."""
    thing = real(noun)
    before_ = " ".join(t.lemma_.lower() for t in [*syntax.children(thing, "compound"), thing])
    described = " ".join(t.lemma_.lower() for t in [*syntax.children(thing, "amod", "compound"), thing][-2:])
    return category(before_, described, thing.lower_, lemma(thing))


def real(noun: Token) -> Token:
    """Give the noun that a measure measures, else the noun itself."""
    for _ in range(3):
        if noun.pos_ != "NUM" and lemma(noun) not in words("measures.toml", "measures") | words("measures.toml", "containers"):
            return noun
        noun = next(iter(syntax.prepositions(noun, "of")), noun)
    return noun
