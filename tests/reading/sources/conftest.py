"""Reads bytes as a user's file would be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.document import Document
from dragoman.reading.sources.inputs import discover
from dragoman.reading.sources.read import documents

Reader = Callable[..., list[Document]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """``read(name, data)`` writes a file and reads it; ``read(name)`` reads what is there. Locators are relative to the folder."""

    def reader(name: str, data: bytes | None = None, **options: Any) -> list[Document]:
        path = tmp_path / name
        if data is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return [d for item in discover([path], root=tmp_path) for d in documents(item, **options)]

    return reader
