"""A gap as a number of people, or of what the indicator counts: "that would be about 30 fewer children a year here"."""

import re

from analysis.formatting import RATE_BASES
from analysis.indicators import Indicator
from analysis.period_types import MONTHS_IN_A_YEAR
from analysis.periods import Period
from analysis.polarity import Polarity
from analysis.series import Point
from analysis.units import Unit

ROUNDING = "rounded to a whole number"
_PEOPLE = ("children", "young people", "people", "pupils", "adults", "mothers", "babies", "women", "residents", "care leavers")
_THINGS = ("re-referrals", "referrals", "contacts", "assessments", "reviews", "deaths", "admissions", "complaints", "enquiries")
_COUNTED = re.compile(rf"(?:number of )?(?P<noun>{'|'.join((*_PEOPLE, *_THINGS))})\b", re.IGNORECASE)
_SHARE_OF = re.compile(rf"of (?P<noun>{'|'.join(_PEOPLE)})\b")


def people_in(to_go: float, *, headline: Point, indicator: Indicator) -> tuple[int | None, str]:
    """What a gap still to go would be in people a year (over the period, where it is shorter), with the words that say it.

    None and no words for a figure that is not out of people, without a denominator that a source gives, or with no way to go.
    """
    base, denominator = RATE_BASES.get(indicator.unit), denominator_of(headline)
    if base is None or denominator is None or to_go <= 0:
        return None, ""
    months = headline.period.length_in_months or 0
    years = months / MONTHS_IN_A_YEAR if months >= MONTHS_IN_A_YEAR else 1
    people = round(to_go * denominator / base / years)
    fewer = "fewer" if indicator.polarity is Polarity.LOW else "more"
    return people, _words(people, what=" ".join(part for part in (fewer, counted_noun(indicator)) if part), when=_when(headline.period))


def denominator_of(headline: Point) -> float | None:
    """The figure's denominator, or that of a row which says the same figure again; None where no source gives one."""
    same = (headline.current, *(other for other in headline.repeats if other.value == headline.value))
    return next((figure.denominator for figure in same if figure.denominator), None)


def counted_noun(indicator: Indicator) -> str:
    """What the indicator counts, where its catalogue entry makes that certain, else nothing.

    Its numerator says it, or for a share of people its unit: those counted are some of them.
    """
    found = _COUNTED.match(indicator.numerator.strip())
    if found is None and indicator.unit is Unit.PERCENT and not indicator.numerator:
        found = _SHARE_OF.match(indicator.unit_words.strip())
    return found["noun"].lower() if found else ""


def _words(people: int, *, what: str, when: str) -> str:
    if people == 0:
        return f"that would be less than half of one {when}, which rounds to none"
    return f"that would be about {people:,} {what} {when}, {ROUNDING}"


def _when(period: Period) -> str:
    return "a year here" if (period.length_in_months or 0) >= MONTHS_IN_A_YEAR else f"here {period.phrase}"
