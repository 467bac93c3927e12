"""All that a dossier holds on two sides: what a brief is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from dragoman.dossier.store import query
from dragoman.dossier.store.table import restored
from dragoman.dossier.store.verdicts import current
from dragoman.model.document import Document
from dragoman.model.records import AnyRecord
from dragoman.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Matter:
    """``documents``: all that name both sides, copies included; ``records``: all of theirs, unfolded, in the order of the text.

    ``verdicts``: those in force between these documents or their records: they tell which documents are copies of one text.
    """

    documents: tuple[Document, ...]
    records: tuple[AnyRecord, ...]
    verdicts: tuple[Verdict, ...]


def gather(con: duckdb.DuckDBPyConnection, a: str, b: str, as_of: date | None) -> Matter:
    """What is known on two sides by ``as_of`` (by date of report), in the order of locators and of the text."""
    found = query.ask(con, query.with_steps(query.step("matter")), {"a": a, "b": b, "as_of": as_of, "outlet": None})
    whole = [restored(line, text or "") for line, text in zip(found["record"].to_pylist(), found["text"].to_pylist(), strict=True)]
    documents = tuple(r for r in whole if isinstance(r, Document))
    records = tuple(r for r in whole if not isinstance(r, Document))
    ids = {d.id for d in documents} | {r.id for r in records}
    verdicts = tuple(v for _, v in current(con) if v.left in ids and v.right in ids)
    return Matter(documents, records, verdicts)
