"""Comparison and trend on every authority's line of a real Fingertips export, read here without the product's loaders."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparison import by_interval
from analysis.observations import Interval
from analysis.polarity import Polarity
from analysis.recent_trend import RecentTrend, TrendError, TrendPoint, recent_trend
from analysis.verdict import Direction, Outcome
from support.national import FINGERTIPS, needs_national

pytestmark = needs_national
ENGLAND = "E92000001"
COMPARED, TREND, LOWER, UPPER = "Compared to England value or percentiles", "Recent Trend", "Lower CI 95.0 limit", "Upper CI 95.0 limit"
SAID = {"Better": Outcome.BETTER, "Similar": Outcome.SIMILAR, "Worse": Outcome.WORSE, "Not compared": Outcome.NOT_RATED}


@pytest.fixture(scope="module")
def headline() -> pd.DataFrame:
    """The lines for whole areas, England once, oldest first."""
    table = pd.read_csv(FINGERTIPS, dtype={"Category Type": str, TREND: str})
    own = table[table["Category Type"].isna() & (table["Parent Code"] != table["Area Code"])]
    return own.sort_values("Time period Sortable")


def test_the_comparison_with_england_is_the_files_in_every_line(headline: pd.DataFrame) -> None:
    key = ["Sex", "Time period"]
    england = headline[headline["Area Code"] == ENGLAND].set_index(key)["Value"]
    lines = headline[headline["Area Code"] != ENGLAND].join(england.rename("england"), on=key)
    values, lower, upper, levels = lines[["Value", LOWER, UPPER, "england"]].to_numpy().T
    found = by_interval(values, lower, upper, benchmark=levels, polarity=Polarity.LOW)
    assert len(found) == 5802
    assert list(found) == [SAID[text] for text in lines[COMPARED]]


def test_the_file_contradicts_its_own_figures_in_179_of_462_trends(headline: pd.DataFrame) -> None:
    series = [(rows[TREND].iloc[-1], trend_of(rows)) for _, rows in headline.groupby(["Area Code", "Sex"])]
    said = [(text, found) for text, found in series if isinstance(text, str)]
    assert len(said) == 462
    assert sum(not agrees(text, found) for text, found in said) == 179
    turned = [found for text, found in said if not agrees(text, found)]
    assert all(found is not None and found.is_significant for found in turned), "each is the right trend with the wrong sign"


def trend_of(rows: pd.DataFrame) -> RecentTrend | None:
    values = rows[["Value", LOWER, UPPER]].to_numpy(dtype=np.float64)
    points = [TrendPoint(value=value, interval=Interval(lower=lower, upper=upper)) for value, lower, upper in values if not np.isnan(value)]
    try:
        return recent_trend(points, is_proportion=False)
    except TrendError:
        return None


def agrees(text: str, found: RecentTrend | None) -> bool:
    if found is None:
        return text == "Cannot be calculated"
    if not found.is_significant:
        return text == "No significant change"
    return text.startswith("Increasing" if found.direction is Direction.UP else "Decreasing")
