"""Tables on the terminal, and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

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


# Prose stands on a line of its own under its row: no terminal is wide enough to set it in a column.
PROSE = ("sentence", "content", "cause", "effect", "error")
_CELL = 26


def print_table(console: Console, kind: str, rows: pa.Table, limit: int) -> None:
    """The first ``limit`` rows, fields aligned and prose beneath, with how many rows there are."""
    shown = [c for c in SHOWN[kind] if c in rows.column_names]
    short = [c for c in shown if c not in PROSE]
    cells = [[_cell(c, row[c]) for c in shown] for row in rows.slice(0, limit).select(shown).to_pylist()]
    widths = {c: min(_CELL, max((len(r[shown.index(c)]) for r in cells), default=0)) for c in short}
    widths = {c: max(w, len(c)) for c, w in widths.items()}
    console.print(Text(f"{kind}: {rows.num_rows}", style="bold"))
    console.print(_line(short, widths, "dim"), overflow="ellipsis", no_wrap=True)
    for row in cells:
        by_name = dict(zip(shown, row, strict=True))
        console.print(_line([by_name[c] for c in short], widths, ""), overflow="ellipsis", no_wrap=True)
        for name in (c for c in shown if c in PROSE and by_name[c] != "-"):
            console.print(Text(f"    {by_name[name]}", style="dim"), overflow="ellipsis", no_wrap=True)
    if rows.num_rows > limit:
        console.print(f"{rows.num_rows - limit} more: --limit {rows.num_rows} or --json", style="dim")


def _line(cells: Sequence[str], widths: dict[str, int], style: str) -> Text:
    fitted = [c if len(c) <= w else c[: w - 1] + "…" for c, w in zip(cells, widths.values(), strict=True)]
    return Text("  ".join(c.ljust(w) for c, w in zip(fitted, widths.values(), strict=True)).rstrip(), style=style)


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
    text = "".join(c if c.isprintable() else " " for c in " ".join(str(value).split()))
    # Ten characters of an id are enough to name it among a hundred million records; `show` takes any beginning.
    return text[:10] if column in ("id", "doc") else text
