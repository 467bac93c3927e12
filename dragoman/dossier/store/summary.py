"""What a dossier holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Summary:
    """``counts``: records a kind, each report of each document (copies not folded). ``errors``: (path, reason) of what could not be read.

    ``texts``: documents with copies of one text taken together. ``set_aside``: (batch file, reason) of batches that were damaged.
    """

    documents: int
    texts: int
    counts: dict[str, int]
    errors: tuple[tuple[str, str], ...]
    set_aside: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        kinds = ", ".join(f"{n} {_named(kind, n)}" for kind, n in self.counts.items())
        parts = [f"{self.documents} documents ({self.texts} texts)", kinds]
        parts += [f"{len(self.errors)} not read"] if self.errors else []
        parts += [f"{len(self.set_aside)} damaged batches set aside"] if self.set_aside else []
        return "; ".join(p for p in parts if p)


def _named(kind: str, number: int) -> str:
    if number == 1 or kind == "evidence":
        return kind
    return "quantities" if kind == "quantity" else f"{kind}s"


def summarise(con: duckdb.DuckDBPyConnection) -> Summary:
    """The numbers of a dossier."""
    documents = con.execute(
        "SELECT count(*), count(DISTINCT coalesce(c.text_of, d.id)) FROM current_document d LEFT JOIN current_copy c ON c.doc = d.id"
    ).fetchone() or (0, 0)
    counts = con.execute("SELECT kind, count(*) FROM current_record GROUP BY kind ORDER BY kind").fetchall()
    errors = con.execute("SELECT path, error FROM current_document WHERE error IS NOT NULL ORDER BY path, id").fetchall()
    aside = con.execute("SELECT file, reason FROM set_aside ORDER BY file").fetchall()
    return Summary(documents[0], documents[1], dict(counts), tuple(errors), tuple(aside))
