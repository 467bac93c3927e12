"""The local executor: order kept, a dying worker costs one document."""

from __future__ import annotations

import os
import signal

import pytest

from dragoman.model.document import Document
from dragoman.reading.run.local import CHUNK_DOCUMENTS, LocalExecutor, chunks


def document(number: int, text: str = "SAMPLE") -> Document:
    return Document(id=f"d{number:04}", path=f"{number}.txt", media_type="text/plain", raw_hash="r", content_hash="c", text=text)


def outcomes(chunk: tuple[Document, ...]) -> list[tuple[str, str | None]]:
    """A task that dies, as a crashing library does, on one marked text."""
    if any(d.text == "deadly" and d.error is None for d in chunk):
        os.kill(os.getpid(), signal.SIGKILL)
    return [(d.id, d.error) for d in chunk]


def test_chunks_keep_every_document_in_order_and_end_at_their_bounds() -> None:
    found = [document(n, "x" * 5000) for n in range(200)]
    parts = list(chunks(found))
    assert [d for part in parts for d in part] == found
    assert all(len(part) <= CHUNK_DOCUMENTS and sum(len(d.text) for d in part) < 66_000 for part in parts)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_documents(workers: int) -> None:
    found = [document(n, "x" * 20_000) for n in range(17)]
    said = [row for rows in LocalExecutor(workers).map(outcomes, found) for row in rows]
    assert said == [(d.id, None) for d in found]


def test_a_dying_worker_costs_the_document_at_fault_and_no_other() -> None:
    found = [document(n, "x" * 20_000) for n in range(8)]
    found[4] = document(4, "deadly")
    said = dict(row for rows in LocalExecutor(2).map(outcomes, found) for row in rows)
    assert len(said) == 8
    assert [name for name, error in said.items() if error] == ["d0004"]
    assert "died" in str(said["d0004"])
