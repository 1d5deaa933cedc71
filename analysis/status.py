"""How an outcome is said: in words, by a shape and in colours, all looked up here and nowhere else.

No status is told by colour alone: words and shapes differ for every outcome, and each colour pair was computed to reach
4.5:1 for text and 3:1 for graphics on the page and on a tile, in the light theme and in the dark one.
"""

from dataclasses import dataclass

from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.verdict import Outcome, Rag

NOT_RATED = "Not rated"
NO_FIGURE = "No figure yet"
TARGET_MET = "Target met"
TARGET_MISSED = "Target missed"
IN_BEST_5 = "Among the best 5%"
ON_THE_WAY = "Between England and the best 5%"


@dataclass(frozen=True, kw_only=True)
class Tone:
    """The three colours of an outcome in one theme: a fill, the text on it, and a graphic on page or tile."""

    fill: str
    text: str
    graphic: str


@dataclass(frozen=True, kw_only=True)
class Surface:
    """A theme's page and tile colours."""

    page: str
    tile: str


@dataclass(frozen=True, kw_only=True)
class StatusStyle:
    """How an outcome looks. ``icon`` is the path data of a shape in a box of 16 by 16, named in ``shape``."""

    css_class: str
    word: str
    shape: str
    icon: str
    light: Tone
    dark: Tone


LIGHT = Surface(page="#f6f7f9", tile="#ffffff")
DARK = Surface(page="#12171f", tile="#1b222c")

_GREY = (Tone(fill="#edf0f3", text="#4f5d6b", graphic="#6f7c89"), Tone(fill="#262f3a", text="#b4bfca", graphic="#8b98a6"))

STYLES = {
    Outcome.BETTER: StatusStyle(
        css_class="better",
        word="Better",
        shape="disc with a tick",
        icon="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1ZM3.6 8.3 6.9 11.6 12.6 5.9 11.2 4.5 6.9 8.8 5 6.9Z",
        light=Tone(fill="#e1f3e8", text="#0a6435", graphic="#13804a"),
        dark=Tone(fill="#123524", text="#7fdcaa", graphic="#3fb477"),
    ),
    Outcome.SIMILAR: StatusStyle(
        css_class="similar",
        word="Similar",
        shape="diamond",
        icon="M8 .8 15.2 8 8 15.2.8 8Z",
        light=Tone(fill="#fff1cf", text="#734600", graphic="#b36b00"),
        dark=Tone(fill="#3a2c0b", text="#f2c665", graphic="#d39a2d"),
    ),
    Outcome.WORSE: StatusStyle(
        css_class="worse",
        word="Worse",
        shape="triangle with an exclamation mark",
        icon="M8 1.2 15.4 14.6H.6ZM7.1 5.6V10.2H8.9V5.6ZM7.1 11.3V13.1H8.9V11.3Z",
        light=Tone(fill="#fde5e5", text="#9c1219", graphic="#c4222a"),
        dark=Tone(fill="#431a1d", text="#ff9d9f", graphic="#ee6a6d"),
    ),
    Outcome.HIGHER: StatusStyle(
        css_class="higher",
        word="Higher",
        shape="arrow up",
        icon="M8 1.5 14 8H10.2V14.5H5.8V8H2Z",
        light=Tone(fill="#efe8f8", text="#54338a", graphic="#7a56b3"),
        dark=Tone(fill="#2d2246", text="#cbb2f5", graphic="#a283dd"),
    ),
    Outcome.LOWER: StatusStyle(
        css_class="lower",
        word="Lower",
        shape="arrow down",
        icon="M8 14.5 2 8H5.8V1.5H10.2V8H14Z",
        light=Tone(fill="#e3edf8", text="#174a86", graphic="#2f6fb7"),
        dark=Tone(fill="#15304d", text="#8fc1f5", graphic="#5b9ade"),
    ),
    Outcome.NOT_RATED: StatusStyle(
        css_class="not-rated",
        word=NOT_RATED,
        shape="dash",
        icon="M2 6.8H14V9.2H2Z",
        light=_GREY[0],
        dark=_GREY[1],
    ),
}
LEVEL = StatusStyle(
    css_class="level", word="Similar", shape="equals sign", icon="M2 4.4H14V6.8H2ZM2 9.2H14V11.6H2Z", light=_GREY[0], dark=_GREY[1]
)
"""A neutral measure that is similar to its comparator: neither amber nor any other judgement."""


def style_of(outcome: Outcome, *, polarity: Polarity | None = None) -> StatusStyle:
    """The shape, class and colours of an outcome. A neutral measure's "similar" carries no amber, if the polarity is given."""
    return LEVEL if outcome is Outcome.SIMILAR and polarity is Polarity.NEUTRAL else STYLES[outcome]


def rag_for(outcome: Outcome, *, polarity: Polarity | None = None) -> Rag:
    """The board's red, amber or green; none for what is not rated and for measures with no good direction."""
    if polarity is Polarity.NEUTRAL:
        return Rag.NONE
    return {Outcome.BETTER: Rag.GREEN, Outcome.SIMILAR: Rag.AMBER, Outcome.WORSE: Rag.RED}.get(outcome, Rag.NONE)


def status_words(*, outcome: Outcome, against: RateAgainst, comparator: str, margin: str = "") -> str:
    """The status in words that name the comparator.

    ``comparator`` is what the figure stands against, as it follows "than": "England", "the London average", "the year
    before". ``margin`` is the amber margin of a target in its unit, "2 points".
    """
    if outcome is Outcome.NOT_RATED:
        return NOT_RATED
    if against is RateAgainst.TARGET:
        near = f"Within {margin} of target" if margin else "Near target"
        return {Outcome.BETTER: TARGET_MET, Outcome.SIMILAR: near}.get(outcome, TARGET_MISSED)
    if against is RateAgainst.BEST_5_PERCENT:
        return {Outcome.BETTER: IN_BEST_5, Outcome.SIMILAR: ON_THE_WAY}.get(outcome, "Worse than England")
    return f"{STYLES[outcome].word} {'to' if outcome is Outcome.SIMILAR else 'than'} {comparator}"
