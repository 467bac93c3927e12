"""What the user gives becomes inputs under stable names."""

from __future__ import annotations

import io
import pickle
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.reading.sources.inputs import discover, from_stdin, locate
from dragoman.reading.sources.limits import Limits
from dragoman.reading.sources.read import documents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", "my.duckdb", "my.duckdb.inbox/x.parquet", "[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Iran denied it.")
    return tmp_path


def names(*paths: object, root: Path) -> list[str]:
    return [item.locator for item in discover([str(p) for p in paths], root=root)]


def test_folders_by_name_without_hidden_files_and_dossiers(folder: Path) -> None:
    assert names(folder, root=folder) == ["[1].txt", "a.txt", "b.txt", "sub/c.txt"]


def test_each_once_in_the_order_given(folder: Path) -> None:
    assert names(folder / "b.txt", folder / "." / "b.txt", folder / "sub" / ".." / "a.txt", root=folder) == ["b.txt", "a.txt"]


def test_globs_and_names_that_look_like_globs(folder: Path) -> None:
    assert names(folder / "**" / "*.txt", root=folder) == ["[1].txt", "a.txt", "b.txt", "sub/c.txt"]
    assert names(folder / "[1].txt", root=folder) == ["[1].txt"]


def test_locators_are_normalised() -> None:
    assert locate("./news//today/../a.txt") == "news/a.txt"


def test_links_to_folders_elsewhere_are_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "d.txt").write_text("x")
    (folder / "far").symlink_to(elsewhere)
    assert names(folder, root=folder)[-1] == "far/d.txt"


def test_inputs_travel_between_processes(folder: Path) -> None:
    items = list(discover([folder]))
    assert pickle.loads(pickle.dumps(items)) == items


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "Iran denied it."}\n')))
    (only,) = [d for item in discover(["-"]) for d in documents(item)]
    assert (only.path, only.text, only.error) == ("-#1", "Iran denied it.", None)


def test_standard_input_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(bytes(2_000_000))))
    (only,) = documents(from_stdin(Limits(stdin=1 << 20)))
    assert "more than 1 MiB on standard input" in only.error
