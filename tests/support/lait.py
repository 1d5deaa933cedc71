"""Small made-up files of the form of the Local Authority Interactive Tool. No figure in them is real."""

from pathlib import Path

import pyarrow
from pyarrow import parquet

HEADER = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")
DICTIONARY_HEADER = (
    "Measure_code,Topic,Measure,Chart_title,Measure_short,Polarity,y_axis_name,state_funded_flag,Table_status,Description,"
    "Last Update,Next Update,Data Owner (DO) /Supplier and Contact Details,Methodology,Hyperlink(s),dps,Year_Type,No_Quartile"
)


def row(
    measure: str = "ReReferral", year: str = "2025", value: str = "22.6", number: object = 305.0, area: str = "Bromley"
) -> tuple[object, ...]:
    return (measure, "Re-referrals", year, area, value, number, "Outer London")


def as_parquet(path: Path, *rows: tuple[object, ...]) -> Path:
    columns = {name: [one[place] for one in rows] for place, name in enumerate(HEADER)}
    parquet.write_table(pyarrow.table(columns), path)
    return path


def as_csv(path: Path, *rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> Path:
    lines = [",".join(f'"{cell}"' for cell in one) for one in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def dictionary_row(measure: str, title: str, *, axis: str = "Number", polarity: str = "-", years: str = "Annual", dps: str = "") -> str:
    """A measure of the dictionary, last updated on 1 October 2025."""
    return f'1,Topic,{measure},"{title}",{measure},{polarity},"{axis}",,,A definition,45931,TBC,Nobody,,,{dps},{years},'
