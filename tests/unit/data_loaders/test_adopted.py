"""National indicators that the catalogue has adopted: one series with the packs' figures, and each adoption's reason written down."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis.indicators import Indicator
from analysis.series import Series, resolve
from data_loaders import loading, queries
from data_loaders.formats.catalogue import read_catalogue
from data_loaders.formats.lait_measures import YearType, year_type_in
from data_loaders.loading import Result, Work
from data_loaders.store import connection
from support.lait import DICTIONARY_HEADER, as_parquet, dictionary_row, row
from support.loading import write_board
from support.running import ROOT

JUDGEMENTS = (ROOT / "docs" / "data" / "adopted-indicators.md").read_text(encoding="utf-8")
NATIONAL_ID = re.compile(r"(?:lait|fingertips)\..+|ees\.[^.]+")
"""Of the two ids of a column of Explore Education Statistics, the one without the name of its file."""
CATALOGUE = """indicators:
  - id: plan-rate
    name: Children on a plan per 10,000
    unit: per_10000
    polarity: neutral
    topic: Child protection
    is_position: true
    frequency: national figures at 31 March each year
    aliases: [lait.cpp-rate]
"""
PACK = "indicator,area,period,value,line\nplan-rate,Bromley,2015/16,38.4,12\nplan-rate,Bromley,31 March 2015,27.9,13\n"
SCORECARD = """scorecard: plans
title: Plans
board: A board
areas: [Bromley]
priorities:
  - title: Plans
    lines:
      - indicator: plan-rate
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return write_board(tmp_path / "bundled", catalogue=CATALOGUE, figures=PACK, scorecard=SCORECARD)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path / "home"))
    yield tmp_path / "home" / "releases"
    connection.close_all_but(None)


def load(folder: Path, board: Path, *paths: Path) -> Result:
    return loading.load(folder, paths, Work(start_with=board))


def series() -> tuple[Indicator, Series]:
    live = queries.live_release_id()
    indicator = queries.indicator_for(live, "lait.cpp-rate")
    assert indicator is not None
    return indicator, resolve(queries.observations(live, indicator_ids=["plan-rate"], area_codes=["E09000006"]), indicator=indicator)


def written_adoptions() -> set[tuple[str, str]]:
    adopted, _, _ = JUDGEMENTS.partition("## Looked at and left apart")
    return set(re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", adopted, re.MULTILINE))


def catalogue() -> list[Indicator]:
    return [entry.indicator for path in sorted((ROOT / "data" / "indicators").glob("*.yml")) for entry in read_catalogue(path)]


def test_every_adoption_has_its_reason_written_down() -> None:
    adopted = {(one.indicator_id, alias) for one in catalogue() for alias in one.aliases if NATIONAL_ID.fullmatch(alias)}
    assert adopted == written_adoptions()
    assert len(adopted) > 15


def test_what_was_left_apart_is_not_adopted() -> None:
    _, _, apart = JUDGEMENTS.partition("## Looked at and left apart")
    named = set(re.findall(r"`(lait\.[^`]+)`", apart))
    assert named
    assert not named & {alias for one in catalogue() for alias in one.aliases}


def test_every_entry_that_adopted_a_measure_says_which_years_are_its() -> None:
    silent = [one.indicator_id for one in catalogue() if any(alias.startswith("lait.") for alias in one.aliases)]
    assert [one.indicator_id for one in catalogue() if one.indicator_id in silent and year_type_in(one.frequency) is None] == []


def test_a_pack_and_the_national_file_are_one_series_told_apart_by_source(folder: Path, board: Path, tmp_path: Path) -> None:
    data = as_parquet(tmp_path / "lait.parquet", row("CPP_rate", "2016", "38.100000000000001"), row("CPP_rate", "2017", "26.9"))
    dictionary = tmp_path / "dictionary.csv"
    dictionary.write_text(f"{DICTIONARY_HEADER}\n{dictionary_row('CPP_rate', 'Plans - rate', axis='Rate per 10,000')}\n", encoding="utf-8")
    assert load(folder, board, data, dictionary).problems == ()
    indicator, found = series()
    assert (indicator.indicator_id, indicator.name) == ("plan-rate", "Children on a plan per 10,000")
    assert [(point.period.end, point.value, point.current.provenance.source_id) for point in found.points] == [
        (date(2015, 3, 31), 27.9, "made-up"),
        (date(2016, 3, 31), 38.1, "lait"),
        (date(2017, 3, 31), 26.9, "lait"),
    ]
    assert [(one.value, one.provenance.source_id, one.provenance.line) for one in found.points[1].earlier] == [(38.4, "made-up", 12)]
    current = found.points[1].current.provenance
    assert (current.ref, current.printed, current.published_on) == ("CPP_rate", "38.100000000000001", date(2025, 10, 1))
    assert "lait.cpp-rate" not in queries.indicators(queries.live_release_id())


def test_figures_loaded_before_the_catalogue_adopted_them_move_to_its_entry(folder: Path, tmp_path: Path) -> None:
    plain = write_board(
        tmp_path / "plain", catalogue=CATALOGUE.replace("    aliases: [lait.cpp-rate]\n", ""), figures=PACK, scorecard=SCORECARD
    )
    load(folder, plain, as_parquet(tmp_path / "lait.parquet", row("CPP_rate", "2017-18", "26.9")))
    live = queries.live_release_id()
    assert [one.value for one in queries.observations(live, indicator_ids=["lait.cpp-rate"])] == [26.9]
    adopting = tmp_path / "adopting.yml"
    adopting.write_text(CATALOGUE, encoding="utf-8")
    load(folder, plain, adopting)
    assert [point.value for point in series()[1].points] == [27.9, 38.4, 26.9]


def test_without_the_dictionary_an_adopted_measure_has_the_years_that_its_entry_names(folder: Path, board: Path, tmp_path: Path) -> None:
    loaded = load(folder, board, as_parquet(tmp_path / "lait.parquet", row("CPP_rate", "2017", "26.9")))
    assert loaded.problems == ()
    assert series()[1].points[-1].period.end == date(2017, 3, 31)


@pytest.mark.parametrize(
    ("frequency", "found"),
    [
        ("national figures each financial year", YearType.FINANCIAL),
        ("annual, by school year", YearType.ACADEMIC),
        ("each academic year", YearType.ACADEMIC),
        ("national figures each calendar year", YearType.CALENDAR),
        ("national figures at 31 March each year", YearType.AT_MARCH),
        ("annual", None),
        ("", None),
    ],
)
def test_plain_words_name_a_sort_of_year(frequency: str, found: YearType | None) -> None:
    assert year_type_in(frequency) is found
