"""Columns, dates and rows."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dragoman.errors import BadMapping
from dragoman.reading.sources.mapping import ColumnMapping, settle
from dragoman.reading.sources.stated import stated
from tests.reading.sources.examples import PLAIN


def test_common_names_are_known() -> None:
    found = settle(["ID", "Full Text", "title2", "Head-line", "pub_date"], None)
    assert found == ColumnMapping(text="Full Text", title="Head-line", published="pub_date", id="ID")


def test_named_columns_come_first() -> None:
    assert settle(["text", "lead"], ColumnMapping(text="lead")).text == "lead"


def test_unknown_columns_are_listed() -> None:
    with pytest.raises(BadMapping, match="quote, speaker"):
        settle(["quote", "speaker"], None)
    with pytest.raises(BadMapping, match="no column named 'lead'"):
        settle(["text"], ColumnMapping(text="lead"))


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2022-10-05", date(2022, 10, 5), date(2022, 10, 5)),
        ("2022-10-05T23:30:00-05:00", date(2022, 10, 5), date(2022, 10, 5)),
        ("20221005", date(2022, 10, 5), date(2022, 10, 5)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("Wed, 05 Oct 2022 08:00:00 +0000", date(2022, 10, 5), date(2022, 10, 5)),
        ("October 5, 2022", date(2022, 10, 5), date(2022, 10, 5)),
        (datetime(2022, 10, 5, 8), date(2022, 10, 5), date(2022, 10, 5)),
    ],
)
def test_stated_dates(value: object, start: date, end: date) -> None:
    found = stated(value)
    assert (found.start, found.end, found.basis) == (start, end, "stated")


@pytest.mark.parametrize("value", ["", None, 7, "soon", "2022-13-40", "03/04/2022", "2022-1x", "99999"])
def test_what_states_no_date(value: object) -> None:
    assert stated(value) is None


def test_rows_own_date_outranks_the_callers(read) -> None:
    data = b'{"text": "Iran denied it.", "published": "2022-10-05"}\n{"text": "Iran denied it again."}\n'
    own, given = read("rows.jsonl", data, published=date(2023, 1, 2))
    assert (own.published.start, given.published.start) == (date(2022, 10, 5), date(2023, 1, 2))


def test_named_column(read) -> None:
    (only,) = read("rows.csv", f'lead,note\n"{PLAIN}",x\n'.encode(), mapping=ColumnMapping(text="lead"))
    assert only.text == PLAIN


def test_wide_csv(read) -> None:
    (only,) = read("rows.csv", "title,text\nCafé,“No.” he said.\n".encode("utf-16"))
    assert (only.title, only.text) == ("Café", "“No.” he said.")


def test_prose_named_as_a_table_is_prose(read) -> None:
    (only,) = read("story.csv", PLAIN.encode())
    assert (only.media_type, only.text) == ("text/plain", PLAIN)


def test_json_list(read) -> None:
    found = read("rows.json", b'[\n {"text": "Iran denied it."},\n {"text": "Russia denied it."}\n]')
    assert [(d.path, d.text) for d in found] == [("rows.json#1", "Iran denied it."), ("rows.json#2", "Russia denied it.")]
