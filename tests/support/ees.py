"""Made-up files of Explore Education Statistics. No figure in them is real."""

from dataclasses import replace
from pathlib import Path

from analysis.areas import Area, AreaKind
from analysis.indicators import Indicator
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.ees import read_ees
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.problems import Problem, UnusableFile
from support.loading import NOTE, NOW

AREAS = AreaBook(
    [
        Area(area_code="E92000001", name="England", kind=AreaKind.COUNTRY, old_la_code="970"),
        Area(area_code="E12000007", name="London", kind=AreaKind.REGION, parent_code="E92000001"),
        Area(area_code="E13000001", name="Inner London", kind=AreaKind.SUB_REGION, parent_code="E12000007"),
        Area(area_code="E13000002", name="Outer London", kind=AreaKind.SUB_REGION, parent_code="E12000007"),
        Area(area_code="E09000006", name="Bromley", kind=AreaKind.UPPER_TIER_AUTHORITY, parent_code="E12000007", old_la_code="305"),
        Area(
            area_code="E06000060", name="Buckinghamshire", kind=AreaKind.UPPER_TIER_AUTHORITY, old_la_code="825", other_names=("E10000002",)
        ),
    ]
)
PLACE = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name"
COUNTS = "category,referral_count,rereferral_count,rereferral_percent"
ENGLAND = "2025,Reporting year,National,E92000001,England,,,,,"
LONDON = "2025,Reporting year,Regional,E92000001,England,E12000007,London,,,"
INNER = "2025,Reporting year,Regional,E92000001,England,E13000001,Inner London,,,"
OUTER = "2025,Reporting year,Regional,E92000001,England,E13000002,Outer London,,,"
BROMLEY = "2025,Reporting year,Local authority,E92000001,England,E13000002,Outer London,305,E09000006,Bromley"
REFERRALS = (
    f"{PLACE},{COUNTS}",
    f"{ENGLAND},Referrals,600000,120000,20",
    f"{LONDON},Referrals,90000,16200,18",
    f"{INNER},Referrals,40000,6000,15",
    f"{OUTER},Referrals,50000,10200,20.4",
    f"{BROMLEY},Referrals,4000,610,15.3",
)
META = "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column"


def write(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\r\n" for line in lines), encoding="utf-8", newline="")
    return path


def load(path: Path, *known: Indicator, ends: tuple[int, int] | None = None, book: IndicatorBook | None = None) -> Loaded:
    note = replace(NOTE, reporting_year_ends=ends)
    return read_ees(path, Given(areas=AREAS, indicators=book or IndicatorBook(known), note=note, loaded_at=NOW))


def refusals(path: Path) -> tuple[Problem, ...]:
    """The problems for which a file is refused."""
    try:
        load(path)
    except UnusableFile as refused:
        return refused.problems
    raise AssertionError("the file was not refused")
