"""What a dossier file must hold: made new from schema.sql, or brought forward from an older version step by step."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import duckdb

from dragoman.dossier.store.connect import transaction
from dragoman.errors import NotADossier, WrongVersion

APPLICATION: Final = "dragoman dossier"
VERSION: Final = 2


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make a new file a dossier, or bring an older dossier to this version. Raises NotADossier, WrongVersion."""
    if not _tables(con):
        with transaction(con):
            con.execute(_here("schema.sql").read_text("utf-8"))
            con.execute("INSERT INTO meta VALUES ('application', $a), ('schema_version', $v)", {"a": APPLICATION, "v": str(VERSION)})
        return
    found = version(con)
    if found > VERSION:
        raise _wrong(found, "install the newer Dragoman")
    migrate(con, migrations(), found, VERSION)


def check(con: duckdb.DuckDBPyConnection) -> None:
    """That a file opened for reading is a dossier of this version. Raises NotADossier, WrongVersion."""
    found = version(con)
    if found != VERSION:
        newer = found > VERSION
        raise _wrong(found, "install the newer Dragoman" if newer else "bring it forward: dragoman add DOSSIER (with no articles)")


def version(con: duckdb.DuckDBPyConnection) -> int:
    """The file's schema version. Raises NotADossier where the file is not Dragoman's."""
    rows = con.execute("SELECT key, value FROM meta").fetchall() if "meta" in _tables(con) else []
    meta = dict(rows)
    if meta.get("application") != APPLICATION or not str(meta.get("schema_version", "")).isdigit():
        raise NotADossier(
            "a DuckDB file, but not a dossier", evidence=f"tables: {', '.join(_tables(con)[:5]) or 'none'}", remedy="name another file"
        )
    return int(meta["schema_version"])


def migrations() -> dict[int, Traversable]:
    """The shipped migrations: ``0002_what.sql`` brings version 1 to version 2."""
    found = (f for f in _here("migrations").iterdir() if re.fullmatch(r"\d{4}_\w+\.sql", f.name))
    return {int(f.name[:4]): f for f in found}


def migrate(con: duckdb.DuckDBPyConnection, steps: dict[int, Traversable], have: int, want: int) -> None:
    """Apply the steps from ``have`` to ``want``, all in one transaction. Raises WrongVersion where one is missing."""
    if have == want:
        return
    missing = [n for n in range(have + 1, want + 1) if n not in steps]
    if missing:
        raise _wrong(have, f"no way from version {have}: read the documents again into a new dossier")
    with transaction(con):
        for number in range(have + 1, want + 1):
            con.execute(steps[number].read_text("utf-8"))
        con.execute("UPDATE meta SET value = $v WHERE key = 'schema_version'", {"v": str(want)})


def _wrong(found: int, remedy: str) -> WrongVersion:
    return WrongVersion("a dossier of another version", evidence=f"the file has schema {found}, this Dragoman {VERSION}", remedy=remedy)


def _tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'dossier' ORDER BY ALL").fetchall()
    return [name for (name,) in rows]


def _here(name: str) -> Traversable:
    return files("dragoman.dossier.store") / name
