"""Releases of version 1 of the tables, which had none of neighbours: read, served, brought back, and loaded over without a loss."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.neighbours import NO_NEIGHBOURS
from data_loaders import asking, authority_queries, challenge_queries, journey_queries, loading, queries
from data_loaders.loading import Work
from data_loaders.schema import OLDEST_READ, VERSION, Table, tables_in
from data_loaders.store import connection, paths, releases
from support.loading import write_board

NEW_AREA = "area_code,name,kind\nmade-up-ward,Made-up ward,ward\n"
OWN = "indicator,area,period,value,indicator_name,unit\nclubs,Made-up ward,2023/24,7,Breakfast clubs,count\n"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return write_board(tmp_path / "bundled")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path / "home"))
    yield tmp_path / "home" / "releases"
    connection.close_all_but(None)


@pytest.fixture
def old(folder: Path, board: Path, tmp_path: Path) -> str:
    """The live release, of version 1, with an indicator and an area that an officer has loaded."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "areas.csv").write_text(NEW_AREA, encoding="utf-8")
    (tmp_path / "own" / "own.csv").write_text(OWN, encoding="utf-8")
    release_id = loading.load(folder, [tmp_path / "own"], Work(start_with=board)).release_id
    connection.close_all_but(None)
    with connection.connect(paths.release_path(folder, release_id), is_read_only=False) as writer:
        with writer.cursor() as cursor:
            cursor.execute("DROP TABLE neighbour")
            cursor.execute("DROP TABLE challenge")
            cursor.execute("DROP TABLE journey")
            cursor.execute("UPDATE release SET schema_version = 1, bundled_sha256 = 'of version 1'")
        writer.commit()
    asking.header.cache_clear()
    return release_id


def test_only_versions_that_can_be_read_have_tables() -> None:
    assert tables_in(VERSION) == tuple(Table)
    assert set(Table) - set(tables_in(1)) == {Table.NEIGHBOUR, Table.CHALLENGE, Table.JOURNEY}
    assert set(Table) - set(tables_in(2)) == {Table.CHALLENGE, Table.JOURNEY}
    assert tables_in(OLDEST_READ - 1) == tables_in(VERSION + 1) == ()


def test_an_older_release_is_served_without_neighbours(old: str) -> None:
    assert queries.live_release_id() == old
    assert len(queries.observations(old)) == 5
    assert authority_queries.neighbour_model(old) is NO_NEIGHBOURS
    assert journey_queries.journeys(old) == ()
    assert challenge_queries.challenges(old) == ()


def test_a_newer_product_keeps_what_officers_loaded(folder: Path, board: Path, old: str) -> None:
    result = loading.ensure_bundled(folder, Work(start_with=board))
    assert result is not None
    assert result.problems == ()
    live = queries.live_release_id()
    assert live == result.release_id != old
    assert [found.value for found in queries.observations(live, indicator_ids=["clubs"])] == [7.0]
    assert queries.areas(live)["made-up-ward"].name == "Made-up ward"
    assert {source.source_id for source in queries.sources(live)} == {"made-up", "own"}


def test_a_load_lays_its_files_over_an_older_release(folder: Path, board: Path, old: str, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text(OWN.replace("2023/24,7", "2024/25,8"), encoding="utf-8")
    live = loading.load(folder, [more], Work(start_with=board)).release_id
    assert [found.value for found in queries.observations(live, indicator_ids=["clubs"])] == [8.0, 7.0]
    assert queries.table(paths.release_path(folder, live), Table.NEIGHBOUR).num_rows == 0


def test_an_older_release_is_brought_back(folder: Path, board: Path, old: str) -> None:
    loading.ensure_bundled(folder, Work(start_with=board))
    assert releases.rollback(folder, now=datetime.now(UTC)) == old
    assert len(queries.observations(queries.live_release_id())) == 5
