"""What changed on a line between two days: which way its status moved, and the figures that say so."""

from collections.abc import Sequence

import pytest

from analysis.changes import ChangeKind, Standing, StandingChange, changes_between
from analysis.indicators import Indicator
from analysis.observations import Observation
from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst, ScorecardLine
from analysis.series import resolve
from tests.unit.analysis.builders import BEDS, england, indicator, line, observation, verdict

BEFORE = line(RateAgainst.PREVIOUS)
NEUTRAL = indicator(polarity=Polarity.NEUTRAL)


def standing(figures: Sequence[Observation], *, of: Indicator, by: ScorecardLine) -> Standing:
    own = [figure for figure in figures if figure.area_code == BEDS]
    return Standing(verdict=verdict(figures, of=of, by=by), own=resolve(own, indicator=of))


def changed(
    then: Sequence[Observation], now: Sequence[Observation], *, of: Indicator | None = None, by: ScorecardLine = BEFORE
) -> tuple[StandingChange, ...]:
    measure = of or indicator()
    return changes_between(standing(then, of=measure, by=by), standing(now, of=measure, by=by), indicator=measure)


@pytest.mark.parametrize(
    ("value", "kind", "status"),
    [
        (11.0, ChangeKind.WORSENED, "Worse"),
        (2.0, ChangeKind.IMPROVED, "Better"),
        (5.0, ChangeKind.MOVED, "Similar"),
    ],
)
def test_a_line_that_is_newly_red_worsened_and_one_newly_green_improved(value: float, kind: ChangeKind, status: str) -> None:
    first = observation(5.0, "2015/16")
    change, _ = changed([first], [first, observation(value)])
    assert change.kind is kind
    assert change.words.startswith(f"from “Not rated” (5% in 2015/16) to “{status} ")


def test_a_measure_with_no_good_side_neither_worsens_nor_improves() -> None:
    first = observation(5.0, "2015/16")
    change, _ = changed([first], [first, observation(11.0)], of=NEUTRAL)
    assert change.kind is ChangeKind.MOVED


def test_a_status_that_moves_with_the_same_figure_names_what_it_was_set_beside() -> None:
    then = [observation(35.0, "2014/15"), observation(32.0, "2015/16")]
    revised = observation(30.0, "2015/16", source_id="b-report")
    (moved, *_) = changed(then, [then[0], revised, observation(32.0)], of=NEUTRAL)
    assert moved.words == (
        "from “Lower than the year before” (32% in 2015/16, down from 35% in 2014/15)"
        " to “Higher than the year before” (32% in 2016/17, up from 30% in 2015/16, as revised since)"
    )


def test_a_status_that_moves_with_its_comparator_names_the_comparator_s_two_figures() -> None:
    own = observation(20.0)
    (moved,) = changed([own, england(10.0)], [own, england(40.0)], by=line())
    assert moved.words == "from “Worse than England” (20% in 2016/17; England: 10%) to “Better than England” (20% in 2016/17; England: 40%)"


def test_a_status_that_moves_with_its_figure_gives_the_figures_alone() -> None:
    (moved, *_) = changed([observation(30.0), england(20.0)], [observation(10.0, source_id="b-report"), england(20.0)], by=line())
    assert moved.words == "from “Worse than England” (30% in 2016/17) to “Better than England” (10% in 2016/17)"


@pytest.mark.parametrize(
    ("older", "words"),
    [
        (["2014/15"], "20% in 2016/17 is still the newest figure; new is one of an earlier time, 23.5% in 2014/15"),
        (
            ["2014/15", "2013/14"],
            "20% in 2016/17 is still the newest figure; new are 2 of earlier times, the latest of them 23.5% in 2014/15",
        ),
    ],
)
def test_older_figures_that_come_late_do_not_pass_for_the_newest(older: Sequence[str], words: str) -> None:
    known = observation(20.0)
    (new,) = changed([known], [known, *(observation(23.5, when) for when in older)], by=line(RateAgainst.NONE))
    assert (new.kind, new.words) == (ChangeKind.NEW_FIGURE, words)
