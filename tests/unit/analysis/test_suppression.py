"""No hidden count can be worked out from everything that is shown, by a reader who knows the rules. All counts are made up."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.annex_a import Bands, Breakdown, Position, Split, Stage, Window, months_from
from analysis.annex_a_figures import figures_of
from analysis.suppression import LEAST_WIDTH, LIMIT, Bounds, Shown, are_safe, shown_parts, shown_positions, shown_split
from support.annex_a_reader import Reader

WINDOW = Window(months=months_from(date(2023, 1, 1), date(2023, 7, 31)), as_at=date(2023, 7, 31))
MONTHS = len(WINDOW.months)
SMALL_OFTEN = st.one_of(st.integers(0, 6), st.integers(0, 14), st.integers(0, 60))


@st.composite
def stages(draw: st.DrawFn) -> Stage:
    """A stage of seven months over two financial years, with parts, bands, categories and positions that add up as real ones do."""

    def some_of(whole: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(draw(st.one_of(st.integers(0, count), st.integers(max(0, count - 6), count))) for count in whole)

    categories = tuple(tuple(draw(SMALL_OFTEN) for _ in range(MONTHS)) for _ in range(3))
    counts = tuple(map(sum, zip(*categories, strict=True)))
    part = some_of(counts)
    split = Split(indicator_id="part", part=part, bands=Bands(names=("in time", "late"), within=some_of(part)))
    unknown = tuple(draw(st.booleans()) for _ in counts) if draw(st.booleans()) else ()
    other = Split(indicator_id="other part", part=some_of(counts), unknown=unknown)
    position = None
    if draw(st.booleans()):
        open_now, at_end, ended = draw(SMALL_OFTEN), [], []
        for count in counts:
            ended.append(min(draw(SMALL_OFTEN), open_now + count))
            open_now += count - ended[-1]
            at_end.append(open_now)
        latest = draw(st.integers(0, open_now))
        position = Position(
            indicator_id="open", counts=tuple(at_end), ended=tuple(ended), kind="kind", names=("x", "y"), latest=(latest, open_now - latest)
        )
    breakdown = Breakdown(kind="kind", names=("a", "b", "c"), counts=categories)
    return Stage(list_number=3, indicator_id="all", counts=counts, breakdowns=(breakdown,), splits=(split, other), position=position)


@given(stage=stages())
@settings(max_examples=40, deadline=None)
def test_no_hidden_figure_can_be_solved_for(stage: Stage) -> None:
    reader = Reader(stage=stage, window=WINDOW)
    reader.learn(figures_of([stage], WINDOW))
    assert reader.pinned() == []


def test_the_reader_would_find_a_count_that_is_given_away() -> None:
    """The test above can fail: with one month hidden beside its total, the reader works it out."""
    stage = Stage(list_number=3, indicator_id="all", counts=(3, 20, 20, 0, 0, 0, 0))
    reader = Reader(stage=stage, window=WINDOW)
    figures = [one for one in figures_of([stage], WINDOW) if one.period.label != "2023-01 to 2023-03"]
    total = next(one for one in figures_of([stage], WINDOW) if one.period.label == "2023-01 to 2023-03")
    told = [type(one)(**{**vars(one), "value": 20.0}) if one.period.label == "2023-02" else one for one in figures]
    reader.learn([*told, type(total)(**{**vars(total), "value": 43.0})])
    assert "all||range(0, 1)" in reader.pinned()


@pytest.mark.parametrize(
    ("parts", "shown", "total"),
    [
        ((20, 30, 40), (True, True, True), True),
        ((3, 30, 40), (False, False, True), True),
        ((3, 2, 40), (False, False, True), True),
        ((1, 1, 40, 12), (False, False, True, False), True),
        ((4, 4, 40, 12), (False, False, True, False), True),
        ((2, 1), (False, False), False),
        ((0, 5), (False, False), False),
        ((0, 0, 6), (False, False, False), False),
        ((7,), (True,), True),
        ((4,), (False,), False),
    ],
)
def test_parts_of_a_total(*, parts: tuple[int, ...], shown: tuple[bool, ...], total: bool) -> None:
    assert shown_parts(parts) == Shown(parts=shown, total=total)


@given(parts=st.lists(SMALL_OFTEN, min_size=1, max_size=12))
def test_a_small_count_is_never_shown_and_hidden_ones_are_never_small_together(parts: list[int]) -> None:
    found = shown_parts(parts)
    assert not any(is_shown and count < LIMIT for is_shown, count in zip(found.parts, parts, strict=True))
    hidden = [count for is_shown, count in zip(found.parts, parts, strict=True) if not is_shown]
    if found.total and hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= LIMIT
    if not found.total:
        assert not any(found.parts)


def test_a_part_is_hidden_where_the_rest_of_it_is_small() -> None:
    whole = shown_parts([50, 50, 50])
    assert shown_split([50, 50, 50], [48, 30, 25], of=whole) == Shown(parts=(False, False, True), total=True)
    assert shown_split([50, 50, 50], [48, 49, 46], of=whole) == Shown(parts=(False, False, False), total=True)
    assert shown_split([50, 50, 50], [50, 50, 50], of=whole) == Shown(parts=(False, False, False), total=False)


def test_nothing_is_shown_of_a_whole_that_is_hidden() -> None:
    whole = shown_parts([4, 9, 60, 60])
    assert whole.parts == (False, False, True, True)
    assert shown_split([4, 9, 60, 60], [2, 5, 30, 30], of=whole).parts[:2] == (False, False)


def test_a_position_is_hidden_where_those_who_left_could_be_worked_out() -> None:
    of = [shown_parts([10, 10, 10])]
    assert shown_positions([100, 107, 112], ended=[9, 3, 5], of=of) == (False, True, True)
    assert shown_positions([100, 105, 112], ended=[9, 5, 3], of=of) == (True, False, True)
    assert shown_positions([4, 100, 3], ended=[0, 9, 0], of=of) == (False, True, False)


def test_a_position_is_hidden_where_those_who_came_are() -> None:
    of = [shown_parts([2, 3, 40]), shown_parts([40, 40])]
    assert of[0].parts == (False, False, True)
    assert shown_positions([90, 90, 90, 90, 90], ended=[9] * 5, of=of) == (False, True, True, True, True)


def test_safe_is_what_leaves_each_hidden_count_several_numbers() -> None:
    small = Bounds(low=0, high=LIMIT - 1)
    assert not are_safe([small], 4)
    assert not are_safe([small, small], 2 * small.high)
    assert not are_safe([small, small], LIMIT - 1)
    assert are_safe([small, small], 2 * small.high - LEAST_WIDTH)
    assert are_safe([], 0)
