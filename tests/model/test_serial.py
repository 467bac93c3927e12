"""The record contract: every record survives JSON; what is written has the contract's names."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.model.records import RECORD_TYPES, AnyRecord
from dragoman.model.serial import from_json, to_dict, to_json
from dragoman.model.when import When

# JSON has no infinity; no record holds one.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
SURE = st.builds(When, start=st.none() | st.dates(), end=st.none() | st.dates(), span=st.none())


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda k: k.kind)
@given(data=st.data())
def test_a_record_comes_back_from_json_as_it_went(kind: type[AnyRecord], data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert from_json(to_json(record)) == record


@given(st.builds(Document, published=SURE))
def test_a_document_comes_back_from_json_as_it_went(document: Document) -> None:
    assert from_json(to_json(document)) == document


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda k: k.kind)
@given(data=st.data())
def test_kind_id_and_doc_come_first_and_inferred_from_is_called_from(kind: type[AnyRecord], data: st.DataObject) -> None:
    written = to_dict(data.draw(st.from_type(kind)))
    assert list(written)[:3] == ["kind", "id", "doc"]
    assert "inferred_from" not in json.dumps(list(_keys(written)))


def _keys(value: object) -> list[str]:
    if isinstance(value, dict):
        return [k for k, v in value.items() for k in (k, *_keys(v))]
    return [k for v in value for k in _keys(v)] if isinstance(value, list) else []


def test_dates_are_written_as_days() -> None:
    document = Document(
        id="d1", path="a.txt", media_type="text/plain", raw_hash="r", content_hash="c",
        published=When(start=date(2021, 3, 3), end=date(2021, 3, 3), precision="day", basis="stated"),
    )  # fmt: skip
    day = "2021-03-03"
    assert to_dict(document)["published"] == {"start": day, "end": day, "precision": "day", "basis": "stated", "span": None}
