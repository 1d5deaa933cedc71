"""A made-up board with figures for all London boroughs, for tests of comparisons. Its areas are real; no figure in it is.

The number of a borough is the end of its code, from 1 (City of London) to 33 (Westminster). Its re-referrals in 2023/24 are as many
per cent as its number is, so that every centile, rank and average can be worked out by hand.
"""

import csv
import io
from pathlib import Path

from support.loading import write_board
from support.neighbours import HEADER
from support.running import ROOT

BOROUGHS = tuple(range(1, 34))
CITY, BEXLEY, BRENT, BROMLEY, CROYDON, WESTMINSTER = (f"E090000{number:02d}" for number in (1, 4, 5, 6, 8, 33))
ENGLAND, LONDON = "E92000001", "E12000007"
HOSTILE = "<b>Made up</b> <script>alert(1)</script>"
CATALOGUE = f"""indicators:
  - id: re-referrals
    name: Re-referrals within 12 months
    unit: percent
    polarity: low
    topic: Front door
  - id: visits
    name: "{HOSTILE}"
    unit: percent
    polarity: high
    topic: Child protection
  - id: rate
    name: Children in need
    unit: per_10000
    polarity: neutral
    topic: Children in need
  - id: plans
    name: Children on a child protection plan
    unit: count
    polarity: neutral
    topic: Child protection
    is_position: true
  - id: few
    name: A measure that few print
    unit: percent
    polarity: high
    topic: Front door
  - id: unprinted
    name: A measure that nobody prints
    unit: percent
    polarity: high
    topic: Front door
"""
SCORECARD = """scorecard: made-up-board
title: Made-up scorecard
board: Made-up board
areas: [Bromley, Croydon]
priorities:
  - title: Front door
    lines:
      - indicator: re-referrals
        rate_against: neighbours
      - indicator: visits
        rate_against: england
"""
SOURCE = """source_id: made-up
title: Made-up figures of all boroughs
publisher: Nobody
published_on: 2024-06-01
licence: None
"""
DOUBTED = "E09000020"
"""The borough whose figure the made-up source marks as unreliable."""
NEIGHBOURS = {6: tuple(range(7, 17)), 8: (2, 3, 4, 5, 6, 7, 30, 31, 32, 1)}
"""Croydon's own 8 lies above the median of its nine neighbours with a value, 6, and below their mean, 13.3."""
COLUMNS = (
    "indicator",
    "area",
    "period",
    "value",
    "symbol",
    "numerator",
    "denominator",
    "lower_95",
    "upper_95",
    "breakdown_type",
    "breakdown",
)


def code(number: int) -> str:
    """The code of a borough by its number."""
    return f"E090000{number:02d}"


def write_all_boroughs(folder: Path) -> Path:
    """Write the areas of the product, a catalogue, a scorecard, figures and two lists of neighbours."""
    write_board(
        folder,
        areas=(ROOT / "data/areas.csv").read_text(encoding="utf-8"),
        catalogue=CATALOGUE,
        scorecard=SCORECARD,
        source=SOURCE,
        figures=_text([COLUMNS, *_figures()]),
    )
    lists = folder / "packs/made-up-neighbours"
    lists.mkdir(parents=True)
    (lists / "sn_2024.csv").write_text(_text([HEADER, *_lists()]), encoding="utf-8", newline="")
    return folder


def write_national_files(folder: Path, *, indicator_id: str) -> list[Path]:
    """Figures of all boroughs for an indicator of the catalogue and the lists of neighbours, as files to load."""
    figures, lists = folder / "all-boroughs.csv", folder / "sn_2024.csv"
    rows = [(indicator_id, *row[1:]) for row in _figures() if row[0] == "visits"]
    figures.write_text(_text([COLUMNS, *rows]), encoding="utf-8", newline="")
    lists.write_text(_text([HEADER, *_lists()]), encoding="utf-8", newline="")
    return [figures, lists]


def _figures() -> list[tuple[object, ...]]:
    rows = [("re-referrals", "England", "2023/24", 18), ("re-referrals", "London", "2023/24", 16), ("visits", "England", "2023/24", 60)]
    for number in BOROUGHS[1:-1]:
        area = code(number)
        rows += [
            ("re-referrals", area, "2023/24", number, "u" if area == DOUBTED else ""),
            ("visits", area, "2023/24", (100 + number) / 2, "", 100 + number, 200, *((40, 90) if area == BROMLEY else ("", ""))),
            ("rate", area, "2023/24", 300 + number),
            ("plans", area, "31 March 2024", 10 * number),
        ]
    rows += [("re-referrals", CITY, "2023/24", "", "c"), ("re-referrals", WESTMINSTER, "2023/24", "", "x")]
    rows += [("re-referrals", code(number), "2022/23", 40 + number) for number in BOROUGHS[3:13]]
    rows += [("re-referrals", code(number), "2021/22", 50 + number) for number in BOROUGHS[3:6]]
    rows += [("re-referrals", code(number), "2023/24", number / 2, "", "", "", "", "", "age", "Under 5") for number in BOROUGHS[3:13]]
    rows += [("few", code(number), "2023/24", 50 + number) for number in BOROUGHS[3:8]]
    return rows


def _lists() -> list[tuple[object, ...]]:
    with (ROOT / "data/areas.csv").open(encoding="utf-8", newline="") as file:
        known = {row["area_code"]: row for row in csv.DictReader(file)}
    return [
        (
            known[code(number)]["old_la_code"],
            known[code(number)]["name"],
            3,
            "London",
            *(cell for other in others for cell in (known[code(other)]["old_la_code"], "Close")),
        )
        for number, others in NEIGHBOURS.items()
    ]


def _text(rows: list[tuple[object, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows([*row, *[""] * (len(rows[0]) - len(row))] for row in rows)
    return written.getvalue()
