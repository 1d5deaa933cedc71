"""How long a large figures file takes to load, and how long a look-up in it takes. Every figure and area in it is made up.

``python bench/load_figures.py [ROWS]`` writes a figures file of 640,000 rows (or ROWS) into a temporary folder, loads it with the
command line over the bundled figures, and prints seconds, memory and the times of look-ups. There is no budget: it tells how a change
weighs. Nothing of the product's own is touched.
"""

import argparse
import csv
import itertools
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from measured import ROOT, run, time_of

ROWS = 640_000
AREAS, INDICATORS, YEARS = 160, 50, 10
SOURCE = "source_id: made-up-scale\ntitle: Made-up figures for a load test\npublished_on: 2024-05-01\n"
HEADER = ("indicator", "area", "period", "value", "unit", "polarity", "indicator_name", "topic", "breakdown_type", "breakdown")
MORE = ("lower_95", "upper_95", "numerator", "denominator", "printed", "line")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rows", nargs="?", type=int, default=ROWS)
    rows = arguments.parse_args().rows
    with TemporaryDirectory(prefix="wellboard-bench-") as name:
        folder = Path(name)
        os.environ["WELLBOARD_HOME"] = str(folder / "home")
        sys.path.insert(0, str(ROOT))
        write_files(folder / "made-up", rows)
        size = (folder / "made-up" / "figures.csv").stat().st_size
        print(f"a made-up file of {rows:,} rows, {size / 2**20:.0f} MiB")
        run("load --bundled", "load", "--bundled")
        run("check", "check", str(folder / "made-up"))
        run("load", "load", str(folder / "made-up"))
        run("load again (over itself)", "load", str(folder / "made-up"))
        release = max((folder / "home" / "releases").glob("2*.duckdb"))
        print(f"release file: {release.stat().st_size / 2**20:.0f} MiB")
        time_queries()


def write_files(folder: Path, rows: int) -> None:
    """A list of made-up areas and a figures file, the same for every run."""
    folder.mkdir()
    (folder / "source.yml").write_text(SOURCE, encoding="utf-8")
    with (folder / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("area_code", "name", "kind"))
        writer.writerows((f"made-up-{number}", f"Made-up authority {number}", "upper_tier_authority") for number in range(AREAS))
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*HEADER, *MORE))
        writer.writerows(itertools.islice(_rows(random.Random(1)), rows))  # noqa: S311 - figures for a benchmark


def _rows(chance: random.Random) -> Iterator[tuple[object, ...]]:
    line = itertools.count(1)
    for group in itertools.count():
        for area, indicator, year in itertools.product(range(AREAS), range(INDICATORS), range(2010, 2010 + YEARS)):
            breakdown = ("age group", f"group {group}") if group else ("", "")
            known = (f"made-up-indicator-{indicator}", f"Made-up authority {area}", f"{year}/{(year + 1) % 100:02d}")
            named = ("percent", "high", f"Made-up indicator {indicator}", "Made up")
            denominator = chance.randint(200, 9000)
            numerator = chance.randint(0, denominator)
            value = round(100 * numerator / denominator, 1)
            limits = (round(max(value - 3, 0), 1), round(min(value + 3, 100), 1))
            yield (*known, value, *named, *breakdown, *limits, numerator, denominator, f"{value}%", next(line))


def time_queries() -> None:
    """How long the look-ups of a page take on the release that is live now."""
    from data_loaders import queries  # noqa: PLC0415 - it reads WELLBOARD_HOME

    live = queries.live_release_id()
    print(f"release: {queries.release(live).observations:,} figures of {queries.release(live).sources} sources")
    time_of(
        "one made-up indicator, one area",
        lambda: queries.observations(live, indicator_ids=["made-up-indicator-7"], area_codes=["made-up-9"]),
    )
    time_of("one made-up indicator, all areas", lambda: queries.observations(live, indicator_ids=["made-up-indicator-7"]))
    time_of("one bundled indicator", lambda: queries.observations(live, indicator_ids=["contacts"]))
    for source in queries.sources(live):
        if source.source_id != "made-up-scale":
            time_of(f"the source {source.source_id}", lambda name=source.source_id: queries.observations(live, source_id=name))  # type: ignore[misc]


if __name__ == "__main__":
    main()
