"""A type that PLOVER does not know goes through store, lists, brief and export; a bad folder is told before anything is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.flow import Settings

run = CliRunner()
TEXT = "The central banks of Peru and Indonesia signed a currency swap of soles and rupiah. France cancelled the debt of Togo."


@pytest.fixture(scope="module")
def dossier(types: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("use")
    for n in (1, 2):
        (base / f"{n}.txt").write_text(f"{TEXT} That is paragraph {n}.\n", encoding="utf-8")
    opened = dragoman.open(base / "x.duckdb")
    opened.add([base / "1.txt", base / "2.txt"], settings=Settings(types=types, workers=2))
    return base / "x.duckdb"


def test_own_modes_are_stored_and_listed(dossier: Path) -> None:
    modes = {row["mode"] for row in dragoman.open(dossier).events().arrow().to_pylist()}
    assert "debt-relief" in modes


def test_brief_and_export_carry_an_own_mode(dossier: Path, tmp_path: Path) -> None:
    assert "debt-relief" in dragoman.open(dossier).brief("FRA", "TGO").html
    dragoman.open(dossier).export(tmp_path, "jsonl")
    assert any("debt-relief" in p.read_text("utf-8") for p in tmp_path.iterdir())


@pytest.mark.parametrize("command", ["add", "extract"])
def test_a_folder_without_types_is_told_and_nothing_is_made(command: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    target = [str(tmp_path / "x.duckdb")] if command == "add" else []
    said = run.invoke(app, [command, *target, str(tmp_path / "a.txt"), "--types", str(tmp_path)])
    assert said.exit_code == 1
    assert "dragoman train" in " ".join(said.output.split())
    assert not (tmp_path / "x.duckdb").exists()
