"""Questions as SQL: named steps (sql/*.sql) put before the statement that needs them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import duckdb
import pyarrow as pa

from dragoman.dossier.store.filters import Kind
from dragoman.dossier.store.table import Table

Value = str | bool | object | None

_STEPS: Final = re.compile(r"-- steps: ([\w ]+)")
_PARAMETER: Final = re.compile(r"\$(\w+)")
# A side of the question and a row's own copy of the document: not for the reader of a table.
_HIDDEN: Final = ("record", "text")


def run(con: duckdb.DuckDBPyConnection, kind: Kind, asked: Mapping[str, Value]) -> pa.Table:
    """The rows of a kind, the canonical record of each in the column ``record``."""
    plain = kind.name in {"documents", "actors"}
    statement = with_steps(step(kind.name)) if plain else with_steps(step("rows"), step(kind.name))
    return ask(con, statement, {**asked, "dated": kind.dated, "of_claims": kind.name == "claims"}, undated=not plain and not kind.dated)


def ask(con: duckdb.DuckDBPyConnection, statement: str, asked: Mapping[str, Value], *, undated: bool = False) -> pa.Table:
    """The answer to a statement, given the values of the parameters that it names."""
    named = {name: asked[name] for name in set(_PARAMETER.findall(statement))}
    found = con.execute(statement, named).to_arrow_table()
    return found.drop_columns(["time_start", "time_end"]) if undated else found


def rows(found: pa.Table) -> Table:
    """A table to show, its records behind it."""
    if "record" not in found.column_names:
        return Table(found)
    shown = found.drop_columns([name for name in _HIDDEN if name in found.column_names])
    return Table(shown, found.select([name for name in _HIDDEN if name in found.column_names]))


@cache
def step(name: str) -> str:
    """A step's SQL."""
    return (files("dragoman.dossier.store") / "sql" / f"{name}.sql").read_text("utf-8")


@cache
def with_steps(last: str, found: str = "") -> str:
    """The statement after its steps: those that it names, then ``found`` under that name."""
    wanted = _STEPS.search(found or last)
    named = [(name, step(name)) for name in (wanted[1].split() if wanted else ())]
    if found:
        named.append(("found", found))
    if not named:
        return last
    before = ",\n".join(f"{name} AS (\n{sql}\n)" for name, sql in named)
    # The statement's own WITH goes on where ours ends.
    body = _strip_comments(last)
    return f"WITH RECURSIVE {before},\n{body[5:]}" if body.startswith("WITH ") else f"WITH RECURSIVE {before}\n{body}"


def _strip_comments(sql: str) -> str:
    return "\n".join(line for line in sql.split("\n") if not line.lstrip().startswith("--")).strip()
