"""A journey in a pack: its stages as bars, and the table of the same."""

from collections.abc import Iterator

from analysis.journey_views import JourneyView, StageView
from components.charts import palette
from components.charts.escape import plain
from components.charts.layout import layout
from components.words import data_as_at, documents
from exports.pack.model import Block, Paragraph, Picture, TableBlock
from exports.pictures.words import Words
from exports.tables.pages import journey_book

_BAR = 30


def journey_blocks(view: JourneyView) -> Iterator[Block]:
    """The question, the bars, the stages' table and what to know of them."""
    yield Paragraph(text=view.question)
    stages = [stage for stage in view.stages if stage.volume is not None and stage.volume.value is not None]
    if stages and view.period is not None:
        yield _picture(view, stages)
    yield TableBlock(table=journey_book(view).main[0])
    if view.caution:
        yield Paragraph(text=view.caution, is_quiet=True)


def _picture(view: JourneyView, stages: list[StageView]) -> Picture:
    """A bar a stage, the first at the top; every bar says what it counts and when."""
    period = view.period.display if view.period else ""
    named = [(stage.stage.label, stage.volume) for stage in reversed(stages) if stage.volume]
    figure_layout = layout(height=90 + _BAR * len(named))
    figure_layout["xaxis"] |= {"showgrid": True, "rangemode": "tozero"}
    figure_layout["yaxis"] |= {"type": "category", "title": {"text": ""}}
    trace = {
        "type": "bar",
        "orientation": "h",
        "meta": {"role": "own"},
        "x": [found.value for _, found in named],
        "y": [plain(label) for label, _ in named],
        "text": [plain(f"{found.display} {found.phrase}") for _, found in named],
        "marker": {"color": palette.ROLES["own"].colour},
    }
    said = "; ".join(f"{label}: {found.display} {found.phrase}" for label, found in reversed(named))
    sources = [found.figure.provenance for _, found in reversed(named)]
    as_at = data_as_at(max(found.published_on for found in sources))
    return Picture(
        figure={"data": [trace], "layout": figure_layout},
        words=Words(title=f"{view.title}: {view.area_name}", facts=[period, as_at], source=documents(sources)),
        caption=f"{view.title}: {view.area_name}, {period}",
        alternative=f"Bars of each stage. {said}.",
    )
