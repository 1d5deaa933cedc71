"""Damaged and contradictory files of the Local Authority Interactive Tool."""

from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from analysis.areas import Area, AreaKind
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats import lait_table
from data_loaders.formats.lait import read_lait
from data_loaders.formats.lait_table import AREA
from data_loaders.formats.loaded import Given
from data_loaders.problems import UnusableFile
from support.lait import HEADER, as_csv, as_parquet, row
from support.loading import NOTE, NOW


def given() -> Given:
    areas = AreaBook(
        [
            Area(area_code="E92000001", name="England", kind=AreaKind.COUNTRY, old_la_code="970"),
            Area(area_code="E09000006", name="Bromley", kind=AreaKind.UPPER_TIER_AUTHORITY, old_la_code="305"),
        ]
    )
    return Given(areas=areas, indicators=IndicatorBook([]), note=NOTE, loaded_at=NOW)


def test_a_number_and_a_name_of_two_areas_are_rejected(tmp_path: Path) -> None:
    loaded = read_lait(as_parquet(tmp_path / "lait.parquet", row(), row(number=970.0)), given())
    assert [(one.line, one.column, one.code) for one in loaded.problems if one.line] == [(2, AREA, "name_and_number")]
    assert len(loaded.observations.to_pylist()) == 1


def test_a_measure_of_which_nothing_is_loaded_is_not_declared(tmp_path: Path) -> None:
    loaded = read_lait(as_parquet(tmp_path / "lait.parquet", row(), row("Other", year="0"), row("--")), given())
    assert [one.indicator_id for one in loaded.indicators] == ["lait.rereferral"]
    assert [(one.line, one.code) for one in loaded.problems if one.line] == [(2, "unknown_period"), (3, "no_measure")]


def test_figures_in_a_column_of_fractions_keep_their_decimals(tmp_path: Path) -> None:
    columns = {name: [cell] for name, cell in zip(HEADER, row(), strict=True)} | {"Values": [22.65]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "lait.parquet")
    (found,) = read_lait(tmp_path / "lait.parquet", given()).observations.to_pylist()
    assert (found["value"], found["printed"], found["area_code"]) == (22.65, "22.65", "E09000006")


@pytest.mark.parametrize("odd", [[[1, 2]], [{"a": 1}], [b"\xff"], [True]])
def test_a_column_of_lists_or_bytes_is_refused_by_name(tmp_path: Path, odd: list[object]) -> None:
    columns = {name: [cell] for name, cell in zip(HEADER, row(), strict=True)} | {"Values": odd}
    parquet.write_table(pyarrow.table(columns), tmp_path / "lait.parquet")
    with pytest.raises(UnusableFile) as refused:
        read_lait(tmp_path / "lait.parquet", given())
    assert [(one.code, one.column) for one in refused.value.problems] == [("column_type", "Values")]


def test_a_small_file_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lait_table, "MOST_ROWS", 2)
    with pytest.raises(UnusableFile, match=r"holds 3 rows .* more than can be read\. Split it"):
        read_lait(as_parquet(tmp_path / "lait.parquet", row(), row(), row()), given())


def test_lines_are_the_files_own_around_blank_lines_and_line_breaks(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "lait.csv", row(), row(year="2024"), row(year="0"), row(year="2022"))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("Re-referrals", "Re-\nreferrals")
    text = "\n".join([lines[0], "", lines[1], lines[2], '"cut off"', ",,,,,,", lines[3], lines[4], ""])
    path.write_text(text, encoding="utf-8")
    loaded = read_lait(path, given())
    assert [(one.line, one.code) for one in loaded.problems if one.line] == [(6, "cells"), (8, "unknown_period")]
    assert loaded.observations["file_line"].to_pylist() == [3, 5, 9]
    assert (loaded.source.rows_read, loaded.source.rows_loaded) == (5, 3)
