"""Which documents are copies of one text: groups drawn from the verdicts in force."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa


def groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each document of a group of copies with the group's name, its smallest id. The order of the pairs does not matter."""
    parent: dict[str, str] = {}

    def top(doc: str) -> str:
        while (up := parent.setdefault(doc, doc)) != doc:
            parent[doc] = parent[up]
            doc = up
        return doc

    for left, right in pairs:
        low, high = sorted((top(left), top(right)))
        parent[high] = low
    return {doc: top(doc) for doc in parent}


def rebuild_copies(con: duckdb.DuckDBPyConnection) -> None:
    """Make current_copy anew from the verdicts in force."""
    same = con.execute("SELECT left_id, right_id FROM current_verdict WHERE question = 'copy' AND judgement = 'SAME'").fetchall()
    found = groups(same)
    con.execute("DELETE FROM current_copy")
    con.register("found_copies", pa.table({"doc": pa.array(found.keys(), pa.string()), "text_of": pa.array(found.values(), pa.string())}))
    try:
        con.execute("INSERT INTO current_copy SELECT doc, text_of FROM found_copies")
    finally:
        con.unregister("found_copies")
