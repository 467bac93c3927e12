"""What a run found, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.console import Console
from rich.markup import escape
from rich.table import Table

# More than these are counted, not shown.
_REASONS = 12


class Ran(Protocol):
    """What a run came to."""

    documents: int
    words: int
    records: int
    known: int
    failed: list[tuple[str, str]]


class Held(Protocol):
    """What a dossier holds."""

    @property
    def documents(self) -> int: ...  # noqa: D102
    @property
    def texts(self) -> int: ...  # noqa: D102
    @property
    def counts(self) -> dict[str, int]: ...  # noqa: D102
    @property
    def errors(self) -> tuple[tuple[str, str], ...]: ...  # noqa: D102


def print_tally(console: Console, ran: Ran) -> None:
    """One line on what was read, one on what was known, and what could not be read with its reason."""
    console.print(f"Read {ran.documents} documents, {ran.words:,} words: {ran.records:,} records.")
    if ran.known:
        console.print(f"{ran.known} documents were there already and were not read again.")
    _print_failed(console, ran.failed)


def print_summary(console: Console, held: Held) -> None:
    """A dossier's counts: reports as each document has them, not happenings."""
    copies = f" ({held.documents - held.texts} of them copies)" if held.texts < held.documents else ""
    console.print(f"{held.documents} documents{copies}", style="bold")
    table = Table(show_header=False, box=None)
    for kind, count in held.counts.items():
        table.add_row(kind, f"{count:,}")
    console.print(table)
    _print_failed(console, held.errors)


def _print_failed(console: Console, failed: Sequence[tuple[str, str]]) -> None:
    if not failed:
        return
    console.print(f"[yellow]{len(failed)} could not be read:[/]")
    for path, reason in failed[:_REASONS]:
        console.print(f"  {escape(path)}: {escape(reason)}", highlight=False, soft_wrap=True)
    if len(failed) > _REASONS:
        console.print(f"  and {len(failed) - _REASONS} more: dragoman list DOSSIER documents --json", style="dim")
