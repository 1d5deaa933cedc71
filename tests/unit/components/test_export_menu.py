"""What an exported picture says besides its chart: what it is of, the day of its figures, and where they stand."""

import json
from dataclasses import replace
from datetime import date

import pytest

from analysis.observations import DataDay, Provenance
from analysis.views import PointSource, Spark
from components.breakdown_panels import breakdown_panels
from components.export_menu import of_comparison, of_indicator, tile_menu
from components.words import source_words
from support.comparisons import comparison
from support.views import breakdown, drawn, indicator_view, tile, yearly
from tests.unit.analysis.builders import observation, provenance, verdict


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, ""),
        (provenance(line=5), "The a-report (1 March 2018), line 5"),
        (provenance(line=None), "The a-report (1 March 2018)"),
        (replace(provenance(line=None), ref="table 3"), "The a-report (1 March 2018), table 3"),
        (replace(provenance(line=5), source_title="Agenda pack of 1 March 2018"), "Agenda pack of 1 March 2018, line 5"),
        (replace(provenance(line=5), ref="table 3"), "The a-report (1 March 2018), line 5"),
    ],
)
def test_a_source_is_named_by_its_line_else_by_its_place_in_words(found: Provenance | None, words: str) -> None:
    assert source_words(found) == words


def test_a_comparison_of_figures_without_a_line_names_none() -> None:
    found = of_comparison(comparison(provenance=provenance(line=None), newest_published=DataDay(date(2018, 3, 1))), title="All of them")
    assert found.source == "The a-report (1 March 2018)"
    assert found.facts[-1] == "Data as at 1 March 2018"


def test_a_picture_of_figures_that_no_source_file_dates_says_so() -> None:
    undated = replace(provenance(line=5), is_day_of_loading=True)
    found = of_comparison(comparison(provenance=undated, newest_published=undated.data_day), title="All of them")
    assert found.source == "The a-report (1 March 2018, the day of loading), line 5"
    assert found.facts[-1] == "Data as at 1 March 2018, the day of loading"


def test_a_chart_of_several_documents_names_them_all() -> None:
    sources = tuple(
        PointSource(source_id=name, title=title, is_national=False, figures=1)
        for name, title in (("a-report", "The a-report"), ("another", "Another report"))
    )
    found = of_indicator(indicator_view(yearly(8.8, 8.6), sources=sources), title="A measure")
    assert found.source == "The a-report (1 March 2018), line 1; Another report"


def test_a_chart_of_other_figures_says_their_own_period_day_and_document() -> None:
    older = breakdown(("Police", 12), ("Health", 3), source_id="older", published_on=date(2014, 7, 1), when="2013/14")
    menu = drawn(breakdown_panels(indicator_view(yearly(8.8, 8.6), breakdowns=(older,)))).select_one("details.export")
    told = json.loads(menu["data-export"])
    assert told["facts"] == ["Central Bedfordshire · 2013/14", "Data as at 1 July 2014"]
    assert told["source"] == "Source: The older"
    assert told["file"] == "a-measure_central-bedfordshire_2013-14_by-agency"


def test_a_tile_with_a_line_of_months_says_so_in_its_picture() -> None:
    yearly_tile = tile(verdict([observation(5)]))
    monthly = replace(yearly_tile, spark=Spark(points=(), comparator=None, words="", frequency="monthly"))
    facts = [json.loads(drawn(tile_menu(found)).select_one("details.export")["data-export"])["facts"] for found in (monthly, yearly_tile)]
    assert "The small chart is monthly" in facts[0]
    assert not any("small chart" in fact for fact in facts[1])
