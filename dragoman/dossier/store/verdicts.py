"""Verdicts in the dossier: appended, undone by a further row, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import duckdb
import pyarrow as pa

from dragoman.errors import UnknownRecord
from dragoman.model.ids import digest
from dragoman.model.verdict import Verdict

_FIELDS: Final = "id, question, left_id, right_id, judgement, judged_by, why, how, score"
_STANDING: Final = f"SELECT {_FIELDS} FROM verdict v WHERE undoes IS NULL AND NOT EXISTS (FROM verdict u WHERE u.undoes = v.id)"  # noqa: S608 - a constant
_ROW: Final = pa.schema(
    [("seq", pa.int64())]
    + [(n, pa.string()) for n in ("id", "question", "left_id", "right_id", "judgement", "judged_by", "why", "how")]
    + [("score", pa.float64()), ("undoes", pa.string())]
)


def append(con: duckdb.DuckDBPyConnection, verdicts: Iterable[Verdict], now: datetime) -> int:
    """Append verdicts; one that its judge holds already is left out. The number appended."""
    held = {_key(v): v for _, v in standing(con)}
    fresh = []
    for verdict in verdicts:
        if held.get(_key(verdict)) != verdict:
            held[_key(verdict)] = verdict
            fresh.append(verdict)
    first = _next(con)
    _insert(con, [_row(seq, verdict) for seq, verdict in enumerate(fresh, first)], now)
    return len(fresh)


def undo(con: duckdb.DuckDBPyConnection, ids: Iterable[str], by: str, why: str, now: datetime) -> None:
    """Take verdicts back. Raises UnknownRecord where one is not in force."""
    known = dict(standing(con))
    rows = []
    for seq, verdict_id in enumerate(ids, _next(con)):
        verdict = known.get(verdict_id)
        if verdict is None:
            raise UnknownRecord("no such verdict in force", evidence=repr(verdict_id), remedy="list the verdicts for their ids")
        about = {"question": verdict.question, "left_id": verdict.left, "right_id": verdict.right, "judgement": "UNDONE"}
        rows.append(
            {"seq": seq, "id": "u" + digest(verdict_id, seq), **about, "judged_by": by, "why": why, "how": "", "undoes": verdict_id}
        )
    _insert(con, rows, now)


def standing(con: duckdb.DuckDBPyConnection, by: str | None = None) -> list[tuple[str, Verdict]]:
    """All verdicts that are not undone with their ids, oldest first; with ``by`` those of one judge."""
    rows = con.execute(f"{_STANDING} AND ($by IS NULL OR judged_by = $by) ORDER BY seq", {"by": by}).fetchall()
    return [(row[0], _verdict(row)) for row in rows]


def current(con: duckdb.DuckDBPyConnection) -> list[tuple[str, Verdict]]:
    """The verdicts in force with their ids, in the order of what they join: a person's before a rule's, then the latest."""
    rows = con.execute(f"SELECT {_FIELDS} FROM current_verdict ORDER BY question, left_id, right_id").fetchall()  # noqa: S608 - a constant
    return [(row[0], _verdict(row)) for row in rows]


def _key(verdict: Verdict) -> tuple[str, str, str, str]:
    return verdict.question, verdict.left, verdict.right, verdict.by


def _verdict(row: tuple[Any, ...]) -> Verdict:
    _, question, left, right, judgement, by, why, how, score = row
    return Verdict(question=question, left=left, right=right, judgement=judgement, by=by, why=why, how=how, score=score)


def _row(seq: int, v: Verdict) -> dict[str, Any]:
    what = {
        "question": v.question,
        "left_id": v.left,
        "right_id": v.right,
        "judgement": v.judgement,
        "judged_by": v.by,
        "why": v.why,
        "how": v.how,
    }
    return {"seq": seq, "id": "v" + digest(*what.values(), seq), **what, "score": v.score}


def _insert(con: duckdb.DuckDBPyConnection, rows: list[dict[str, Any]], now: datetime) -> None:
    con.register("fresh_verdicts", pa.Table.from_pylist(rows, schema=_ROW))
    try:
        con.execute("INSERT INTO verdict SELECT *, $now FROM fresh_verdicts", {"now": now})
    finally:
        con.unregister("fresh_verdicts")


def _next(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute("SELECT coalesce(max(seq), 0) + 1 FROM verdict").fetchone()
    return int(row[0]) if row else 1
