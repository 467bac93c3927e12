"""A process that adds readings is killed at any moment, then run again: the dossier is what an undisturbed run makes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.dossier.store.views import Views

ADD = Path(__file__).parents[1] / "synthetic.py"
COUNT, SIZE = 30, 10


def start(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(ADD), str(path), str(COUNT), str(SIZE)])


def undisturbed(path: Path) -> tuple[str, float]:
    begun = time.monotonic()
    assert start(path).wait(120) == 0
    return Views(path).digest(), time.monotonic() - begun


def killed_until_done(path: Path, moments: list[float]) -> None:
    for moment in moments:
        child = start(path)
        time.sleep(moment)
        child.kill()
        child.wait()
    assert start(path).wait(120) == 0


def check(tmp_path: Path, kills: int, each: int) -> None:
    expected, seconds = undisturbed(tmp_path / "whole.duckdb")
    chance = random.Random(20221105)
    for n in range(0, kills, each):
        path = tmp_path / f"killed{n}.duckdb"
        killed_until_done(path, [chance.uniform(0.1, seconds) for _ in range(min(each, kills - n))])
        assert Views(path).digest() == expected
        assert Views(path).summary().documents == COUNT
        assert list(path.with_name(path.name + ".inbox").glob("*.parquet*")) == []


def test_killed_three_times(tmp_path: Path) -> None:
    check(tmp_path, kills=3, each=3)


@pytest.mark.slow
def test_killed_a_hundred_times(tmp_path: Path) -> None:
    check(tmp_path, kills=100, each=4)
