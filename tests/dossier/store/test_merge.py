from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import TEXT, reading, readings, reread

from dragoman.dossier.link.copies import link_copies
from dragoman.dossier.store.inbox import inbox_of, waiting, write_batch
from dragoman.dossier.store.views import Views
from dragoman.dossier.store.writer import owner
from dragoman.model.reading import Reading


def intervals(path: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute("FROM current_reading ORDER BY reading").fetchall()


def test_every_record_comes_back_as_it_was(path: Path) -> None:
    given = readings(4)
    with owner(path) as dossier:
        dossier.add(given, "run")
    matter = Views(path).matter("IRN", "RUS")
    assert matter.documents == tuple(r.document for r in given)
    assert matter.records == tuple(record for r in given for record in r.records)


def test_adding_again_changes_nothing(path: Path) -> None:
    with owner(path) as dossier:
        assert dossier.add(readings(4), "one").readings == 4
    before = Views(path).digest(), str(Views(path).summary()), intervals(path)
    with owner(path) as dossier:
        again = dossier.add(readings(4), "two")
    assert (again.readings, again.known) == (0, 4)
    assert before == (Views(path).digest(), str(Views(path).summary()), intervals(path))


def test_a_batch_merged_twice_counts_once(path: Path) -> None:
    batch = write_batch(inbox_of(path), readings(3), "run")
    kept = batch.read_bytes()
    with owner(path) as dossier:
        assert dossier.known_documents() == {r.document.id for r in readings(3)}, "a batch left in the inbox is merged on opening"
        assert waiting(inbox_of(path)) == []
        batch.write_bytes(kept)
        assert dossier.merge_inbox().readings == 0
        assert waiting(inbox_of(path)) == []
    assert Views(path).summary().documents == 3


def test_the_same_document_twice_in_one_batch_counts_once(path: Path) -> None:
    with owner(path) as dossier:
        assert dossier.add([reading("a.txt"), reading("a.txt")], "run").readings == 1
    assert len(Views(path).events()) == 2


def test_a_newer_reading_supersedes_and_the_older_one_is_kept(path: Path) -> None:
    old = reading("a.txt")
    new = reread(old, "made/2")
    with owner(path) as dossier:
        dossier.add([old], "one")
        dossier.add([new], "two")
        assert dossier.known_documents("made/2") == {old.document.id}
        assert dossier.known_documents("made/3") == frozenset()
    views = Views(path)
    assert views.matter("IRN", "RUS").records == new.records
    assert len(views.events()) == 0
    first, second = intervals(path)
    assert first[3] == second[2], "the first is current up to the recording of the second"
    assert second[3] is None
    with duckdb.connect(str(path), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM event").fetchone() == (2,), "nothing is overwritten"


def test_going_back_to_an_earlier_reading_is_recorded(path: Path) -> None:
    old = reading("a.txt")
    with owner(path) as dossier:
        for n, each in enumerate([old, reread(old, "made/2"), old]):
            dossier.add([each], f"run {n}")
    assert Views(path).matter("IRN", "RUS").records == old.records
    assert len(intervals(path)) == 3


def test_a_damaged_batch_is_set_aside_and_the_rest_merged(path: Path) -> None:
    good = write_batch(inbox_of(path), readings(2), "run")
    bad = write_batch(inbox_of(path), readings(2, first=2), "run")
    data = bytearray(bad.read_bytes())
    data[len(data) // 3] ^= 0xFF
    bad.write_bytes(data)
    with owner(path):
        pass
    assert not good.exists()
    assert bad.with_name(bad.name + ".bad").read_bytes() == data, "the damaged batch is kept"
    summary = Views(path).summary()
    assert summary.documents == 2
    assert summary.set_aside[0][0] == bad.name
    assert "1 damaged batches set aside" in str(summary)


@pytest.mark.parametrize("junk", [b"", b"PAR1", b"not parquet at all"])
def test_junk_in_the_inbox_is_set_aside(path: Path, junk: bytes) -> None:
    inbox_of(path).mkdir()
    (inbox_of(path) / "0-junk.parquet").write_bytes(junk)
    with owner(path) as dossier:
        assert dossier.add(readings(1), "run").readings == 1
    assert len(Views(path).summary().set_aside) == 1


def test_a_batch_that_breaks_on_the_way_leaves_no_trace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.dossier.store import merge

    with owner(path) as dossier:
        write_batch(inbox_of(path), readings(2), "run")
        monkeypatch.setattr(merge, "supersede", lambda con, first: (_ for _ in ()).throw(RuntimeError("stop")))
        with pytest.raises(RuntimeError, match="stop"):
            dossier.merge_inbox()
        assert dossier.known_documents() == frozenset()
    monkeypatch.undo()
    with owner(path) as dossier:
        assert len(dossier.known_documents()) == 2


def test_a_document_that_could_not_be_read_is_kept_with_its_reason(path: Path) -> None:
    document = replace(reading("bad.pdf").document, text="", body=(), sentences=(), error="encrypted")
    with owner(path) as dossier:
        dossier.add([Reading(document)], "run")
        assert dossier.known_documents() == {document.id}
    assert Views(path).summary().errors == (("bad.pdf", "encrypted"),)
    assert Views(path).documents().records() == (document,)


@pytest.mark.parametrize(
    "text", [TEXT + "\0", TEXT + " \U0001f468\u200d\U0001f469 caf\u0065\u0301", TEXT + " 'x' -- ; DROP TABLE event; $actor"]
)
def test_odd_characters_survive(path: Path, text: str) -> None:
    with owner(path) as dossier:
        dossier.add([reading("o'dd \u00e9.txt", text)], "run")
    views = Views(path)
    assert views.documents().records()[0].text == text  # type: ignore[union-attr]
    assert views.events(type="AID").rows()[0]["sentence"] == "Iran sent 100 drones to Russia in August."


def test_a_path_that_is_no_unicode_is_recorded(path: Path) -> None:
    with owner(path) as dossier:
        dossier.add([reading("caf\udce9.txt")], "run")
    assert Views(path).summary().documents == 1


_IN_ORDER: dict[str, str] = {}


@given(order=st.permutations(range(9)), size=st.integers(2, 9), twice=st.booleans())
@settings(max_examples=3, deadline=None)
def test_the_digest_does_not_depend_on_order_or_batches(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], size: int, twice: bool
) -> None:
    def digest(order: list[int], size: int) -> str:
        path = tmp_path_factory.mktemp("order") / "d.duckdb"
        made = readings(9)
        for start in range(0, len(order), size):
            with owner(path) as dossier:
                dossier.add([made[i] for i in order[start : start + size]], f"run {start}")
                link_copies(dossier)
        return Views(path).digest()

    assert digest(order * 2 if twice else order, size) == (_IN_ORDER.get("d") or _IN_ORDER.setdefault("d", digest(list(range(9)), 9)))


@given(steps=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), min_size=1, max_size=6))
@settings(max_examples=3, deadline=None)
def test_the_cache_is_what_rebuilding_gives(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int]]) -> None:
    path = tmp_path_factory.mktemp("cache") / "d.duckdb"
    made = readings(4)
    with owner(path) as dossier:
        for doc, version in steps:
            dossier.add([made[doc] if version == 1 else reread(made[doc], f"made/{version}")], "run")
            link_copies(dossier)
        con = dossier.connection
        tables = ("current_reading", "current_copy")
        kept = [con.execute(f"FROM {t} ORDER BY ALL").fetchall() for t in tables]
        dossier.rebuild()
        assert kept == [con.execute(f"FROM {t} ORDER BY ALL").fetchall() for t in tables]
        assert (
            con.execute("SELECT count(*) FROM current_reading WHERE recorded_to IS NULL GROUP BY doc HAVING count(*) > 1").fetchall() == []
        )
