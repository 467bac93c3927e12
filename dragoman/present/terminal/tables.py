"""Tables on the terminal, and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    import pyarrow as pa

# What fits a terminal of 120 columns and tells the row; --json has every column.
SHOWN: dict[str, tuple[str, ...]] = {
    "documents": ("doc", "published", "outlet", "genre", "title", "error"),
    "mentions": ("id", "name", "actor", "sector", "rule"),
    "events": ("id", "time", "actors", "type", "recipients", "standing", "sentence"),
    "claims": ("id", "speaker", "stance", "speech_act", "content"),
    "transfers": ("id", "giver", "receiver", "item", "quantity", "status", "standing", "sentence"),
    "causes": ("id", "cause", "effect", "sign", "standing"),
    "states": ("id", "subject", "relation", "object", "direction", "standing"),
    "forecasts": ("id", "speaker", "hedge", "band", "content"),
    "evidence": ("id", "what", "presenter", "sentence"),
    "actors": ("actor", "name", "mentions", "documents"),
}


def print_table(console: Console, kind: str, rows: pa.Table, limit: int) -> None:
    """The first ``limit`` rows, with how many there are."""
    columns = [c for c in SHOWN[kind] if c in rows.column_names] or rows.column_names[:6]
    table = Table(title=f"{kind}: {rows.num_rows}", title_justify="left", header_style="bold", show_lines=False)
    for column in columns:
        wide = column in ("sentence", "content", "cause", "effect", "title", "error")
        table.add_column(column, overflow="fold", ratio=3 if wide else None, no_wrap=column in ("id", "doc"))
    for row in rows.slice(0, limit).select(columns).to_pylist():
        table.add_row(*(escape(_cell(column, row[column])) for column in columns))
    console.print(table)
    if rows.num_rows > limit:
        console.print(f"{rows.num_rows - limit} more: --limit {rows.num_rows} or --json", style="dim")


def json_lines(rows: pa.Table) -> Iterator[str]:
    """One JSON object a row, every column."""
    for batch in rows.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            yield json.dumps(row, default=_plain, ensure_ascii=False) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _cell(column: str, value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return ", ".join(_cell(column, v) for v in value) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{v}" for v in value.values() if v is not None)
    text = " ".join(str(value).split())
    # Ten characters of an id are enough to name it among a hundred million records; `show` takes any beginning.
    return text[:10] if column in ("id", "doc") else text
