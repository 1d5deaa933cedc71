"""The journey in a pack: every stage has its place in the picture and its row in the table, the ones without a number too."""

from datetime import date
from pathlib import Path

import pytest

from analysis.journey_query import JourneyQuery
from analysis.journeys import Counting
from analysis.pack_request import read_request
from board.journey_view import journey_view
from components.charts import palette
from components.charts.escape import lines_of
from data_loaders import loading
from data_loaders.loading import Work
from exports.pack.builder import build_pack
from exports.pack.journey import journey_blocks
from exports.pack.model import Picture, TableBlock

pytestmark = pytest.mark.usefixtures("client")


def test_a_stage_without_a_number_is_a_gap_with_its_words_and_never_nought() -> None:
    view = journey_view(journey_id="childs-journey", query=JourneyQuery(area="E06000056", period="2015/16"))
    picture = next(block for block in journey_blocks(view) if isinstance(block, Picture))
    (bars,) = picture.figure["data"]
    drawn = dict(zip((" ".join(lines_of(name)) for name in bars["y"]), zip(bars["x"], bars["text"], strict=True), strict=True))
    assert len(drawn) == len(view.stages)
    assert drawn["Contact or enquiry"] == (12012, "12,012 enquiries in 2015/16")
    assert drawn["Early help"][1].replace("<br>", " ") == "1,389 assessments in 2015/16 · 11.6% of contact or enquiry"
    assert drawn["Referral (397.6 per 10,000)"] == (None, "")
    assert drawn["Strategy discussion and section 47 (no figure)"] == (None, "")
    colours = dict(zip(reversed([stage.stage.label for stage in view.stages]), bars["marker"]["color"], strict=True))
    stocks = {stage.stage.label for stage in view.stages if stage.counting is Counting.STOCK}
    assert {label for label, colour in colours.items() if colour == palette.ROLES["other"].colour} == stocks


def test_the_table_has_a_row_a_stage_and_the_reason_where_there_is_no_number() -> None:
    view = journey_view(journey_id="childs-journey", query=JourneyQuery(area="E06000056", period="2015/16"))
    table = next(block.table for block in journey_blocks(view) if isinstance(block, TableBlock))
    numbers = {row[0].words: row[1].words for row in table.rows}
    assert numbers["Child in need"] == "1,518 children at 31 March 2016"
    assert numbers["Referral"] == "a rate alone"
    assert numbers["Strategy discussion and section 47"].startswith("No number of strategy discussions")


def test_a_pack_is_as_new_as_the_newest_figure_of_every_part(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLBOARD_HOME", str(own_home))
    later = own_home / "later.csv"
    later.write_text("indicator,area,period,value,printed\nannex-a.contacts,Central Bedfordshire,2016/17,900,900\n", encoding="utf-8")
    result = loading.load(own_home / "releases", [later], Work(published_on=date(2026, 2, 3)))
    assert not result.is_unusable, result.problems
    asked = {"scorecards": "central-bedfordshire-aiming-for-the-best"}
    assert build_pack(read_request(asked | {"parts": "front,scorecard"})).as_at == "21 March 2018"
    pack = build_pack(read_request(asked | {"parts": "front,scorecard,journey"}))
    picture = next(block for section in pack.sections for block in section.blocks if isinstance(block, Picture))
    assert "Data as at 3 February 2026" in picture.words.facts
    assert pack.as_at == "3 February 2026"
