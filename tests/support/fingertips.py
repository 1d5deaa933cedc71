"""Made-up Fingertips exports. No figure in them is real."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.indicators import Indicator
from data_loaders.books import IndicatorBook
from data_loaders.formats.fingertips import read_fingertips
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.problems import Problem, UnusableFile
from support.loading import NOTE, NOW, area_book

_HEADER = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,"
    "Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
    "Compared to England value or percentiles,Compared to percentiles,Time period Sortable,New data,Compared to goal,Time period range"
)
HEADER = _HEADER.split(",")
BROMLEY = {
    "Indicator ID": "90001",
    "Indicator Name": "Made-up admissions",
    "Parent Code": "E92000001",
    "Parent Name": "England",
    "Area Code": "E09000006",
    "Area Name": "Bromley",
    "Area Type": "Counties & UAs (from Apr 2023)",
    "Sex": "Persons",
    "Age": "<15 yrs",
    "Time period": "2023/24",
    "Value": "50",
    "Lower CI 95.0 limit": "45",
    "Upper CI 95.0 limit": "55.5",
    "Lower CI 99.8 limit": "42",
    "Upper CI 99.8 limit": "59",
    "Count": "300",
    "Denominator": "60000",
    "Compared to England value or percentiles": "Better",
    "Compared to percentiles": "Not compared",
    "Time period range": "1y",
}
ENGLAND = BROMLEY | {
    "Parent Code": "",
    "Parent Name": "",
    "Area Code": "E92000001",
    "Area Name": "England",
    "Area Type": "England",
    "Value": "60",
    "Lower CI 95.0 limit": "59",
    "Upper CI 95.0 limit": "61",
    "Lower CI 99.8 limit": "58",
    "Upper CI 99.8 limit": "62",
    "Count": "60000",
    "Denominator": "10000000",
    "Compared to England value or percentiles": "Not compared",
}
NO_FIGURE = dict.fromkeys(
    ("Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator"), ""
)


def bromley(**cells: str) -> dict[str, str]:
    """Bromley's row with some cells changed; underscores stand for blanks in a column's name."""
    return BROMLEY | {name.replace("_", " "): text for name, text in cells.items()}


def export(path: Path, *rows: Mapping[str, str], header: Sequence[str] = tuple(HEADER), titles: Sequence[str] = ()) -> Path:
    """A CSV of the rows; ``titles`` rename the columns of the header."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(titles or header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    path.write_text(written.getvalue(), encoding="utf-8", newline="")
    return path


def load(path: Path, *known: Indicator) -> Loaded:
    return read_fingertips(path, Given(areas=area_book(), indicators=IndicatorBook(known), note=NOTE, loaded_at=NOW))


def refusals(path: Path) -> tuple[Problem, ...]:
    """The problems for which an export is refused."""
    try:
        load(path)
    except UnusableFile as refused:
        return refused.problems
    raise AssertionError("the file was not refused")
