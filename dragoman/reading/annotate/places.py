"""Places: named places with their country, and coordinates for cities over 100,000 people (GeoNames)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from dragoman.model.annotation import Passage
from dragoman.model.records import Mention, Place
from dragoman.model.spans import Span
from dragoman.reading.annotate.names import PLACE_WORDS, names_city
from dragoman.world.actors.cities import City, cities
from dragoman.world.actors.registry import Registry

EXTRACTOR = "annotate/1"
_LABELS = ("state", "capital", "place", "collective")


def find(
    passages: Sequence[Passage], mentions: Sequence[Mention], registry: Registry, namer: Callable[[str, Span], str], doc: str
) -> tuple[Place, ...]:
    """Return the places of all passages in the order of the text; latitude and longitude in degrees, None where not known."""
    told = Counter(m.actor for m in mentions if m.actor)
    covered = [m.span for m in mentions]
    starts = [s for s, _ in covered]
    found: dict[Span, tuple[str, City | None, str | None]] = {}
    for passage in passages:
        for span, name in _entities(passage):
            at = bisect_left(starts, span[1]) - 1
            if at < 0 or covered[at][1] <= span[0]:
                city = _city(name, told)
                found[span] = (name, city, city.country if city else None)
    for mention in mentions:
        if mention.label in _LABELS:
            found[mention.span] = _of_mention(mention, passages, registry)
    return tuple(
        Place(
            id=namer("place", span), doc=doc, extractor=EXTRACTOR, confidence=0.9 if country else 0.6, span=span, name=name,
            lat=city.lat if city else None, lon=city.lon if city else None, country=country,
        )
        for span, (name, city, country) in sorted(found.items())
    )  # fmt: skip


def _entities(passage: Passage) -> Iterator[tuple[Span, str]]:
    for entity in passage.doc.ents:
        if (entity.label_ in ("GPE", "LOC") or names_city(entity)) and entity.text[0].isupper():
            yield passage.at(entity), entity.text
    # The small model misses many cities outright.
    for before, token in pairwise(passage.doc):
        if token.pos_ == "PROPN" and not token.ent_type_ and before.lower_ in PLACE_WORDS and token.text in cities():
            yield passage.at(token), token.text


def _of_mention(mention: Mention, passages: Sequence[Passage], registry: Registry) -> tuple[str, City | None, str | None]:
    if mention.label == "place":
        return mention.name, None, mention.actor
    country = mention.actor if mention.actor in registry.entries and registry.entries[mention.actor].kind in ("state", "former") else None
    if mention.label != "capital" or country is None:
        return mention.name, None, country
    written = _written(mention.span, passages)
    return written, next((c for c in cities().get(written, ()) if c.country == country), None), country


def _written(span: Span, passages: Sequence[Passage]) -> str:
    passage = passages[bisect_right(passages, span[0], key=lambda p: p.span[0]) - 1]
    first, end = (bisect_left(passage.offsets, at) for at in span)
    return passage.doc.text[first:end]


def _city(name: str, told: Counter[str]) -> City | None:
    """Return the city of that name in a country that the text names, else the only one, else one ten times as large as the next."""
    known = cities().get(name, ())
    near = [c for c in known if told[c.country]]
    if near:
        return max(near, key=lambda c: (told[c.country], c.people))
    ordered = sorted(known, key=lambda c: -c.people)
    clear = len(ordered) == 1 or (len(ordered) > 1 and ordered[0].people > 10 * ordered[1].people)
    return ordered[0] if clear else None
