"""How long a page's view takes to build with every authority's figures loaded, and how long once it is remembered.

``python bench/views.py`` builds a home of its own in a temporary folder: the bundled figures, the Local Authority Interactive
Tool and the statistical neighbours from ``../shared/national``, and a made-up scorecard of 40 of its indicators for one
authority. It prints the times in milliseconds beside the budget where there is one; where the median misses it, that is said and the
exit code is 1. ``--home FOLDER`` keeps the home, and uses it again when it is there.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from measured import ROOT, Budgets

NATIONAL = ROOT.parent / "shared" / "national"
SCORECARD, AUTHORITY, LINES = "forty-lines", "Central Bedfordshire", 40
HEAD = f"""scorecard: {SCORECARD}
title: Forty lines (made up)
board: A board for a benchmark
areas: [{AUTHORITY}]
priorities:
"""
AGAINST = ("england", "neighbours", "best_5_percent", "region")
LINES_A_PRIORITY = 8
COMPARED = "lait.rereferral"
TIMES = 7
BUDGETS = Budgets()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    arguments = parser.parse_args()
    if not NATIONAL.is_dir():
        sys.exit(f"The national files are not there: {NATIONAL}")
    with TemporaryDirectory(prefix="wellboard-bench-") as name:
        home = arguments.home or Path(name)
        os.environ["WELLBOARD_HOME"] = str(home)
        sys.path.insert(0, str(ROOT))
        if not (home / "releases").is_dir():
            load("--bundled")
            load(str(NATIONAL / "lait"))
            load(str(NATIONAL / "neighbours"))
            load(str(write_scorecard(home / "made-up")))
        measure()
    BUDGETS.close()


def load(*words: str) -> None:
    """Load with the command line; rows that are rejected are no failure here."""
    done = subprocess.run([sys.executable, "-m", "data_loaders", "load", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr or done.stdout)


def write_scorecard(folder: Path) -> Path:
    """A scorecard of 40 indicators that have a good direction, in the order of their ids, rated in turn in every way."""
    from data_loaders import queries  # noqa: PLC0415 - it reads WELLBOARD_HOME

    found = queries.indicators(queries.live_release_id())
    judged = [one.indicator_id for one in found.values() if one.indicator_id.startswith("lait.") and one.polarity.is_judged]
    kept = judged[:: max(1, len(judged) // LINES)][:LINES]
    text = [HEAD]
    for place, indicator_id in enumerate(kept):
        if place % LINES_A_PRIORITY == 0:
            text.append(f"  - title: Priority {place // LINES_A_PRIORITY + 1}\n    lines:\n")
        text.append(f"      - {{indicator: {indicator_id}, rate_against: {AGAINST[place % len(AGAINST)]}}}\n")
    folder.mkdir(parents=True)
    path = folder / "scorecard.yml"
    path.write_text("".join(text), encoding="utf-8")
    return path


def measure() -> None:
    from analysis.changes_query import ChangesQuery  # noqa: PLC0415
    from analysis.comparison_query import WITH_NEIGHBOURS, ComparisonQuery  # noqa: PLC0415 - they read WELLBOARD_HOME
    from analysis.filters import ScorecardFilters  # noqa: PLC0415
    from analysis.indicator_query import IndicatorQuery  # noqa: PLC0415
    from analysis.journey_query import JourneyQuery  # noqa: PLC0415
    from analysis.journeys import CHILDS_JOURNEY  # noqa: PLC0415
    from analysis.profile_query import ProfileQuery  # noqa: PLC0415
    from app import server  # noqa: PLC0415
    from board.best_five_view import best_five_view  # noqa: PLC0415
    from board.changes_view import changes_view  # noqa: PLC0415
    from board.comparison_view import comparison_view  # noqa: PLC0415
    from board.home_view import home_view  # noqa: PLC0415
    from board.indicator_view import indicator_view  # noqa: PLC0415
    from board.journey_view import journey_view  # noqa: PLC0415
    from board.profile_view import profile_view  # noqa: PLC0415
    from board.scorecard_view import find_scorecard, scorecard_view  # noqa: PLC0415
    from data_loaders import queries  # noqa: PLC0415

    live = queries.release(queries.live_release_id())
    print(f"release: {live.observations:,} figures of {live.sources} sources")
    lines = sum(len(priority.lines) for priority in find_scorecard(SCORECARD).priorities)

    def card() -> object:
        return scorecard_view(scorecard_id=SCORECARD, filters=ScorecardFilters())

    # Outside a server nothing is remembered.
    show(f"scorecard of {lines} lines, built", card, budget=250)
    area = find_scorecard(SCORECARD).areas[0]
    beside = ComparisonQuery(area=area, beside=(WITH_NEIGHBOURS,))
    show("comparison of all authorities, built", lambda: comparison_view(indicator_id=COMPARED, query=beside), budget=150)
    show("indicator page, built", lambda: indicator_view(indicator_id=COMPARED, query=IndicatorQuery(area=area)))

    def profile() -> object:
        return profile_view(scorecard_id=SCORECARD, query=ProfileQuery(area=area, beside=(WITH_NEIGHBOURS,)))

    show("aiming for the best, built", lambda: best_five_view(scorecard_id=SCORECARD, area=area))
    show("area profile beside ten neighbours, built", profile, budget=1000)
    asked = JourneyQuery(area=area)
    show("the child's journey, built", lambda: journey_view(journey_id=CHILDS_JOURNEY, query=asked), budget=150)
    since = ChangesQuery.from_query({"from": "2013-07-01", "to": "2014-07-01"})
    show("what changed on a bundled scorecard, built", lambda: changes_view(scorecard_id="bromley-safeguarding", query=since))
    show("home page of every scorecard, built", home_view)
    with server.app_context():
        show("the scorecard, remembered", card, budget=15)
        show("the home page, remembered", home_view)
        show("aiming for the best, remembered", lambda: best_five_view(scorecard_id=SCORECARD, area=area), budget=15)
        show("the area profile, remembered", profile, budget=15)
    client = server.test_client()
    show("the scorecard's whole page, its view remembered", lambda: client.get(f"/scorecard/{SCORECARD}"))


def show(name: str, build: Callable[[], object], *, budget: int | None = None) -> None:
    """Build a few times; print the first time, the median and longest of the others, and how much of it was computing.

    On a machine that does other work the computing, which counts every thread, says more than the clock.
    """
    times, computing = [], []
    for _ in range(TIMES):
        began, computed = time.perf_counter(), time.process_time()
        build()
        times.append(1000 * (time.perf_counter() - began))
        computing.append(1000 * (time.process_time() - computed))
    rest = times[1:]
    of = f" (budget {budget} ms)" if budget else ""
    took = f"first {times[0]:.1f} ms, then {statistics.median(rest):.1f} ms, at most {max(rest):.1f} ms{of}"
    print(f"{name}: {took}; computing {statistics.median(computing[1:]):.1f} ms")
    if budget is not None:
        BUDGETS.hold(name, statistics.median(rest), most=budget, unit="ms")


if __name__ == "__main__":
    main()
