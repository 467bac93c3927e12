"""What every format must do: nothing lost, provenance kept, limits kept."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadQuery
from dragoman.model.document import Document
from dragoman.model.records import RECORD_TYPES
from dragoman.model.spans import length
from dragoman.present.export.columns import columns, file_stem
from dragoman.present.export.csv_files import cell
from dragoman.present.export.export import DICTIONARY, FORMATS, export, format_named
from dragoman.present.quoting import merged
from tests.present.fixtures import sample

DOCUMENTS, RECORDS, _ = sample()
KINDS = ("document", *(t.kind for t in RECORD_TYPES))
each = pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)


def read(path):
    if path.suffix == ".parquet":
        return pq.read_table(path).to_pylist()
    with path.open(encoding="utf-8", newline="") as lines:
        return [json.loads(line) for line in lines] if path.suffix == ".jsonl" else list(csv.DictReader(lines))


@pytest.fixture(params=FORMATS, ids=lambda f: f.name)
def written(request, tmp_path):
    form = request.param
    paths = export(DOCUMENTS, RECORDS, tmp_path / "out", form)
    return form, {p.stem: p for p in paths}


def test_nothing_is_lost(written):
    form, paths = written
    for kind in KINDS:
        wanted = len(DOCUMENTS) if kind == "document" else sum(r.kind == kind for r in RECORDS)
        assert len(read(paths[file_stem(kind)])) == wanted, f"{form.name} lost {kind} rows"


def test_every_row_keeps_its_provenance(written):
    _, paths = written
    known = {d.id: d for d in DOCUMENTS}
    for kind in KINDS[1:]:
        for row in read(paths[file_stem(kind)]):
            assert known[row["doc"]].path == row["path"]
            assert row["extractor"] == "hand/1"
            assert float(row["confidence"]) == 0.75
            assert 0 <= int(row["anchor_start"]) < int(row["anchor_end"])


def test_excerpts_stay_within_the_limits_and_are_the_texts_own_words(written):
    _, paths = written
    spent = {d.id: [] for d in DOCUMENTS}
    for kind in KINDS[1:]:
        for row in read(paths[file_stem(kind)]):
            if row.get("excerpt"):
                start, end = int(row["excerpt_start"]), int(row["excerpt_end"])
                text = next(d.text for d in DOCUMENTS if d.id == row["doc"])
                assert row["excerpt"].lstrip("'") == text[start:end].lstrip("'")
                assert end - start <= 300
                spent[row["doc"]].append((start, end))
    for document in DOCUMENTS:
        assert length(merged(tuple(spent[document.id]))) <= 0.1 * len(document.text)


def test_no_export_carries_an_articles_text(written):
    _, paths = written
    for row in read(paths["documents"]):
        assert "text" not in row
        assert all("Envoys of Russia and Iran met" not in str(v) for v in row.values())


def test_a_dictionary_explains_every_column(written):
    form, paths = written
    rows = read(paths[DICTIONARY.removesuffix(".csv")])
    for kind in KINDS:
        told = {r["column"] for r in rows if r["file"] == f"{file_stem(kind)}.{form.name}" and r["meaning"]}
        assert told == {c.name for c in columns(kind)}, f"unexplained columns of {kind}"


@each
def test_a_javascript_address_is_not_exported_as_one(form, tmp_path):
    bad = replace(DOCUMENTS[2], url="javascript:alert(1)")
    records = [r for r in RECORDS if r.doc == bad.id]
    export([bad], records, tmp_path, form)
    assert all(not r["url"] for r in read(tmp_path / f"events.{form.name}"))


@given(st.text())
def test_no_cell_begins_like_a_formula(text):
    assert not str(cell(text)).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_keep_their_sign_and_truths_are_words():
    assert cell(-33.5) == -33.5
    assert (cell(True), cell(False), cell(None)) == ("true", "false", "")


def test_formulas_in_an_outlets_name_come_out_as_text(tmp_path):
    bad = Document(id="d1", path="=cmd()", media_type="text/plain", raw_hash="0", content_hash="0", outlet="@SUM(1)", title="+1")
    export([bad], [], tmp_path, format_named("csv"))
    (row,) = read(tmp_path / "documents.csv")
    assert (row["path"], row["outlet"], row["title"]) == ("'=cmd()", "'@SUM(1)", "'+1")


def test_an_unknown_format_is_named_with_the_known_ones():
    with pytest.raises(BadQuery, match="jsonl, csv, parquet"):
        format_named("xlsx")
