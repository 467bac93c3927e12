"""People that the parser names, and those that it takes for bodies or places; never weapons, outlets or firms."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from dragoman.reading.annotate.names import Hit, names_city
from dragoman.reading.annotate.roles import roles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Slice


def people(doc: Doc, taken: list[Hit], known: Container[str]) -> Iterator[Slice]:
    """Yield the names of people that the registry does not have, without titles and possessives; ``known`` are surnames named before."""
    covered = [(h.start, h.end) for h in taken]
    for entity in doc.ents:
        trimmed = entity[:-1] if entity[-1].text in ("'s", "'") and len(entity) > 1 else entity
        if any(s < trimmed.end_char and trimmed.start_char < e for s, e in covered) or not _capitalised(trimmed):
            continue
        if entity.label_ == "PERSON":
            if not (names_city(entity) or names_thing(trimmed) or names_body(trimmed)):
                yield trimmed
        elif entity.label_ in ("ORG", "GPE", "LOC", "NORP", "PRODUCT", "FAC") and _taken_for_another(trimmed, known):
            yield trimmed
    yield from (
        doc[t.i : t.i + 1]
        for t in doc
        if t.pos_ == "PROPN" and not t.ent_type_ and t.text in known and not any(s < t.idx + len(t) and t.idx < e for s, e in covered)
    )


def names_thing(entity: Slice) -> bool:
    """Whether a name is that of a weapon or a deal, by its first word: "Shaheds", "Shahed-136"."""
    first = entity[0].lower_.split("-")[0]
    thing = first in roles().things or first.removesuffix("s") in roles().things
    return thing and len(entity) <= 3 and not names_body(entity)


def names_body(entity: Slice) -> bool:
    """Whether a name holds a word that bodies have in theirs: "Meridian Wire", "Varden Institute"."""
    return any(t.lower_ in roles().bodies for t in entity)


def _capitalised(entity: Slice) -> bool:
    text = entity.text
    return text[0].isupper() and not text.isupper() and not any(c.isdigit() for c in text)


def _taken_for_another(entity: Slice, known: Container[str]) -> bool:
    words = [t.text for t in entity]
    if entity.text in known or len(words) == 1:
        return entity.text in known or _titled(entity)
    if len(words) > 3 or names_body(entity) or names_thing(entity) or not all(w[0].isupper() for w in words) or "the" in words:
        return False
    return _titled(entity) or _speaks(entity.root) or _apposed(entity.root)


def _titled(entity: Slice) -> bool:
    before = entity[0].nbor(-1) if entity.start else None
    return before is not None and before.lower_ in roles().titles and before.text[:1].isupper()


def _speaks(head: Token) -> bool:
    articled = any(c.dep_ == "det" for c in head.children)
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in roles().saying and not articled


def _apposed(head: Token) -> bool:
    """Whether a role noun stands beside the name: "a spokesman, Oleg Nikolenko", "Renata Holloway, an analyst"."""
    beside = [head.head] if head.dep_ == "appos" else []
    beside.extend(c for c in head.children if c.dep_ == "appos")
    return any(t.lemma_.lower() in roles().sectors and t.pos_ == "NOUN" and t.lemma_.lower() not in roles().bodies for t in beside)
