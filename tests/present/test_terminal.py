"""Tables on the terminal: dates as coarse as they are known, hostile text kept from steering it."""

from __future__ import annotations

import io
from datetime import date

import pyarrow as pa
import pytest
from rich.console import Console

from dragoman.present.terminal.tables import print_table


def printed(**row: object) -> str:
    shown = {
        "id": "e0123456789", "actors": ["NOR"], "type": "AID", "recipients": ["MDA"], "polarity": "+", "phase": "completed",
        "standing": "stated", "sentence": "SAMPLE.", "time_start": None, "time_end": None, "time_basis": "unknown", **row,
    }  # fmt: skip
    console = Console(file=io.StringIO(), width=120, color_system=None)
    print_table(console, "events", pa.Table.from_pylist([shown]), limit=5)
    return console.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("start", "end", "basis", "text"),
    [
        (None, None, "unknown", "  -  "),
        (date(2021, 1, 1), date(2021, 12, 31), "stated", " 2021 "),
        (date(2008, 1, 1), date(2012, 12, 31), "stated", " 2008/2012 "),
        (date(2021, 2, 1), date(2021, 2, 28), "inferred", " ~2021-02 "),
        (date(2021, 3, 3), date(2021, 3, 3), "stated", " 2021-03-03 "),
        (date(2021, 3, 3), None, "inferred", " ~2021-03-03/.. "),
        (None, date(2021, 3, 3), "stated", " ../2021-03-03 "),
    ],
)
def test_a_time_is_shown_as_coarse_as_it_is_known(start: date | None, end: date | None, basis: str, text: str) -> None:
    rows = printed(time_start=start, time_end=end, time_basis=basis).splitlines()
    assert text in f" {rows[2]} ".replace("AID", " AID"), rows[2]


def test_markup_and_control_characters_of_a_source_stay_text() -> None:
    shown = printed(sentence="[red]SAMPLE[/red] \x1b[2J gone")
    assert "[red]SAMPLE[/red]" in shown
    assert "\x1b" not in shown
