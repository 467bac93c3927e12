"""A progress bar for long reading: documents, documents and words a second, time left. Only on a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class Counted(Protocol):
    """What a batch came to."""

    @property
    def documents(self) -> int: ...  # noqa: D102
    @property
    def words(self) -> int: ...  # noqa: D102


class _Rate(ProgressColumn):
    """Documents and words a second since the start."""

    def render(self, task: Task) -> Text:
        seconds = max(time.monotonic() - task.fields["began"], 1e-6)
        return Text(f"{task.completed / seconds:.1f} documents/s  {task.fields['words'] / seconds:,.0f} words/s", style="cyan")


@contextmanager
def reading_progress(console: Console, total: int | None, quiet: bool) -> Iterator[Callable[[Counted], None]]:
    """A callable that takes each finished batch and moves the bar; on no terminal, or ``quiet``, it does nothing.

    ``total`` is the number of documents expected, None where that cannot be known beforehand.
    """
    if quiet or not console.is_terminal:
        yield lambda step: None
        return
    columns = (
        SpinnerColumn(), TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), _Rate(), TextColumn("left"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=total, began=time.monotonic(), words=0)

        def advance(step: Counted) -> None:
            words = progress.tasks[task].fields["words"] + step.words
            progress.update(task, advance=step.documents, words=words)

        yield advance
