import csv
from pathlib import Path

import pytest

from analysis.periods import PeriodKind, parse_period

PACKS = sorted((Path(__file__).parents[3] / ".." / "shared" / "packs").glob("*/observations.csv"))
pytestmark = [pytest.mark.packs, pytest.mark.skipif(not PACKS, reason="the board packs' extracts are not beside the checkout")]


def test_every_period_of_the_packs_is_read_and_reads_back() -> None:
    read = 0
    for pack in PACKS:
        with pack.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                kind = None if row["period_type"] == "other" else PeriodKind(row["period_type"])
                found = parse_period(row["period"], kind=kind)
                again = parse_period(found.display, kind=found.kind)
                assert (again.kind, again.start, again.end) == (found.kind, found.start, found.end)
                assert kind is None or found.kind is kind
                read += 1
    assert read == 2759
