"""Verdicts in the dossier: appended, undone by a further row, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import duckdb

from dragoman.errors import UnknownRecord
from dragoman.model.ids import digest
from dragoman.model.verdict import Verdict

COLUMNS = "question, left_id, right_id, judgement, judged_by, why, how, score"


def append(con: duckdb.DuckDBPyConnection, verdicts: Iterable[Verdict], now: datetime) -> int:
    """Append verdicts; one that its judge holds already is left out. The number appended."""
    held = _held(con)
    added = 0
    for verdict in verdicts:
        key = (verdict.question, verdict.left, verdict.right, verdict.by)
        if held.get(key) == verdict:
            continue
        held[key] = verdict
        _insert(con, verdict, now)
        added += 1
    return added


def undo(con: duckdb.DuckDBPyConnection, verdict_id: str, by: str, why: str, now: datetime) -> None:
    """Take a verdict back. Raises UnknownRecord where there is no such verdict in force."""
    row = con.execute(
        f"SELECT {COLUMNS} FROM verdict v WHERE id = $id AND undoes IS NULL"  # noqa: S608 - a constant
        " AND NOT EXISTS (FROM verdict u WHERE u.undoes = v.id)",
        {"id": verdict_id},
    ).fetchone()
    if row is None:
        raise UnknownRecord("no such verdict in force", evidence=repr(verdict_id), remedy="list the verdicts for their ids")
    seq = _next(con)
    con.execute(
        "INSERT INTO verdict VALUES (?, ?, ?, ?, ?, 'UNDONE', ?, ?, '', NULL, ?, ?)",
        [seq, "u" + digest("undo", verdict_id, seq), row[0], row[1], row[2], by, why, verdict_id, now],
    )


def current(con: duckdb.DuckDBPyConnection) -> list[tuple[str, Verdict]]:
    """The verdicts in force with their ids, in the order of what they join."""
    rows = con.execute(f"SELECT id, {COLUMNS} FROM current_verdict ORDER BY question, left_id, right_id").fetchall()  # noqa: S608
    return [(row[0], verdict_of(row[1:])) for row in rows]


def verdict_of(row: tuple) -> Verdict:  # type: ignore[type-arg]
    """A verdict from its columns."""
    question, left, right, judgement, by, why, how, score = row
    return Verdict(question=question, left=left, right=right, judgement=judgement, by=by, why=why, how=how, score=score)


def _held(con: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, str, str], Verdict]:
    rows = con.execute(
        f"SELECT {COLUMNS} FROM verdict v WHERE undoes IS NULL"  # noqa: S608 - a constant
        " AND NOT EXISTS (FROM verdict u WHERE u.undoes = v.id) ORDER BY seq"
    ).fetchall()
    return {(v.question, v.left, v.right, v.by): v for v in map(verdict_of, rows)}


def _insert(con: duckdb.DuckDBPyConnection, v: Verdict, now: datetime) -> None:
    seq = _next(con)
    what = (v.question, v.left, v.right, v.judgement, v.by, v.why, v.how)
    con.execute(
        "INSERT INTO verdict VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
        [seq, "v" + digest(*what, seq), v.question, v.left, v.right, v.judgement, v.by, v.why, v.how, v.score, now],
    )


def _next(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute("SELECT coalesce(max(seq), 0) + 1 FROM verdict").fetchone()
    return int(row[0]) if row else 1
