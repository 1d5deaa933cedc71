"""Standardised rates against published worked examples, and against what they must equal."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intervals import count_interval, rate_interval
from analysis.standardised_rates import directly_standardised, indirectly_standardised

BANDS = 5
ROWS = st.lists(st.integers(0, 500), min_size=BANDS, max_size=BANDS)
PEOPLE = st.lists(st.integers(1000, 90_000), min_size=BANDS, max_size=BANDS)


def row(*numbers: float) -> np.ndarray:
    return np.array([numbers], dtype=np.float64)


def test_a_directly_standardised_rate_by_hand() -> None:
    # 10 of 1,000 and 40 of 2,000, weighted 1 to 3: a quarter of 0.01 and three quarters of 0.02
    found = directly_standardised(events=row(10, 40), populations=row(1000, 2000), standard=np.array([1.0, 3.0]), per=1000)
    variance = (0.25**2 * 10 / 1000**2) + (0.75**2 * 40 / 2000**2)
    counted = count_interval(events=50)
    assert found.values[0] == pytest.approx(17.5)
    assert found.lower[0] == pytest.approx(17.5 + 1000 * (variance / 50) ** 0.5 * (counted.lower - 50))
    assert found.upper[0] == pytest.approx(17.5 + 1000 * (variance / 50) ** 0.5 * (counted.upper - 50))


@pytest.mark.parametrize(
    ("events", "value", "lower", "upper"),
    [(895, 1043.0247991, 971.7709068, 1117.8940915), (91, 110.3212025, 87.7455768, 136.7088223)],
)
def test_the_limits_lie_as_in_the_published_examples(events: int, value: float, lower: float, upper: float) -> None:
    # The examples' age bands are not published with them: whatever they are, Dobson's limits stand in the ratio of the count's own.
    half = events / 2
    found = directly_standardised(events=row(half, half), populations=row(900, 8000), standard=np.array([3.0, 2.0]), per=10_000)
    ours = (found.upper[0] - found.values[0]) / (found.values[0] - found.lower[0])
    assert ours == pytest.approx((upper - value) / (value - lower), rel=1e-6)


def test_fewer_than_ten_events_have_no_directly_standardised_rate() -> None:
    events, people = np.array([[4.0, 5.0], [5.0, 5.0]]), np.full((2, 2), 1000.0)
    found = directly_standardised(events=events, populations=people, standard=np.ones(2), per=1000)
    assert np.isnan([found.values[0], found.lower[0], found.upper[0]]).all()
    assert found.values[1] == pytest.approx(5)


def test_a_band_without_population_has_no_rate() -> None:
    found = directly_standardised(events=row(50, 0), populations=row(1000, 0), standard=np.ones(2), per=1000)
    assert np.isnan(found.values).all()


@given(events=ROWS, people=PEOPLE)
def test_with_its_own_population_as_standard_a_rate_is_the_crude_rate(events: list[int], people: list[int]) -> None:
    found = directly_standardised(events=row(*events), populations=row(*people), standard=np.array(people, dtype=float), per=1000)
    if sum(events) < 10:
        assert np.isnan(found.values).all()
        return
    crude = rate_interval(events=sum(events), population=sum(people), per=1000)
    assert found.values[0] == pytest.approx(1000 * sum(events) / sum(people))
    assert (found.lower[0], found.upper[0]) == (pytest.approx(crude.lower), pytest.approx(crude.upper))


@given(events=ROWS, people=PEOPLE, standard=PEOPLE, order=st.permutations(range(BANDS)))
def test_the_order_of_bands_changes_nothing(events: list[int], people: list[int], standard: list[int], order: list[int]) -> None:
    first = directly_standardised(events=row(*events), populations=row(*people), standard=np.array(standard, dtype=float), per=1000)
    shuffled = directly_standardised(
        events=row(*(events[at] for at in order)),
        populations=row(*(people[at] for at in order)),
        standard=np.array([standard[at] for at in order], dtype=float),
        per=1000,
    )
    for ours, theirs in ((first.values, shuffled.values), (first.lower, shuffled.lower), (first.upper, shuffled.upper)):
        np.testing.assert_allclose(ours, theirs)


def test_the_published_indirectly_standardised_rate() -> None:
    found = indirectly_standardised(observed=np.array([895.0]), expected=np.array([835.88356123]), reference=9349.88309)
    assert found.values[0] == pytest.approx(10011.1376, abs=1e-3)
    assert (found.lower[0], found.upper[0]) == (pytest.approx(9365.9160, abs=1e-3), pytest.approx(10689.0976, abs=1e-3))


def test_an_indirectly_standardised_ratio_of_few_events_is_exact() -> None:
    found = indirectly_standardised(observed=np.array([5.0, 5.0]), expected=np.array([100.0, 0.0]), reference=100)
    assert (found.lower[0], found.upper[0]) == (pytest.approx(1.623486390), pytest.approx(11.668332079))
    assert np.isnan([found.values[1], found.lower[1], found.upper[1]]).all()
