"""The Department's list of authorities' numbers: it adds to what is known, and changes nothing."""

from pathlib import Path

import openpyxl
import pytest

from analysis.areas import Area, AreaKind
from data_loaders.books import AreaBook
from data_loaders.formats.la_codes import read_la_codes
from data_loaders.formats.registry import Kind, recognise
from data_loaders.problems import Severity, UnusableFile
from data_loaders.reading import Known, read_paths
from support.loading import NOW

LONDON = Area(area_code="E12000007", name="London", kind=AreaKind.REGION)
OUTER = Area(area_code="E13000002", name="Outer London", kind=AreaKind.SUB_REGION, parent_code="E12000007")
BROMLEY = Area(
    area_code="E09000006", name="Bromley", kind=AreaKind.UPPER_TIER_AUTHORITY, parent_code="E12000007", old_la_code="305", short_name="LBB"
)
KNOWN = (LONDON, OUTER, BROMLEY)
HEADER = "LA Number,LA Name,Region,Type"


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> list[Area]:
    return [entry.area for entry in read_la_codes(path, AreaBook(KNOWN))]


def test_a_known_number_gains_a_spelling_and_loses_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "codes.csv", "305,Bromley Borough,Outer London,OLB")
    assert recognise(path).kind is Kind.LA_CODES
    (area,) = read(path)
    assert (area.name, area.short_name, area.parent_code, area.other_names) == ("Bromley", "LBB", "E12000007", ("Bromley Borough",))


@pytest.mark.parametrize("name", ["Bromley", " BROMLEY ", "LBB"])
def test_a_spelling_that_is_known_adds_nothing(tmp_path: Path, name: str) -> None:
    assert read(write(tmp_path / "codes.csv", f"305,{name},Outer London,OLB")) == []


def test_an_unknown_number_becomes_an_area_of_its_region(tmp_path: Path) -> None:
    lines = ("306,Croydon,Outer London,OLB", "999,Somewhere,London,UA", "1000,England (discontinued),NA,NA")
    found = read(write(tmp_path / "codes.csv", *lines))
    assert [(area.area_code, area.name, area.kind, area.parent_code, area.old_la_code) for area in found] == [
        ("la-306", "Croydon", AreaKind.UPPER_TIER_AUTHORITY, "E12000007", "306"),
        ("la-999", "Somewhere", AreaKind.UPPER_TIER_AUTHORITY, "E12000007", "999"),
        ("la-1000", "England (discontinued)", AreaKind.UNSTATED, "", "1000"),
    ]


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("x305,Bromley,London,OLB", "LA Number", "no_number"),
        (",Bromley,London,OLB", "LA Number", "no_number"),
        ("306,,London,OLB", "LA Name", "no_name"),
        ("306,Croydon,Londn,OLB", "Region", "unknown_region"),
        ("306,Croydon,Bromley,OLB", "Region", "unknown_region"),
        ("306,Croydon,London,XX", "Type", "unknown_type"),
        ("306,Croydon,London", "", "too_few_cells"),
    ],
)
def test_a_wrong_cell_is_named_and_the_list_is_not_loaded(tmp_path: Path, line: str, column: str, code: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        read(write(tmp_path / "codes.csv", "307,Ealing,London,OLB", line))
    (problem,) = refused.value.problems
    assert (problem.line, problem.column, problem.code, problem.severity) == (3, column, code, Severity.UNUSABLE)


def test_a_number_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="line 3, column LA Number: found '306', which stands on line 2 already"):
        read(write(tmp_path / "codes.csv", "306,Croydon,London,OLB", "306,Croydon,London,OLB"))


def test_a_workbook_is_read_like_the_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    for cells in (HEADER.split(","), [306, "Croydon", "Outer London", "OLB"]):
        book.active.append(cells)
    book.save(tmp_path / "codes.xlsx")
    assert recognise(tmp_path / "codes.xlsx").kind is Kind.LA_CODES
    assert [area.area_code for area in read(tmp_path / "codes.xlsx")] == ["la-306"]


def test_what_it_adds_is_known_to_the_other_files_of_the_load(tmp_path: Path) -> None:
    write(tmp_path / "codes.csv", "305,Bromley Borough,Outer London,OLB", "306,Croydon,Outer London,OLB")
    (tmp_path / "areas.csv").write_text(
        "area_code,name,kind,parent_code,old_la_code\nE12000007,London,region,,\nE13000002,Outer London,sub_region,E12000007,\n"
        "E09000006,Bromley,upper_tier_authority,E12000007,305\n",
        encoding="utf-8",
    )
    (tmp_path / "figures.csv").write_text(
        "indicator,area,period,value,unit,polarity,indicator_name,topic\n"
        "made-up,Bromley Borough,2023/24,1,percent,low,Made up,Made up\n"
        "made-up,Croydon,2023/24,1,percent,low,Made up,Made up\n",
        encoding="utf-8",
    )
    reading = read_paths([tmp_path], known=Known(), now=NOW)
    assert reading.problems == []
    assert reading.figures[0].observations["area_code"].to_pylist() == ["E09000006", "la-306"]


def test_a_name_that_another_area_has_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "codes.csv", "306,Bromley,London,OLB")
    reading = read_paths([path], known=Known(areas=KNOWN), now=NOW)
    assert [(problem.line, problem.code) for problem in reading.problems] == [(2, "doubled_name")]
