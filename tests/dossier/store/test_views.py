from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from synthetic import TEXT, document, on, reading, readings

from dragoman.dossier.store.views import Table, Views
from dragoman.dossier.store.writer import owner
from dragoman.errors import BadQuery, UnknownRecord
from dragoman.model.reading import Reading
from dragoman.model.records import Transfer
from dragoman.model.verdict import Verdict
from dragoman.model.when import When

KINDS = ("documents", "events", "claims", "transfers", "causes", "states", "forecasts", "evidence", "mentions", "actors")


@pytest.fixture
def views(path: Path) -> Views:
    """One dossier with three reports: of September, of November, and undated."""
    given = (
        reading("a.txt", published=on(date(2022, 9, 1)), outlet="The Gazette", title="One", genre="news"),
        reading("b.txt", TEXT + " It was late.", on(date(2022, 11, 5)), outlet="The Post", genre="opinion"),
        reading("c.txt", TEXT + " No date."),
    )
    with owner(path) as dossier:
        dossier.add(given, "run")
    return Views(path)


def copy_of(left: Reading, right: Reading, judgement: str = "SAME", by: str = "rule:test/1", **more: Any) -> Verdict:
    low, high = sorted((left.document.id, right.document.id))
    return Verdict(question="copy", left=low, right=high, judgement=judgement, by=by, why="test", **more)  # type: ignore[arg-type]


def paths(table: Table) -> list[str]:
    return [row["path"] for row in table.rows()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_table(views: Views, kind: str) -> None:
    table: Table = getattr(views, kind)()
    assert len(table) > 0
    assert len(table.df()) == len(table.pl()) == table.arrow().num_rows == len(table.rows()) == len(table)
    assert len(table.records()) == (0 if kind == "actors" else len(table))
    assert repr(table)
    assert table.columns == list(table.df().columns)
    empty: Table = getattr(views, kind)(outlet="nobody")
    assert len(empty) == 0
    assert repr(empty)


def test_a_row_tells_its_source(views: Views) -> None:
    row = views.transfers(outlet="the gazette").rows()[0]
    expected = {
        "giver": "IRN",
        "giver_name": "Iran",
        "receiver": "RUS",
        "category": "arms",
        "status": "delivered",
        "polarity": "+",
        "quantity_low": 100.0,
        "quantity_high": None,
        "quantity_hedge": "over",
        "time_start": date(2022, 8, 1),
        "time_end": date(2022, 8, 31),
        "time_precision": "month",
        "time_basis": "stated",
        "standing": "denied by Tehran",
        "speaker": "Tehran",
        "outlet": "The Gazette",
        "published_start": date(2022, 9, 1),
        "genre": "news",
        "title": "One",
        "path": "a.txt",
        "copies": [],
        "sentence": "Iran sent 100 drones to Russia in August.",
    }
    assert {k: row[k] for k in expected} == expected


def test_the_outlets_own_voice_is_told_from_a_speakers(views: Views) -> None:
    own, attributed = views.events(outlet="The Gazette").rows()
    assert (own["type"], own["standing"], own["speaker"], own["claim"]) == ("AID", "stated", None, None)
    assert (attributed["type"], attributed["standing"], attributed["polarity"]) == ("COOPERATE", "said by Officials", "-")


def test_nested_claims_name_every_voice(path: Path) -> None:
    made = reading("a.txt")
    denial, said = made.records[2], made.records[3]
    nested = Reading(made.document, tuple(replace(r, claim=said.id) if r is denial else r for r in made.records))  # type: ignore[call-arg]
    with owner(path) as dossier:
        dossier.add([nested], "run")
    assert Views(path).transfers().rows()[0]["standing"] == "denied by Tehran, as told by Officials"


@pytest.mark.parametrize(
    ("kind", "where", "found"),
    [
        ("events", {"actor": "IRN"}, 3),
        ("events", {"actor": "irn"}, 3),
        ("events", {"actor": "Iran"}, 3),
        ("events", {"actor": "USA"}, 0),
        ("events", {"recipient": "RUS"}, 3),
        ("events", {"dyad": ("RUS", "IRN")}, 3),
        ("events", {"dyad": "IRN,RUS"}, 3),
        ("events", {"dyad": ("IRN", "USA")}, 0),
        ("events", {"type": "aid"}, 3),
        ("events", {"speaker": "USA"}, 3),
        ("events", {"speaker": "officials"}, 3),
        ("events", {"since": "2022"}, 3),
        ("events", {"since": "2022-09"}, 0),
        ("events", {"until": "2022-08-15"}, 3),
        ("events", {"until": "2022-07"}, 0),
        ("claims", {"speaker": "IRN"}, 3),
        ("claims", {"type": "denies"}, 3),
        ("claims", {"since": "2022-10"}, 2),
        ("claims", {"until": date(2022, 9, 30)}, 2),
        ("transfers", {"giver": "IRN", "receiver": "RUS"}, 3),
        ("transfers", {"giver": "RUS"}, 0),
        ("transfers", {"category": "arms"}, 3),
        ("transfers", {"status": "sought"}, 0),
        ("transfers", {"dyad": "RUS,IRN"}, 3),
        ("states", {"actor": "IRN", "recipient": "RUS"}, 3),
        ("states", {"type": "alliance"}, 3),
        ("states", {"since": "2020"}, 0),
        ("forecasts", {"since": "2022"}, 3),
        ("forecasts", {"until": "2022"}, 0),
        ("evidence", {"type": "image"}, 3),
        ("mentions", {"actor": "RUS"}, 3),
        ("documents", {"type": "opinion"}, 1),
        ("documents", {"outlet": "the post"}, 1),
        ("documents", {"since": "2022-11"}, 1),
        ("actors", {"actor": "IRN"}, 1),
    ],
)
def test_filters(views: Views, kind: str, where: dict[str, Any], found: int) -> None:
    assert len(views.table(kind, **where)) == found


def test_as_of_is_about_the_day_of_the_report(views: Views) -> None:
    assert paths(views.documents(as_of="2022-10")) == ["a.txt", "c.txt"], "an undated report may have been known"
    assert paths(views.documents(as_of="2022-11-04")) == ["a.txt", "c.txt"]
    assert paths(views.documents(as_of="2022-11-05")) == ["a.txt", "b.txt", "c.txt"]
    assert paths(views.documents(as_of="2021")) == ["c.txt"]
    assert len(views.matter("IRN", "RUS", as_of="2022-10").documents) == 2


def test_as_of_with_bounds_of_publication(path: Path) -> None:
    open_end = When(start=date(2022, 9, 1), end=None, precision="period", basis="inferred")
    wide = When(start=date(2022, 1, 1), end=date(2022, 12, 31), precision="year", basis="inferred")
    with owner(path) as dossier:
        dossier.add([reading("open.txt", published=open_end), reading("wide.txt", published=wide)], "run")
    views = Views(path)
    assert paths(views.documents(as_of="2022-08")) == []
    assert paths(views.documents(as_of="2022-10")) == ["open.txt"], "a report that may be later than the day is not known by then"
    assert paths(views.documents(as_of="2022-12-31")) == ["open.txt", "wide.txt"]


@pytest.mark.parametrize(
    ("kind", "where", "hint"),
    [
        ("event", {}, "did you mean events"),
        ("events", {"giver": "IRN"}, "no filter giver"),
        ("claims", {"dyad": "IRN,RUS"}, "no filter"),
        ("events", {"since": "last week"}, "not a date"),
        ("events", {"as_of": "2022-02-30"}, "not a date"),
        ("events", {"dyad": "IRN"}, "two sides"),
        ("events", {"copies": "none"}, "copies"),
        ("actors", {"since": "2022"}, "no filter since"),
        ("events", {"sinse": "2022"}, "no filter sinse"),
    ],
)
def test_a_bad_question_is_told(views: Views, kind: str, where: dict[str, Any], hint: str) -> None:
    with pytest.raises(BadQuery, match=hint):
        views.table(kind, **where)


def test_copies_change_no_count(path: Path) -> None:
    first = reading("first.txt", published=on(date(2022, 9, 1)))
    second = reading("second.txt", "PORT HARLOW, Sept 2 - " + TEXT, on(date(2022, 9, 2)))
    with owner(path) as dossier:
        dossier.add([first], "run")
    views = Views(path)
    counts = {kind: len(views.table(kind)) for kind in KINDS}
    actors = views.actors().rows()
    with owner(path) as dossier:
        dossier.add([second], "run")
        dossier.judge([copy_of(first, second)])
    assert {kind: len(views.table(kind)) for kind in KINDS} == counts
    assert views.actors().rows() == actors
    for kind in KINDS[:-1]:
        assert all(row["copies"] == ["second.txt"] for row in views.table(kind).rows()), kind
        assert len(views.table(kind, copies="all")) == 2 * counts[kind]
    assert views.events(as_of="2022-09-01").rows()[0]["copies"] == []
    assert views.summary().documents == 2
    assert views.summary().texts == 1


def test_what_only_a_copy_says_is_kept(path: Path) -> None:
    first = reading("first.txt", published=on(date(2022, 9, 1)))
    second = reading("second.txt", published=on(date(2022, 9, 2)))
    corrected = Reading(second.document, tuple(replace(r, polarity="-") if isinstance(r, Transfer) else r for r in second.records))
    with owner(path) as dossier:
        dossier.add([first, corrected], "run")
        dossier.judge([copy_of(first, second)])
    told = {row["polarity"]: row["path"] for row in Views(path).transfers().rows()}
    assert told == {"+": "first.txt", "-": "second.txt"}, "a copy that says otherwise is not folded"
    assert len(Views(path).claims(type="affirms")) == 1


def test_a_copy_is_seen_even_where_the_first_is_not_yet(path: Path) -> None:
    first, second = reading("a.txt", published=on(date(2022, 11, 1))), reading("b.txt", published=on(date(2022, 9, 2)), outlet="B")
    with owner(path) as dossier:
        dossier.add([first, second], "run")
        dossier.judge([copy_of(first, second)])
    assert paths(Views(path).events(as_of="2022-10")) == ["b.txt", "b.txt"]
    assert paths(Views(path).documents()) == ["b.txt"]


def test_verdicts_can_be_undone_and_persons_come_first(path: Path) -> None:
    a, b = readings(2)
    views = Views(path)
    with owner(path) as dossier:
        dossier.add([a, b], "run")
        assert dossier.judge([copy_of(a, b), copy_of(a, b)]) == 1
        assert dossier.judge([copy_of(a, b)]) == 0
    assert views.summary().texts == 1
    with owner(path) as dossier:
        dossier.judge([copy_of(a, b, "DIFFERENT", by="Mara")])
        dossier.judge([copy_of(a, b, score=0.9)])
    assert [v.by for _, v in views.verdicts()] == ["Mara"]
    assert views.summary().texts == 2
    with owner(path) as dossier:
        mine = dossier.verdicts(by="Mara")[0][0]
        dossier.undo(mine, by="Mara", why="a slip")
        with pytest.raises(UnknownRecord):
            dossier.undo(mine, by="Mara", why="twice")
    assert [(v.by, v.score) for _, v in views.verdicts()] == [("rule:test/1", 0.9)]
    assert views.summary().texts == 1
    with owner(path) as dossier:
        count = dossier.connection.execute("SELECT count(*) FROM verdict").fetchone()
    assert count == (4,), "undoing adds a row and takes none away"


def test_a_record_by_its_id(views: Views) -> None:
    record = views.events().records()[0]
    assert views.record(record.id).record == record
    assert views.record(record.id[:10].upper()).document.path == "a.txt"
    with pytest.raises(UnknownRecord, match=record.id):
        views.record(record.id[:-1] + "zz")
    for wrong in (record.id[:5], "zzzzzzzz", "", "'; DROP TABLE event"):
        with pytest.raises(UnknownRecord):
            views.record(wrong)


def test_hostile_text_steers_neither_terminal_nor_page(path: Path) -> None:
    text = TEXT.replace("Tehran", "\x1b[31mTehran<script>alert(1)</script>[bold]")
    with owner(path) as dossier:
        dossier.add([reading("<b>.txt", text, title="<script>x</script>", outlet="=1+1")], "run")
    table = Views(path).documents()
    assert "\x1b" not in repr(table)
    assert "<script>" not in table._repr_html_()
    assert "&lt;b&gt;.txt" in table._repr_html_()


def test_long_tables_are_cut_in_print_only(path: Path) -> None:
    with owner(path) as dossier:
        dossier.add(readings(30), "run")
    table = Views(path).documents()
    assert len(table) == 30
    assert "30 rows, the first 20 shown" in repr(table)


def test_an_empty_dossier_answers(path: Path) -> None:
    with owner(path):
        pass
    views = Views(path)
    assert [len(views.table(kind)) for kind in KINDS] == [0] * len(KINDS)
    assert views.matter("IRN", "RUS").documents == ()
    assert views.summary().documents == 0
    assert len(views.digest()) == 64


def test_only_documents_that_name_both_sides_matter(path: Path) -> None:
    alone = Reading(document("alone.txt"), reading("alone.txt").records[:1])
    with owner(path) as dossier:
        dossier.add([alone, reading("both.txt")], "run")
    matter = Views(path).matter("IRN", "RUS")
    assert [d.path for d in matter.documents] == ["both.txt"]
    assert Views(path).matter("IRN", "USA").documents == matter.documents, "a speaker's affiliation counts"
    assert Views(path).matter("IRN", "CHN").records == ()


def test_export_rows_are_in_the_order_of_the_text(views: Views) -> None:
    rows = list(views.export_rows())
    assert len(rows) == 3 * 15
    assert [i for i, row in enumerate(rows) if '"kind":"document"' in row] == [0, 15, 30]
