"""Which model of statistical neighbours a release answers with."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis.neighbours import NO_NEIGHBOURS
from data_loaders import authority_queries, loading
from data_loaders.loading import Work
from data_loaders.store import connection
from support.loading import write_board
from support.neighbours import AREAS, NUMBERS, others, row, write_lists


@pytest.fixture
def board(tmp_path: Path) -> Path:
    lines = [f"{area.area_code},{area.name},{area.kind.value},{area.old_la_code}" for area in AREAS]
    areas = "\n".join(("area_code,name,kind,old_la_code", *lines, "E09000006,Bromley,upper_tier_authority,", "")) + (
        "E09000013,H&F,upper_tier_authority,\n"
    )
    return write_board(tmp_path / "bundled", areas=areas)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WELLBOARD_HOME", str(tmp_path / "home"))
    yield tmp_path / "home" / "releases"
    connection.close_all_but(None)


def load(folder: Path, board: Path, *paths: Path, published_on: date | None = None) -> str:
    result = loading.load(folder, paths, Work(start_with=board, published_on=published_on))
    assert not result.problems
    return result.release_id


def lists(path: Path, neighbours: tuple[str, ...] = ()) -> Path:
    path.parent.mkdir(exist_ok=True)
    return write_lists(path, row("301", neighbours=neighbours))


def test_without_lists_there_is_a_model_without_neighbours(folder: Path, board: Path) -> None:
    release_id = load(folder, board, board)
    assert authority_queries.neighbour_model(release_id).of("A301") == ()
    assert authority_queries.neighbour_models(release_id) == {}


def test_the_model_published_last_comes_first_and_an_earlier_day_has_its_own(folder: Path, board: Path, tmp_path: Path) -> None:
    load(folder, board, lists(tmp_path / "sn_2025.csv"), published_on=date(2025, 5, 1))
    release_id = load(folder, board, lists(tmp_path / "sn_2021.csv", others("301")[::-1]), published_on=date(2021, 4, 1))
    assert list(authority_queries.neighbour_models(release_id)) == ["sn-2025", "sn-2021"]
    assert authority_queries.neighbour_model(release_id).codes_of("A301") == tuple(f"A{number}" for number in others("301"))
    older = authority_queries.neighbour_model(release_id, as_at=date(2025, 4, 30))
    assert older.codes_of("A301") == tuple(f"A{number}" for number in others("301")[::-1])
    assert authority_queries.neighbour_model(release_id, as_at=date(2025, 5, 1)).model == "sn-2025"
    assert authority_queries.neighbour_model(release_id, as_at=date(2021, 3, 31)) is NO_NEIGHBOURS


def test_of_two_models_of_one_day_the_later_by_name_comes_first(folder: Path, board: Path, tmp_path: Path) -> None:
    paths = [lists(tmp_path / f"sn_{year}.csv") for year in (2021, 2025)]
    assert authority_queries.neighbour_model(load(folder, board, *paths)).model == "sn-2025"


def test_a_model_of_two_files_is_not_doubled(folder: Path, board: Path, tmp_path: Path) -> None:
    release_id = load(folder, board, lists(tmp_path / "sn_model_2025.csv"), lists(tmp_path / "sn_may_2025.csv"))
    model = authority_queries.neighbour_model(release_id)
    assert [neighbour.rank for neighbour in model.of("A301")] == list(range(1, 11))
    assert list(authority_queries.neighbour_models(release_id)) == ["sn-2025"]
    assert model.of(f"A{NUMBERS[1]}") == ()


def test_a_file_loaded_again_replaces_its_lists(folder: Path, board: Path, tmp_path: Path) -> None:
    load(folder, board, lists(tmp_path / "sn_2025.csv"))
    release_id = load(folder, board, lists(tmp_path / "sn_2025.csv", others("301")[::-1]))
    assert authority_queries.neighbour_model(release_id).codes_of("A301")[0] == f"A{others('301')[-1]}"
