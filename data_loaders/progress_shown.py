"""Progress as the command line shows it: a bar of rows in a terminal, and a line every few seconds elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from data_loaders.progress import OnProgress, Step
from data_loaders.report import say

SECONDS_BETWEEN_LINES = 5
WIDTH_OF_THE_BAR = 20


class RowsDone(ProgressColumn):
    """The rows that are done, of how many; nothing where that is not known."""

    def render(self, task: Task) -> Text:
        """``320,000 of 641,070 rows``."""
        return Text(f"{int(task.completed):,} of {int(task.total):,} rows" if task.total else "", no_wrap=True)


@contextmanager
def shown_on(console: Console) -> Iterator[OnProgress]:
    """Whom long work may tell how far it has come."""
    if not console.is_terminal:
        yield _now_and_then(console)
        return
    words = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), words, BarColumn(bar_width=WIDTH_OF_THE_BAR), RowsDone(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Reading", total=None)

        def tell(step: Step) -> None:
            progress.tasks[0].total = step.total or None  # update() takes None for "as it was"
            progress.update(task, description=step.words, completed=step.done)

        yield tell


def _now_and_then(console: Console) -> OnProgress:
    """Where there is no terminal (a scheduled load, a log), a line every few seconds of long work."""
    said = time.monotonic()

    def tell(step: Step) -> None:
        nonlocal said
        if time.monotonic() - said > SECONDS_BETWEEN_LINES:
            said = time.monotonic()
            say(console, f"{step} …")

    return tell
