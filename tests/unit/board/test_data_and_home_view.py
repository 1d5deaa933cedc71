"""What was loaded, where each figure stands, what disagrees; and the home page's sums."""

from datetime import date
from pathlib import Path

import pytest

from board import data_view as data_module
from board.data_view import data_view, source_title, source_view
from board.errors import UnknownPageError
from board.figures_view import area_names, figures, knows_indicator
from board.home_view import home_view
from board.release import NoFiguresError, current_release
from support.board import BROMLEY

EARLY_ROWS, LATE_ROWS = 9, 17


@pytest.mark.usefixtures("made_up")
class TestData:
    def test_every_row_is_accounted_for(self) -> None:
        view = data_view()
        assert {row.source_id: row.rows_read for row in view.sources} == {"made-up": LATE_ROWS, "made-up-early": EARLY_ROWS}
        assert all(row.rows_read == row.rows_loaded + row.rows_rejected for row in view.sources)
        assert view.observations == EARLY_ROWS + LATE_ROWS
        assert {row.source_id: row.doubts for row in view.sources} == {"made-up": 1, "made-up-early": 0}

    def test_a_revision_and_a_conflict_are_listed_with_their_names(self) -> None:
        view = data_view()
        found = {(name, view.is_conflict) for name, view in zip(view.conflict_names, view.conflicts, strict=True)}
        assert found == {("Children on a plan · Bromley", False), ("Children on a plan · Bromley", True)}
        assert [entry.other_displays for entry in view.conflicts] == [("177",), ("260",)]

    def test_a_source_shows_its_figures_in_the_documents_order(self) -> None:
        view = source_view(source_id="made-up")
        assert [row.observation.provenance.line for row in view.figures] == sorted(
            row.observation.provenance.line or 0 for row in view.figures
        )
        assert (view.total, view.page, view.pages) == (LATE_ROWS, 1, 1)

    def test_a_line_shows_its_figures_only(self) -> None:
        (row,) = source_view(source_id="made-up", line=51).figures
        assert (row.indicator_name, row.area_name, row.display, row.observation.provenance.printed) == (
            "Children on a plan",
            "Bromley",
            "262",
            "262",
        )
        assert source_view(source_id="made-up", line=9999).figures == ()

    def test_doubts_can_be_read_alone(self) -> None:
        (row,) = source_view(source_id="made-up", only_doubts=True).figures
        assert row.observation.doubt == "The text and the table differ"

    def test_a_long_source_is_paged_without_losing_or_doubling_a_figure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(data_module, "PAGE_LENGTH", 5)
        pages = [source_view(source_id="made-up", page=number) for number in range(1, 5)]
        assert {view.pages for view in pages} == {4}
        assert [len(view.figures) for view in pages] == [5, 5, 5, 2]
        lines = [row.observation.provenance.line for view in pages for row in view.figures]
        assert len(set(lines)) == LATE_ROWS

    @pytest.mark.parametrize(("asked", "shown"), [(0, 1), (-3, 1), (99, 4)])
    def test_a_page_that_is_not_there_shows_the_nearest(self, monkeypatch: pytest.MonkeyPatch, asked: int, shown: int) -> None:
        monkeypatch.setattr(data_module, "PAGE_LENGTH", 5)
        assert source_view(source_id="made-up", page=asked).page == shown

    def test_an_unknown_source_says_so(self) -> None:
        with pytest.raises(UnknownPageError, match="no source called 'nothing'"):
            source_view(source_id="nothing")
        assert source_title("nothing") == ""
        assert source_title("made-up") == "Made-up report 2024"

    def test_figures_for_the_api_are_found_by_any_name_of_their_indicator(self) -> None:
        assert len(list(figures())) == EARLY_ROWS + LATE_ROWS
        assert list(figures(indicator_id="rereferrals")) == list(figures(indicator_id="re-referrals"))
        assert {figure.area_code for figure in figures(indicator_id="re-referrals", area_code=BROMLEY)} == {BROMLEY}
        assert len(list(figures(source_id="made-up-early"))) == EARLY_ROWS

    def test_figures_are_read_in_parts_without_losing_or_doubling_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = list(figures())
        for length in (1, 4, len(whole), len(whole) + 1):
            monkeypatch.setattr("board.figures_view.BATCH", length)
            assert list(figures()) == whole

    def test_an_indicator_is_known_by_its_id_or_an_alias(self) -> None:
        assert knows_indicator("rereferrals")
        assert not knows_indicator("nothing")
        assert area_names()[BROMLEY] == "Bromley"


@pytest.mark.usefixtures("made_up")
class TestHome:
    def test_every_scorecard_stands_under_its_board_with_the_counts_of_its_page(self) -> None:
        (board,) = home_view().boards
        assert board.board == "Made-up board"
        found = {summary.scorecard_id: summary for summary in board.scorecards}
        assert set(found) == {"made-up-board", "bromley-alone"}
        assert found["made-up-board"].areas == ("Bromley", "Westminster")
        assert found["made-up-board"].counts.total == 11

    def test_the_moves_and_the_ages_are_those_of_the_figures(self) -> None:
        summary = next(found for found in home_view().boards[0].scorecards if found.scorecard_id == "made-up-board")
        assert (summary.improved, summary.worsened) == (1, 2)  # Westminster's re-referrals; Bromley's, and the hospital's waits
        assert (summary.freshest, summary.stalest) == (date(2024, 4, 30), date(2024, 3, 31))

    def test_at_most_three_lines_come_first_each_with_its_scorecard(self) -> None:
        first = home_view().look_first
        assert 0 < len(first) <= 3
        assert {scorecard_id for _, scorecard_id in first} <= {"made-up-board", "bromley-alone"}

    def test_the_release_is_named(self) -> None:
        view, release = home_view(), current_release()
        assert (view.release_id, view.observations, view.sources) == (release.release_id, release.observations, release.sources)


def test_without_a_release_every_view_says_that_there_are_no_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path))
    for view in (home_view, data_view, current_release):
        with pytest.raises(NoFiguresError):
            view()
