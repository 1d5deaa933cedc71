"""What stands in a pack: no line that calls for a look is left out, and each scorecard keeps its own words."""

from dataclasses import replace
from pathlib import Path

import pytest
from dash._utils import AttributeDict

from analysis.filters import ScorecardFilters
from analysis.pack_request import Target, read_request
from analysis.verdict import Outcome
from analysis.views import Tile
from board.scorecard_view import scorecard_view, worst_first
from exports.pack.builder import build_pack
from exports.pack.model import Exhibit, Paragraph, Section, TableBlock
from exports.pack.writing import name_of
from exports.tables.cells import name_of as name_of_line


@pytest.fixture(autouse=True)
def _bundled(bundled_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(bundled_home))
    monkeypatch.setattr("dash._get_paths.CONFIG", AttributeDict(requests_pathname_prefix="/"))


def _sections(scorecards: str, parts: str, **more: str) -> tuple[Section, ...]:
    return build_pack(read_request({"scorecards": scorecards, "parts": parts, **more})).sections


def _exhibits(section: Section) -> list[Exhibit]:
    return [block for block in section.blocks if isinstance(block, Exhibit)]


def _tiles(scorecard: str) -> list[Tile]:
    view = scorecard_view(scorecard_id=scorecard, filters=ScorecardFilters())
    return [tile for priority in view.priorities for tile in priority.tiles]


@pytest.mark.parametrize("scorecard", ["bromley-children-looked-after", "bromley-adult-care", "bromley-health-and-wellbeing"])
def test_every_red_line_is_among_the_exceptions(scorecard: str) -> None:
    (section,) = _sections(scorecard, "exceptions")
    exhibits = [found.heading for found in _exhibits(section)]
    assert exhibits == [name_of_line(tile) for tile in worst_first(_tiles(scorecard))]
    tables = [block.table for block in section.blocks if isinstance(block, TableBlock)]
    named = [*exhibits, *(row[0].words for table in tables for row in table.rows)]
    red = [name_of_line(tile) for tile in _tiles(scorecard) if tile.verdict.outcome is Outcome.WORSE]
    assert red
    assert [name for name in red if name not in named] == []


@pytest.mark.parametrize(
    ("scorecard", "said"),
    [
        ("bromley-children-looked-after", "16 lines are red or getting worse, beyond what may be chance."),
        ("bromley-adult-care", "No lines are red or getting worse, beyond what may be chance."),
        ("bromley-health-and-wellbeing", "1 line is red or getting worse."),
    ],
)
def test_the_exceptions_begin_with_their_number(scorecard: str, said: str) -> None:
    (section,) = _sections(scorecard, "exceptions")
    assert section.blocks[0] == Paragraph(text=said)


def test_an_indicator_on_two_scorecards_keeps_the_words_of_each() -> None:
    cards = ("central-bedfordshire-aiming-for-the-best", "central-bedfordshire-health-and-wellbeing")
    sections = _sections(",".join(cards), "indicators")
    assert len(sections) == len(cards)
    for card, section in zip(cards, sections, strict=True):
        tiles, exhibits = _tiles(card), _exhibits(section)
        assert [found.heading for found in exhibits] == [name_of_line(tile) for tile in tiles]
        assert [found.cautions for found in exhibits] == [tile.verdict.cautions for tile in tiles]
        assert [dict(found.facts).get("Lead", "") for found in exhibits] == [tile.verdict.lead for tile in tiles]
    cautions = " ".join(words for found in _exhibits(sections[1]) for words in found.cautions)
    assert "The Board's target, which is not printed, had been reached for the first time" in cautions


def test_a_boards_log_stands_once_however_many_areas_and_scorecards_are_asked_for() -> None:
    cards = "three-boroughs-safeguarding,three-boroughs-board-budget,bromley-safeguarding"
    sections = _sections(cards, "challenges", areas="E09000033,E09000020,E09000013,E09000006")
    boards = list(dict.fromkeys(scorecard_view(scorecard_id=card, filters=ScorecardFilters()).board for card in cards.split(",")))
    assert [section.title for section in sections] == [f"Challenges: {board}" for board in boards]
    assert len(boards) == 2


def test_a_pack_is_named_after_its_whole_release() -> None:
    pack = build_pack(read_request({"scorecards": "bromley-safeguarding", "parts": "narrative"}))
    other = replace(pack, release_id=f"{pack.release_id[:-1]}z")
    assert name_of(pack, Target.WORD) == f"board-pack_bromley-safeguarding_bromley_{pack.release_id}.docx"
    assert name_of(other, Target.WORD) != name_of(pack, Target.WORD)


def test_a_line_without_a_period_has_no_empty_brackets() -> None:
    (section,) = _sections("three-boroughs-safeguarding", "comparison", areas="E09000033")
    lines = [row[0].words for block in section.blocks if isinstance(block, TableBlock) for row in block.table.rows]
    assert "Early help assessments (CAFs)" in lines
    assert not [line for line in lines if "()" in line]
