"""What a brief is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.present.quoting import WHOLE, Quoting


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two sides: ``code`` as in ``Side.actor`` (ISO 3166-1 alpha-3 for states), ``name`` for the reader."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two sides, by what was published up to ``as_of`` (None: everything), quoted under ``quoting``."""

    a: Party
    b: Party
    title: str = ""
    as_of: date | None = None
    quoting: Quoting = WHOLE

    @property
    def heading(self) -> str:
        """The title, or one made of the two names."""
        return self.title or f"{self.a.name} and {self.b.name}: what passed between them, and by whose word"

    @property
    def codes(self) -> frozenset[str]:
        """The codes of both sides."""
        return frozenset((self.a.code, self.b.code))
