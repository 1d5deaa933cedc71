"""What changed between two days on the made-up board: revisions, new figures, status moves; and the challenge log beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.challenge_query import ChallengeQuery, StandingFilter
from analysis.challenge_rows import MovementView
from analysis.challenges import Measured
from analysis.changes import ChangeKind
from analysis.changes_query import ChangesQuery, Moment
from analysis.changes_views import ChangesView
from analysis.observations import DataDay
from analysis.periods import parse_period
from analysis.scorecards import Priority, RateAgainst
from board.challenge_rows import challenge_rows
from board.challenges_view import challenges_view, kept_rows
from board.changes_view import changes_view, release_days, since_the_last_board
from board.errors import UnknownPageError
from board.live import live_release_id
from board.scorecard_view import find_scorecard
from components import challenges as challenge_parts
from components import changes as change_parts
from data_loaders import challenge_queries, loading
from data_loaders.loading import Work
from data_loaders.store import connection
from support.board import BROMLEY, LATE, SOURCE, write_made_up_board
from support.views import HOSTILE, drawn
from tests.unit.analysis.builders import line, observation, verdict

BEFORE, AFTER, TODAY = date(2023, 6, 1), date(2024, 6, 1), date(2024, 6, 2)
HEAD = "challenge_id,kind,board,area,plan,priority,need,action,lead,due,raised,status,indicator,before,before_period,after,after_period"
LOG = f"""{HEAD},line
late,action,Made-up board,Bromley,Plan,Front door,,Mend the form,Made-up lead,31 March 2024,2023/24 Q1,in_progress,,,,,,7
alone,challenge,Made-up board,Bromley,Plan,Front door,,Bring re-referrals down,,,April 2024,not_stated,re-referrals,14,2022/23,30,2023/24,8
done,action,Made-up board,Westminster,Plan,Care,,{HOSTILE},Somebody,,2022/23,done,,,,,,9
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changes")
    board = write_made_up_board(folder / "bundled")
    log = board / "challenges"
    log.mkdir()
    (log / "made-up-log.csv").write_text(LOG, encoding="utf-8")
    source = "source_id: made-up-log\ntitle: Made-up log\npublisher: Nobody\npublished_on: 2024-06-01\nlicence: None\n"
    (log / "made-up-log.source.yml").write_text(source, encoding="utf-8")
    result = loading.ensure_bundled(folder / "home/releases", Work(start_with=board))
    assert result is not None
    assert [problem.message for problem in result.problems if problem.severity == "rejected"] == []
    return folder / "home"


@pytest.fixture(autouse=True)
def live(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in ("changes_view", "challenges_view"):
        monkeypatch.setattr(f"board.{module}.today", lambda: TODAY)
    monkeypatch.setenv("WELLBOARD_HOME", str(home))
    yield
    connection.close_all_but(None)


def changes(*, area: str = "", first: date | str = "", last: date | str = "", scorecard_id: str = "made-up-board") -> ChangesView:
    return changes_view(scorecard_id=scorecard_id, query=ChangesQuery(area=area, first=str(first), last=str(last)))


def found(kind: ChangeKind, *, first: date = BEFORE, last: date = AFTER) -> list[tuple[str, str]]:
    view = changes(area=BROMLEY, first=first, last=last)
    return [(one.tile.label, one.change.words) for one in view.changes if one.change.kind is kind]


def test_a_revision_a_new_figure_and_a_move_are_each_said() -> None:
    assert ("Children on a plan", "184 at 31 March 2023, revised from 177") in found(ChangeKind.REVISED)
    assert any(
        label == "Children on a plan" and words.startswith("262 at 31 March 2024, up") for label, words in found(ChangeKind.NEW_FIGURE)
    )
    (moved,) = found(ChangeKind.WORSENED)
    assert moved == ("Re-referrals", "from “Better than England” (14% in 2022/23) to “Worse than England” (30% in 2023/24)")


def test_the_gravest_changes_come_first() -> None:
    view = changes(area=BROMLEY, first=BEFORE, last=AFTER)
    kinds = [one.change.kind for one in view.changes]
    assert kinds == sorted(kinds, key=list(ChangeKind).index)
    assert view.unchanged < view.lines


def test_nothing_changes_between_a_day_and_itself() -> None:
    view = changes(first=TODAY, last=TODAY)
    assert (view.changes, view.unchanged) == ((), view.lines)
    assert "Nothing changed" in drawn(change_parts.nothing(view)).get_text()


def test_swapped_days_are_put_in_order_and_no_day_is_ahead_of_today() -> None:
    view = changes(first=date(2030, 1, 1), last=BEFORE)
    assert (view.first, view.last) == (Moment(BEFORE), Moment(TODAY))
    assert changes(last=date(2030, 1, 1)).last == Moment(TODAY)


def test_without_days_the_page_shows_what_the_newest_publication_brought() -> None:
    view = changes()
    assert (view.first, view.last) == (Moment(date(2023, 6, 1)), Moment(TODAY))


def test_a_figure_that_became_known_later_says_so() -> None:
    view = changes(area=BROMLEY, first=BEFORE, last=date(2024, 4, 1))
    plans = [one for one in view.changes if one.tile.label == "Children on a plan"]
    assert {one.change.kind for one in plans} >= {ChangeKind.REVISED, ChangeKind.NEW_FIGURE}
    assert all(one.is_late for one in plans)
    assert {one.change.now.published_on for one in plans if one.change.now} == {date(2024, 6, 1)}
    assert set(view.late_days) == {DataDay(date(2024, 6, 1))}
    (revised,) = (one.change for one in plans if one.change.kind is ChangeKind.REVISED)
    assert revised.then is not None
    assert (revised.then.published_on, revised.was_known(on=date(2024, 6, 1))) == (date(2023, 6, 1), True)


def test_what_was_published_by_the_second_day_is_not_late_and_is_kept_whatever_time_it_is_about() -> None:
    assert changes(area=BROMLEY, first=BEFORE, last=AFTER).late_days == ()
    assert {one.is_late for one in changes(area=BROMLEY, first=BEFORE, last=AFTER).changes} == {False}


def test_a_release_may_stand_for_a_side() -> None:
    (release,) = release_days()
    against_itself = changes(first=release, last=release)
    assert (against_itself.changes, against_itself.new_challenges) == ((), ())
    assert against_itself.first.release_id == release
    by_day, by_release = changes(first=BEFORE, last=AFTER), changes(first=BEFORE, last=release)
    assert [one.change for one in by_release.changes] == [one.change for one in by_day.changes]
    assert not by_release.late_days


def test_two_releases_are_set_beside_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path / "home"))
    folder, board = tmp_path / "home/releases", write_made_up_board(tmp_path / "bundled")
    one = loading.ensure_bundled(folder, Work(start_with=board))
    corrected = tmp_path / "corrected"
    corrected.mkdir()
    rows = LATE.replace("184,,,,,,184", "190,,,,,,190").replace("visits,Bromley,2023/24,87,,,,,,87%,60,,\n", "")
    (corrected / "figures.csv").write_text(rows, encoding="utf-8")
    source = SOURCE.format(id="made-up", title="Made-up report 2024", day="2024-06-01")
    (corrected / "source.yml").write_text(source, encoding="utf-8")
    two = loading.load(folder, [corrected], Work(start_with=board))
    assert one is not None
    assert list(release_days()) == [one.release_id, two.release_id]
    monkeypatch.setattr("board.changes_view.today", lambda: date(2200, 1, 1))
    view = changes(area=BROMLEY, first=two.release_id, last=one.release_id)
    assert (view.first.release_id, view.last.release_id) == (one.release_id, two.release_id)
    corrections = [
        (ChangeKind.REVISED, "190 at 31 March 2023, revised from 184"),
        (ChangeKind.WITHDRAWN, "the figure in 2023/24, 87%, is no longer given"),
    ]
    assert [(found.change.kind, found.change.words) for found in view.changes] == corrections
    published_on = release_days()[one.release_id]
    monkeypatch.setattr("board.changes_view.today", lambda: published_on)
    for sides in ({"first": one.release_id}, {"last": one.release_id, "first": published_on}):
        against_its_day = changes(area=BROMLEY, **sides)
        assert (against_its_day.first, against_its_day.last) == (Moment(published_on, one.release_id), Moment(published_on))
        assert [(found.change.kind, found.change.words) for found in against_its_day.changes] == corrections
    (gone,) = (found for found in view.changes if found.change.now is None)
    assert not gone.is_late


def test_what_is_neither_a_day_nor_a_release_is_said() -> None:
    view = changes(first="20200101-000000-abcdef", last="yesterday")
    assert view.not_understood == ("20200101-000000-abcdef", "yesterday")
    assert "nor a release that is still kept" in drawn(change_parts.not_understood(view)).get_text()


def test_since_the_last_board_stands_between_the_last_two_days_of_publication() -> None:
    view = since_the_last_board(find_scorecard("made-up-board"))
    assert view is not None
    assert (view.first, view.last) == (Moment(date(2023, 6, 1)), Moment(date(2024, 6, 1)))
    assert 0 < view.changed <= view.lines


@pytest.mark.usefixtures("no_prefix")
def test_the_page_says_what_was_known_when_with_both_sources() -> None:
    view = changes(area=BROMLEY, first=BEFORE, last=date(2024, 4, 1))
    notice = drawn(change_parts.known_when(view)).get_text()
    assert "came out later, on 1 June 2024" in notice
    assert "a board that met on 1 April 2024 could not know them. Each says so." in notice
    revised = next(item for item in drawn(change_parts.by_kind(view)).select("li") if "revised from 177" in item.get_text())
    assert "Published later, on 1 June 2024" in revised.get_text()
    assert "before that, published on 1 June 2023" in revised.get_text()
    assert len(revised.select("a.source-link")) == 2


def test_challenges_raised_and_done_stand_beside_the_figures() -> None:
    view = changes(first=BEFORE, last=AFTER)
    assert [row.challenge.challenge_id for row in view.new_challenges] == ["late", "alone"]
    assert [row.challenge.challenge_id for row in view.closed_challenges] == ["done"]


def test_an_unknown_scorecard_is_said() -> None:
    with pytest.raises(UnknownPageError):
        changes(scorecard_id="nothing")


def test_overdue_entries_come_first_then_those_that_nobody_leads() -> None:
    view = challenges_view(ChallengeQuery())
    assert [row.challenge.challenge_id for row in view.rows] == ["late", "alone", "done"]
    assert [row.is_overdue for row in view.rows] == [True, False, False]
    assert (view.counts.total, view.counts.open, view.counts.overdue, view.counts.unowned, view.counts.done) == (3, 2, 1, 1, 1)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (ChallengeQuery(standing=StandingFilter.OVERDUE), ["late"]),
        (ChallengeQuery(standing=StandingFilter.UNOWNED), ["alone"]),
        (ChallengeQuery(standing=StandingFilter.DONE), ["done"]),
        (ChallengeQuery(lead="Made-up lead"), ["late"]),
        (ChallengeQuery(search="RE-REFERRALS"), ["alone"]),
        (ChallengeQuery(indicator_id="re-referrals"), ["alone"]),
        (ChallengeQuery(board="Made-up board", priority="Care"), ["done"]),
        (ChallengeQuery(indicator_id="rereferrals"), ["alone"]),
    ],
)
def test_each_filter_keeps_what_it_says(query: ChallengeQuery, ids: list[str]) -> None:
    assert [row.challenge.challenge_id for row in challenges_view(query).rows] == ids
    assert [row.challenge.challenge_id for row in kept_rows(query)] == ids


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (ChallengeQuery(board="No such board", priority="Care"), ChallengeQuery(priority="Care")),
        (ChallengeQuery(board="Another board", priority="Care"), ChallengeQuery(board="Another board")),
        (ChallengeQuery(board="Another board", lead="Somebody", search="form"), ChallengeQuery(board="Another board", search="form")),
        (ChallengeQuery(board="Made-up board", lead="Nobody at all"), ChallengeQuery(board="Made-up board")),
        (ChallengeQuery(indicator_id="nothing"), ChallengeQuery()),
    ],
)
@pytest.mark.usefixtures("no_prefix")
def test_a_filter_that_the_form_does_not_show_hides_nothing(
    asked: ChallengeQuery, kept: ChallengeQuery, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = challenge_queries.challenges(live_release_id())
    other = replace(log[0], board="Another board", priority="Front door", lead="Another lead")
    monkeypatch.setattr("board.challenges_view.challenge_queries.challenges", lambda _release_id: (*log, other))
    view = challenges_view(asked)
    assert view.query == kept
    assert [row.challenge for row in view.rows] == [row.challenge for row in challenges_view(kept).rows]
    form = drawn(challenge_parts.filters(view))
    chosen = {select["name"]: select.select_one("option[selected]")["value"] for select in form.select("select")}
    assert chosen == {"board": kept.board, "priority": kept.priority, "lead": kept.lead, "status": ""}


def test_the_indicator_that_no_field_shows_is_named() -> None:
    view = challenges_view(ChallengeQuery(indicator_id="re-referrals"))
    assert challenge_parts.shown(view) == "One entry about “Re-referrals” shown of 3."
    assert challenge_parts.shown(challenges_view(ChallengeQuery())) == ""


def test_before_and_after_say_whether_the_indicator_moved() -> None:
    (row,) = challenges_view(ChallengeQuery(indicator_id="re-referrals")).rows
    assert row.movement is not None
    assert row.movement.words == "14% in 2022/23, then 30% in 2023/24: moved the wrong way"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (22.4, 22.6, "22.4% in 2022/23, then 22.6% in 2023/24, within 5% of it: no change"),
        (20.0, 21.0, "20% in 2022/23, then 21% in 2023/24, within 5% of it: no change"),
        (20.0, 21.1, "20% in 2022/23, then 21.1% in 2023/24: moved the wrong way"),
        (20.0, 20.0, "20% in 2022/23, then 20% in 2023/24: no change"),
    ],
)
def test_a_challenge_s_indicator_moves_by_the_margin_of_a_tile_s_last_step(before: float, after: float, words: str) -> None:
    assert _moved(before, after).words == words
    earlier, later = observation(before, "2022/23"), observation(after, "2023/24")
    step = verdict([earlier, later], by=line(RateAgainst.NONE)).change
    assert step is not None
    assert _moved(before, after).judgement is step.judgement


def test_the_margin_is_that_of_the_line_that_speaks_for_the_indicator(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = line(indicator_id="re-referrals", margin=50.0)
    card = replace(find_scorecard("made-up-board"), priorities=(Priority(title="Front door", lines=(wide,)),))
    monkeypatch.setattr("board.challenge_rows.queries.scorecards", lambda _release_id: (card,))
    assert _moved(20.0, 30.0).words.endswith("within 50% of it: no change")


def _moved(before: float, after: float) -> MovementView:
    (row,) = challenges_view(ChallengeQuery(indicator_id="re-referrals")).rows
    earlier, later = (Measured(value=value, period=parse_period(period)) for value, period in ((before, "2022/23"), (after, "2023/24")))
    (row,) = challenge_rows([replace(row.challenge, before=earlier, after=later)], release_id=live_release_id(), day=TODAY)
    assert row.movement is not None
    return row.movement


@pytest.mark.parametrize("query", [{}, {"status": "overdue", "page": "2"}, {"q": "form", "board": "Made-up board"}])
def test_a_query_comes_back_from_its_address(query: dict[str, str]) -> None:
    assert ChallengeQuery.from_query(query).query() == query


def test_what_is_badly_written_in_an_address_is_dropped() -> None:
    assert ChallengeQuery.from_query({"status": "purple", "page": "-1", "unknown": "x"}) == ChallengeQuery()


@pytest.mark.usefixtures("no_prefix")
def test_the_log_is_drawn_with_hostile_words_as_words() -> None:
    view = challenges_view(ChallengeQuery())
    page = drawn(
        [
            challenge_parts.counts(view.counts),
            challenge_parts.filters(view),
            challenge_parts.log(view),
            challenge_parts.how_read(view.scales),
        ]
    )
    assert HOSTILE in page.get_text()
    assert page.find("script") is None
    assert len(page.select("tbody tr")) == 3
    assert "nobody named" in page.get_text()


@pytest.mark.usefixtures("no_prefix")
def test_changes_are_drawn_a_sentence_each_with_the_way_to_the_indicator() -> None:
    view = changes(area=BROMLEY, first=BEFORE, last=AFTER)
    page = drawn([change_parts.days(view), change_parts.summary(view), *change_parts.by_kind(view)])
    assert page.find("h2").get_text() == "Status worsened"
    assert len(page.select("ul.changes > li")) == len(view.changes)
    assert all(item.find("a")["href"].startswith("/indicator/") for item in page.select("ul.changes > li"))
