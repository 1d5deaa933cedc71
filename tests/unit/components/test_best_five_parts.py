"""The page of the best 5% as a reader gets it: each line in words, the spine as one sentence, hostile names as text."""

from dataclasses import replace

import pytest

from analysis.authorities import AuthorityFigures
from analysis.best_five_views import ORDER, BestFiveView, SpineRow, WithoutSpine
from analysis.spine import bare_spine, spine
from analysis.verdict import ComparatorKind, Verdict
from analysis.views import Choice
from components import best_five as parts
from components.spine import key, spine_picture
from support.views import HOSTILE, drawn, tile
from tests.unit.analysis.builders import BEDS, authorities, best, england, indicator, observation, verdict

LEVELS = tuple(float(value) for value in range(1, 26))
FIGURES = AuthorityFigures(by_breakdown={("", ""): (authorities(*LEVELS, period="2016/17"),)})


def national(own: float = 15.0, *, numerator: float | None = 150.0) -> Verdict:
    """A verdict whose best 5% is worked out from 25 authorities; low is good."""
    rows = [observation(own, numerator=numerator, denominator=1000.0 if numerator else None), england(20.0)]
    return verdict(rows, of=indicator(numerator="children seen again"), authorities=FIGURES)


def row(of: Verdict, *, label: str = "A measure") -> SpineRow:
    best_5, level = of.comparator(ComparatorKind.BEST_5_PERCENT), of.comparator(ComparatorKind.ENGLAND)
    assert best_5 is not None
    assert of.value is not None
    drawn_on = spine(authorities(*LEVELS), polarity=of.polarity, own=of.value, england=level.value if level else None, best_5=best_5.value)
    return SpineRow(tile=replace(tile(of, label=label), line_id="2.3"), spine=drawn_on)


def published(own: float = 8.8) -> SpineRow:
    of = verdict([observation(own), england(10.7), best(4.2)])
    return SpineRow(tile=tile(of, label="Published"), spine=bare_spine(polarity=of.polarity, own=own, england=10.7, best_5=4.2))


def view(*rows: SpineRow, without: tuple[WithoutSpine, ...] = (), area_name: str = "Central Bedfordshire") -> BestFiveView:
    return BestFiveView(
        scorecard_id="a-scorecard",
        title="A scorecard",
        board="A board",
        area_code=BEDS,
        area_name=area_name,
        area_choices=(Choice(value=BEDS, words=area_name),),
        rows=rows,
        without=without,
        newest_published=None,
        release_id="",
    )


def test_a_row_says_what_is_to_go_in_people_and_what_the_best_5_rests_on() -> None:
    found = drawn(parts.spines(view(row(national()))))
    words = found.select_one(".spine-words").text
    gap = national().gap_to_best_5
    assert gap is not None
    assert gap.people == 128
    assert words.startswith("12.8 points to go: that would be about 128 fewer children a year here, rounded to a whole number. ")
    assert "28% of the way from England walked." in words
    assert words.endswith("Best 5% of 25 authorities.")


def test_a_row_leads_to_the_comparison_by_the_very_line() -> None:
    link = drawn(parts.spines(view(row(national())))).select_one("li h3 a")
    assert link["href"] == f"/compare/a-measure?area={BEDS}&scorecard=a-scorecard&line=2.3"


def test_the_spine_is_one_sentence_from_worst_to_best_to_those_who_hear_it() -> None:
    picture = drawn(spine_picture(row(national()), area_name="Luton")).select_one("[role=img]")
    assert picture["aria-label"] == "From worst to best: England 20%, Luton 15%, best 5% 2.2%"
    marks = [mark["class"][0] for mark in picture.select("span[style]") if "spine-label" not in mark["class"]]
    assert marks == ["spine-range", "spine-middle", "spine-walked", "spine-england", "spine-best", "spine-own"]
    assert picture.select_one(".spine-label-own").text == "15%"


def test_a_figure_behind_england_has_walked_nothing() -> None:
    found = drawn(parts.spines(view(row(national(24.0, numerator=None)))))
    assert found.select_one(".spine-walked") is None
    assert "Not yet past England." in found.select_one(".spine-words").text
    assert "walked" not in found.select_one(".spine-words").text


def test_a_reached_line_says_so() -> None:
    found = drawn(parts.spines(view(row(national(1.0)))))
    assert found.select_one(".spine-words").text == "Reached: among the best 5% of 25 authorities."


def test_without_england_the_middle_authority_is_marked() -> None:
    only = row(verdict([observation(15.0)], authorities=FIGURES))
    picture = drawn(spine_picture(only, area_name="Luton"))
    assert picture.select_one(".spine-median") is not None
    assert picture.select_one(".spine-england") is None
    assert "the middle authority, where England is not known" in drawn(key([only], area_name="Luton")).text
    assert drawn(parts.spines(view(only))).select_one("tbody").text.count("not known") == 2


def test_published_figures_alone_are_a_shorter_line_and_say_so_once() -> None:
    found = view(published())
    picture = drawn(spine_picture(published(), area_name="Luton"))
    assert picture.select_one(".spine-range") is None
    assert picture.select_one(".spine-bare") is not None
    assert "are not loaded" in drawn(parts.summary(found)).text
    assert drawn(parts.spines(found)).select_one(".spine-words").text.endswith("Best 5% as published.")
    assert "all authorities" not in drawn(key([published()], area_name="Luton")).text


def test_the_summary_counts_and_says_the_order() -> None:
    words = drawn(parts.summary(view(row(national()), row(national(1.0))))).text
    assert words.startswith("Two indicators have a best 5% to aim for; Central Bedfordshire is among it on one of them.")
    assert ORDER in words
    assert "No indicator here has a best 5% to aim for." in drawn(parts.summary(view())).text
    assert parts.spines(view()) is None


def test_the_same_stands_in_a_table() -> None:
    found = drawn(parts.spines(view(row(national()), row(national(24.0, numerator=None)))))
    cells = [[cell.text for cell in line.select("td")] for line in found.select("tbody tr")]
    assert cells[0][:7] == ["15%", "2016/17", "20%", "2.2%", "25 authorities", "12.8 points", "28%"]
    assert cells[1][6:8] == ["0%", "not countable"]


def test_every_line_without_a_best_5_stands_under_its_reason() -> None:
    plain = WithoutSpine(tile=tile(national(), label="One"), reason="there is none")
    found = drawn(
        parts.without(view(without=(plain, replace(plain, tile=tile(national(), label="Two")), replace(plain, reason="another"))))
    )
    assert [(entry.dt.text, [item.text for item in entry.select("li")]) for entry in found.select("dl > div")] == [
        ("There is none.", ["One", "Two"]),
        ("Another.", ["One"]),
    ]
    assert parts.without(view()) is None


def test_a_shortened_name_is_written_whole_and_a_board_s_own_label_stays() -> None:
    found = drawn(parts.spines(view(row(national(), label="A measure of…"), row(national(), label="Our measure"))))
    assert [head.text for head in found.select("li h3")] == ["A measure of something", "Our measure"]


@pytest.mark.parametrize("own", [1.0, 15.0, 25.0])
def test_labels_stay_inside_the_line(own: float) -> None:
    label = drawn(spine_picture(row(national(own)), area_name="Luton")).select_one(".spine-label-own")
    place = float(label["style"].removeprefix("left:").removesuffix("%").strip("; "))
    side = label["class"][-1]
    assert side == ("spine-start" if place < 12 else "spine-end" if place > 88 else "spine-centre")


def test_hostile_names_are_text() -> None:
    found = view(row(national(), label=HOSTILE), area_name=HOSTILE)
    page = drawn([parts.choices(found), parts.summary(found), parts.spines(found)])
    assert not page.select("script")
    assert page.select_one("li h3").text == HOSTILE
