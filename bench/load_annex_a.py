"""How long a large Annex A workbook takes to load. Every child in it is invented.

``python bench/load_annex_a.py [ROWS]`` writes a workbook of 200,000 rows (or ROWS) over Lists 1 to 9 into a temporary folder, loads it with
the command line over the bundled figures, and prints seconds and memory. The budget is 30 s for 200,000 rows, and in proportion for more;
a miss is said and the exit code is 1. Nothing of the product's own is touched.
"""

import argparse
import os
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from measured import ROOT, Budgets, run

ROWS = 200_000
SECONDS = 30
LAST = date(2024, 3, 31)
DAYS = 730
SOURCE = """source_id: made-up
title: Annex A (invented)
published_on: 2024-03-31
area: Bromley
covers_from: 2022-04-01
covers_to: 2024-03-31
"""
SHARES = {1: 0.4, 2: 0.05, 3: 0.15, 4: 0.15, 5: 0.08, 6: 0.1, 7: 0.02, 8: 0.03, 9: 0.02}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rows", nargs="?", type=int, default=ROWS)
    rows = arguments.parse_args().rows
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    with TemporaryDirectory(prefix="wellboard-bench-") as name:
        folder = Path(name)
        os.environ["WELLBOARD_HOME"] = str(folder / "home")
        path = folder / "annex.xlsx"
        written = write_workbook(path, rows)
        path.with_name("annex.source.yml").write_text(SOURCE, encoding="utf-8")
        print(f"an invented Annex A of {written:,} rows, {path.stat().st_size / 2**20:.0f} MiB")
        run("load --bundled", "load", "--bundled")
        took = run("load", "load", str(path))
    budgets = Budgets()
    budgets.hold(f"To load {written:,} rows", took.seconds, most=SECONDS * max(1, rows / ROWS), unit="s")
    budgets.close()


def write_workbook(path: Path, rows: int) -> int:
    """A workbook of invented children, the same for every run."""
    from support.annex_a import HEADERS  # noqa: PLC0415 - after the path is set

    chance = random.Random(1)  # noqa: S311 - figures for a benchmark
    book = openpyxl.Workbook(write_only=True)
    written = 0
    for number, share in SHARES.items():
        sheet = book.create_sheet(f"List {number}")
        # The columns that a real list has besides are filled as well, as they must be read past.
        others = [f"Column {at}" for at in range(8)]
        sheet.append([*HEADERS[number], *others])
        for row in _rows(number, int(rows * share), chance):
            sheet.append([*row, *("a) WBRI", "Locality 4 Duty Team", 12, "b) No", "b) No", "x", LAST, 3.5)])
            written += 1
    book.save(path)
    return written


def _rows(number: int, many: int, chance: random.Random) -> Iterator[tuple[object, ...]]:
    for _ in range(many):
        child, born = chance.randrange(10**7), date(2006, 1, 1) + timedelta(days=chance.randrange(6000))
        day = LAST - timedelta(days=chance.randrange(DAYS))
        later = min(LAST, day + timedelta(days=chance.randrange(90)))
        ended = later if chance.random() < 0.6 else None
        source = f"x) {chance.randrange(1, 11)}: invented"
        yield {
            1: (child, "a) Male", born, day, source),
            2: (child, born, day, ended),
            3: (child, born, day, source, chance.choice(("Yes", "No")), chance.randrange(3)),
            4: (child, born, day, ended),
            5: (child, born, day, ended, chance.choice(("a) Yes", "b) No"))),
            6: (child, born, day, f"N{chance.randrange(1, 9)}", ended),
            7: (child, born, day, "Neglect", chance.choice(("Neglect", "Emotional abuse")), ended),
            8: (child, born, day, "N1", ended),
            9: (child, born, chance.choice(("F1", "G5")), chance.choice(("a) Suitable", "b) Unsuitable"))),
        }[number]


if __name__ == "__main__":
    main()
