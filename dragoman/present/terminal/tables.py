"""Tables on the terminal, and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

# What fits a terminal of 120 columns and tells the row; --json has every column.
SHOWN: dict[str, tuple[str, ...]] = {
    "documents": ("id", "path", "published", "outlet", "genre", "title", "error"),
    "mentions": ("id", "name", "actor", "sector", "rule"),
    "events": ("id", "when", "actors", "type", "recipients", "polarity", "phase", "standing", "sentence"),
    "claims": ("id", "says", "stance", "speech_act", "content"),
    "transfers": ("id", "when", "giver", "receiver", "item", "quantity_low", "status", "polarity", "standing", "sentence"),
    "causes": ("id", "sign", "hedged", "intended", "standing", "cause", "effect"),
    "states": ("id", "subject", "relation", "object", "direction", "when", "standing", "sentence"),
    "forecasts": ("id", "speaker", "hedge", "band", "content"),
    "evidence": ("id", "what", "presenter", "sentence"),
    "actors": ("actor", "name", "mentions", "texts", "events_as_actor", "events_as_recipient"),
}


# Prose stands on a line of its own under its row: no terminal is wide enough to set it in a column.
PROSE = ("sentence", "content", "cause", "effect", "error")
# Two dates and a basis, shown as one.
DATES = {"published": "published", "when": "time"}
_CELL = 26


def print_table(console: Console, kind: str, rows: pa.Table, limit: int) -> None:
    """The first ``limit`` rows, fields aligned and prose beneath, with how many rows there are."""
    shown = SHOWN[kind]
    short = [c for c in shown if c not in PROSE]
    cells = [[_field(c, row) for c in shown] for row in rows.slice(0, limit).to_pylist()]
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


def _field(name: str, row: Mapping[str, Any]) -> str:
    if name in DATES:
        return _when(*(row[f"{DATES[name]}_{part}"] for part in ("start", "end", "basis")))
    return _cell(name, row[name])


def _when(start: date | None, end: date | None, basis: str | None) -> str:
    """An interval as the shortest of year, month, day or range; ``~`` marks what was inferred."""
    if start is None and end is None:
        return "-"
    whole = start and end and (end + timedelta(days=1)).day == 1 and start.day == 1
    if whole and start and end and start.month == 1 and end.month == 12:
        text = f"{start.year}" if start.year == end.year else f"{start.year}/{end.year}"
    elif whole and start and end and (start.year, start.month) == (end.year, end.month):
        text = f"{start:%Y-%m}"
    else:
        text = f"{start}" if start == end else f"{start or '..'}/{end or '..'}"
    return f"~{text}" if basis == "inferred" else text


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
    if isinstance(value, float):
        return f"{value:g}"
    text = "".join(c if c.isprintable() else " " for c in " ".join(str(value).split()))
    # Ten characters of an id are enough to name it among a hundred million records; `show` takes any beginning.
    return text[:10] if column in ("id", "doc") else text
