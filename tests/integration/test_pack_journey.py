"""The journey in a pack: every stage has its place in the picture and its row in the table, the ones without a number too."""

import pytest

from analysis.journey_query import JourneyQuery
from analysis.journeys import Counting
from board.journey_view import journey_view
from components.charts import palette
from components.charts.escape import lines_of
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
