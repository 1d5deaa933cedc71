"""The way to the best 5%, and an area beside its neighbours, on made-up figures of 26 authorities."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis.spine import BareSpine, Spine
from analysis.verdict import ComparatorKind
from board.best_five_view import best_five_view
from board.errors import UnknownPageError
from board.profile_view import profile_view
from components import best_five as best_five_parts
from components import profile as profile_parts
from data_loaders import loading
from data_loaders.loading import Work
from data_loaders.store import connection
from support.national_board import EAST, ENGLAND, OWN, write_national_board
from support.views import drawn

LUTON = "E06000032"
SEVERAL = """scorecard: several
title: Several lines
board: Made-up board
areas: [Central Bedfordshire, Luton]
priorities:
  - title: Front door
    lines:
      - {indicator: re-referrals, rate_against: england}
      - {indicator: visits, rate_against: best_5_percent}
  - title: Volumes
    lines:
      - {indicator: plan-rate, rate_against: england}
      - {indicator: children, rate_against: none}
      - {indicator: re-referrals, label: Luton's own, area: Luton, rate_against: england}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("several")
    board = write_national_board(folder / "bundled")
    (board / "scorecards/several.yml").write_text(SEVERAL, encoding="utf-8")
    assert loading.ensure_bundled(folder / "home/releases", Work(start_with=board)) is not None
    return folder / "home"


@pytest.fixture(autouse=True)
def live(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in ("best_five_view", "profile_view"):
        monkeypatch.setattr(f"board.{module}.today", lambda: date(2026, 1, 20))
    monkeypatch.setenv("WELLBOARD_HOME", str(home))
    yield
    connection.close_all_but(None)


def test_every_line_is_on_a_spine_or_says_why_not() -> None:
    view = best_five_view(scorecard_id="several", area=OWN)
    labels = {row.tile.label for row in view.rows} | {one.tile.label for one in view.without}
    assert len(view.rows) + len(view.without) == 5
    assert len(labels) == 5
    reasons = {one.tile.label: one.reason for one in view.without}
    assert "neither high nor low is declared good" in reasons["Children on a plan, rate"]
    assert reasons["Luton's own"] == "it is printed for an area of its own"


def test_the_spine_and_the_gap_are_those_of_the_verdict() -> None:
    row = next(one for one in best_five_view(scorecard_id="several", area=LUTON).rows if one.tile.verdict.indicator_id == "re-referrals")
    verdict = row.tile.verdict
    assert isinstance(row.spine, Spine)
    assert verdict.gap_to_best_5 is not None
    best = verdict.comparator(ComparatorKind.BEST_5_PERCENT)
    assert best is not None
    assert best.count is not None
    assert best.count > 20
    assert row.best_5_words == f"of {best.count} authorities"
    assert row.spine.own is not None
    assert row.spine.best_5 is not None
    assert (row.spine.own >= row.spine.best_5) == verdict.gap_to_best_5.is_reached == row.is_reached


def test_an_unknown_area_is_the_scorecards_first_and_an_unknown_scorecard_is_none() -> None:
    assert best_five_view(scorecard_id="several", area="E99999999").area_code == OWN
    with pytest.raises(UnknownPageError):
        best_five_view(scorecard_id="nothing")
    with pytest.raises(UnknownPageError):
        profile_view(scorecard_id="nothing")


def test_any_authority_can_be_asked_for() -> None:
    view = best_five_view(scorecard_id="several", area="E09000002")
    assert view.area_name == "Barking and Dagenham"
    assert view.area_choices[0].value == OWN


def test_a_profile_sets_the_area_first_england_second_and_the_neighbours_after() -> None:
    view = profile_view(scorecard_id="several", area=OWN)
    codes = [column.area_code for column in view.columns]
    assert codes[:2] == [OWN, ENGLAND]
    assert len(codes) == 12
    assert view.columns[0].is_own
    assert all(len(row.tiles) == len(codes) for row in view.rows)
    assert [row.label for row in view.rows][-1] == "Children looked after"
    assert view.left_out == ("Luton's own",)


def test_a_profile_can_stand_beside_the_region_or_chosen_areas() -> None:
    region = profile_view(scorecard_id="several", area=OWN, beside=("region",))
    assert EAST in {column.area_code for column in region.columns}
    chosen = profile_view(scorecard_id="several", area=OWN, beside=(LUTON, "E99999999"))
    assert [column.area_code for column in chosen.columns] == [OWN, ENGLAND, LUTON]


def test_each_cell_is_the_verdict_of_its_own_area() -> None:
    view = profile_view(scorecard_id="several", area=OWN, beside=(LUTON,))
    row = view.rows[0]
    assert [tile.verdict.area_code for tile in row.tiles] == [OWN, ENGLAND, LUTON]
    assert "England's own figure" in row.tiles[1].verdict.reason


@pytest.mark.usefixtures("no_prefix")
class TestDrawn:
    def test_the_page_of_the_best_names_every_line_in_words(self) -> None:
        view = best_five_view(scorecard_id="several", area=LUTON)
        assert view.rows
        page = drawn(
            [best_five_parts.choices(view), best_five_parts.summary(view), best_five_parts.spines(view), best_five_parts.without(view)]
        )
        text = page.get_text(" ")
        for row in view.rows:
            assert row.tile.label in text
            assert row.tile.verdict.display in text
        assert len(page.select("ol.spines > li")) == len(view.rows)
        assert len(page.select("table tbody tr")) == len(view.rows)
        assert page.select_one(".spine")["aria-hidden"] == "true"

    def test_a_profile_is_a_table_with_the_own_area_marked(self) -> None:
        view = profile_view(scorecard_id="several", area=OWN, beside=(LUTON,))
        page = drawn([*profile_parts.heat(view), profile_parts.left_out(view), profile_parts.columns(view)])
        heads = [head.get_text() for head in page.select("thead th")]
        assert heads[:4] == ["Indicator", "Central Bedfordshire (this area)", "England", "Luton"]
        assert "Luton's own" in page.get_text()
        assert page.find("a", string="Luton")["href"] == f"/profile/several?area={LUTON}"


def test_a_bare_spine_is_drawn_without_bars() -> None:
    marks = best_five_parts._marks(BareSpine(england=0.5, best_5=1.0, own=0.7))
    assert [mark.className for mark in marks] == ["spine-england", "spine-best", "spine-own"]
