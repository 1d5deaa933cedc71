"""What the command line says: the summary of a load, its problems, the list of releases."""

import csv
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table as RichTable

from analysis.disagreements import CODES, NO_JUDGEMENTS, Judgements
from analysis.plain_cells import neutral
from data_loaders.formats.registry import Kind
from data_loaders.loading import Result
from data_loaders.problems import Problem, Severity, printable
from data_loaders.records import Source

FIRST, FIRST_JUDGEMENTS = 20, 5
WIDTH_OF_A_COUNT = len("1,000,000")
"""A long name of a source takes several lines, so that its counts are never cut off."""
GRAVEST_FIRST = (Severity.UNUSABLE, Severity.REJECTED, Severity.WARNING, Severity.FOLDED)
PROBLEM_COLUMNS = ("source_id", "file_name", "line", "column", "severity", "code", "message")


def say(console: Console, text: str) -> None:
    """One line, exactly as given: no markup, no wrapping."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)


def write_summary(console: Console, result: Result) -> None:
    """What was taken for what, the rows of each source, and the first problems."""
    reading = result.reading
    for kind in Kind:
        taken = [one for one in reading.taken if one.kind is kind]
        if len(taken) == 1:
            say(console, f"{printable(taken[0].path)}: taken for {taken[0].words}")
        elif taken:
            say(console, f"{len(taken)} files taken for {taken[0].words} each")
    if reading.figures:
        _write_rows(console, [loaded.source for loaded in reading.figures])
    _write_judgements(console, sum((loaded.judgements for loaded in reading.figures), NO_JUDGEMENTS))
    _write_problems(console, result.problems)


def _write_judgements(console: Console, found: Judgements) -> None:
    """How many of the sources' own comparisons and trends their figures contradict, where they give any."""
    kinds = (
        (found.comparisons, "comparisons"),
        (found.trends, "trends"),
        (found.trends_within, "trends within areas or of groups of areas"),
    )
    said = [f"{count.differing:,} of {count.given:,} {words}" for count, words in kinds if count.given]
    if said:
        say(console, f"The sources' own judgements that differ from ours: {', '.join(said)}. The Data page lists them.")


def _write_rows(console: Console, sources: Sequence[Source]) -> None:
    table = RichTable(box=None, pad_edge=False)
    table.add_column("Source", overflow="fold")
    for column in ("Rows read", "Loaded", "Rejected", "Folded"):
        table.add_column(column, justify="right", no_wrap=True, min_width=WIDTH_OF_A_COUNT)
    for source in sources:
        table.add_row(source.source_id, *_counts([source]))
    if len(sources) > 1:
        table.add_row("All", *_counts(sources))
    console.print(table, markup=False, highlight=False)


def _counts(sources: Sequence[Source]) -> list[str]:
    folded = sum(source.rows_folded for source in sources)
    rejected = sum(source.rows_rejected for source in sources) - folded
    numbers = (sum(source.rows_read for source in sources), sum(source.rows_loaded for source in sources), rejected, folded)
    return [f"{number:,}" for number in numbers]


def _write_problems(console: Console, problems: Sequence[Problem]) -> None:
    if not problems:
        say(console, "No problems.")
        return
    counts = [(severity, sum(problem.severity is severity for problem in problems)) for severity in GRAVEST_FIRST]
    say(console, "Problems: " + ", ".join(f"{count:,} {severity}" for severity, count in counts if count) + ".")
    ranked = sorted(problems, key=lambda problem: (GRAVEST_FIRST.index(problem.severity), problem.code in CODES))
    shown = _without_more_judgements(ranked)[:FIRST]
    for problem in shown:
        say(console, f"  {problem.severity}: {problem.message}")
    if len(ranked) > len(shown):
        say(console, f"  … and {len(ranked) - len(shown):,} more. Add --problems FILE.csv to have them all.")


def _without_more_judgements(ranked: Sequence[Problem]) -> list[Problem]:
    """Without all but the first judgements that differ, which are counted in a sentence of their own and would hide the rest."""
    more = {id(problem) for problem in [one for one in ranked if one.code in CODES][FIRST_JUDGEMENTS:]}
    return [problem for problem in ranked if id(problem) not in more]


def write_problems_file(path: Path, problems: Sequence[Problem]) -> None:
    """All problems as a CSV that Excel opens; a text that Excel would take for a formula gets a leading apostrophe."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(PROBLEM_COLUMNS)
        for problem in problems:
            cells = [str(getattr(problem, column)) for column in PROBLEM_COLUMNS]
            writer.writerow([neutral(cell) for cell in cells])
