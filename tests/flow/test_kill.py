"""``dragoman add`` killed with SIGKILL at a random moment and run again gives the dossier of an undisturbed run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from dragoman import api

SENTENCES = (
    "SAMPLE. The foreign minister of Norway visited Lisbon on 3 March 2021.",
    "Officials in Lisbon said that Portugal would send forty generators to Norway.",
    "Norway denied that it had asked for generators.",
    "Because winter came early, the two governments signed an agreement on energy.",
    "Portugal sent a second shipment of medical goods to Moldova in April 2021.",
    "Analysts expect that trade between the two will grow.",
)


def articles(folder: Path, count: int = 24) -> Path:
    """Small articles, enough for several batches of two workers."""
    folder.mkdir()
    chance = random.Random(7)
    for number in range(count):
        body = "\n\n".join(" ".join(chance.choices(SENTENCES, k=4)) for _ in range(12))
        (folder / f"a{number:02}.txt").write_text(f"Article {number}\n\n{body}\n", encoding="utf-8")
    return folder


def start(dossier: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "dragoman", "add", "--quiet", "--workers", "2", str(dossier), str(folder)])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, float]:
    """The articles, the digest of a run that nobody disturbed, and how long it took."""
    base = tmp_path_factory.mktemp("undisturbed")
    folder = articles(base / "articles")
    began = time.monotonic()
    assert start(base / "x.duckdb", folder).wait() == 0
    return folder, api.open(base / "x.duckdb").digest(), time.monotonic() - began


def kill_and_resume(undisturbed: tuple[Path, str, float], base: Path, seed: int) -> None:
    folder, expected, taken = undisturbed
    moment = random.Random(seed).uniform(0.2, taken)
    running = start(base / "x.duckdb", folder)
    time.sleep(moment)
    children = psutil.Process(running.pid).children(recursive=True) if running.poll() is None else []
    running.send_signal(signal.SIGKILL)
    running.wait()
    _, alive = psutil.wait_procs(children, timeout=15)
    assert not alive, f"killed after {moment:.2f} s, these were left behind: {[p.cmdline() for p in alive]}"
    assert start(base / "x.duckdb", folder).wait() == 0
    assert api.open(base / "x.duckdb").digest() == expected, f"killed after {moment:.2f} s, the resumed dossier differs"


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("seed", range(3))
def test_killed_run_resumes_with_nothing_lost_or_doubled(undisturbed: tuple[Path, str, float], tmp_path: Path, seed: int) -> None:
    kill_and_resume(undisturbed, tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 200))
def test_hundred_kills(undisturbed: tuple[Path, str, float], tmp_path: Path, seed: int) -> None:
    kill_and_resume(undisturbed, tmp_path, seed)
