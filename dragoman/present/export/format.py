"""What every export format does: it writes one kind of record into one file, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from dragoman.present.export.columns import Column

Rows = Iterable[Mapping[str, Any]]


class Format(Protocol):
    """Writes files. Every row it is given is in the file, with every column."""

    @property
    def name(self) -> str:
        """The name that users give to ``--format``, also the files' ending."""
        ...

    def write(self, path: Path, kind: str, columns: Sequence[Column], rows: Rows) -> int:
        """Write one kind's rows; return their number. Raises OSError where the file cannot be written."""
        ...
