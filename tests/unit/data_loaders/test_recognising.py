"""What a file is taken for, and how folders are walked."""

import re
from pathlib import Path

import pytest

from data_loaders.formats.registry import Kind, recognise
from data_loaders.problems import UnusableFile, did_you_mean, shown
from data_loaders.reading import Known, read_paths, walk
from support.ees import META, REFERRALS, write
from support.fingertips import HEADER
from support.loading import AREAS_CSV, CATALOGUE_YML, FIGURES_CSV, NOW, SCORECARD_YML, SOURCE_YML, write_board
from support.running import ROOT


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("any.csv", AREAS_CSV, Kind.AREAS),
        ("any.csv", FIGURES_CSV, Kind.FIGURES),
        ("any.csv", "\ufeff" + FIGURES_CSV, Kind.FIGURES),
        ("any.csv", "what,is,this\n1,2,3\n", Kind.FIGURES),
        ("any.xlsx", "whatever", Kind.FIGURES),
        ("any.csv", ",".join(HEADER) + "\n", Kind.FINGERTIPS),
        ("any.csv", ",".join(HEADER).replace(" ", "").replace("AreaCode", "Area") + "\n", Kind.FINGERTIPS),
        ("any.csv", "\n".join(REFERRALS), Kind.EES),
        ("any.csv", "\n".join(REFERRALS).replace("time_", "period_"), Kind.EES),
        ("any.meta.csv", META + "\n", Kind.EES_META),
        ("any.yml", CATALOGUE_YML, Kind.INDICATORS),
        ("any.yaml", SCORECARD_YML, Kind.SCORECARD),
        ("any.yml", SCORECARD_YML.replace("scorecard:", "scorecrad:"), Kind.SCORECARD),
        ("any.yml", SOURCE_YML, Kind.SOURCE),
        ("any.yml", "journey: ours\nstages: []\n", Kind.JOURNEY),
    ],
)
def test_a_file_is_recognised_by_what_it_holds(tmp_path: Path, name: str, text: str, kind: Kind) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert recognise(path).kind is kind


@pytest.mark.parametrize(("name", "text"), [("any.yml", "diary: a\n"), ("any.txt", FIGURES_CSV), ("any.json", "{}")])
def test_what_nobody_knows_is_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFile, match="is nothing that can be loaded"):
        recognise(path)


def test_a_folder_is_walked_past_what_is_not_meant(tmp_path: Path) -> None:
    for name in ("b.csv", "a/b.yml", "notes.txt", ".git/c.yml", "~$figures.xlsx", "a/.hidden.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path, tmp_path / "b.csv"])] == ["a/b.yml", "b.csv"]


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    board = write_board(tmp_path)
    paths = list(walk([board]))
    for order in (paths, paths[::-1]):
        reading = read_paths(order, known=Known(), now=NOW)
        assert reading.problems == []
        assert (len(reading.areas), len(reading.catalogue), len(reading.scorecards), len(reading.figures)) == (3, 2, 1, 1)


def test_every_unusable_file_is_named_at_once(tmp_path: Path) -> None:
    board = write_board(
        tmp_path, areas=AREAS_CSV.replace("country", "land"), catalogue=CATALOGUE_YML.replace("low", "lower"), figures="a,b\n1,2\n"
    )
    found = {problem.file_name for problem in read_paths([board], known=Known(), now=NOW).problems if problem.severity == "unusable"}
    assert {"areas.csv", "made-up.yml", "made-up/figures.csv"} <= found


def test_two_files_may_not_share_a_source(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_board(tmp_path / name)
    reading = read_paths([tmp_path / "one", tmp_path / "two/packs"], known=Known(), now=NOW)
    assert "doubled_source" in {problem.code for problem in reading.problems}


def test_a_source_file_alone_is_warned_of(tmp_path: Path) -> None:
    board = write_board(tmp_path, figures="")
    (problem,) = read_paths([board], known=Known(), now=NOW).problems
    assert (problem.code, problem.severity) == ("lone_source", "warning")


def test_texts_are_shown_safely() -> None:
    assert shown("a\x1b[31mb\n") == "'a\\x1b[31mb\\n'"
    assert len(shown("x" * 500)) == 82
    assert did_you_mean("bromly", ["Bromley", "England"]) == " Did you mean 'Bromley'?"
    assert did_you_mean("zzz", ["Bromley"]) == ""


def test_a_companion_is_read_with_its_file_and_a_lone_one_is_said(tmp_path: Path) -> None:
    board = write_board(tmp_path / "board")
    write(tmp_path / "board" / "referrals.csv", *REFERRALS)
    write(tmp_path / "board" / "referrals.meta.csv", META, "rereferral_percent,Indicator,Share of re-referrals,,%,1,,")
    write(tmp_path / "board" / "gone.meta.csv", META, "a,Filter,A,,,,,")
    reading = read_paths([board], known=Known(), now=NOW)
    assert [(one.file_name, one.severity.value) for one in reading.problems if one.code == "lone_meta"] == [("gone.meta.csv", "warning")]
    named = {one.name for loaded in reading.figures for one in loaded.indicators}
    assert "Share of re-referrals: Referrals" in named


def test_the_source_file_says_when_reporting_years_end(tmp_path: Path) -> None:
    board = write_board(tmp_path / "board")
    write(tmp_path / "board" / "referrals.csv", *REFERRALS)
    note = SOURCE_YML.replace("source_id: made-up", 'source_id: referrals\nreporting_year_ends: "09-30"')
    (tmp_path / "board" / "referrals.source.yml").write_text(note, encoding="utf-8")
    reading = read_paths([board], known=Known(), now=NOW)
    loaded = next(one for one in reading.figures if one.source.source_id == "referrals")
    assert str(loaded.observations["period_end"][0].as_py()) == "2025-09-30"
    (tmp_path / "board" / "referrals.source.yml").write_text(note.replace("09-30", "09-31"), encoding="utf-8")
    assert [one.code for one in read_paths([board], known=Known(), now=NOW).problems] == ["bad_reporting_year_ends"]


LAIT = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\nReReferral,Re-referrals,2025,Bromley,1,305,Outer London\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LAIT, Kind.LAIT),
        (LAIT.replace("Years", "Year label"), Kind.LAIT),
        ("\ufeff" + LAIT.replace("Short Desc", "SHORT DESC "), Kind.LAIT),
        ("Measure_code,Topic,Measure_short,Polarity,y_axis_name,Year_Type\n1,A,B,Low,Number,Financial Year\n", Kind.LAIT_DICTIONARY),
    ],
)
def test_a_national_table_is_known_by_most_of_its_columns(tmp_path: Path, text: str, kind: Kind) -> None:
    path = tmp_path / "any.csv"
    path.write_text(text, encoding="utf-8")
    assert recognise(path).kind is kind


def test_a_format_that_is_named_wins_over_what_a_table_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_text(FIGURES_CSV, encoding="utf-8")
    assert recognise(path, as_format="lait").kind is Kind.LAIT
    with pytest.raises(UnusableFile, match=r"'liat', which is no format\. Did you mean 'lait'"):
        recognise(path, as_format="liat")


def test_half_a_parquet_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "any.parquet"
    path.write_bytes(b"PAR1 and then nothing")
    with pytest.raises(UnusableFile, match="only half of it was written"):
        recognise(path)


def test_the_formats_that_may_be_named_are_the_documented_ones() -> None:
    document = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
    listed = document[document.index("**A format by name**") : document.index("- **Large files**")]
    tables = {kind.value for kind in Kind} - {Kind.INDICATORS.value, Kind.SCORECARD.value, Kind.JOURNEY.value, Kind.SOURCE.value}
    assert {name for name in re.findall(r"`([a-z-]+)`", listed) if name in {kind.value for kind in Kind}} == tables
