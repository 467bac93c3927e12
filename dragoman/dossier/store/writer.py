"""The dossier's owner: the one process that writes to it, for as long as it holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dragoman.dossier.store import fold, inbox, merge, schema, verdicts
from dragoman.dossier.store.connect import PATIENCE_S, connection, transaction
from dragoman.dossier.store.merge import Merged
from dragoman.model.reading import Reading
from dragoman.model.verdict import Verdict


@contextmanager
def owner(path: Path, *, patience_s: float = PATIENCE_S) -> Iterator[Owner]:
    """Own the dossier for writing; a new one is made, an older one brought forward, batches left in its inbox are merged.

    Raises DossierBusy when another process holds it for ``patience_s`` seconds; NotADossier, WrongVersion, StorageFull.
    """
    with connection(path, write=True, patience_s=patience_s) as con:
        schema.prepare(con)
        dossier = Owner(path, con)
        dossier.merge_inbox()
        yield dossier


class Owner:
    """A dossier open for writing. Made by ``owner``."""

    __slots__ = ("_con", "_inside", "path")

    def __init__(self, path: Path, con: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._con = con
        self._inside = False

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open connection, for the link steps."""
        return self._con

    def add(self, readings: Sequence[Reading], run: str) -> Merged:
        """Append readings by way of the inbox, so that they survive a crash. Raises StorageFull."""
        inbox.write_batch(inbox.inbox_of(self.path), readings, run)
        return self.merge_inbox()

    def merge_inbox(self) -> Merged:
        """Merge what waits in the inbox, each batch in one transaction. A damaged batch is set aside with its reason."""
        folder = inbox.inbox_of(self.path)
        inbox.sweep(folder)
        return sum((self._merge(path) for path in inbox.waiting(folder)), Merged())

    def known_documents(self, extractor: str | None = None) -> frozenset[str]:
        """The ids of documents (locator and raw bytes) that are read already; with ``extractor``, read by that one."""
        rows = self._con.execute(
            "SELECT doc FROM reading WHERE $extractor IS NULL OR list_contains(string_split(extractor, ' '), $extractor)",
            {"extractor": extractor},
        ).fetchall()
        return frozenset(doc for (doc,) in rows)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All that is done inside is kept, or nothing of it. May be nested."""
        if self._inside:
            yield
            return
        self._inside = True
        try:
            with transaction(self._con):
                yield
        finally:
            self._inside = False

    def judge(self, found: Iterable[Verdict]) -> int:
        """Append verdicts, and fold copies anew. One that its judge holds already is left out. The number appended."""
        with self.whole():
            added = verdicts.append(self._con, found, self._now())
            if added:
                fold.rebuild_copies(self._con)
        return added

    def undo(self, *ids: str, by: str, why: str) -> None:
        """Take verdicts back; one that they had replaced is in force again. Raises UnknownRecord."""
        with self.whole():
            verdicts.undo(self._con, ids, by, why, self._now())
            fold.rebuild_copies(self._con)

    def verdicts(self, *, by: str | None = None) -> list[tuple[str, Verdict]]:
        """All verdicts that are not undone with their ids, oldest first; with ``by`` those of one judge."""
        return verdicts.standing(self._con, by)

    def rebuild(self) -> None:
        """Make the caches anew from readings and verdicts."""
        with self.whole():
            merge.rebuild_current(self._con)
            fold.rebuild_copies(self._con)

    def _merge(self, path: Path) -> Merged:
        try:
            batch = inbox.read_batch(path)
        except inbox.BatchError as error:
            return self._set_aside(path, str(error))
        with self.whole():
            merged = merge.merge_batch(self._con, batch, path.name, self._now())
        inbox.remove(path)
        return merged

    def _set_aside(self, path: Path, reason: str) -> Merged:
        with self.whole():
            self._con.execute(
                "INSERT INTO set_aside SELECT $file, $reason, $now WHERE NOT EXISTS (FROM set_aside WHERE file = $file)",
                {"file": path.name, "reason": reason, "now": self._now()},
            )
        inbox.set_aside(path)
        return Merged(damaged=(f"{path.name}: {reason}",))

    def _now(self) -> datetime:
        """The time to record, never before what is recorded already: a clock put back must not turn intervals round."""
        row = self._con.execute(
            "SELECT max(t) FROM (SELECT max(recorded_at) AS t FROM batch UNION ALL SELECT max(recorded_at) FROM verdict)"
        ).fetchone()
        now = datetime.now(UTC).replace(tzinfo=None)
        return max(now, row[0]) if row and row[0] else now
