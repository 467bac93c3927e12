"""JSON lines: the record contract as it stands, with provenance beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.present.export.columns import Column
from dragoman.present.export.format import Rows


class Jsonl:
    """One JSON object a line, nested as the record contract has it."""

    name = "jsonl"

    def write(self, path: Path, kind: str, columns: Sequence[Column], rows: Rows) -> int:
        """Write one kind's rows; return their number."""
        number = 0
        with path.open("wb") as out:
            for row in rows:
                number += 1
                out.write(msgspec.json.encode(row) + b"\n")
        return number
