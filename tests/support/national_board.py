"""A made-up board with national files: figures of 26 real authorities, a report of one of them, and neighbours. No figure in it is real."""

import csv
from collections.abc import Iterator
from pathlib import Path

from settings import ROOT
from support.loading import write_board
from support.neighbours import HEADER

OWN, FORMER = "E06000056", "E06000028"  # the area whose own report is loaded, and an authority that is no more
ENGLAND, EAST = "E92000001", "E12000006"
FIRST, LAST = 2012, 2024  # the first and last financial year begin in these
AUTHORITIES = 26

CATALOGUE = """indicators:
  - id: re-referrals
    name: Re-referrals within 12 months
    unit: percent
    polarity: low
    decimals: 1
    topic: Front door
  - id: plan-rate
    name: Children on a plan, rate
    unit: per_10000
    polarity: neutral
    topic: Child protection
  - id: children
    name: Children looked after
    unit: count
    polarity: neutral
    topic: Care
  - id: visits
    name: Visits in time
    unit: percent
    polarity: high
    topic: Child protection
  - id: timely
    name: Assessments in time
    unit: percent
    polarity: high
    topic: Front door
"""
SCORECARD = """scorecard: made-up-national
title: Made-up scorecard
board: Made-up board
areas: [Central Bedfordshire, Luton]
priorities:
  - title: Front door
    lines:
      - indicator: re-referrals
        rate_against: england
        target: {value: 40, set_by: Made-up board}
      - indicator: re-referrals
        label: Beside the neighbours
        period_kind: financial_year
        spark_kind: quarter
        rate_against: neighbours
      - indicator: timely
        period_kind: financial_year
        spark_kind: month
        rate_against: previous
      - indicator: children
        rate_against: neighbours
"""
SOURCE = "source_id: {id}\ntitle: {title}\npublisher: Nobody\npublished_on: {day}\nlicence: None\n"
_COLUMNS = "indicator,area,period,value,symbol,numerator,denominator,breakdown_type,breakdown,role,line\n"


def authorities() -> list[dict[str, str]]:
    """The first authorities of the area list, none of them a former one."""
    with (ROOT / "data/areas.csv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["kind"] == "upper_tier_authority" and "(former" not in row["name"]]
    return found[:AUTHORITIES]


def write_national_board(folder: Path) -> Path:
    """Write the area list, a catalogue, a scorecard, national figures, a later local report and the neighbours' list."""
    write_board(
        folder,
        areas=(ROOT / "data/areas.csv").read_text(encoding="utf-8"),
        catalogue=CATALOGUE,
        scorecard=SCORECARD,
        source=SOURCE.format(id="made-up-national", title="Made-up national statistics", day="2025-11-01"),
        figures=_COLUMNS + "".join(_national()),
    )
    _write_pack(folder, "made-up-report", title="Made-up board report", day="2026-01-10", figures=_COLUMNS + "".join(_local()))
    _write_pack(folder, "made-up-neighbours", title="Made-up neighbours", day="2025-05-01", figures="".join(_neighbours()))
    return folder


def value_of(place: int, year: int) -> float:
    """The made-up percentage of the authority at a place of the list: its own level, and a step of its own for each year."""
    return 20 + place + (3 * place + year) % 5 / 2


def _national() -> Iterator[str]:
    number = 1
    for place, area in enumerate(authorities()):
        for year in range(FIRST, LAST + 1):
            number += 1
            share = value_of(place, year)
            period = f"{year}/{(year + 1) % 100:02d}"
            yield f"re-referrals,{area['area_code']},{period},{share},,{share * 10:g},1000,,,,{number}\n"
            hidden = place == 1 and year == LAST - 1
            yield f"plan-rate,{area['area_code']},{period},{'' if hidden else 30 + place},{'c' if hidden else ''},,,,,,{number}\n"
            yield f"children,{area['area_code']},{period},{100 * (place + 1)},,,,,,,{number}\n"
            yield f"timely,{area['area_code']},{period},{share},,,,,,,{number}\n"
    for code, share in ((ENGLAND, 30), (EAST, 28), (FORMER, 35)):
        yield f"re-referrals,{code},2013/14,{share},,,,,,,{number + 1}\n"
        yield f"re-referrals,{code},2024/25,{share + 1},,,,,,,{number + 2}\n"
    yield f"children,{ENGLAND},2024/25,80000,,,,,,,{number + 3}\n"
    for year in range(FIRST, LAST + 1):
        yield f"timely,{ENGLAND},{year}/{(year + 1) % 100:02d},{50 + year % 3},,,,,,,{number + 4}\n"
    for month in range(1, 7):
        yield f"timely,{EAST},2013-{month:02d},{60 + month},,,,,,,{number + 5}\n"


def _local() -> Iterator[str]:
    """What the authority's own report prints: a later year, its quarters, and a measure that few authorities print."""
    yield f"plan-rate,{OWN},2025/26,44,,,,,,,1\n"
    yield f"visits,{OWN},2024/25,90,,,,,,,2\n"
    yield "visits,best-5-percent-of-local-authorities,2024/25,99,,,,,,best_5_percent,3\n"
    for month in range(12):
        yield f"timely,{OWN},{2013 + (3 + month) // 12}-{(3 + month) % 12 + 1:02d},{70 + month},,,,,,,{10 + month}\n"
    for quarter in (1, 2):
        yield f"re-referrals,{OWN},2025/26 Q{quarter},{20 + quarter},,,,,,,{3 + quarter}\n"


def _neighbours() -> Iterator[str]:
    yield ",".join(HEADER) + "\n"
    found = authorities()
    for place, area in enumerate(found):
        others = [found[(place + step) % len(found)]["old_la_code"] for step in range(1, 11)]
        listed = [cell for other in others for cell in (other, "Close")]
        yield ",".join([area["old_la_code"], f'"{area["name"]}"', "1", "Made up", *listed]) + "\n"


def _write_pack(folder: Path, name: str, *, title: str, day: str, figures: str) -> None:
    pack = folder / "packs" / name
    pack.mkdir(parents=True)
    (pack / "source.yml").write_text(SOURCE.format(id=name, title=title, day=day), encoding="utf-8")
    (pack / "figures.csv").write_text(figures, encoding="utf-8", newline="")
