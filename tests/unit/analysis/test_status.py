from itertools import combinations

import pytest

from analysis.polarity import Polarity
from analysis.scorecards import RateAgainst
from analysis.status import DARK, LEVEL, LIGHT, STYLES, StatusStyle, Surface, Tone, rag_for, status_words, style_of
from analysis.verdict import Outcome, Rag

ALL = [*STYLES.values(), LEVEL]
THEMES = [(LIGHT, "light"), (DARK, "dark")]


def _linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _as_seen_without_green(colour: str) -> tuple[float, float, float]:
    """Deuteranopia, after Machado, Oliveira and Fernandes (2009), severity 1."""
    red, green, blue = _linear(colour)
    return (
        0.367322 * red + 0.860646 * green - 0.227968 * blue,
        0.280085 * red + 0.672501 * green + 0.047413 * blue,
        -0.011820 * red + 0.042940 * green + 0.968881 * blue,
    )


@pytest.mark.parametrize("style", ALL, ids=lambda style: style.css_class)
@pytest.mark.parametrize(("surface", "theme"), THEMES)
def test_contrast(style: StatusStyle, surface: Surface, theme: str) -> None:
    tone: Tone = getattr(style, theme)
    assert _contrast(tone.text, tone.fill) >= 4.5
    assert _contrast(tone.graphic, surface.page) >= 3
    assert _contrast(tone.graphic, surface.tile) >= 3


def test_words_shapes_and_classes_differ() -> None:
    for field in ("css_class", "shape", "icon"):
        assert len({getattr(style, field) for style in ALL}) == len(ALL)
    assert len({style.word for style in STYLES.values()}) == len(STYLES)


@pytest.mark.parametrize(("_surface", "theme"), THEMES)
def test_no_two_outcomes_are_told_apart_by_colour_alone(_surface: Surface, theme: str) -> None:
    for one, other in combinations(STYLES.values(), 2):
        seen = zip(_as_seen_without_green(getattr(one, theme).graphic), _as_seen_without_green(getattr(other, theme).graphic), strict=True)
        assert max(abs(first - second) for first, second in seen) > 0.05 or one.shape != other.shape


def test_red_amber_and_green() -> None:
    assert [rag_for(outcome) for outcome in (Outcome.BETTER, Outcome.SIMILAR, Outcome.WORSE)] == [Rag.GREEN, Rag.AMBER, Rag.RED]
    assert {rag_for(outcome) for outcome in (Outcome.HIGHER, Outcome.LOWER, Outcome.NOT_RATED)} == {Rag.NONE}
    assert {rag_for(outcome, polarity=Polarity.NEUTRAL) for outcome in Outcome} == {Rag.NONE}


def test_a_neutral_similar_is_not_amber() -> None:
    assert style_of(Outcome.SIMILAR, polarity=Polarity.NEUTRAL) is LEVEL
    assert style_of(Outcome.SIMILAR, polarity=Polarity.LOW) is style_of(Outcome.SIMILAR) is STYLES[Outcome.SIMILAR]


@pytest.mark.parametrize(
    ("outcome", "against", "comparator", "margin", "words"),
    [
        (Outcome.BETTER, RateAgainst.ENGLAND, "England", "", "Better than England"),
        (Outcome.SIMILAR, RateAgainst.ENGLAND, "England", "", "Similar to England"),
        (Outcome.WORSE, RateAgainst.REGION, "the London average", "", "Worse than the London average"),
        (Outcome.HIGHER, RateAgainst.ENGLAND, "England", "", "Higher than England"),
        (Outcome.BETTER, RateAgainst.PREVIOUS, "the year before", "", "Better than the year before"),
        (Outcome.BETTER, RateAgainst.TARGET, "", "2 points", "Target met"),
        (Outcome.SIMILAR, RateAgainst.TARGET, "", "2 points", "Within 2 points of target"),
        (Outcome.WORSE, RateAgainst.TARGET, "", "", "Target missed"),
        (Outcome.BETTER, RateAgainst.BEST_5_PERCENT, "", "", "Among the best 5%"),
        (Outcome.SIMILAR, RateAgainst.BEST_5_PERCENT, "", "", "Between England and the best 5%"),
        (Outcome.WORSE, RateAgainst.BEST_5_PERCENT, "", "", "Worse than England"),
        (Outcome.NOT_RATED, RateAgainst.ENGLAND, "England", "", "Not rated"),
    ],
)
def test_words(outcome: Outcome, against: RateAgainst, comparator: str, margin: str, words: str) -> None:
    assert status_words(outcome=outcome, against=against, comparator=comparator, margin=margin) == words
