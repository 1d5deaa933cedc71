"""The methods page says the numbers that the code works with, and every status is drawn."""

import re
from dataclasses import replace

import pytest

from analysis import centiles, freshness, intervals, recent_trend, spc, spc_rules
from analysis.areas import ENGLAND
from analysis.formatting import SYMBOL_WORDS
from analysis.observations import Symbol
from analysis.scorecards import ScorecardLine
from analysis.status import LEVEL, STYLES
from analysis.variation import VARIATIONS
from analysis.verdict import Outcome
from components import methods
from components.status import css_class, status
from components.stylesheet import TARGET
from support.views import drawn
from tests.unit.analysis.builders import observation, verdict

SHEET = TARGET.read_text(encoding="utf-8")


def _words(part: object) -> str:
    return drawn(part).text


def test_rating_names_the_constants_of_the_code() -> None:
    words = _words(methods.rating())
    assert f"{intervals.LEVEL:.0%} confidence interval" in words
    assert f"up to {ScorecardLine(indicator_id='any').margin:g}% of the comparator" in words
    assert f"fewer than {intervals.EXACT_BELOW} cases" in words
    assert ENGLAND in words


def test_trends_name_the_constants_of_the_code() -> None:
    words = _words(methods.trends())
    assert f"with {recent_trend.POINTS} points" in words
    assert f"threshold {recent_trend.THRESHOLD:.2f}" in words
    assert f"{spc.LEAST_POINTS} or more evenly spaced points" in words
    assert f"{spc_rules.RUN} points rising or falling" in words
    assert f"{spc_rules.MOST_IN_WINDOW} of {spc_rules.WINDOW} near a limit" in words


def test_the_national_methods_name_the_constants_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    words = _words(methods.national())
    assert "95th centile where high is good, the 5th where low is good" in words
    assert f"fewer than {centiles.LEAST_AUTHORITIES} authorities" in words
    monkeypatch.setattr(centiles, "LEAST_AUTHORITIES", 97)
    assert "fewer than 97 authorities" in _words(methods.national())


def test_every_variation_icon_is_explained_and_drawn() -> None:
    rows = drawn(methods.variation()).select("tbody tr")
    assert {row.th.text for row in rows} == {found.words for found in spc.Variation}
    for style in VARIATIONS.values():
        assert f".icon-{style.css_class} {{" in SHEET
    assert len({style.icon for style in VARIATIONS.values()}) == len(VARIATIONS), "no two share a shape"


def test_ages_name_the_constants_of_the_code() -> None:
    assert f"more than {freshness.PERIODS_BEFORE_OLD} of its own periods and {freshness.PUBLICATION_LAG} months" in _words(
        methods.figures()
    )


def test_the_words_follow_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "PUBLICATION_LAG", 97)
    monkeypatch.setattr(spc, "LEAST_POINTS", 98)
    assert "97 months" in _words(methods.figures())
    assert "98 or more" in _words(methods.trends())


def test_every_status_is_explained_with_its_word_and_shape() -> None:
    rows = drawn(methods.statuses()).select("tbody tr")
    said = {(row.th.text, row.td.text.lower()) for row in rows}
    assert said == {(style.word, style.shape) for style in (*STYLES.values(), LEVEL)}


def test_every_reason_for_a_missing_value_is_listed() -> None:
    codes = {code.text for code in drawn(methods.figures()).select("tbody code")}
    assert codes == {symbol.value for symbol in SYMBOL_WORDS} - {Symbol.WORDS.value}


@pytest.mark.parametrize("style", [*STYLES.values(), LEVEL], ids=lambda style: style.css_class)
def test_every_status_has_its_classes_and_its_icon_in_the_style_sheet(style: object) -> None:
    name = style.css_class  # type: ignore[attr-defined]
    for kind in ("status", "count", "heat", "tile", "icon"):
        assert re.search(rf"^\.{kind}-{name}( \{{|,)$", SHEET, flags=re.MULTILINE), f".{kind}-{name}"
    for part in ("fill", "text", "graphic"):
        assert len(re.findall(rf"--{name}-{part}: #", SHEET)) >= 2, f"--{name}-{part} in both themes"


@pytest.mark.parametrize("outcome", Outcome)
def test_a_status_is_words_and_icon_together(outcome: Outcome) -> None:
    of = replace(verdict([observation(8.8)]), outcome=outcome, status="The status in words")
    found = drawn(status(of)).p
    assert found.text == "The status in words"
    icon = found.select_one(".status-icon")
    assert icon["aria-hidden"] == "true"
    assert f"icon-{css_class(of)}" in icon["class"]
    assert f".icon-{css_class(of)} {{" in SHEET


def test_no_two_statuses_share_a_shape() -> None:
    shapes = [style.icon for style in (*STYLES.values(), LEVEL)]
    assert len(set(shapes)) == len(shapes)
