"""Names in a passage: those of the registry, decided by context where they are ambiguous, and people that the parser found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.model.annotation import Passage
from dragoman.world.actors.cities import cities
from dragoman.world.actors.registry import Form, Registry, Sense

if TYPE_CHECKING:
    from spacy.tokens import Span as Slice

# Words that tell the U.S. state from the country in the Caucasus.
_US_GEORGIA = re.compile(r"\b(?:Atlanta|Savannah|Ga\.|Georgia(?:'s)? (?:Republican|Democrat|Senate|Gov|voters)|Alabama|Florida|Kemp)")
_CAUCASUS = re.compile(r"\b(?:Tbilisi|Caucasus|Abkhazia|South Ossetia|Saakashvili|Georgian|Armenia|Azerbaijan|Russia)")
# Collectives named by a compass point or a common word: only where no other name stands beside them.
PLACE_WORDS = frozenset(("in", "near", "around", "outside", "from", "to", "at", "hit", "struck", "over", "into", "towards", "toward"))
_COMPASS = {"West", "Gulf", "Congress", "Treasury", "Rada", "Duma", "East"}
# Bodies that the registry lists under their best-known owner.
_BODIES = {
    "Security Council", "National Security Council", "General Assembly", "House of Representatives", "Justice Department", "Treasury",
    "Congress", "Foreign Office", "Supreme Court", "Treasury Department", "Defense Department", "State Department", "Red Cross",
    "Red Crescent", "Revolutionary Guards", "Guardian Council", "Democrats", "Republicans", "Politburo",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A registered name in the cleaned text of a passage."""

    start: int
    end: int
    sense: Sense
    rule: str
    others: tuple[Sense, ...] = ()

    @property
    def form(self) -> Form:
        """How the name stands for its entry."""
        return self.sense.form


@dataclass(frozen=True)
class Context:
    """The whole body's cleaned text: what ambiguous names are decided by."""

    text: str

    @cached_property
    def american_georgia(self) -> bool:
        """Whether "Georgia" is the U.S. state here."""
        return len(_US_GEORGIA.findall(self.text)) > len(_CAUCASUS.findall(self.text))

    def names(self, sense: Sense, but: str) -> bool:
        """Whether the body names the entry by its full name, not only by ``but``."""
        return sense.entry.name != but and sense.entry.name in self.text


def hits(passage: Passage, registry: Registry, context: Context) -> list[Hit]:
    """Return the registered names of a passage in order; a name that is part of another name is left out."""
    doc = passage.doc
    # The parse builds its text anew at every call.
    text = doc.text
    shouting = text.isupper()
    people = [e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1]
    found = []
    for start, end, senses in registry.find(text):
        written = text[start:end]
        if (shouting and len(written) <= 3) or _part_of_a_name(text, start, end, senses[0], people):
            continue
        if written in _BODIES and _of_another(text[:start], senses[0], registry):
            continue
        decided = _decide(written, senses, context)
        if decided:
            found.append(Hit(start, end, *decided))
    return found


def _part_of_a_name(text: str, start: int, end: int, sense: Sense, people: list[Slice]) -> bool:
    """Michael Jordan, Kanye West, New Delhi Times: a capitalised neighbour that is no registered name, inside a person's name."""
    written = text[start:end]
    if sense.form in ("name", "capital") and sense.entry.kind in ("state", "collective", "former"):
        for person in people:
            inside = person.start_char <= start and end <= person.end_char
            if inside and (end == person.end_char or start == person.start_char) and " " not in written:
                return len(written) < len(person.text)
    if written in _COMPASS:
        before, after = text[:start].split(" ")[-2:-1], text[end:]
        return bool(re.match(r" [A-Z]", after)) or (bool(before) and before[0][:1].isupper() and before[0].lower() not in ("the", "for"))
    return False


def _of_another(before: str, sense: Sense, registry: Registry) -> bool:
    """Whether a body that many states have is another state's here: "Russia's Security Council", "the Iraqi parliament's Congress"."""
    words = before.rstrip().split(" ")[-2:]
    owner = words[-1].removesuffix("'s").removesuffix("'") if words else ""
    spelled = [owner, " ".join(words).removesuffix("'s")]
    owners = [s.entry for name in spelled if name[:1].isupper() for s in registry.lookup(name)]
    return bool(owners) and owners[0].kind == "state" and owners[0].id != sense.entry.country


def _decide(written: str, senses: tuple[Sense, ...], context: Context) -> tuple[Sense, str] | tuple[Sense, str, tuple[Sense, ...]] | None:
    if written == "Georgia" and context.american_georgia:
        return None
    if len(senses) == 1:
        return senses[0], f"registry: {senses[0].form}"
    named = [s for s in senses if context.names(s, written)]
    if len(named) == 1:
        return named[0], f"ambiguous name: the text names {named[0].entry.name}"
    return senses[0], "ambiguous name", senses


def names_city(entity: Slice) -> bool:
    """Whether what the parser took for a person or body is a city: a body of a city's name, or a person's after a word of place."""
    if entity.text not in cities() or entity.label_ not in ("ORG", "PERSON"):
        return False
    before = entity[0].nbor(-1).lower_ if entity.start else ""
    return entity.label_ == "ORG" or before in PLACE_WORDS
