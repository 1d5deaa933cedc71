"""Small made-up files for the tests of the loaders. No figure in them is real."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from analysis.areas import Area, AreaKind
from analysis.indicators import Indicator
from analysis.polarity import Polarity
from analysis.units import Unit
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.figures import read_figures
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.source import SourceNote
from data_loaders.problems import Problem, UnusableFile

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
NOTE = SourceNote(
    source_id="made-up", title="Made up", publisher="Nobody", published_on=date(2024, 5, 1), published_note="", licence="None"
)

AREAS_CSV = """area_code,name,kind,parent_code,old_la_code,short_name,other_names
E92000001,England,country,,,,
E09000006,Bromley,upper_tier_authority,E92000001,305,,LBB|LB Bromley
E09000013,Hammersmith and Fulham,upper_tier_authority,E92000001,205,H&F,LBHF
"""
CATALOGUE_YML = """indicators:
  - id: child-protection-plans
    name: Children on a child protection plan
    unit: count
    polarity: neutral
    topic: Child protection
    is_position: true
    aliases: [cpp-count]
  - id: re-referrals
    name: Re-referrals within 12 months
    unit: percent
    polarity: low
    topic: Front door
"""
SCORECARD_YML = """scorecard: made-up-board
title: Made-up scorecard
board: Made-up board
areas: [Bromley]
priorities:
  - title: Front door
    lines:
      - indicator: re-referrals
        rate_against: target
        target: {value: 15, amber_margin: 2}
      - indicator: cpp-count
"""
SOURCE_YML = """source_id: made-up
title: Made-up report
publisher: Nobody
published_on: 2024-05-01
licence: None
"""
FIGURES_CSV = """indicator,area,period,value,symbol,printed,line
re-referrals,Bromley,2022/23,14.5,,14.5%,12
re-referrals,Bromley,2023/24,16.5,,16.5%,13
child-protection-plans,Bromley,31 March 2024,262,,262,20
child-protection-plans,H&F,31 March 2024,,c,*,21
"""


def area_book() -> AreaBook:
    return AreaBook(
        [
            Area(area_code="E92000001", name="England", kind=AreaKind.COUNTRY),
            Area(area_code="E09000006", name="Bromley", kind=AreaKind.UPPER_TIER_AUTHORITY, other_names=("LBB",)),
            Area(area_code="E09000013", name="Hammersmith and Fulham", kind=AreaKind.UPPER_TIER_AUTHORITY, short_name="H&F"),
        ]
    )


def indicator(indicator_id: str, *, unit: Unit, polarity: Polarity, aliases: tuple[str, ...] = ()) -> Indicator:
    return Indicator(
        indicator_id=indicator_id,
        name=indicator_id,
        short_name=indicator_id,
        unit=unit,
        polarity=polarity,
        decimals=0,
        topic="Made up",
        definition="",
        aliases=aliases,
    )


def indicator_book() -> IndicatorBook:
    return IndicatorBook(
        [
            indicator("child-protection-plans", unit=Unit.COUNT, polarity=Polarity.NEUTRAL, aliases=("cpp-count",)),
            indicator("re-referrals", unit=Unit.PERCENT, polarity=Polarity.LOW),
        ]
    )


def write_csv(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Rows as a CSV with every column that any of them has."""
    written = io.StringIO()
    writer = csv.DictWriter(written, fieldnames=list(dict.fromkeys(name for row in rows for name in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(written.getvalue(), encoding="utf-8", newline="")
    return path


def figure(**cells: str) -> dict[str, str]:
    """A row that is right unless a cell is given otherwise."""
    return {"indicator": "re-referrals", "area": "Bromley", "period": "2023/24", "value": "16.5", **cells}


def load(path: Path) -> Loaded:
    return read_figures(path, Given(areas=area_book(), indicators=indicator_book(), note=NOTE, loaded_at=NOW))


def refusals(path: Path) -> tuple[Problem, ...]:
    """The problems for which a figures file is refused."""
    try:
        load(path)
    except UnusableFile as refused:
        return refused.problems
    raise AssertionError("the file was not refused")


def write_board(folder: Path, **files: str) -> Path:
    """A folder with areas, catalogue, scorecard, source and figures, all made up; ``files`` replaces a text, or leaves it out if empty."""
    texts = {
        "areas.csv": AREAS_CSV,
        "indicators/made-up.yml": CATALOGUE_YML,
        "scorecards/made-up.yml": SCORECARD_YML,
        "packs/made-up/source.yml": SOURCE_YML,
        "packs/made-up/figures.csv": FIGURES_CSV,
    }
    names = {"areas": "areas.csv", "catalogue": "indicators/made-up.yml", "scorecard": "scorecards/made-up.yml"}
    names |= {"source": "packs/made-up/source.yml", "figures": "packs/made-up/figures.csv"}
    for name, text in {**texts, **{names[key]: text for key, text in files.items()}}.items():
        if text:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
    return folder
