"""The Local Authority Interactive Tool's own files, loaded over the bundled figures."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from analysis.areas import ENGLAND, AreaKind
from analysis.formatting import display_figure
from analysis.indicators import Indicator
from analysis.observations import Observation, Role
from analysis.polarity import Polarity
from analysis.series import resolve
from analysis.units import Unit
from board.live import live_release_id
from data_loaders import problem_queries, queries
from data_loaders.asking import path_of, rows
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.lait_dictionary import read_dictionary
from data_loaders.formats.lait_measures import Measure, YearType, indicator_id_of, year_type_in
from data_loaders.formats.loaded import Given, Loaded
from support.loading import NOTE, NOW
from support.national import LAIT_DICTIONARY, needs_national

pytestmark = needs_national

DATA, DICTIONARY = "bds-long-0", "lait-data-dictionary"
READ, JUNK, MISSING = 641_070, 170, 93_883
CENTRAL_BEDFORDSHIRE, PACK = "E06000056", "central-bedfordshire-hwb-2018-03"
AS_LIKE_AS = 0.1
"""What a pack printed before the national return was final is within a tenth of it."""
JOURNEY = {  # England in the years that end in 2022, 2023, 2024 and 2025
    "CPP_Total_NumRef": (650_270, 640_430, 621_880, 632_830),
    "CPP_Total_Rateper10,000": (552.8, 538.1, 515.7, 519.4),
    "CIN_Refferals_NFA": (7.6, 7.1, 6.3, 6.5),
    "Referrals_AssessedNotNeed": (28.8, 29.9, 30.3, 30.8),
    "ReReferral": (21.5, 22.4, 22.4, 22.6),
    "Continue_Assess_Comp": (84.5, 82.5, 84.5, 85.7),
    "Section_47": (185.2, 189.4, 186.2, 189.3),
    "ISCP_Conf": (62.7, 62.5, 59.9, 59.2),
    "CP_conf_15days": (79.2, 78.4, 79.7, 81.4),
    "CPP_Abuse": (64_390, 63_870, 62_110, 61_840),
    "CPP_Num": (50_920, 50_780, 49_900, 49_420),
    "CPP_rate": (43.3, 42.7, 41.4, 40.6),
    "PrevRegCPR": (22.7, 23.6, 24.7, 24.5),
    "LACnum": (82_090, 83_750, 83_530, 81_770),
    "LAC": (70, 70, 69, 67),
    "LACnum_Start": (31_100, 33_090, 33_130, 32_270),
    "LACceased": (30_230, 31_850, 33_780, 34_450),
    "CareApplications": (9.7, 9.6, 9.2, 9.1),
    "CIN": (343.7, 338.7, 331.2, 330.3),
}


@pytest.fixture(scope="module")
def dictionary() -> Loaded:
    """The dictionary by itself, as if no entry of the catalogue had adopted anything."""
    return read_dictionary(LAIT_DICTIONARY, Given(areas=AreaBook(()), indicators=IndicatorBook(()), note=NOTE, loaded_at=NOW))


def found(short_name: str) -> Indicator:
    indicator = queries.indicator_for(live_release_id(), indicator_id_of(short_name))
    assert indicator is not None
    return indicator


def of_the_tool(short_name: str, area_code: str) -> tuple[Observation, ...]:
    figures = queries.observations(live_release_id(), indicator_ids=[found(short_name).indicator_id], area_codes=[area_code])
    return tuple(one for one in figures if one.provenance.source_id == DATA)


def adopted() -> list[tuple[Indicator, str]]:
    """Every entry of the catalogue that has adopted a measure, and the measure's id."""
    entries = queries.indicators(live_release_id()).values()
    return [(one, alias) for one in entries for alias in one.aliases if alias.startswith("lait.")]


def test_every_row_is_loaded_or_rejected_with_its_reason(national: Path) -> None:
    sources = {one.source_id: one for one in queries.sources(live_release_id())}
    data, words = sources[DATA], sources[DICTIONARY]
    assert (data.rows_read, data.rows_loaded, data.rows_rejected, data.rows_folded) == (READ, READ - JUNK, JUNK, 0)
    assert (words.rows_read, words.rows_loaded, words.rows_rejected, words.rows_folded) == (448, 434, 14, 14)
    problems = [one for one in problem_queries.problems(live_release_id(), source_id=DATA) if one.severity == "rejected"]
    assert len({one.line for one in problems}) == JUNK
    assert {(one.code, one.column) for one in problems} == {("unknown_period", "Years")}
    assert all("found '0', which is no year. Write it as" in one.message for one in problems)


def test_what_is_missing_is_missing_and_never_0(national: Path) -> None:
    counted = rows(
        path_of(live_release_id()),
        """SELECT symbol, count(*) AS figures, count(value) AS with_value, count(DISTINCT area_code) AS areas,
        min(printed) AS least, max(printed) AS most FROM observation WHERE source_id = $1 GROUP BY symbol ORDER BY symbol""",
        [DATA],
    )
    by_symbol = {row["symbol"]: row for row in counted}
    assert set(by_symbol) == {"", "x"}
    assert by_symbol["x"]["with_value"] == 0
    assert by_symbol["x"]["figures"] == MISSING - JUNK
    assert (by_symbol["x"]["least"], by_symbol["x"]["most"]) == ("-", "-")
    assert by_symbol[""]["with_value"] == by_symbol[""]["figures"] == READ - MISSING


def test_every_area_is_known_by_its_number(national: Path) -> None:
    codes = rows(path_of(live_release_id()), "SELECT DISTINCT area_code FROM observation WHERE source_id = $1", [DATA])
    areas = queries.areas(live_release_id())
    kinds = Counter(areas[row["area_code"]].kind for row in codes)
    assert len(codes) == 170
    assert (kinds[AreaKind.COUNTRY], kinds[AreaKind.REGION], kinds[AreaKind.SUB_REGION]) == (1, 9, 2)
    assert (kinds[AreaKind.UPPER_TIER_AUTHORITY], kinds[AreaKind.FORMER_AUTHORITY]) == (153, 5)


@pytest.mark.parametrize("short_name", JOURNEY)
def test_the_childs_journey_in_england(national: Path, short_name: str) -> None:
    figures = {one.period.end.year: one for one in of_the_tool(short_name, ENGLAND) if one.period.end}
    assert tuple(figures[year].value for year in (2022, 2023, 2024, 2025)) == JOURNEY[short_name]
    assert {(one.period.end.month, one.period.end.day) for one in figures.values() if one.period.end} == {(3, 31)}
    assert {one.provenance.ref for one in figures.values()} == {short_name}


def test_float_noise_is_kept_in_the_printed_text_alone(national: Path) -> None:
    figure = next(one for one in of_the_tool("CPP_Total_Rateper10,000", ENGLAND) if one.period.label == "2022")
    assert figure.provenance.printed == "552.79999999999995"
    assert display_figure(figure, indicator=found("CPP_Total_Rateper10,000")) == "552.8"


def test_no_decimals_are_shown_that_nobody_counted(national: Path) -> None:
    held = queries.indicators(live_release_id()).values()
    assert [one.indicator_id for one in held if one.indicator_id.startswith("lait.") and one.decimals > 3] == []
    spend = found("TotalLACFinance")
    assert (spend.unit, spend.decimals) == (Unit.GBP, 0)


def test_the_dictionarys_good_directions(dictionary: Loaded) -> None:
    assert Counter(one.polarity for one in dictionary.indicators) == {Polarity.HIGH: 220, Polarity.LOW: 88, Polarity.NEUTRAL: 126}
    assert all(measure.year_type for measure in dictionary.measures.values())


def test_figures_came_out_on_the_day_that_the_dictionary_gives(national: Path) -> None:
    assert {one.provenance.published_on for one in of_the_tool("CPP_rate", ENGLAND)} == {date(2025, 10, 1)}
    assert len({one.provenance.published_on for one in of_the_tool("TotAbs", ENGLAND)}) == 1


def test_a_plan_rate_from_the_pack_and_from_the_tool_is_one_series(national: Path) -> None:
    indicator = found("CPP_rate")
    assert indicator.indicator_id == "child-protection-plan-rate"
    figures = queries.observations(live_release_id(), indicator_ids=[indicator.indicator_id], area_codes=[CENTRAL_BEDFORDSHIRE])
    points = {
        point.period.end: point
        for point in resolve((one for one in figures if one.role is Role.ACTUAL and not one.breakdown), indicator=indicator).points
    }
    assert sorted(day.year for day in points if day) == list(range(2013, 2026))
    revised = points[date(2016, 3, 31)]
    assert (revised.value, revised.current.provenance.source_id) == (38.1, DATA)
    assert [(one.value, one.provenance.source_id) for one in revised.earlier] == [(38.4, PACK)]
    assert points[date(2013, 3, 31)].current.provenance.source_id == PACK
    assert points[date(2025, 3, 31)].value == 25.3


def test_what_was_adopted_agrees_with_the_packs(national: Path) -> None:
    compared = 0
    for indicator, _ in adopted():
        figures = queries.observations(live_release_id(), indicator_ids=[indicator.indicator_id])
        headline = [one for one in figures if one.role is Role.ACTUAL and not one.breakdown and one.value is not None]
        for area in {one.area_code for one in headline if one.provenance.source_id == PACK}:
            series = resolve((one for one in headline if one.area_code == area), indicator=indicator)
            for point in series.points:
                for other in point.earlier if point.current.provenance.source_id == DATA else ():
                    assert point.value is not None
                    assert other.value == pytest.approx(point.value, rel=AS_LIKE_AS), (indicator.indicator_id, area, point.period.label)
                    compared += 1
    assert compared == 18


def test_what_was_adopted_has_the_same_good_direction_unit_and_years(national: Path, dictionary: Loaded) -> None:
    theirs = {one.indicator_id: one for one in dictionary.indicators}
    years = {indicator_id_of(name): measure for name, measure in dictionary.measures.items()}
    assert len(adopted()) == 17
    for indicator, alias in adopted():
        assert (indicator.unit, indicator.polarity) == (theirs[alias].unit, theirs[alias].polarity), alias
        assert _ends_with(year_type_in(indicator.frequency)) == _ends_with(years[alias].year_type), alias
    assert not theirs.keys() & queries.indicators(live_release_id()).keys() & {alias for _, alias in adopted()}


def _ends_with(year_type: YearType | None) -> YearType | None:
    """A position at 31 March is the last day of the financial year."""
    return YearType.FINANCIAL if year_type is YearType.AT_MARCH else year_type


def test_measures_are_told_apart_by_their_ids(dictionary: Loaded) -> None:
    assert len({indicator_id_of(name) for name in dictionary.measures}) == len(dictionary.measures) == 434
    assert dictionary.measures["CPP_rate"] == Measure(short_name="CPP_rate", year_type=YearType.AT_MARCH, updated=date(2025, 10, 1))
