"""A journey in a pack: its stages as bars, and the table of the same."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from analysis.journey_views import JourneyView, StageView
from analysis.journeys import Counting
from components.charts import palette
from components.charts.escape import in_lines
from components.charts.layout import layout
from components.journey_flow import bar_words
from components.words import data_as_at, documents
from exports.pack.model import Block, Paragraph, Picture, TableBlock
from exports.pictures.words import Words
from exports.tables.model import Cell, Table
from exports.tables.pages import journey_book

_BAR = 44
_LABEL = 34
"""The letters of a bar's name in one line."""
_COLUMNS = ("Stage", "Number", "Of the stage before", "Rate per 10,000", "England", "Neighbours’ mean", "In time")
_COUNTING = "Blue bars count what happened in the period, grey ones how many there were on one day"


def journey_blocks(view: JourneyView) -> Iterator[Block]:
    """The question, the bars, the stages' table and what to know of them."""
    yield Paragraph(text=view.question)
    if view.period is not None and any(_has_number(stage) for stage in view.stages):
        yield _picture(view)
        yield Paragraph(text=f"{_COUNTING}.", is_quiet=True)
    yield TableBlock(table=_stages(view))
    if view.caution:
        yield Paragraph(text=view.caution, is_quiet=True)


def _stages(view: JourneyView) -> Table:
    """The page's table in as many columns as a page of paper holds: what a number counts and when, or why there is none, stands with it."""
    (whole,) = journey_book(view).main
    rows = [dict(zip(whole.columns, row, strict=True)) for row in whole.rows]
    return replace(whole, columns=_COLUMNS, rows=tuple(tuple(_in_one(row, name) for name in _COLUMNS) for row in rows))


def _in_one(row: Mapping[str, Cell], name: str) -> Cell:
    if name != "Number":
        return row[name]
    counted = " ".join(filter(None, (row[each].words for each in ("Number", "What it counts", "When"))))
    return Cell(words=row["Gap"].words or counted)


def _has_number(stage: StageView) -> bool:
    return stage.volume is not None and stage.volume.value is not None


def _name(stage: StageView) -> str:
    """A stage at its bar; one without a number says here what it has, as nothing can stand at a bar that is not drawn."""
    return stage.stage.label if _has_number(stage) else f"{stage.stage.label} ({bar_words(stage)})"


def _colour(stage: StageView) -> str:
    """What happened in the period stands out; how many there were on one day is a number of another sort."""
    return palette.ROLES["other" if stage.counting is Counting.STOCK else "own"].colour


def _picture(view: JourneyView) -> Picture:
    """A bar a stage, the first at the top; every bar says what it counts and when, and a stage without a number has its gap."""
    period = view.period.display if view.period else ""
    stages = view.stages[::-1]
    figure_layout = layout(height=90 + _BAR * len(stages))
    figure_layout["xaxis"] |= {"showgrid": True, "rangemode": "tozero"}
    figure_layout["yaxis"] |= {"type": "category", "title": {"text": ""}}
    trace = {
        "type": "bar",
        "orientation": "h",
        "meta": {"role": "own"},
        "x": [stage.volume.value if stage.volume else None for stage in stages],
        "y": [in_lines(_name(stage), letters=_LABEL) for stage in stages],
        "text": [in_lines(bar_words(stage), letters=_LABEL) if _has_number(stage) else "" for stage in stages],
        "marker": {"color": [_colour(stage) for stage in stages]},
    }
    said = "; ".join(f"{stage.stage.label}: {bar_words(stage)}" for stage in view.stages)
    facts = [period, _COUNTING, data_as_at(view.newest_published)]
    return Picture(
        figure={"data": [trace], "layout": figure_layout},
        words=Words(title=f"{view.title}: {view.area_name}", facts=facts, source=documents(view.provenances)),
        caption=f"{view.title}: {view.area_name}, {period}",
        alternative=f"Bars of each stage. {said}.",
    )
