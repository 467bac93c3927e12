from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import duckdb
import pytest
from synthetic import readings

from dragoman.dossier.store import schema
from dragoman.dossier.store.connect import connection
from dragoman.dossier.store.inbox import inbox_of, waiting
from dragoman.dossier.store.views import Views
from dragoman.dossier.store.writer import owner
from dragoman.errors import DossierBusy, DossierError, NotADossier, StorageFull, WrongVersion

HOLD = """
import sys, time
from pathlib import Path
from dragoman.dossier.store.writer import owner
with owner(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def held(path: Path, seconds: float) -> subprocess.Popen[str]:
    child = subprocess.Popen([sys.executable, "-c", HOLD, str(path), str(seconds)], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    assert child.stdout.readline() == "held\n"
    return child


def filled(path: Path) -> Path:
    with owner(path) as dossier:
        dossier.add(readings(2), "run")
    return path


def test_a_second_owner_waits_for_the_first(path: Path) -> None:
    child = held(path, 1.0)
    start = time.monotonic()
    with owner(path):
        waited = time.monotonic() - start
    assert 0.3 < waited < 5
    assert child.wait(5) == 0


def test_busy_says_who_holds_it(path: Path) -> None:
    child = held(filled(path), 30)
    try:
        with pytest.raises(DossierBusy, match=str(child.pid)), owner(path, patience_s=0.2):
            pass
        with pytest.raises(DossierBusy, match=str(child.pid)):
            Views(path, patience_s=0.2).summary()
    finally:
        child.kill()
        child.wait()
    assert Views(path).summary().documents == 2


def test_one_owner_inside_a_process_too(path: Path) -> None:
    with owner(path), pytest.raises(DossierBusy, match="this process"):
        Views(path, patience_s=0.1).summary()
    seen: list[int] = []
    with owner(path) as dossier:
        reader = threading.Thread(target=lambda: seen.append(Views(path).summary().documents))
        reader.start()
        dossier.add(readings(2), "run")
    reader.join(10)
    assert seen == [2], "a reader waits, then sees the merged state"


@pytest.mark.parametrize("kind", ["junk", "sqlite", "empty", "duckdb", "text"])
def test_a_foreign_file_is_refused_and_left_alone(path: Path, kind: str) -> None:
    if kind == "sqlite":
        with sqlite3.connect(path) as con:
            con.execute("CREATE TABLE meta (key, value)")
    elif kind == "duckdb":
        with duckdb.connect(str(path)) as duck:
            duck.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    else:
        path.write_bytes({"junk": os.urandom(20_000), "empty": b"", "text": b"Dear diary"}[kind])
    before = path.read_bytes()
    with pytest.raises(NotADossier), owner(path):
        pass
    with pytest.raises(NotADossier):
        Views(path).summary()
    assert path.read_bytes() == before


def test_a_folder_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="folder"), owner(tmp_path):
        pass
    with pytest.raises(NotADossier, match="folder"):
        Views(tmp_path).summary()


def test_a_missing_file_or_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotADossier, match="dragoman add"):
        Views(tmp_path / "none.duckdb").summary()
    with pytest.raises(NotADossier, match="no such folder"), owner(tmp_path / "none" / "d.duckdb"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("harm", ["cut", "header", "middle"])
def test_a_damaged_file_is_told_and_left_alone(path: Path, harm: str) -> None:
    filled(path)
    data = bytearray(path.read_bytes())
    if harm == "cut":
        del data[len(data) // 2 :]
    else:
        start = 0 if harm == "header" else 12_288
        data[start : start + 4_096] = b"\xff" * 4_096
    path.write_bytes(data)
    with pytest.raises(NotADossier, match=r"damaged|not a dossier"), owner(path):
        pass
    with pytest.raises(NotADossier):
        Views(path).digest()
    assert path.read_bytes() == data


def test_a_newer_version_is_refused(path: Path) -> None:
    filled(path)
    with connection(path, write=True) as con:
        con.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    with pytest.raises(WrongVersion, match="schema 99"), owner(path):
        pass
    with pytest.raises(WrongVersion, match="newer Dragoman"):
        Views(path).summary()


def version_one(path: Path) -> None:
    """The dossier as version 1 made it: without signatures."""
    with connection(path, write=True) as con:
        con.execute("DROP TABLE signature; UPDATE meta SET value = '1' WHERE key = 'schema_version'")


def test_an_older_version_is_brought_forward(path: Path) -> None:
    filled(path)
    before = Views(path).digest()
    version_one(path)
    with pytest.raises(WrongVersion, match="dragoman add"):
        Views(path).summary()
    with owner(path):
        pass
    assert Views(path).digest() == before


def test_migrations_lead_to_the_schema(path: Path, tmp_path: Path) -> None:
    shape = (
        "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE database_name = 'dossier' ORDER BY ALL"
    )
    with owner(path) as dossier:
        new = dossier.connection.execute(shape).fetchall()
    version_one(path)
    with owner(path) as dossier:
        assert dossier.connection.execute(shape).fetchall() == new
    assert sorted(schema.migrations()) == list(range(2, schema.VERSION + 1))


def test_a_migration_that_breaks_changes_nothing(path: Path, tmp_path: Path) -> None:
    filled(path)
    broken = tmp_path / "0003_broken.sql"
    broken.write_text("CREATE TABLE half (x INTEGER); SELECT * FROM no_such_table;")
    with connection(path, write=True) as con, pytest.raises(duckdb.Error):
        schema.migrate(con, {3: broken}, 2, 3)
    with connection(path, write=False) as con:
        assert schema.version(con) == 2
        assert "half" not in {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}


def test_every_table_and_column_is_explained(path: Path) -> None:
    with owner(path) as dossier:
        tables = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'dossier' AND comment IS NULL"
        columns = """
            SELECT c.table_name || '.' || c.column_name FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid, database_name)
            WHERE c.database_name = 'dossier' AND c.comment IS NULL"""
        views = "SELECT view_name FROM duckdb_views() WHERE database_name = 'dossier' AND NOT internal AND comment IS NULL"
        for question in (tables, columns, views):
            assert dossier.connection.execute(question).fetchall() == []


def test_older_clients_can_open_it(path: Path) -> None:
    filled(path)
    with connection(path, write=False) as con:
        rows = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'dossier'").fetchall()
    assert "v1.0.0" in str(rows)


def test_the_connection_reaches_nothing_else(path: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    filled(path)
    for write in (True, False):
        with pytest.raises(NotADossier), connection(path, write=write) as con:
            con.execute(f"FROM read_csv('{tmp_path / 'secret.csv'}')")
        with pytest.raises(NotADossier), connection(path, write=write) as con:
            con.execute("SET enable_external_access = true")
        with pytest.raises(NotADossier), connection(path, write=write) as con:
            con.execute("INSTALL httpfs")


FULL = """
    import resource, signal, sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[2])
    from synthetic import readings
    from dragoman.dossier.store.writer import owner
    from dragoman.errors import StorageFull
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path = Path(sys.argv[1])
    room = path.stat().st_size + int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        with owner(path) as dossier:
            for n in range(2, 4000, 200):
                dossier.add(readings(200, first=n), f"run {n}")
    except StorageFull as error:
        print("full:", error)
        sys.exit(7)
"""


def test_a_full_disk_loses_nothing_merged(path: Path) -> None:
    filled(path)
    child = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL), str(path), str(Path(__file__).parents[1]), "600000"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert child.returncode == 7, child.stdout + child.stderr
    summary = Views(path).summary()
    assert summary.documents >= 2
    left = waiting(inbox_of(path))
    with owner(path) as dossier:
        known = len(dossier.known_documents())
    assert known == summary.documents + 200 * len(left), "what was written but not merged is merged when there is room"
    assert not list(inbox_of(path).glob("*.tmp"))


def overfill(path: Path) -> None:
    with owner(path) as dossier:
        for n in range(2, 4000, 200):
            dossier.add(readings(200, first=n), f"run {n}")


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system needs root")
def test_a_full_file_system(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(small)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no mounts here: {mounted.stderr.decode().strip()}")
    try:
        path = filled(small / "d.duckdb")
        with pytest.raises(StorageFull):
            overfill(path)
        assert Views(path).summary().documents >= 2
    finally:
        subprocess.run(["umount", str(small)], check=False)


def test_a_read_only_folder_is_told(path: Path) -> None:
    filled(path)
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    path.parent.chmod(0o555)
    try:
        with pytest.raises(DossierError), owner(path) as dossier:
            dossier.add(readings(1, first=5), "run")
        assert Views(path).summary().documents == 2
    finally:
        path.parent.chmod(0o755)
