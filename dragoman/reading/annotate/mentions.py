"""Mentions: every phrase of the text that names an actor, one record per maximal naming phrase.

Which actor a mention has: the **state's code** where the phrase is the state, its metonym, its government, its officials by
office or a person holding office in it; then ``sector`` tells the part of the state, and a person's own id stands first among
the ``candidates``. Organisations, groups and collectives have their registry id. An adjective ("Iranian drones") has the
state too, under the label ``adjective``: it tells origin and is no actor by itself.

Labels: state, adjective, people, capital, metonym, organisation, group, collective, person, role, place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.model.records import Candidate, Mention
from dragoman.model.spans import Span
from dragoman.model.when import When
from dragoman.reading.annotate.names import Context, Hit, hits, names_city
from dragoman.reading.annotate.persons import names_body, names_thing, people
from dragoman.reading.annotate.roles import roles
from dragoman.world.actors.registry import Office, Registry

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Slice

EXTRACTOR = "annotate/1"
Namer = Callable[[str, Span], str]
_NEAR = {"amod", "compound", "nmod", "poss", "det", "nummod", "case", "punct", "cc", "conj", "advmod"}
_LABELS = {"name": "", "adjective": "adjective", "people": "people", "capital": "capital", "metonym": "metonym", "surname": "person"}
# Hand-set, to be calibrated on labelled mentions; only their order is meant now.
# Bodies of these sectors with a country act for it (codebook: metonyms and organs count as the state).
_ORGANS = ("GOV", "MIL", "SPY", "LEG", "COP")
_BEFORE_TITLES = ("former", "then", "late", "ex", "acting", "special", "top")
_SURE, _LIKELY, _UNSURE = 0.95, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Naming:
    """A naming phrase in a passage's cleaned text: ``start`` and ``end`` are characters there."""

    start: int
    end: int
    name: str
    label: str
    rule: str
    confidence: float
    actor: str | None = None
    sector: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass
class Memory:
    """The people named in full so far: a surname alone links to the last of them."""

    known: dict[str, Naming] = field(default_factory=dict)

    def keep(self, naming: Naming) -> None:
        """Remember a full name under its last part."""
        parts = naming.name.split()
        if len(parts) > 1:
            self.known[parts[-1]] = naming


def find(passages: Sequence[Passage], registry: Registry, published: When, namer: Namer, doc: str) -> tuple[Mention, ...]:
    """Return the mentions of all passages in the order of the text."""
    context = Context("\n".join(p.doc.text for p in passages))
    finder = _Finder(registry, published)
    found: list[Mention] = []
    for passage in passages:
        namings = finder.passage(passage, hits(passage, registry, context))
        found.extend(_mention(passage, naming, namer, doc) for naming in namings)
    return tuple(found)


def _mention(passage: Passage, naming: Naming, namer: Namer, doc: str) -> Mention:
    span = passage.offsets[naming.start], passage.offsets[naming.end - 1] + 1
    return Mention(
        id=namer("mention", span), doc=doc, extractor=EXTRACTOR, confidence=naming.confidence, span=span, name=naming.name,
        label=naming.label, actor=naming.actor, sector=naming.sector, candidates=naming.candidates, rule=naming.rule,
    )  # fmt: skip


class _Finder:
    """One document's mentions; remembers its people from passage to passage."""

    def __init__(self, registry: Registry, published: When) -> None:
        self.registry = registry
        self.published = published
        self.memory = Memory()

    def passage(self, passage: Passage, found: list[Hit]) -> list[Naming]:
        at = _by_token(passage.doc, found)
        namings = [self._person_of_registry(passage.doc, hit, at) for hit in found if hit.sense.entry.kind == "person"]
        others = (self._other_person(passage.doc, entity, at) for entity in people(passage.doc, found, self.memory.known))
        namings.extend(n for n in others if n is not None)
        taken = [(n.start, n.end) for n in namings]
        namings.extend(n for n in _role_phrases(passage.doc, at, taken))
        taken = [(n.start, n.end) for n in namings]
        namings.extend(_plain(passage.doc, hit) for hit in found if not _within(hit.start, hit.end, taken))
        taken.extend((h.start, h.end) for h in found)
        namings.extend(n for n in _organisations(passage.doc) if not _within(n.start, n.end, taken))
        return sorted(_apart(namings), key=lambda n: (n.start, -n.end))

    def _person_of_registry(self, doc: Doc, hit: Hit, at: dict[int, Hit]) -> Naming:
        entry = hit.sense.entry
        piece = _tokens(doc, hit.start, hit.end)
        start, words = _titles(doc, piece, at)
        terms = self.registry.offices.get(entry.id, ())
        office = _office(terms, self.published)
        country = office.country if office else None
        former = bool({"former", "ex", "late", "then"} & words)
        rule = f"registry: {office.title}" if office else "registry: no office then"
        candidates = [Candidate(actor=entry.id, confidence=_SURE)]
        if country:
            candidates.append(Candidate(actor=country, confidence=_UNSURE if former else _SURE))
        rule += "; called former" if former else ""
        naming = Naming(
            start, hit.end, entry.name, "person", rule, _UNSURE if former else _SURE,
            country, office.sector if office else None, tuple(candidates),
        )  # fmt: skip
        self.memory.keep(naming)
        return naming

    def _other_person(self, doc: Doc, entity: Slice, at: dict[int, Hit]) -> Naming | None:
        start, words = _titles(doc, entity, at)
        name = _own_name(doc[_tokens(doc, start, entity.end_char).start : entity.end], at) or entity.text
        known = self.memory.known.get(name.split()[-1])
        if known and (name == name.split()[-1] or name == known.name):
            rule = "full name before in the text"
            return Naming(start, entity.end_char, known.name, "person", rule, _LIKELY, known.actor, known.sector, known.candidates)
        if " " not in name and not words and name not in self.memory.known and entity.root.dep_ not in ("nsubj", "nsubjpass"):
            # One capitalised word that does nothing and has no title: the parser takes products and firms for people.
            return None
        country, sector, rule = _affiliation(doc, entity, start, words, at)
        candidates = (Candidate(actor=country, confidence=_LIKELY),) if country else ()
        naming = Naming(start, entity.end_char, name, "person", rule, _LIKELY, country, sector, candidates)
        self.memory.keep(naming)
        return naming


def _office(terms: Sequence[Office], published: When) -> Office | None:
    """Return the office held when the text appeared, else the last one before; a later one never."""
    held = [t for t in terms if t.held(published.start, published.end)]
    if held:
        return max(held, key=lambda t: t.start or date.min)
    latest = published.end or published.start
    before = [t for t in terms if t.start and latest and t.start <= latest]
    return max(before, key=lambda t: t.start or date.min) if before else None


def _by_token(doc: Doc, found: list[Hit]) -> dict[int, Hit]:
    return {token.i: hit for hit in found for token in _tokens(doc, hit.start, hit.end)}


def _tokens(doc: Doc, start: int, end: int) -> Slice:
    piece = doc.char_span(start, end, alignment_mode="expand")
    assert piece is not None  # the characters lie within the text
    return piece


def _within(start: int, end: int, taken: Sequence[Span]) -> bool:
    return any(s <= start and end <= e for s, e in taken)


def _apart(namings: list[Naming]) -> Iterator[Naming]:
    """Yield the longest of namings that overlap."""
    taken: list[Span] = []
    for naming in sorted(namings, key=lambda n: (n.start - n.end, n.start)):
        if not any(s < naming.end and naming.start < e for s, e in taken):
            taken.append((naming.start, naming.end))
            yield naming


def _titles(doc: Doc, name: Slice, at: dict[int, Hit]) -> tuple[int, frozenset[str]]:
    """Where the phrase begins that ends in a person's name, and the words in it before the name ("Russian President ...")."""
    first = name.start
    while first > name.sent.start and _leads(doc[first - 1], doc[first], at):
        first -= 1
    while first < name.start and (doc[first].is_punct or doc[first].lower_ in ("of", "'s", "for", "and")):
        first += 1
    return doc[first].idx, frozenset(t.lower_.rstrip(".") for t in doc[first : name.start])


def _own_name(phrase: Slice, at: dict[int, Hit]) -> str:
    """Return the name that ends a phrase: what follows its last title, role or registered name."""
    own: list[str] = []
    for token in reversed(list(phrase)):
        if token.i in at or token.lower_ in roles().titles or token.lemma_.lower() in roles().sectors:
            break
        own.append(token.text_with_ws)
    return "".join(reversed(own)).strip()


def _leads(token: Token, following: Token, at: dict[int, Hit]) -> bool:
    word = token.lower_
    if token.ent_type_ in ("DATE", "TIME", "CARDINAL"):
        return False
    if word in roles().titles or token.lemma_.lower() in roles().sectors or word in _BEFORE_TITLES:
        return True
    if word in ("of", "for") and following.lower_ in ("state", "defense", "defence", "iran"):
        return True
    hit = at.get(token.i)
    if hit:
        return hit.sense.entry.kind != "person" and following.lower_ != "'s" and not following.is_punct
    return token.pos_ == "PROPN" and token.dep_ == "compound" and following.lower_ not in ("and", ",")


def _affiliation(doc: Doc, name: Slice, start: int, words: frozenset[str], at: dict[int, Hit]) -> tuple[str | None, str | None, str]:
    """Return the state or body that a person's title or apposition names."""
    before = doc[_tokens(doc, start, name.end_char).start : name.start]
    owner = next((at[t.i] for t in before if t.i in at), None)
    role = next((t for t in reversed(list(before)) if t.lemma_.lower() in roles().sectors), None)
    if role is not None and owner is not None:
        return _of(owner, roles().sector(role.lemma_.lower(), words), "title")
    # "a clerk at Peru's trade ministry, Ivo Ditko" and "Ivo Ditko, a clerk at ..." alike.
    beside = [t for t in name.root.children if t.dep_ == "appos"] + ([name.root.head] if name.root.dep_ == "appos" else [])
    for token in beside:
        if token.lemma_.lower() in roles().sectors:
            owners = _owners(token, at)
            if owners:
                modifiers = frozenset(t.lower_ for t in token.lefts)
                return _of(owners[0], roles().sector(token.lemma_.lower(), modifiers), "apposition")
    return None, None, "person: affiliation not told"


def _of(hit: Hit, sector: str | None, how: str) -> tuple[str | None, str | None, str]:
    entry = hit.sense.entry
    return _actor(hit), hit.sense.sector or sector, f"person: {how} names {entry.name}"


def _owners(head: Token, at: dict[int, Hit]) -> list[Hit]:
    """Return the names that say whose a role is, the possessor first: "the Trade Ministry's chief Ghana adviser"."""
    ranked: list[tuple[int, int]] = []
    for child in head.children:
        rank = {"poss": 0, "amod": 1, "compound": 2, "nmod": 2}.get(child.dep_)
        if rank == 2 and head.lemma_.lower() in roles().topical and child.i in at and at[child.i].form == "name":
            continue  # "the ministry's Ghana desk" is not Ghana's
        if rank is not None:
            ranked.extend((rank, t.i) for t in (child, *child.conjuncts, *_inner(child)) if t.i in at and t.i < head.i)
        speaks = child.lower_ == "for" and head.lemma_.lower().startswith("spokes")
        if child.dep_ == "prep" and (child.lower_ in ("of", "from") or speaks):
            ranked.extend((3, t.i) for obj in child.children for t in (obj, *obj.conjuncts, *_inner(obj)) if t.i in at)
        if child.dep_ == "prep" and child.lower_ == "in" and head.lemma_.lower() in roles().seated:
            ranked.extend((4, t.i) for t in child.children if t.i in at and at[t.i].form in ("name", "capital"))
        if child.dep_ == "prep" and child.lower_ == "of" and not ranked:
            # "the master of the royal stables of the Danish crown"
            ranked.extend((3, i) for obj in child.children if obj.lemma_.lower() in roles().sectors for i in _owned_by(obj, at))
    if any(rank in (0, 4) for rank, _ in ranked):
        # A possessor says it all; a place counts only where nobody else owns it.
        first = min(rank for rank, _ in ranked)
        ranked = [r for r in ranked if r[0] == 0] if first == 0 else [r for r in ranked if r[0] != 4 or first == 4]
    unique = {at[i].start: at[i] for _, i in sorted(set(ranked))}
    return list(unique.values())


def _owned_by(head: Token, at: dict[int, Hit]) -> list[int]:
    starts = {hit.start for hit in _owners(head, at)}
    return [i for i, hit in at.items() if hit.start in starts]


def _inner(child: Token) -> list[Token]:
    # In "the late Danish Harbour Office clerk" the state hangs on a word between it and the head.
    return [t for t in child.children if t.dep_ in ("amod", "compound", "nmod", "poss")]


def _role_phrases(doc: Doc, at: dict[int, Hit], taken: list[Span]) -> Iterator[Naming]:
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma not in roles().sectors or token.pos_ not in ("NOUN", "PROPN") or token.i in at or token.ent_type_ == "PERSON":
            continue
        if _within(token.idx, token.idx + len(token), taken) or (token.dep_ == "compound" and token.head.lemma_.lower() in roles().sectors):
            continue
        owners = _owners(token, at)
        if lemma in roles().plural and (token.tag_ != "NNS" or any(c.dep_ == "poss" for c in token.children)):
            continue
        if owners:
            yield _role(doc, token, owners)


def _role(doc: Doc, head: Token, owners: list[Hit]) -> Naming:
    start, end = head.idx, head.idx + len(head)
    for child in head.lefts:
        if child.dep_ in _NEAR:
            start = min(start, child.left_edge.idx)
    end = max([end, *(h.end for h in owners if h.start > head.idx), *_ends_after(head, owners)])
    modifiers = frozenset(t.lower_ for t in _tokens(doc, start, end) if t.i != head.i)
    owner = owners[0].sense
    kept = owner.sector in ("MIL", "LEG", "SPY") or owner.entry.kind in ("organisation", "group")
    sector = owner.sector if kept else roles().sector(head.lemma_.lower(), modifiers)
    if sector == "REB" and owner.entry.kind == "state" and head.lemma_.lower() == "fighter":
        sector = "MIL"
    actors = list(dict.fromkeys(a for a in (_actor(h) for h in owners) if a))
    unnamed = head.tag_ in ("NNS", "NNPS") and sector != "MIL" and head.lemma_.lower() in roles().unnamed
    rule = "role: unnamed people of it" if unnamed else "role: body or office of it"
    rule = "coordinated: " + " and ".join(actors) if len(actors) > 1 else rule
    only = actors[0] if len(actors) == 1 else None
    candidates = tuple(Candidate(actor=a, confidence=_LIKELY) for a in actors)
    return Naming(start, end, _tokens(doc, start, end).text, "role", rule, _LIKELY, only, sector, candidates)


def _ends_after(head: Token, owners: list[Hit]) -> list[int]:
    """Ends of the objects whose own owner is the role's: "a clerk at Peru's trade ministry" runs to its last word."""
    objects = [obj for prep in head.children if prep.dep_ == "prep" and prep.i > head.i for obj in prep.children if obj.dep_ == "pobj"]
    if head.lemma_.lower() in ("ministry", "department") and head.text[0].isupper():
        # "the British Ministry of Defence"
        objects = [o for o in objects if o.pos_ == "PROPN" and o.head.lower_ == "of"]
        return [max(t.idx + len(t) for t in (o, *o.conjuncts)) for o in objects]
    return [obj.idx + len(obj) for obj in objects if any(obj.left_edge.idx <= h.start and h.end <= obj.idx for h in owners)]


def _actor(hit: Hit) -> str | None:
    """Return who stands behind a name that owns a role: "Putin's government" and "IRGC commanders" are the state's."""
    entry = hit.sense.entry
    of_state = entry.kind in ("place", "person") or (entry.country and entry.sector in _ORGANS)
    return entry.country if of_state else entry.id


def _plain(doc: Doc, hit: Hit) -> Naming:
    entry, form = hit.sense.entry, hit.form
    label = _LABELS[form] or ("state" if entry.kind == "former" else entry.kind)
    if hit.others:
        candidates = tuple(Candidate(actor=s.entry.id, confidence=_UNSURE) for s in hit.others)
        return Naming(hit.start, hit.end, _tokens(doc, hit.start, hit.end).text, label, hit.rule, _UNSURE, None, None, candidates)
    if label in ("state", "adjective", "people", "collective", "capital") and _modifies(doc, hit):
        label = "adjective"
    actor = _actor(hit)
    candidates = tuple(Candidate(actor=a, confidence=_SURE) for a in (entry.id, actor) if a and actor != entry.id and entry.kind != "place")
    sector = hit.sense.sector if entry.kind != "state" or form != "name" else None
    rule = "capital for its government" if label == "capital" else f"registry: {form}"
    if label == "capital" and _locative(doc, hit):
        rule = "capital as a place"
    rule += "; an organ of its state" if candidates else ""
    return Naming(hit.start, hit.end, entry.name, label, rule, _SURE, actor, sector, candidates)


def _modifies(doc: Doc, hit: Hit) -> bool:
    root = _tokens(doc, hit.start, hit.end).root
    return root.dep_ in ("amod", "compound", "nmod") and root.head.i > root.i


def _locative(doc: Doc, hit: Hit) -> bool:
    root = _tokens(doc, hit.start, hit.end).root
    return root.dep_ == "pobj" and root.head.lower_ in ("in", "at", "near", "outside", "around", "across", "throughout", "inside")


def _organisations(doc: Doc) -> Iterator[Naming]:
    """Organisations that only the parser knows: named, not linked."""
    for entity in doc.ents:
        misnamed = entity.label_ == "PERSON" and names_body(entity)
        if (entity.label_ == "ORG" or misnamed) and entity.text[0].isupper() and not names_city(entity) and not names_thing(entity):
            first = entity[1:] if entity[0].lower_ == "the" and len(entity) > 1 else entity
            last = first[:-1] if first[-1].text in ("'s", "'") and len(first) > 1 else first
            yield Naming(last.start_char, last.end_char, last.text, "organisation", "parser: organisation", _UNSURE)
