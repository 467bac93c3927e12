"""Local processes: documents in, results of a task on chunks of them out, in order, a crash costing one document at most."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import TypeVar

from dragoman.model.document import Document

T = TypeVar("T")
Task = Callable[[tuple[Document, ...]], T]

# About two seconds of reading a chunk: small enough for a steady progress bar and little lost work, large enough that
# starting a task and writing a batch stay under 2 % of it.
CHUNK_CHARACTERS = 60_000
CHUNK_DOCUMENTS = 64
# Chunks waiting beside the ones at work; more would only hold documents in memory.
AHEAD = 2


@dataclass(frozen=True, slots=True)
class LocalExecutor:
    """Runs a picklable task over chunks of documents in ``workers`` processes; with 1 it runs in this process."""

    workers: int

    @classmethod
    def fitting(cls, characters: int | None = None) -> LocalExecutor:
        """One process a core; this process alone for so little text that starting others would take longer."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return cls(1 if characters is not None and characters < CHUNK_CHARACTERS else max(1, cores))

    def map(self, task: Task[T], documents: Iterable[Document]) -> Iterator[T]:
        """The task's results in the order of the documents."""
        if self.workers == 1:
            yield from map(task, chunks(documents))
            return
        pool = _Pool(self.workers)
        waiting: deque[tuple[tuple[Document, ...], Future[T]]] = deque()
        try:
            for chunk in chunks(documents):
                waiting.append((chunk, pool.submit(task, chunk)))
                if len(waiting) >= self.workers + AHEAD:
                    yield from pool.results(task, *waiting.popleft())
            while waiting:
                yield from pool.results(task, *waiting.popleft())
        finally:
            pool.close()


def chunks(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """Documents in runs of about CHUNK_CHARACTERS characters, at most CHUNK_DOCUMENTS each."""
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if size >= CHUNK_CHARACTERS or len(chunk) >= CHUNK_DOCUMENTS:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


class _Pool:
    """A process pool that is started anew when a worker dies."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = self._start(workers)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            # The fork server loads the libraries once and every worker starts from it (0.1 s against 2 s).
            context.set_forkserver_preload(["dragoman.reading.run.onethread", "dragoman.reading.one"])
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_die_with_parent)

    def submit(self, task: Task[T], chunk: tuple[Document, ...]) -> Future[T]:
        try:
            return self._pool.submit(task, chunk)
        except BrokenProcessPool:
            self._renew()
            return self._pool.submit(task, chunk)

    def results(self, task: Task[T], chunk: tuple[Document, ...], future: Future[T]) -> Iterator[T]:
        """The result of a chunk. If a worker died, every chunk under way comes here: again alone, then document by document."""
        try:
            yield future.result()
            return
        except BrokenProcessPool:
            self._renew()
        try:
            yield self._alone(task, chunk)
        except BrokenProcessPool:
            for document in chunk:
                yield self._surely(task, document)

    def _alone(self, task: Task[T], chunk: tuple[Document, ...]) -> T:
        with self._start(1) as pool:
            return pool.submit(task, chunk).result()

    def _surely(self, task: Task[T], document: Document) -> T:
        try:
            return self._alone(task, (document,))
        except BrokenProcessPool:
            return task((replace(document, error="reading failed: the process that read this document died"),))

    def _renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._start(self._workers)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _die_with_parent() -> None:
    import dragoman.reading.run.onethread  # noqa: F401 - where workers are spawned, nothing was preloaded

    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="parent-watch").start()
