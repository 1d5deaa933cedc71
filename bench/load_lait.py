"""How long the Local Authority Interactive Tool takes to load, how much memory that needs, and how long a look-up in it takes.

``python bench/load_lait.py`` loads ``../shared/national/lait`` (or FOLDER) over the bundled figures in a temporary home, once as
Parquet with its dictionary, and once more over itself; then the same figures written as CSV. The budget of each load is 30 s and
1,536 MiB on two processors; a miss is said and the exit code is 1. Nothing of the product's own is touched.
"""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measured import ROOT, Budgets, Took, run, time_of
from pyarrow import csv, parquet

NATIONAL = ROOT.parent / "shared" / "national" / "lait"
SECONDS, MEBIBYTES = 30, 1536


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=NATIONAL)
    folder = arguments.parse_args().folder
    if not folder.is_dir():
        sys.exit(f"The tool's files are not there: {folder}")
    budgets = Budgets()
    with TemporaryDirectory(prefix="wellboard-bench-") as name:
        home = Path(name) / "home"
        os.environ["WELLBOARD_HOME"] = str(home)
        sys.path.insert(0, str(ROOT))
        run("load --bundled", "load", "--bundled")
        run("check", "check", str(folder))
        hold(budgets, "To load the tool's files", run("load", "load", str(folder)))
        release = max((home / "releases").glob("2*.duckdb"))
        print(f"release file: {release.stat().st_size / 2**20:.0f} MiB")
        time_queries()
        hold(budgets, "To load them again", run("load again (over itself)", "load", str(folder)))
        for path in folder.glob("*.parquet"):
            written = Path(name) / f"{path.stem}.csv"
            csv.write_csv(parquet.read_table(path), written)
            took = run(f"load as CSV ({written.stat().st_size / 2**20:.0f} MiB)", "load", str(written))
            hold(budgets, f"To load {path.stem} as CSV", took)
    budgets.close()


def hold(budgets: Budgets, name: str, took: Took) -> None:
    """A load against its budget."""
    budgets.hold(name, took.seconds, most=SECONDS, unit="s")
    budgets.hold(name, took.mebibytes, most=MEBIBYTES, unit="MiB")


def time_queries() -> None:
    """How long the look-ups of a page take on the release that is live now."""
    from data_loaders import authority_queries, queries  # noqa: PLC0415 - they read WELLBOARD_HOME

    live = queries.live_release_id()
    held = queries.release(live)
    print(f"release: {held.observations:,} figures of {held.sources} sources")
    time_of("one indicator, all areas", lambda: queries.observations(live, indicator_ids=["lait.prevregcpr"]))
    time_of("one indicator, one area", lambda: queries.observations(live, indicator_ids=["lait.prevregcpr"], area_codes=["E06000056"]))
    forty = [one for one in queries.indicators(live) if one.startswith("lait.")][:40]
    time_of("forty indicators, one area", lambda: queries.observations(live, indicator_ids=forty, area_codes=["E06000056"]))
    time_of("forty indicators, every authority by period", lambda: [*authority_queries.authority_figures(live, indicator_ids=forty)])


if __name__ == "__main__":
    main()
