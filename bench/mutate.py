"""Damage each national file in thousands of seeded ways and read it: never a traceback, never a row lost in silence.

    python -m bench.mutate [--count 10000] [--first 0] [--only fingertips,lait] [--folder ../shared/national]

Each file is shortened first, so that a round takes milliseconds. A round that goes wrong is printed with its seed, which repeats it.
"""

import argparse
import csv
import io
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from bench.mutations import OF_PARQUET, OF_TEXT, OF_WORKBOOKS, CannotDamageError, Damage
from data_loaders.checks import check_tables
from data_loaders.formats.areas import read_areas
from data_loaders.merge import overlay, tables_of
from data_loaders.problems import Problem, Severity
from data_loaders.reading import Known, Reading, read_paths
from data_loaders.schema import Table, empty_tables
from settings import ROOT

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ROUNDS_BETWEEN_CHECKS_OF_TABLES = 5
_TEXT = Table.OBSERVATION, Table.NEIGHBOUR


@dataclass(frozen=True, kw_only=True)
class Target:
    """A file to damage: its name, its shortened content, and what can happen to it."""

    name: str
    file_name: str
    content: bytes
    damages: Sequence[Damage]


class WrongError(AssertionError):
    """A damaged file was read otherwise than it should be."""


def targets(folder: Path) -> list[Target]:
    """Every national file, shortened."""
    fingertips = _lines(folder / "fingertips/la_hospital_admissions_2324.csv", [range(12), range(3000, 3020), range(6600, 6640)])
    dictionary = _lines(folder / "lait/lait_data_dictionary.csv", [range(30)])
    figures = parquet.read_table(folder / "lait/bds_long_0.parquet").slice(1000, 3000)
    figures = figures.take(pyarrow.array(range(0, 3000, 40)))
    as_csv, as_parquet = io.BytesIO(), io.BytesIO()
    arrow_csv.write_csv(figures, as_csv)
    parquet.write_table(figures, as_parquet)
    files = [
        ("fingertips", "la_hospital_admissions_2324.csv", fingertips, OF_TEXT),
        ("lait-dictionary", "lait_data_dictionary.csv", dictionary, OF_TEXT),
        ("lait-csv", "bds_long_0.csv", as_csv.getvalue(), OF_TEXT),
        ("lait-parquet", "bds_long_0.parquet", as_parquet.getvalue(), OF_PARQUET),
        ("neighbours", "sn_model_2025_wide.csv", _lines(folder / "neighbours/sn_model_2025_wide.csv", [range(20)]), OF_TEXT),
        ("neighbours-workbook", "sn_may_2025.xlsx", (folder / "lait/sn_may_2025.xlsx").read_bytes(), OF_WORKBOOKS),
        ("la-codes", "la_code_list.xlsx", (folder / "lait/la_code_list.xlsx").read_bytes(), OF_WORKBOOKS),
        *(
            (f"ees-{path.name[:2]}", path.name, _lines(path, [range(8), range(200, 230)]), OF_TEXT)
            for path in sorted((folder / "ees").glob("*.csv"))
        ),
    ]
    return [Target(name=name, file_name=file_name, content=content, damages=damages) for name, file_name, content, damages in files]


def known_areas() -> Known:
    """The product's own areas."""
    return Known(areas=tuple(entry.area for entry in read_areas(ROOT / "data" / "areas.csv")))


def run_round(target: Target, *, seed: int, folder: Path, known: Known) -> str:
    """Damage a file by a seed and read it; the name of what came of it. Raises what goes wrong, WrongError for a loss."""
    by = random.Random(f"{target.name} {seed}")  # noqa: S311 - it must be the same each time
    content = target.content
    for _ in range(by.choice([1, 1, 1, 2, 3])):
        with suppress(CannotDamageError):
            content = by.choice(target.damages)(content or b" ", by)
    path = folder / target.file_name
    path.write_bytes(content)
    reading = read_paths([path], known=known, now=NOW)
    _check(reading, content, path)
    if not reading.is_unusable and seed % ROUNDS_BETWEEN_CHECKS_OF_TABLES == 0:
        check_tables(overlay(empty_tables(), tables_of(reading, origin="loaded")))
    return "unusable" if reading.is_unusable else "with problems" if reading.problems else "clean"


def _check(reading: Reading, content: bytes, path: Path) -> None:
    for problem in reading.problems:
        _check_problem(problem, path)
    if not reading.is_unusable and not (reading.figures or reading.areas or reading.taken):
        raise WrongError("nothing was taken and nothing was said")
    for loaded in reading.figures:
        source = loaded.source
        if source.rows_read != source.rows_loaded + source.rows_rejected:
            raise WrongError(f"read {source.rows_read}, loaded {source.rows_loaded}, rejected {source.rows_rejected}")
        kept = {*loaded.observations["file_line"].to_pylist(), *loaded.neighbours["file_line"].to_pylist()}
        if not loaded.measures and len(kept) != source.rows_loaded:
            raise WrongError(f"{source.rows_loaded} rows are loaded and {len(kept)} are in the tables")
        # A cell of a row with several figures may be left out alone: the row is loaded for its others.
        left_out = {one.line for one in loaded.problems if one.severity in {Severity.REJECTED, Severity.FOLDED}} - kept
        if len(left_out) != source.rows_rejected:
            raise WrongError(f"{source.rows_rejected} rows are left out and {len(left_out)} are said")
        if path.suffix == ".csv":
            _check_count(source.rows_read + sum(one.code == "heading" for one in loaded.problems), content)


def _check_problem(problem: Problem, path: Path) -> None:
    if not problem.file_name or not problem.message.startswith(problem.file_name):
        raise WrongError(f"without its file: {problem}")
    if (
        problem.severity in {Severity.UNUSABLE, Severity.REJECTED}
        and problem.message.count(". ") + problem.message.count("; ") == 0
        and ":" not in problem.message
    ):
        raise WrongError(f"without its mend: {problem}")
    if any(not character.isprintable() for character in problem.message):
        raise WrongError(f"with a character that does not show: {problem}")
    if path.name not in problem.file_name:
        raise WrongError(f"of another file: {problem}")


def _check_count(read: int, content: bytes) -> None:
    """Count the rows of a CSV by other means than the reader's."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(cell.strip() for cell in row)]
    if read < len(rows) - 1:  # where quotation marks do not close, a reader may see one row more, which it then rejects
        raise WrongError(f"{read} rows were read of {len(rows) - 1}")


def _lines(path: Path, parts: Sequence[range]) -> bytes:
    lines = path.read_bytes().splitlines(keepends=True)
    return b"".join(lines[at] for part in parts for at in part if at < len(lines))


def run(chosen: Sequence[Target], *, seeds: range, say: Callable[[str], object]) -> int:
    """Every target by every seed; how many rounds went wrong, each said with its target and seed."""
    known, wrong = known_areas(), 0
    with tempfile.TemporaryDirectory() as folder:
        for target in chosen:
            began, outcomes = time.perf_counter(), Counter[str]()
            for seed in seeds:
                try:
                    outcomes[run_round(target, seed=seed, folder=Path(folder), known=known)] += 1
                except Exception:
                    wrong += 1
                    say(f"{target.name}, seed {seed}: {traceback.format_exc(limit=-4)}")
            counted = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()))
            say(f"{target.name}: {len(seeds):,} rounds in {time.perf_counter() - began:.0f} s: {counted}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "national")
    arguments = parser.parse_args()
    wanted = set(filter(None, arguments.only.split(",")))
    chosen = [target for target in targets(arguments.folder) if not wanted or target.name in wanted]
    wrong = run(chosen, seeds=range(arguments.first, arguments.first + arguments.count), say=lambda words: print(words, flush=True))
    print(f"{wrong:,} rounds went wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
