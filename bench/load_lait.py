"""How long the Local Authority Interactive Tool takes to load, how much memory that needs, and how long a look-up in it takes.

``python bench/load_lait.py`` loads ``../shared/national/lait`` (or FOLDER) over the bundled figures in a temporary home, once as
Parquet with its dictionary, and once more over itself; then the same figures written as CSV. The budget is 30 s and 1,536 MiB on
two processors. Nothing of the product's own is touched.
"""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measured import ROOT, run, time_of
from pyarrow import csv, parquet

NATIONAL = ROOT.parent / "shared" / "national" / "lait"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=NATIONAL)
    folder = arguments.parse_args().folder
    if not folder.is_dir():
        sys.exit(f"The tool's files are not there: {folder}")
    with TemporaryDirectory(prefix="wellboard-bench-") as name:
        home = Path(name) / "home"
        os.environ["WELLBOARD_HOME"] = str(home)
        sys.path.insert(0, str(ROOT))
        run("load --bundled", "load", "--bundled")
        run("check", "check", str(folder))
        run("load", "load", str(folder))
        release = max((home / "releases").glob("2*.duckdb"))
        print(f"release file: {release.stat().st_size / 2**20:.0f} MiB")
        time_queries()
        run("load again (over itself)", "load", str(folder))
        for path in folder.glob("*.parquet"):
            written = Path(name) / f"{path.stem}.csv"
            csv.write_csv(parquet.read_table(path), written)
            run(f"load as CSV ({written.stat().st_size / 2**20:.0f} MiB)", "load", str(written))


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
