"""How far a load has come, as it is told: rows in a terminal's bar, and lines where there is no terminal."""

import io
from collections.abc import Iterator
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from rich.console import Console

from data_loaders import loading, progress_shown
from data_loaders.formats.lait_table import NEEDED, read_table
from data_loaders.loading import Work
from data_loaders.progress import Step
from data_loaders.progress_shown import shown_on
from data_loaders.store import connection
from support.loading import write_board


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home" / "releases"
    connection.close_all_but(None)


def console(*, is_terminal: bool) -> Console:
    return Console(file=io.StringIO(), force_terminal=is_terminal, width=100)


def written(on: Console) -> str:
    assert isinstance(on.file, io.StringIO)
    return on.file.getvalue()


def test_a_step_says_its_rows_where_they_are_known() -> None:
    assert str(Step(words="Reading a.csv")) == "Reading a.csv"
    assert str(Step(words="Reading a.csv", done=320_000, total=641_070)) == "Reading a.csv, 320,000 of 641,070 rows"


def test_a_terminal_shows_the_rows_done_and_forgets_them_where_they_are_not_known() -> None:
    rows, no_rows = console(is_terminal=True), console(is_terminal=True)
    with shown_on(rows) as tell:
        tell(Step(words="Reading a[b].csv", done=1500, total=3000))
    with shown_on(no_rows) as tell:
        tell(Step(words="Reading a[b].csv", done=1500, total=3000))
        tell(Step(words="Checking"))
    assert "Reading a[b].csv" in written(rows)
    assert "1,500 of 3,000 rows" in written(rows)
    assert "rows" not in written(no_rows).rsplit("Checking", 1)[-1]


def test_elsewhere_a_line_is_said_every_few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    log, now = console(is_terminal=False), [0.0]
    monkeypatch.setattr(progress_shown.time, "monotonic", lambda: now[0])
    with shown_on(log) as tell:
        for seconds in (1, 6, 7, 13):
            now[0] = seconds
            tell(Step(words="Writing", done=seconds, total=20))
    assert written(log).splitlines() == ["Writing, 6 of 20 rows …", "Writing, 13 of 20 rows …"]


def test_a_parquet_file_tells_its_rows_as_it_is_read(tmp_path: Path) -> None:
    path, steps = tmp_path / "lait.parquet", list[Step]()
    parquet.write_table(pyarrow.table(dict.fromkeys(NEEDED, ["1"] * 10)), path, row_group_size=4)
    assert read_table(path, source_id="lait", on_progress=steps.append).read == 10
    assert [(one.done, one.total) for one in steps] == [(4, 10), (8, 10), (10, 10)]


def test_a_load_tells_what_it_reads_checks_and_writes(folder: Path, tmp_path: Path) -> None:
    board, steps = write_board(tmp_path / "board"), list[Step]()
    loading.load(folder, [board], Work(start_with=board, on_progress=steps.append))
    words = list(dict.fromkeys(one.words for one in steps))
    assert words.index("Reading made-up/figures.csv") < words.index("Checking the new release") < words.index("Writing the new release")
    writing = [one for one in steps if one.words == "Writing the new release"]
    assert [one.done for one in writing] == sorted(one.done for one in writing)
    assert writing[-1].done == writing[-1].total > 4
