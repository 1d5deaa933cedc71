"""What was found by attacking the loaders: each of these once gave a traceback, lost a figure or misled."""

import os
import re
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from data_loaders import asking, loading, queries
from data_loaders.errors import NotBuilt, ReleaseUnreadable
from data_loaders.formats.marked_yaml import read_yaml
from data_loaders.loading import Work
from data_loaders.problems import Problem, UnusableFile, label
from data_loaders.reading import Known, read_paths
from data_loaders.store import connection, paths, releases
from data_loaders.walking import walk
from support.loading import CATALOGUE_YML, FIGURES_CSV, SCORECARD_YML, load, refusals, write_board

HEADER = "indicator,area,period,value\n"
GOOD = "re-referrals,Bromley,2023/24,16.5\n"
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("sep=;\n" + HEADER + GOOD, "separator", "Delete that line"),
        ("My figures,,,\n" + HEADER + GOOD, "title_above_header", "stand on line 2"),
        ((HEADER + GOOD).replace(",", ";"), "separator", "Save it as .xlsx"),
        ("<?xml version='1.0'?><html>a, b</html>", "web_page", "Download the file again"),
        (HEADER + "re-referrals,Bromley,2023/24," + "1" * 200_000 + "\n", "long_cell", "over 131,072 characters"),
    ],
)
def test_a_table_that_is_none_says_what_to_do(tmp_path: Path, text: str, code: str, said: str) -> None:
    (problem,) = refusals(write(tmp_path / "a.csv", text))
    assert problem.code == code
    assert said in problem.message


@pytest.mark.parametrize(
    ("column", "cell"), [("value", "1," * 60_000 + "x"), ("period", "(" * 50_000), ("line", "9" * 6000), ("repeat_of_line", "9" * 6000)]
)
def test_an_absurdly_long_cell_is_refused_at_once(tmp_path: Path, column: str, cell: str) -> None:
    cells = {"indicator": "re-referrals", "area": "Bromley", "period": "2023/24", "value": "1", column: f'"{cell}"'}
    loaded = load(
        write(
            tmp_path / "a.csv", f"{','.join(cells)}\n{','.join(cells.values())}\nre-referrals,Bromley,2022/23,2{',' * (len(cells) - 4)}\n"
        )
    )
    assert [problem.column for problem in loaded.problems] == [column]
    assert (loaded.source.rows_read, loaded.source.rows_loaded) == (2, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: !!int ''", "tag"),
        ("title: !!python/object/apply:os.system [ls]", "tag"),
        ("areas: !mine [a]", "tag"),
        ("title: 0x" + "f" * 6000, "yaml"),
        ("value: 1" + "0" * 400, "yaml"),
        ("a: " + "[" * 100_000 + "]" * 100_000, "yaml"),
        ("? [a, b]\n: c", "yaml"),
    ],
)
def test_hostile_yaml_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        read_yaml(write(tmp_path / "a.yml", text))
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_missing_entry_is_said_once(tmp_path: Path) -> None:
    reading = read_paths([write(tmp_path / "a.yml", "scorecard: mine\n")], known=Known(), now=NOW)
    assert [problem.column for problem in reading.problems] == ["title", "board", "areas", "priorities"]


def workbook(path: Path, *values: object, formats: tuple[str, ...] = (), merge: str = "", title: str = "figures") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(["indicator", "area", "period", "value"])
    for number, value in enumerate(values):
        sheet.append(["re-referrals", "Bromley", f"{2010 + number}/{11 + number}", value])
    for number, shown_as in enumerate(formats, start=2):
        sheet.cell(row=number, column=4).number_format = shown_as
    if merge:
        sheet.merge_cells(merge)
    book.create_sheet("Notes")
    book.save(path)
    return path


def test_a_percent_sign_that_is_only_written_does_not_multiply(tmp_path: Path) -> None:
    found = load(workbook(tmp_path / "a.xlsx", 0.12, 12, 12, formats=("0%", '0.0"%"', r"0\%")))
    assert found.observations["value"].to_pylist() == [12.0, 12.0, 12.0]


def test_merged_cells_reject_the_rows_that_they_empty(tmp_path: Path) -> None:
    found = load(workbook(tmp_path / "a.xlsx", 5, 6, 7, merge="D2:D3"))
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.column) == ("merged_cell", 3, "value")
    assert "D2:D3" in problem.message
    assert found.observations["value"].to_pylist() == [5.0, 7.0]


def test_sheets_that_are_not_read_are_named_unless_one_is_called_figures(tmp_path: Path) -> None:
    assert load(workbook(tmp_path / "a.xlsx", 5)).problems == ()
    (problem,) = load(workbook(tmp_path / "b.xlsx", 5, title="2024")).problems
    assert "not 'Notes'" in problem.message


@pytest.mark.parametrize("row", ["999999999", "x"])
def test_a_workbook_with_an_absurd_row_number_is_damaged(tmp_path: Path, row: str) -> None:
    path = workbook(tmp_path / "a.xlsx", 5)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, re.sub(rb'<row r="2"', f'<row r="{row}"'.encode(), content))
    assert refusals(path)[0].code == "damaged_workbook"


def test_broken_compression_is_a_damaged_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", *range(60))
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    content = bytearray(path.read_bytes())
    content[start + 60 : start + 200] = bytes(140)
    path.write_bytes(bytes(content))
    assert refusals(path)[0].code == "damaged_workbook"


def found_in(*wanted: Path) -> tuple[list[str], list[str]]:
    problems: list[Problem] = []
    names = [path.name for path in walk(wanted, on_refused=lambda refused: problems.extend(refused.problems))]
    return names, [problem.code for problem in problems]


def test_strange_folders_are_walked_without_end_or_silence(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", HEADER)
    (tmp_path / "self").symlink_to(".")
    (tmp_path / "b.csv").symlink_to("c.csv")
    (tmp_path / "c.csv").symlink_to("b.csv")
    (tmp_path / "folder.csv").mkdir()
    deep = tmp_path.joinpath(*["d"] * 40)
    deep.mkdir(parents=True)
    write(deep / "lost.csv", HEADER)
    names, codes = found_in(tmp_path)
    assert names == ["a.csv", "b.csv", "c.csv"]
    assert codes == ["folder"]
    problems = read_paths([tmp_path / "b.csv", tmp_path / ("n" * 400 + ".csv")], known=Known(), now=NOW).problems
    assert {problem.code for problem in problems} == {"unreadable"}


def test_a_folder_that_may_not_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert found_in(tmp_path) == ([], ["unreadable"])


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert [problem.code for problem in read_paths([tmp_path], known=Known(), now=NOW).problems] == ["no_file"]


def test_a_name_that_is_not_utf_8_is_written_out() -> None:
    assert label(Path(os.fsdecode(b"b\xff\n.csv"))) == r"b\udcff\n.csv"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "releases"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return write_board(tmp_path / "bundled")


def test_a_clock_that_goes_back_a_century_still_gives_a_later_release(folder: Path, board: Path) -> None:
    first = loading.load(folder, [board], Work(start_with=board)).release_id
    tables = {name: queries.table(paths.release_path(folder, first), name) for name in loading.Table if name != "release"}
    ago = datetime.now(UTC) - timedelta(days=36_500)
    made = [releases.build_release(folder, tables, bundled_sha256="", now=ago) for _ in range(2)]
    assert first < made[0] < made[1]


def test_a_file_of_another_name_is_no_release(folder: Path, board: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "9.duckdb").write_bytes(b"")
    first = loading.load(folder, [board], Work(start_with=board)).release_id
    assert paths.list_releases(folder) == [first]


def test_a_release_that_was_not_written_whole_is_not_kept(folder: Path, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = loading.load(folder, [board], Work(start_with=board)).release_id
    monkeypatch.setattr(releases, "_rows_of", lambda _: {})
    with pytest.raises(NotBuilt, match="disk full"):
        loading.load(folder, [board], Work(start_with=board))
    monkeypatch.undo()
    assert paths.list_releases(folder) == [first]


def test_a_reader_that_holds_a_pruned_release_may_finish(folder: Path, board: Path) -> None:
    first = loading.load(folder, [board], Work(start_with=board)).release_id
    assert len(queries.observations(first)) == 4
    paths.release_path(folder, first).unlink()
    assert len(queries.observations(first)) == 4
    connection.close_all_but(None)
    with pytest.raises(ReleaseUnreadable, match="missing"):
        queries.observations(first)


def of_another_version(folder: Path, release_id: str) -> None:
    connection.close_all_but(None)
    with connection.connect(paths.release_path(folder, release_id), is_read_only=False) as writer:
        with writer.cursor() as cursor:
            cursor.execute("UPDATE release SET schema_version = 0")
        writer.commit()
    for one in (asking.header, queries._counts):
        one.cache_clear()


def test_a_release_of_another_version_is_not_brought_back_and_the_bundled_load_mends_it(folder: Path, board: Path) -> None:
    old = loading.load(folder, [board], Work(start_with=board)).release_id
    of_another_version(folder, old)
    with pytest.raises(ReleaseUnreadable, match="load --bundled"):
        loading.load(folder, [board], Work(start_with=board))
    result = loading.ensure_bundled(folder, Work(start_with=board))
    assert result is not None
    assert [problem.code for problem in result.problems] == ["not_carried_over"]
    assert "Load your own files again" in result.problems[0].message
    assert len(queries.observations(queries.live_release_id())) == 4
    with pytest.raises(ReleaseUnreadable, match="another version"):
        releases.rollback(folder, now=NOW)


def test_an_officers_figures_outlive_a_bundled_indicator_and_area_that_are_gone(folder: Path, board: Path, tmp_path: Path) -> None:
    loading.ensure_bundled(folder, Work(start_with=board))
    own = write(tmp_path / "own.csv", HEADER + "child-protection-plans,H&F,31 March 2025,7\n")
    mine = write(tmp_path / "mine.yml", SCORECARD_YML.replace("made-up-board", "mine"))
    loading.load(folder, [own, mine], Work(start_with=board))
    (board / "areas.csv").write_text("area_code,name,kind\nE09000006,Bromley,upper_tier_authority\n", encoding="utf-8")
    (board / "indicators/made-up.yml").write_text(
        "indicators:" + CATALOGUE_YML[CATALOGUE_YML.index("  - id: re-ref") - 1 :], encoding="utf-8"
    )
    (board / "packs/made-up/figures.csv").write_text("".join(FIGURES_CSV.splitlines(keepends=True)[:3]), encoding="utf-8")
    (board / "scorecards/made-up.yml").unlink()
    result = loading.ensure_bundled(folder, Work(start_with=board))
    assert result is not None
    assert not result.is_unusable, result.problems
    live = queries.live_release_id()
    assert [found.value for found in queries.observations(live, source_id="own")] == [7.0]
    assert "E09000013" in queries.areas(live)
    assert [scorecard.scorecard_id for scorecard in queries.scorecards(live)] == ["mine"]


def test_lines_that_cannot_be_rated_against_their_target_are_warned_of(folder: Path, board: Path, tmp_path: Path) -> None:
    loading.ensure_bundled(folder, Work(start_with=board))
    bare = SCORECARD_YML.replace("        target: {value: 15, amber_margin: 2}\n", "")
    mine = write(tmp_path / "mine.yml", bare.replace("- indicator: cpp-count", "- {indicator: cpp-count, target: {value: 5}}"))
    found = loading.check(folder, [mine], Work(start_with=board)).problems
    assert [(one.code, one.severity, one.line) for one in found] == [("no_target", "warning", 9), ("target_on_neutral", "warning", 10)]
    target = write(tmp_path / "t.csv", HEADER.replace("value", "value,role") + "re-referrals,Bromley,2023/24,15,target\n")
    codes = [one.code for one in loading.check(folder, [mine, target], Work(start_with=board)).problems]
    assert codes == ["target_on_neutral"]
