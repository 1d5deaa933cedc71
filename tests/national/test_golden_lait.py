"""Centiles, ranks, bands, neighbours and control charts on the real national figures, read here without the product's loaders."""

import numpy as np
import pandas as pd
import pytest

from analysis.authorities import AuthorityValues, authority_values
from analysis.centiles import Band, band_of, best_5, quartiles
from analysis.neighbours import NeighbourAverage, neighbour_average
from analysis.periods import parse_period
from analysis.polarity import Polarity
from analysis.ranks import rank_of, ranks
from analysis.spc import xmr
from analysis.spc_rules import Signal
from support.national import LAIT, NEIGHBOURS, REFERRALS, needs_national

pytestmark = needs_national
ENGLAND, FIRST, LAST = "970", 201, 943
YEAR = "2025"
LOW, HIGH = Polarity.LOW, Polarity.HIGH
RE_REFERRALS, IN_45_DAYS = "ReReferral", "Continue_Assess_Comp"
LEEDS, TRAFFORD, KENT, HARTLEPOOL, CAMDEN = "383", "358", "886", "805", "202"


@pytest.fixture(scope="module")
def national_figures() -> pd.DataFrame:
    """The figures of 2025: measure, area (its number) and value, NaN where there is none."""
    table = pd.read_parquet(LAIT, columns=["Short Desc", "Years", "LA Number", "Values"], filters=[("Years", "==", YEAR)])
    table["area"] = table["LA Number"].astype(int).astype(str)
    table["value"] = pd.to_numeric(table["Values"], errors="coerce")
    return table


@pytest.fixture(scope="module")
def neighbours() -> dict[str, tuple[str, ...]]:
    """The ten neighbours of each authority, by number."""
    table = pd.read_csv(NEIGHBOURS, dtype=str, encoding="utf-8-sig").set_index("old_la_code")
    return {str(code): tuple(row) for code, row in zip(table.index, table[[f"SN_{at}" for at in range(1, 11)]].to_numpy(), strict=True)}


def figures_of(table: pd.DataFrame, measure: str) -> AuthorityValues:
    rows = table[(table["Short Desc"] == measure) & table["LA Number"].between(FIRST, LAST)].sort_values("area")
    empty = np.full(len(rows), np.nan)
    columns = {"area_code": rows["area"], "value": rows["value"], "symbol": [""] * len(rows)}
    others = dict.fromkeys(("lower_95", "upper_95", "numerator", "denominator"), empty)
    return authority_values(period=parse_period(YEAR), columns=columns | others)


@pytest.mark.parametrize(
    ("measure", "polarity", "count", "best", "bounds", "england"),
    [
        (RE_REFERRALS, LOW, 153, 14.12, (16.9, 20.0, 23.0), 22.6),
        (IN_45_DAYS, HIGH, 152, 97.09, (78.55, 85.35, 91.4), 85.7),
        ("CP_conf_15days", HIGH, 151, 95.35, (76.35, 82.4, 88.9), 81.4),
        ("PrevRegCPR", LOW, 152, 13.71, (20.0, 24.3, 27.6), 24.5),
        ("LACStable_2016on", LOW, 151, 6, (8, 10, 12), 10),
        ("RevCP", HIGH, 150, 100, (87.325, 93.75, 96.9), 90.6),
    ],
)
def test_best_5_quartiles_and_england(
    *,
    national_figures: pd.DataFrame,
    measure: str,
    polarity: Polarity,
    count: int,
    best: float,
    bounds: tuple[float, float, float],
    england: float,
) -> None:
    found = figures_of(national_figures, measure)
    quarters = quartiles(found.known)
    assert found.count == count
    assert best_5(found.known, polarity=polarity) == pytest.approx(best, abs=1e-9)
    assert (quarters.lower, quarters.median, quarters.upper) == pytest.approx(bounds, abs=1e-9)
    of_england = national_figures[(national_figures["Short Desc"] == measure) & (national_figures["area"] == ENGLAND)]
    assert of_england["value"].tolist() == [pytest.approx(england)]


@pytest.mark.parametrize(
    ("area", "measure", "value", "rank", "band", "mean", "median"),
    [
        (LEEDS, RE_REFERRALS, 24.2, 128, Band.D, 21.37, 21.45),
        (TRAFFORD, RE_REFERRALS, 18.0, 51, Band.B, 21.58, 21.95),
        (KENT, RE_REFERRALS, 21.6, 97, Band.C, 20.45, 21.0),
        (HARTLEPOOL, RE_REFERRALS, 26.5, 141, Band.D, 18.57, 18.6),
        (CAMDEN, RE_REFERRALS, 18.3, 52, Band.B, 18.43, 18.65),
        (LEEDS, IN_45_DAYS, 73.2, 138, Band.D, 83.26, 83.45),
        (TRAFFORD, IN_45_DAYS, 91.7, 38, Band.A, 82.17, 83.25),
        (KENT, IN_45_DAYS, 88.5, 53, Band.B, 84.88, 89.2),
    ],
)
def test_ranks_bands_and_neighbours(
    *,
    national_figures: pd.DataFrame,
    neighbours: dict[str, tuple[str, ...]],
    area: str,
    measure: str,
    value: float,
    rank: int,
    band: Band,
    mean: float,
    median: float,
) -> None:
    found, polarity = figures_of(national_figures, measure), LOW if measure == RE_REFERRALS else HIGH
    own = found.value_of(area)
    assert own == pytest.approx(value)
    assert rank_of(own, found.known, polarity=polarity) == rank
    assert dict(zip(found.area_codes, ranks(found.values, polarity=polarity), strict=True))[area] == rank
    assert band_of(own, quartiles(found.known), polarity=polarity) is band
    average = neighbour_average(found, neighbours[area])
    assert average is not None
    # Re-referrals' neighbours are printed to two decimals
    assert (average.mean, average.median) == (pytest.approx(mean, abs=0.005), pytest.approx(median, abs=0.005))
    assert min(average.values.values()) <= average.mean <= max(average.values.values())


def average_of(table: pd.DataFrame, neighbours: dict[str, tuple[str, ...]], area: str, measure: str) -> tuple[float, NeighbourAverage]:
    found = figures_of(table, measure)
    own, average = found.value_of(area), neighbour_average(found, neighbours[area])
    assert own is not None
    assert average is not None
    return own, average


def test_only_for_kent_does_the_choice_of_average_decide(national_figures: pd.DataFrame, neighbours: dict[str, tuple[str, ...]]) -> None:
    kent, average = average_of(national_figures, neighbours, KENT, IN_45_DAYS)
    assert average.sides_differ(kent)
    for area in (LEEDS, TRAFFORD):
        own, other = average_of(national_figures, neighbours, area, IN_45_DAYS)
        assert not other.sides_differ(own)


@pytest.fixture(scope="module")
def re_referral_series() -> pd.DataFrame:
    """The percentage of re-referrals: an authority a row, a year a column, those with all thirteen years."""
    table = pd.read_csv(REFERRALS, dtype=str, encoding="utf-8-sig")
    rows = table[table["geographic_level"] == "Local authority"].assign(
        value=lambda found: pd.to_numeric(found["rereferral_percent"], errors="coerce")
    )
    return rows.pivot_table(index="la_name", columns="time_period", values="value").dropna()


def test_of_sixty_rises_three_are_outside_their_own_limits(re_referral_series: pd.DataFrame) -> None:
    assert re_referral_series.shape == (137, 13)
    rows = zip(re_referral_series.index, re_referral_series.to_numpy(), strict=True)
    charts = {str(name): xmr(list(row), polarity=LOW) for name, row in rows}
    rose = [name for name, chart in charts.items() if chart.points[-1].value > chart.points[-2].value]
    outside = [name for name in rose if charts[name].latest.signal is Signal.OUTSIDE]
    assert (len(rose), len(outside)) == (60, 3)


def test_trafford_improved_below_its_limit(re_referral_series: pd.DataFrame) -> None:
    chart = xmr(list(re_referral_series.loc["Trafford"]), polarity=LOW)
    assert (chart.latest.value, chart.lower) == (pytest.approx(18.0), pytest.approx(18.29, abs=0.005))
    assert (chart.latest.signal, chart.latest.sign) == (Signal.OUTSIDE, -1)
