"""The questions that a dossier answers: the only way in which anything else reads it.

Each question opens the file, reads the last merged state and closes it again, so that nobody who looks keeps a writer waiting.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

import duckdb

from dragoman.dossier.store import canonical, query, schema, verdicts
from dragoman.dossier.store.connect import PATIENCE_S, connection
from dragoman.dossier.store.filters import Day, Where, day, kind_of, values
from dragoman.dossier.store.lookup import find
from dragoman.dossier.store.matter import Matter, gather
from dragoman.dossier.store.summary import Summary, summarise
from dragoman.dossier.store.table import Table
from dragoman.model.document import Document
from dragoman.model.records import AnyRecord
from dragoman.model.serial import from_json
from dragoman.model.sourced import Sourced
from dragoman.model.verdict import Verdict

__all__ = ["Matter", "Summary", "Table", "Views", "digest"]


@dataclass(frozen=True, slots=True)
class Views:
    """A dossier to read. Every method raises NotADossier, WrongVersion, or DossierBusy after ``patience_s`` seconds."""

    path: Path
    patience_s: float = PATIENCE_S

    def table(self, kind: str, **where: object) -> Table:
        """Rows of one kind (``events``, ...). Raises BadQuery for an unknown kind or filter, or a value that it cannot be."""
        found = kind_of(kind)
        asked = values(found, where)
        with self._open() as con:
            return query.rows(query.run(con, found, asked))

    def documents(self, **where: Unpack[Where]) -> Table:
        """What was read."""
        return self.table("documents", **where)

    def events(self, **where: Unpack[Where]) -> Table:
        """Reports of acts, each with its standing: not a count of what happened."""
        return self.table("events", **where)

    def claims(self, **where: Unpack[Where]) -> Table:
        """Who says what."""
        return self.table("claims", **where)

    def transfers(self, **where: Unpack[Where]) -> Table:
        """What passes, or is said to pass, from giver to receiver."""
        return self.table("transfers", **where)

    def causes(self, **where: Unpack[Where]) -> Table:
        """Causal statements."""
        return self.table("causes", **where)

    def states(self, **where: Unpack[Where]) -> Table:
        """How things stand, as told."""
        return self.table("states", **where)

    def forecasts(self, **where: Unpack[Where]) -> Table:
        """What is expected."""
        return self.table("forecasts", **where)

    def evidence(self, **where: Unpack[Where]) -> Table:
        """What is shown for claims."""
        return self.table("evidence", **where)

    def mentions(self, **where: Unpack[Where]) -> Table:
        """Where actors are named."""
        return self.table("mentions", **where)

    def actors(self, **where: Unpack[Where]) -> Table:
        """Who is named, how often."""
        return self.table("actors", **where)

    def matter(self, a: str, b: str, as_of: Day = None) -> Matter:
        """What the dossier holds on two sides, copies included. Raises BadQuery."""
        until = day(as_of, last=True)
        with self._open() as con:
            return gather(con, a, b, until)

    def record(self, id: str) -> Sourced[AnyRecord]:  # noqa: A002 - the contract's own field name
        """One record with its document, by its id or an unambiguous beginning (six characters or more). Raises UnknownRecord."""
        with self._open() as con:
            return find(con, id)

    def verdicts(self) -> tuple[tuple[str, Verdict], ...]:
        """The verdicts in force, each with its id."""
        with self._open() as con:
            return tuple(verdicts.current(con))

    def summary(self) -> Summary:
        """Counts a kind, what could not be read and why, batches set aside."""
        with self._open() as con:
            return summarise(con)

    def export_rows(self) -> Iterator[str]:
        """All current records and verdicts as canonical JSON lines, in an order that depends on their content alone."""
        with self._open() as con:
            yield from canonical.lines(con)

    def everything(self) -> Iterator[Document | AnyRecord]:
        """Every current document followed by its records, copies included, as ``export_rows`` orders them."""
        return (from_json(line) for line in self.export_rows() if not line.startswith('{"kind":"verdict"'))

    def digest(self) -> str:
        """A hash of all that the dossier holds, without times of recording and runs: equal for the same inputs in any order."""
        with self._open() as con:
            return canonical.digest_of(con)

    @contextmanager
    def _open(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with connection(self.path, write=False, patience_s=self.patience_s) as con:
            schema.check(con)
            yield con


def digest(path: Path) -> str:
    """The digest of the dossier at ``path``."""
    return Views(path).digest()
