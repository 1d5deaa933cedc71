"""Every stage figure that the bundled documents print is on a journey, whatever its period and whichever its indicator."""

from collections.abc import Iterator
from typing import Any

import pytest

from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyView, StageFigure
from analysis.observations import Observation, Role, Symbol
from analysis.series import is_dated
from board.journey_view import journey_view, journeys
from board.live import live_release_id
from data_loaders import queries

pytestmark = pytest.mark.usefixtures("client")
STAGE_TOPICS = {
    "Allegations against professionals",
    "Child protection",
    "Children in care",
    "Child's journey",
    "Disabled children",
    "Early help",
    "Front door and referrals",
}
OF_NO_STAGE = {
    "care-proceedings-children",
    "care-proceedings-sets",
    "children-adopted-change-percent",
    "children-in-care-attendance-100",
    "children-in-care-attendance-over-95",
    "children-in-care-exclusion-days",
    "children-in-care-exclusion-days-top-five",
    "children-in-care-exclusion-pupils-top",
    "children-in-care-health-plans-current",
    "children-in-care-key-stage-1",
    "children-in-care-key-stage-2",
    "children-in-care-key-stage-4",
    "children-in-care-key-stage-4-cohort",
    "children-in-care-sen",
    "children-in-care-sen-percent",
    "childrens-centre-users-change",
    "childrens-centre-visits-per-month",
    "childrens-centres-good-or-better",
    "childrens-centres-inspected",
    "childrens-centres-inspected-good",
    "childrens-centres-with-health-visitors",
    "coping-with-crying-evaluation-forms",
    "court-heat-map-green-boroughs",
    "court-heat-map-rating",
    "csc-case-audit-percent",
    "early-help-school-attendance-increase",
    "education-employment-support-caseload",
    "families-in-bed-and-breakfast-over-six-weeks",
    "family-practitioners",
    "fast-programme-schools",
    "front-door-enquiries-change",
    "gang-protocol-applied",
    "gang-young-people-presenting",
    "initial-health-assessments-no-appointment",
    "lado-allegations-education-fall",
    "lado-children-out-of-county",
    "lscb-complaints-escalated-stage-two",
    "lscb-complaints-resolved-stage-one",
    "lscb-complaints-stage-one",
    "private-fostering",
    "private-fostering-ended",
    "private-fostering-notifications",
    "reviewing-officer-survey-response-percent",
    "signs-of-safety-training-days",
    "social-work-vacancy-rate",
    "step-up-to-social-work-grant",
    "unaccompanied-children-in-care-change",
    "virtual-school-left-care",
    "virtual-school-pupils",
    "virtual-school-years-12-13",
}
"""Indicators of these topics that say nothing of how many are at a stage, how fast they come on or what came of it: schooling, services,
staff, complaints, changes that the numbers themselves show."""


def _shown(view: JourneyView) -> Iterator[Observation]:
    for stage in view.stages:
        tiles = (stage.rate, *stage.other_rates, *stage.timeliness, *stage.outcomes)
        figures: list[StageFigure | None] = [stage.volume, *stage.other_volumes, *(tile.figure for tile in tiles if tile)]
        figures += [row for breakdown in stage.breakdowns for row in breakdown.rows]
        figures += [one for share in stage.shares for one in (share.part, share.whole, share.printed)]
        for found in figures:
            if found is not None:
                yield from (found.figure, *(one for _, one in found.others), *found.repeats)


def _key(figure: Observation) -> tuple[Any, ...]:
    place = figure.provenance
    return (
        figure.indicator_id,
        figure.area_code,
        figure.breakdown_type,
        figure.breakdown,
        figure.period.label,
        place.source_id,
        place.line,
    )


def test_every_printed_figure_of_a_named_measure_is_shown_in_some_period() -> None:
    release_id = live_release_id()
    for journey in journeys():
        areas = tuple(choice.value for choice in journey_view(journey_id=journey.journey_id, query=JourneyQuery()).area_choices)
        shown: set[tuple[Any, ...]] = set()
        for area in areas:
            first = journey_view(journey_id=journey.journey_id, query=JourneyQuery(area=area))
            for choice in first.period_choices:
                asked = JourneyQuery(area=area, period=choice.value)
                shown.update(_key(figure) for figure in _shown(journey_view(journey_id=journey.journey_id, query=asked)))
        known = [one for one in journey.indicator_ids if one in queries.indicators(release_id)]
        printed = queries.observations(release_id, indicator_ids=known, area_codes=areas)
        of_a_period = [one for one in printed if one.role is Role.ACTUAL and one.symbol is not Symbol.BLANK and is_dated(one.period)]
        missing = {_key(figure) for figure in of_a_period} - shown
        assert missing == set()


def test_every_indicator_of_these_topics_is_named_or_said_to_be_of_no_stage() -> None:
    indicators = queries.indicators(live_release_id())
    printed = {figure.indicator_id for figure in queries.observations(live_release_id()) if figure.role is Role.ACTUAL}
    named = {one for journey in journeys() for one in journey.indicator_ids}
    of_topics = {one for one in printed if indicators[one].topic in STAGE_TOPICS}
    assert of_topics - named == OF_NO_STAGE
