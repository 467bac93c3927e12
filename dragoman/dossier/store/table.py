"""A table of rows: what every question to the dossier gives."""

from __future__ import annotations

import html
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from dragoman.errors import MissingPart
from dragoman.model.document import Document
from dragoman.model.records import AnyRecord
from dragoman.model.serial import from_json

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_SHOWN: Final = 20
_WIDE: Final = 60
_COLUMNS: Final = 12


class Table:
    """Rows with named columns: ``.df()`` pandas, ``.pl()`` polars, ``.arrow()``, ``.rows()`` dicts, ``.records()`` dataclasses."""

    __slots__ = ("_data", "_lines")

    def __init__(self, data: pa.Table, lines: pa.Table | None = None) -> None:
        self._data = data
        self._lines = lines

    def arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self._data

    def df(self) -> pd.DataFrame:
        """The rows as a pandas frame. Raises MissingPart without pandas."""
        try:
            return self._data.to_pandas()
        except ImportError as error:
            raise MissingPart("pandas is not installed", remedy="pip install 'dragoman[pandas]'") from error

    def pl(self) -> pl.DataFrame:
        """The rows as a polars frame. Raises MissingPart without polars."""
        try:
            import polars
        except ImportError as error:
            raise MissingPart("polars is not installed", remedy="pip install 'dragoman[polars]'") from error
        frame = polars.from_arrow(self._data)
        return frame if isinstance(frame, polars.DataFrame) else frame.to_frame()

    def rows(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, column name to value."""
        return list(self._data.to_pylist())

    def records(self) -> tuple[AnyRecord | Document, ...]:
        """The records behind the rows, in their order; empty where rows are no records (actors)."""
        if self._lines is None:
            return ()
        texts = self._lines["text"].to_pylist() if "text" in self._lines.column_names else repeat("")
        return tuple(restored(line, text) for line, text in zip(self._lines["record"].to_pylist(), texts, strict=False))

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self._data.column_names)

    def __len__(self) -> int:
        return int(self._data.num_rows)

    def __repr__(self) -> str:
        from io import StringIO

        from rich.console import Console
        from rich.table import Table as Grid
        from rich.text import Text

        names = self.columns[:_COLUMNS]
        grid = Grid(caption=self._caption(), caption_justify="left")
        for name in names:
            grid.add_column(name, no_wrap=True, overflow="ellipsis")
        for row in self._data.select(names).slice(0, _SHOWN).to_pylist():
            # Text, not markup: what a source wrote must not style the terminal.
            grid.add_row(*(Text(_cell(value)) for value in row.values()))
        out = StringIO()
        Console(file=out, width=160, color_system=None).print(grid)
        return out.getvalue().rstrip()

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = self._data.slice(0, _SHOWN).to_pylist()
        body = "".join("<tr>" + "".join(f"<td>{html.escape(_cell(v))}</td>" for v in row.values()) + "</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{html.escape(self._caption())}</p>"

    def _caption(self) -> str:
        rows = f"{len(self)} row{'' if len(self) == 1 else 's'}"
        return f"{rows}, the first {_SHOWN} shown" if len(self) > _SHOWN else rows


def restored(line: str, text: str) -> AnyRecord | Document:
    """The record of a stored line; a document gets its text back, which is stored once, apart."""
    record = from_json(line)
    return replace(record, text=text) if isinstance(record, Document) else record


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = ", ".join(_cell(v) for v in value) if isinstance(value, list) else str(value)
    # Control characters of a hostile text would steer the terminal.
    text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= _WIDE else text[: _WIDE - 1] + "…"
