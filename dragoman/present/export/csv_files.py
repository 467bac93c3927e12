"""Comma-separated values, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from dragoman.present.export.columns import Column, Value, flat
from dragoman.present.export.format import Rows

# A spreadsheet runs a text cell that begins so as a formula; after a tab or a line's end it looks at the next sign.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


class Csv:
    """One line a record in UTF-8; lists are JSON. A text cell that a spreadsheet would run gets an apostrophe in front, ``+`` too."""

    name = "csv"

    def write(self, path: Path, kind: str, columns: Sequence[Column], rows: Rows) -> int:
        """Write one kind's rows; return their number."""
        number = 0
        with path.open("w", encoding="utf-8", newline="") as out:
            sheet = csv.writer(out)
            sheet.writerow([c.name for c in columns])
            for row in rows:
                values = flat(kind, row)
                number += 1
                sheet.writerow([cell(values[c.name]) for c in columns])
        return number


def cell(value: Value) -> str | float | int:
    """The value as a cell: numbers as they are, truths as ``true`` and ``false``, nothing as empty, risky text behind an apostrophe."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" ").startswith(RISKY) else value
    return "" if value is None else value
