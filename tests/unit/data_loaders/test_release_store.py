"""Releases: built whole or not at all, published in one step, taken back, pruned; and what the queries say of them."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from analysis.observations import Symbol
from data_loaders import loading, problem_queries, queries
from data_loaders.checks import check_tables
from data_loaders.errors import LoadRunning, NoRelease, NotBuilt, NothingBefore, ReleaseUnreadable
from data_loaders.loading import Result, Work
from data_loaders.merge import overlay
from data_loaders.schema import Table, empty_tables, table_of
from data_loaders.store import connection, paths, releases
from data_loaders.store.lock import load_lock
from data_loaders.store.pointer import EMPTY, read_pointer
from support.ees import BROMLEY, PLACE, write
from support.loading import AREAS_CSV, FIGURES_CSV, SCORECARD_YML, SOURCE_YML, write_board


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return write_board(tmp_path / "bundled")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path / "home"))
    yield tmp_path / "home" / "releases"
    connection.close_all_but(None)


def load(folder: Path, board: Path, *paths: Path, is_draft: bool = False) -> Result:
    return loading.load(folder, paths, Work(start_with=board, is_draft=is_draft))


def corrected(tmp_path: Path, value: str = "17.5") -> Path:
    path = tmp_path / "corrected"
    path.mkdir(exist_ok=True)
    (path / "figures.csv").write_text(FIGURES_CSV.replace("16.5,", f"{value},"), encoding="utf-8")
    (path / "source.yml").write_text(SOURCE_YML, encoding="utf-8")
    return path


def values(release_id: str) -> list[float | None]:
    return [found.value for found in queries.observations(release_id)]


def test_nothing_is_there_before_the_first_load(folder: Path) -> None:
    with pytest.raises(NoRelease, match="load --bundled"):
        queries.live_release_id()


def test_the_bundled_folder_becomes_a_release_once(folder: Path, board: Path) -> None:
    first = loading.ensure_bundled(folder, Work(start_with=board))
    assert first is not None
    assert queries.live_release_id() == first.release_id
    assert loading.ensure_bundled(folder, Work(start_with=board)) is None
    (board / "packs/made-up/figures.csv").write_text(FIGURES_CSV.replace("262", "263"), encoding="utf-8")
    second = loading.ensure_bundled(folder, Work(start_with=board))
    assert second is not None
    assert 263.0 in values(queries.live_release_id())
    assert 262.0 in values(first.release_id)


def test_a_restart_does_not_undo_a_rollback_but_takes_newer_data(folder: Path, board: Path) -> None:
    figures = board / "packs/made-up/figures.csv"
    work = Work(start_with=board)
    loading.ensure_bundled(folder, work)
    figures.write_text(FIGURES_CSV.replace("262", "263"), encoding="utf-8")
    loading.ensure_bundled(folder, work)
    first = releases.rollback(folder, now=datetime.now(UTC))
    assert loading.ensure_bundled(folder, work) is None
    assert queries.live_release_id() == first
    figures.write_text(FIGURES_CSV.replace("262", "264"), encoding="utf-8")
    assert loading.ensure_bundled(folder, work) is not None
    assert 264.0 in values(queries.live_release_id())


def test_what_officers_loaded_outlives_new_bundled_data(folder: Path, board: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("indicator,area,period,value,indicator_name,unit\nclubs,Bromley,2023/24,7,Breakfast clubs,count\n", encoding="utf-8")
    load(folder, board, own)
    (board / "packs/made-up/figures.csv").write_text(FIGURES_CSV.replace("262", "263"), encoding="utf-8")
    loading.ensure_bundled(folder, Work(start_with=board))
    live = queries.live_release_id()
    assert {source.source_id for source in queries.sources(live)} == {"made-up", "own"}
    assert {7.0, 263.0} <= set(values(live))
    assert queries.indicators(live)["clubs"].name == "Breakfast clubs"


def test_queries_answer_from_a_release(folder: Path, board: Path) -> None:
    release_id = (loading.ensure_bundled(folder, Work(start_with=board)) or pytest.fail("not built")).release_id
    held = queries.release(release_id)
    assert (held.release_id, held.observations, held.sources) == (release_id, 4, 1)
    assert abs(datetime.now(UTC) - held.published_at) < timedelta(minutes=1)
    assert list(queries.areas(release_id)) == ["E92000001", "E09000006", "E09000013"]
    assert queries.areas(release_id)["E09000006"].other_names == ("LBB", "LB Bromley")
    plans = queries.indicator_for(release_id, "CPP-Count")
    assert plans is not None
    assert plans.indicator_id == "child-protection-plans"
    assert plans.is_position
    assert queries.indicator_for(release_id, "nothing") is None
    (scorecard,) = queries.scorecards(release_id)
    assert [line.indicator_id for line in scorecard.priorities[0].lines] == ["re-referrals", "child-protection-plans"]
    (source,) = queries.sources(release_id)
    assert (source.title, source.published_on, source.rows_read, source.file_name) == (
        "Made-up report",
        date(2024, 5, 1),
        4,
        "made-up/figures.csv",
    )
    assert problem_queries.problems(release_id) == problem_queries.problems(release_id, source_id="made-up") == ()


def test_observations_are_filtered_and_ordered(folder: Path, board: Path) -> None:
    (board / "packs/made-up/late.csv").write_text(
        "indicator,area,period,value,published_on\nre-referrals,England,2023/24,22.4,2025-01-01\n", encoding="utf-8"
    )
    loading.ensure_bundled(folder, Work(start_with=board, published_on=date(2025, 1, 1)))
    live = queries.live_release_id()
    assert [found.provenance.line for found in queries.observations(live)] == [None, 12, 13, 20, 21]
    assert len(queries.observations(live, indicator_ids=["re-referrals"], area_codes=["E09000006"])) == 2
    assert len(queries.observations(live, indicator_ids=["re-referrals", "child-protection-plans"], area_codes=["E09000013"])) == 1
    assert len(queries.observations(live, source_id="late")) == 1
    assert len(queries.observations(live, as_at=date(2024, 12, 31))) == 4
    assert queries.observations(live, as_at=date(2024, 4, 30)) == ()
    assert queries.observations(live, area_codes=["x'; DROP TABLE observation; --"]) == ()
    suppressed = queries.observations(live, area_codes=["E09000013"])[0]
    assert (suppressed.value, suppressed.symbol, suppressed.provenance.printed) == (None, Symbol.CONFIDENTIAL, "*")
    assert suppressed.provenance.source_title == "Made-up report"


def test_a_source_loaded_again_replaces_its_figures(folder: Path, board: Path, tmp_path: Path) -> None:
    load(folder, board, corrected(tmp_path))
    live = queries.live_release_id()
    assert values(live) == [14.5, 17.5, 262.0, None]
    assert queries.release(live).sources == 1


def test_a_draft_waits_until_it_is_published_and_can_be_taken_back(folder: Path, board: Path, tmp_path: Path) -> None:
    first = load(folder, board, board / "areas.csv").release_id
    draft = load(folder, board, corrected(tmp_path), is_draft=True).release_id
    assert queries.live_release_id() == first < draft
    now = datetime.now(UTC)
    releases.publish(folder, draft, now=now)
    assert queries.live_release_id() == draft
    assert releases.rollback(folder, now=now) == first
    assert queries.live_release_id() == first
    assert values(first) == [14.5, 16.5, 262.0, None]
    with pytest.raises(NothingBefore):
        releases.rollback(folder, now=now)
    assert [event.action for event in read_pointer(folder).events] == ["publish", "publish", "rollback"]


def test_an_unusable_file_changes_nothing(folder: Path, board: Path, tmp_path: Path) -> None:
    first = load(folder, board, board / "areas.csv").release_id
    bad = corrected(tmp_path)
    (bad / "board.yml").write_text(SCORECARD_YML.replace("cpp-count", "no-such-thing"), encoding="utf-8")
    result = load(folder, board, bad)
    assert result.is_unusable
    assert result.release_id == ""
    assert queries.live_release_id() == first
    assert paths.list_releases(folder) == [first]


def test_a_failure_while_building_leaves_nothing_behind(folder: Path, board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(folder, board, board / "areas.csv").release_id

    def fail(path: Path) -> None:
        raise OSError(28, f"no space left for {path.name}")

    monkeypatch.setattr(releases, "_sync", fail)
    with pytest.raises(NotBuilt, match="no space left"):
        load(folder, board, corrected(tmp_path))
    assert sorted(path.name for path in folder.iterdir()) == sorted([f"{first}.duckdb", "live.json", "load.lock"])
    assert queries.live_release_id() == first


def test_what_a_release_would_lose_is_refused(folder: Path, board: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.csv"
    first.write_text("indicator,area,period,value,indicator_name,unit\nclubs,Bromley,2023/24,7,Clubs,count\n", encoding="utf-8")
    second = tmp_path / "second.csv"
    second.write_text("indicator,area,period,value\nclubs,Bromley,2022/23,6\n", encoding="utf-8")
    assert load(folder, board, first, second).release_id
    first.write_text("indicator,area,period,value\nre-referrals,Bromley,2019/20,7\n", encoding="utf-8")
    result = load(folder, board, first)
    (problem,) = result.problems
    assert (problem.code, problem.file_name, problem.line) == ("lost_indicator_id", "second.csv", 2)


def test_the_catalogue_adopts_figures_under_an_alias(folder: Path, board: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("indicator,area,period,value,indicator_name,unit\nclubs,Bromley,2023/24,7,Clubs,count\n", encoding="utf-8")
    load(folder, board, own)
    catalogue = tmp_path / "more.yml"
    catalogue.write_text(
        "indicators:\n  - {id: breakfast-clubs, name: Breakfast clubs, unit: count, polarity: high, topic: Early help, aliases: [clubs]}\n",
        encoding="utf-8",
    )
    load(folder, board, catalogue)
    live = queries.live_release_id()
    assert [found.value for found in queries.observations(live, indicator_ids=["breakfast-clubs"])] == [7.0]
    assert "clubs" not in queries.indicators(live)


def test_a_line_of_several_figures_is_kept_whole_and_withheld_by_figure(folder: Path, tmp_path: Path) -> None:
    board = write_board(tmp_path / "bundled", areas=AREAS_CSV + "E12000007,London,region,E92000001,,,\n")
    header, line = f"{PLACE},first_count,second_count", BROMLEY.replace("E13000002", "E12000007")
    for name, published, cells in (("first", "2025-01-01", "11,12"), ("second", "2025-06-01", "c,12")):
        write(tmp_path / name / "referrals.csv", header, f"{line},{cells}")
        source = SOURCE_YML.replace("made-up", name).replace("2024-05-01", published)
        (tmp_path / name / "referrals.source.yml").write_text(source, encoding="utf-8")
    found = load(folder, board, tmp_path / "first", tmp_path / "second")
    assert not found.is_unusable
    shown = queries.observations(found.release_id, indicator_ids=["ees.referrals.first-count", "ees.referrals.second-count"])
    assert sorted((one.indicator_id, one.provenance.source_id, one.value) for one in shown if one.value is not None) == [
        ("ees.referrals.second-count", "first", 12),
        ("ees.referrals.second-count", "second", 12),
    ]
    assert [one.symbol for one in shown if one.indicator_id.endswith("first-count")] == [Symbol.CONFIDENTIAL]
    batches = list(queries.observations_in_batches(found.release_id, size=1, source_id="first"))
    assert [len(batch) for batch in batches] == [0, 1, 0], "a withheld figure does not end the stream"


def test_only_one_load_runs_at_a_time(folder: Path, board: Path) -> None:
    with load_lock(folder), pytest.raises(LoadRunning, match="Another load is running"):
        loading.load(folder, [board], Work(start_with=board))


def test_ten_releases_are_kept_and_never_the_live_or_the_one_before_deleted(folder: Path, board: Path) -> None:
    made = [load(folder, board, board / "areas.csv").release_id for _ in range(2)]
    made += [load(folder, board, board / "areas.csv", is_draft=True).release_id for _ in range(11)]
    assert made == sorted(made)
    gone = releases.prune(folder)
    assert gone == [made[2]]
    assert paths.list_releases(folder) == [*made[:2], *made[3:]]
    assert read_pointer(folder).published == tuple(made[:2])


@pytest.mark.parametrize("content", [b"", b"not a database", None])
def test_a_damaged_or_missing_release_says_so(folder: Path, board: Path, content: bytes | None) -> None:
    first = load(folder, board, board / "areas.csv").release_id
    second = load(folder, board, board / "areas.csv").release_id
    path = paths.release_path(folder, second)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReleaseUnreadable, match="rollback"):
        queries.release(queries.live_release_id())
    assert releases.rollback(folder, now=datetime.now(UTC)) == first
    with pytest.raises(ReleaseUnreadable):
        releases.publish(folder, second, now=datetime.now(UTC))


def test_a_damaged_pointer_says_so(folder: Path, board: Path) -> None:
    load(folder, board, board / "areas.csv")
    (folder / "live.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReleaseUnreadable, match="publish ID"):
        queries.live_release_id()
    (folder / "live.json").write_text(json.dumps({"published": [], "events": []}), encoding="utf-8")
    with pytest.raises(NoRelease):
        queries.live_release_id()


def test_leftovers_of_a_killed_load_are_swept(folder: Path, board: Path) -> None:
    folder.mkdir(parents=True)
    for name in (".building-1.duckdb", ".building-1.duckdb.wal", ".pointer-abc"):
        (folder / name).write_bytes(b"x")
    load(folder, board, board / "areas.csv")
    assert not list(folder.glob(".*"))


def test_threads_read_one_release_together_while_another_is_published(folder: Path, board: Path, tmp_path: Path) -> None:
    first = load(folder, board, board / "areas.csv").release_id
    stop = threading.Event()

    def read() -> set[int]:
        seen = set()
        while not stop.is_set():
            queries.live_release_id()
            seen.add(len(queries.observations(first)))
        return seen

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        for value in ("17.5", "18.5", "19.5"):
            load(folder, board, corrected(tmp_path, value))
        stop.set()
        assert [reader.result() for reader in readers] == [{4}] * 4
    assert 19.5 in values(queries.live_release_id())


def test_the_last_net_refuses_a_table_that_breaks_its_rules(board: Path) -> None:
    row = {"release_id": "", "built_at": datetime(2026, 1, 1), "schema_version": 1, "bundled_sha256": ""}
    with pytest.raises(Exception, match="release_id"):
        check_tables({Table.RELEASE: table_of(Table.RELEASE, [row])})
    with pytest.raises(TypeError, match="other columns"):
        check_tables({Table.RELEASE: table_of(Table.AREA, [])})
    assert overlay(empty_tables(), empty_tables())[Table.OBSERVATION].num_rows == 0


def test_the_pointer_keeps_its_history() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    pointer = EMPTY.with_live("a", at=now).with_live("b", at=now).with_live("a", at=now)
    assert pointer.published == ("b", "a")
    assert pointer.rolled_back(at=now).live == "b"
    assert pointer.published_at("a") == now
    assert pointer.published_at("c") is None
    assert replace(pointer, published=("a",)).live == "a"
