"""The data page's list of judgements that differ."""

from dataclasses import replace

from analysis.views import DataView, DisagreementRow
from components import data as parts
from support.views import HOSTILE, drawn

ROW = DisagreementRow(
    name="Admissions · Female · Bromley",
    indicator_id="fingertips.90001",
    area_code="E09000006",
    breakdown_type="sex",
    breakdown="Female",
    source_id="made-up",
    source_title="Made-up export",
    source_line=12,
    is_trend=True,
    words="The source says “Increasing”; the five latest figures decrease, from 30 in 2019/20 to 18 in 2023/24.",
)


def view(*rows: DisagreementRow) -> DataView:
    return DataView(
        sources=(),
        problems=(),
        conflicts=(),
        conflict_names=(),
        disagreements=rows,
        release_id="r",
        published_at="1 May 2024 at 09:00",
        observations=0,
    )


def test_each_leads_to_its_series_and_to_the_printed_line() -> None:
    found = drawn(parts.disagreements(view(ROW)))
    cells = found.select("tbody th, tbody td")
    assert [cell.text for cell in cells] == [ROW.name, ROW.words, "line 12"]
    series, printed = found.select("tbody a")
    assert series["href"].startswith("/indicator/fingertips.90001?")
    assert "Female" in series["href"]
    assert printed["href"] == "/source/made-up?line=12"
    assert printed["aria-label"] == "Source: Made-up export, line 12"


def test_they_are_counted_by_source() -> None:
    other = replace(ROW, source_id="other", source_title="Another", is_trend=False, source_line=None)
    found = drawn(parts.disagreements(view(ROW, ROW, other)))
    assert [entry.text for entry in found.select("li")] == [
        "Made-up export: no comparisons and two trends",
        "Another: one comparison and no trends",
    ]


def test_only_the_first_two_hundred_are_drawn_and_that_is_said() -> None:
    found = drawn(parts.disagreements(view(*[ROW] * 201)))
    assert len(found.select("tbody tr")) == 200
    assert found.caption.text == "Judgements that differ (the first 200 of 201; all are in the file of problems)"


def test_without_any_the_page_says_so() -> None:
    found = drawn(parts.disagreements(view()))
    assert "No comparison or trend that a source gives is contradicted" in found.text
    assert not found.select("table")


def test_hostile_words_are_text() -> None:
    found = drawn(parts.disagreements(view(replace(ROW, name=HOSTILE, words=HOSTILE, source_title=HOSTILE))))
    assert not found.select("script")
