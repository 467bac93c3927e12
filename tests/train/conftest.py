"""The toy types, trained once by the command as a user runs it. All sentences are invented."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def train(folder: Path) -> str:
    """Run the command on the toy corpus; what it printed. In a process of its own: it sets its threads before numpy starts."""
    files = ["--corpus", str(HERE / "toy.jsonl"), "--ontology", str(HERE / "toy.toml"), "-o", str(folder)]
    done = subprocess.run([sys.executable, "-m", "dragoman", "train", *files], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("own") / "my-types"
    return folder, train(folder)


@pytest.fixture(scope="session")
def types(trained: tuple[Path, str]) -> Path:
    return trained[0]
