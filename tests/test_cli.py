"""The commands, as a user runs them: output, exit codes, errors with their remedies."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app

run = CliRunner()

TEXT = """Norway sends generators to Moldova

SAMPLE. Norway delivered 40 generators to Moldova on 3 March 2021, the foreign ministry in Oslo said.

Portugal denied that it had supplied weapons to Moldova. "We sent nothing," Foreign Minister Ana Fictiva said.
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("cli")
    (base / "a.txt").write_text(TEXT, encoding="utf-8")
    (base / "empty.txt").write_text("", encoding="utf-8")
    said = run.invoke(app, ["add", str(base / "x.duckdb"), str(base / "a.txt"), str(base / "empty.txt")])
    assert said.exit_code == 0, said.output
    assert "empty.txt" in said.output
    return base / "x.duckdb"


def test_add_again_reads_nothing_again(dossier: Path) -> None:
    said = run.invoke(app, ["add", str(dossier), str(dossier.with_name("a.txt"))])
    assert "1 documents were there already" in said.output


def test_strict_exits_with_3_when_something_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert run.invoke(app, ["add", "--strict", str(tmp_path / "x.duckdb"), str(tmp_path / "empty.txt")]).exit_code == 3


def test_quiet_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run.invoke(app, ["add", "-q", str(tmp_path / "x.duckdb"), str(tmp_path / "a.txt")]).output == ""


@pytest.mark.parametrize(
    "kind", ["documents", "mentions", "events", "claims", "transfers", "causes", "states", "forecasts", "evidence", "actors"]
)
def test_list_prints_every_kind_and_json_has_all_rows(dossier: Path, kind: str) -> None:
    assert run.invoke(app, ["list", str(dossier), kind]).exit_code == 0
    said = run.invoke(app, ["list", str(dossier), kind, "--json"])
    rows = [json.loads(line) for line in said.output.splitlines()]
    assert all(isinstance(row, dict) for row in rows)


def test_list_finds_the_transfer_by_its_sides_by_code_or_name(dossier: Path) -> None:
    for giver in ("NOR", "Norway"):
        said = run.invoke(app, ["list", str(dossier), "transfers", "--from", giver, "--to", "MDA", "--since", "2021", "--json"])
        rows = [json.loads(line) for line in said.output.splitlines()]
        assert [(row["item"], row["status"]) for row in rows] == [("generator", "delivered")], said.output


def test_list_refuses_a_filter_that_the_kind_does_not_take(dossier: Path) -> None:
    said = run.invoke(app, ["list", str(dossier), "causes", "--to", "MDA"])
    assert said.exit_code == 1
    assert "BadQuery" in said.stderr


def test_show_opens_a_record_by_the_beginning_of_its_id(dossier: Path) -> None:
    listed = run.invoke(app, ["list", str(dossier), "transfers", "--json"]).output.splitlines()
    said = run.invoke(app, ["show", str(dossier), json.loads(listed[0])["id"][:10]])
    assert said.exit_code == 0, said.output
    assert "generators" in said.output


def test_show_of_an_unknown_id_says_so(dossier: Path) -> None:
    said = run.invoke(app, ["show", str(dossier), "e00000000"])
    assert said.exit_code == 1
    assert "UnknownRecord" in said.stderr


def test_brief_writes_one_page(dossier: Path, tmp_path: Path) -> None:
    said = run.invoke(app, ["brief", str(dossier), "NOR", "Moldova", "-o", str(tmp_path / "b.html")])
    assert said.exit_code == 0, said.output
    assert "generators" in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_brief_of_an_unknown_side_says_what_to_write(dossier: Path) -> None:
    said = run.invoke(app, ["brief", str(dossier), "NOR", "Ruritania"])
    assert said.exit_code == 1
    assert "ISO code" in said.stderr


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_export_writes_files_and_a_dictionary(dossier: Path, tmp_path: Path, name: str) -> None:
    said = run.invoke(app, ["export", str(dossier), "--format", name, "-o", str(tmp_path / "out")])
    assert said.exit_code == 0, said.output
    assert len(list((tmp_path / "out").iterdir())) >= 2


def test_missing_dossier_is_told_with_the_remedy(tmp_path: Path) -> None:
    said = run.invoke(app, ["list", str(tmp_path / "none.duckdb"), "events"])
    assert said.exit_code == 1
    assert "dragoman add" in said.stderr


def test_extract_prints_json_lines_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "extract", "--format", "jsonl", "--published", "2021-03-05", str(tmp_path / "a.txt")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows[0]["kind"] == "document"
    assert rows[0]["published"]["start"] == "2021-03-05"
    assert {row["doc"] for row in rows} == {rows[0]["id"]}
    assert {"event", "claim", "transfer"} <= {row["kind"] for row in rows}


def test_extract_of_something_unreadable_is_a_document_with_an_error_and_exit_0(tmp_path: Path) -> None:
    (tmp_path / "junk.bin").write_bytes(bytes(range(256)) * 50)
    said = run.invoke(app, ["extract", str(tmp_path / "junk.bin"), str(tmp_path / "gone.txt")])
    assert said.exit_code == 0
    assert all(json.loads(line)["error"] for line in said.stdout.splitlines())
    assert run.invoke(app, ["extract", "--strict", str(tmp_path / "junk.bin")]).exit_code == 3


def test_relate_names_a_root_for_each_line() -> None:
    line = json.dumps({"id": 7, "text": "Norway condemned Moldova.", "actor": [0, 6], "recipient": [17, 24]})
    said = run.invoke(app, ["relate"], input=line + "\n\n" + line + "\n")
    rows = [json.loads(row) for row in said.stdout.splitlines()]
    assert [(row["id"], row["type"]) for row in rows] == [(7, "ACCUSE")] * 2
    assert len(rows[0]["probabilities"]) == 16
    assert abs(sum(rows[0]["probabilities"].values()) - 1) < 1e-6


@pytest.mark.parametrize("line", ["nonsense", "{}", '{"id": 1, "text": "abc", "actor": [0, 9], "recipient": [1, 2]}'])
def test_relate_names_the_line_that_it_cannot_read(line: str) -> None:
    said = run.invoke(app, ["relate"], input=line)
    assert said.exit_code == 1
    assert "line 1" in said.stderr


def test_second_writer_waits_and_then_is_told_who_holds_the_dossier(dossier: Path, tmp_path: Path) -> None:
    holder = (
        "import sys, time; from pathlib import Path; from dragoman.dossier.store.writer import owner\n"
        "with owner(Path(sys.argv[1])): print('held', flush=True); time.sleep(30)"
    )
    held = subprocess.Popen([sys.executable, "-c", holder, str(dossier)], stdout=subprocess.PIPE, text=True)
    try:
        assert held.stdout is not None
        assert held.stdout.readline().strip() == "held"
        began = time.monotonic()
        said = run.invoke(app, ["add", "-q", str(dossier), str(dossier.with_name("a.txt"))])
        assert said.exit_code == 4
        assert 9 < time.monotonic() - began < 15
        assert "DossierBusy" in said.stderr
    finally:
        held.kill()
        held.wait()


def test_what_comes_later_says_so() -> None:
    assert "dragoman brief" in run.invoke(app, ["serve", "x.duckdb"]).stderr
    assert run.invoke(app, ["demo", "--generated"]).exit_code == 1


def test_help_has_an_example_for_every_command() -> None:
    for command in ("demo", "add", "brief", "list", "show", "export", "extract", "relate", "digest"):
        assert "Example" in run.invoke(app, [command, "--help"]).output, command
