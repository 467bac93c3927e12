"""Opening a dossier file: one owner or many readers at a time, each waiting up to ten seconds for the other."""

from __future__ import annotations

import re
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import duckdb

from dragoman.errors import DossierBusy, DossierError, NotADossier, StorageFull

PATIENCE_S: Final = 10.0
_PAUSE_S: Final = 0.05
_SAFE: Final = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "memory_limit": "1GB"}
# DuckDB's file lock does not hold between two connections of one process, and closing one drops the lock of both:
# inside a process this lock stands in for it.
_OPEN_HERE: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)

_BUSY = re.compile(r"conflicting lock|could not set lock", re.IGNORECASE)
_FULL = re.compile(r"no space left|file too large|disk quota|could not write|out of disk|max_temp_directory_size", re.IGNORECASE)
_SHUT = re.compile(r"permission denied|read-only file system|operation not permitted", re.IGNORECASE)
_NO_MEMORY = re.compile(r"out of memory|failed to allocate|could not allocate", re.IGNORECASE)
_HOLDER = re.compile(r"held in (.+?) \(PID (\d+)\)")


@contextmanager
def connection(path: Path, *, write: bool, patience_s: float = PATIENCE_S) -> Iterator[duckdb.DuckDBPyConnection]:
    """A locked-down connection to the dossier file, its tables in the default schema.

    Raises DossierBusy when the file is not free within ``patience_s`` seconds, NotADossier when it is no DuckDB file, StorageFull
    when a write finds no room, DossierError when the file may not be opened.
    """
    path = path.resolve()
    _check_place(path, write)
    deadline = time.monotonic() + patience_s
    here = _OPEN_HERE[path]
    if not here.acquire(timeout=patience_s):
        raise _busy("this process has it open", path)
    try:
        con = _attach(path, write, deadline)
        try:
            with translated(path):
                yield con
        finally:
            with translated(path):
                con.close()
    finally:
        here.release()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """DuckDB's errors inside, as Dragoman's."""
    try:
        yield
    except duckdb.Error as error:
        raise explained(error, path) from error


def explained(error: duckdb.Error, path: Path) -> DossierError:
    """What an error of DuckDB means for the dossier."""
    words = _first_line(error)
    if _BUSY.search(words):
        holder = _HOLDER.search(words)
        return _busy(f"held by process {holder[2]} ({holder[1]})" if holder else "held by another process", path)
    if _SHUT.search(words):
        return DossierError("the dossier may not be opened", evidence=words, remedy="check who may read and write the file and its folder")
    if _FULL.search(words):
        return StorageFull(
            "the disk refused a write", evidence=words, remedy="free some room and run the command again: nothing merged is lost"
        )
    if _NO_MEMORY.search(words):
        return DossierError("not enough memory", evidence=words, remedy="close other programs, or ask for less at a time")
    return NotADossier("not a dossier, or a damaged one", evidence=words, remedy=f"restore {path.name} from a copy, or name another file")


def _check_place(path: Path, write: bool) -> None:
    if path.is_dir():
        raise NotADossier("a folder, not a dossier", evidence=str(path), remedy="name a file, such as russia-iran.duckdb")
    if not write and not path.exists():
        raise NotADossier("there is no such dossier", evidence=str(path), remedy="make it with: dragoman add DOSSIER ARTICLES...")
    if write and not path.parent.is_dir():
        raise NotADossier("there is no such folder", evidence=str(path.parent), remedy="make the folder first")


def _attach(path: Path, write: bool, deadline: float) -> duckdb.DuckDBPyConnection:
    while True:
        # What does not fit in memory goes beside the dossier, where room was found for it, and not into the working folder.
        con = duckdb.connect(":memory:", config={**_SAFE, "temp_directory": f"{path}.tmp"})
        try:
            con.execute(f"ATTACH {_quoted(path)} AS dossier ({_options(write)})")
            # After ATTACH, which is itself external access: from here on the connection reaches this one file only.
            con.execute("USE dossier; SET enable_external_access = false; SET lock_configuration = true")
            return con
        except duckdb.Error as error:
            con.close()
            if not _BUSY.search(str(error)) or time.monotonic() > deadline:
                raise explained(error, path) from error
        time.sleep(_PAUSE_S)


def _options(write: bool) -> str:
    # v1.0.0: what every client from DuckDB 1.0 on can open. TYPE: no other format is guessed, no extension asked for.
    return "TYPE duckdb, STORAGE_VERSION 'v1.0.0'" if write else "TYPE duckdb, READ_ONLY"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _busy(evidence: str, path: Path) -> DossierBusy:
    return DossierBusy(
        "the dossier is in use", evidence=f"{path.name}: {evidence}", remedy="wait until it is done, then run the command again"
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0]


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of it or nothing."""
    con.execute("BEGIN")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):
            con.execute("ROLLBACK")
        raise
