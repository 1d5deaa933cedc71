"""The parts of a journey page around its flow: the choices, the years, the boroughs side by side, the stages opened, the table."""

from dash import html
from dash.development.base_component import Component

from analysis.journey_query import JourneyQuery
from analysis.journey_views import JourneyView, StageView
from analysis.views import Choice
from components import links
from components.export_menu import Exported, bars_menu
from components.filters import choice, form
from components.journey_flow import NO_FIGURE, bar_words, counted, flow, key, rate_in_words
from components.markup import aria, current
from components.page import notice, page
from components.provenance import figure_link
from components.tables import Cell, table
from components.words import data_as_at, documents

NOBODY_MORE = Choice(value="", words="Nobody more")


def query_of(view: JourneyView) -> JourneyQuery:
    """The address's query of the page as it is shown."""
    return JourneyQuery(area=view.area_code, period=view.period.display if view.period else "", compare=view.compare)


def journeys(view: JourneyView) -> html.Nav | None:
    """Links to every journey, the one shown marked."""
    if len(view.journey_choices) < 2:  # noqa: PLR2004 - with one there is nothing to choose
        return None
    return html.Nav(
        [
            html.A(one.words, href=links.journey(one.value), className="switch-link", **current(shown=one.value == view.journey_id))
            for one in view.journey_choices
        ],
        className="switch",
        **aria(label="Journeys"),
    )


def choices(view: JourneyView) -> html.Form:
    """Whose journey, in which period, beside whom."""
    named = {found.value: found.words for found in view.area_choices}
    beside = tuple(Choice(value=",".join(view.compare), words=", ".join(named[code] for code in view.compare)) for _ in view.compare[:1])
    fields: list[Component] = [
        choice(name="area", label="Area", options=view.area_choices, value=view.area_code),
        choice(name="period", label="Period", options=view.period_choices, value=view.period.display if view.period else ""),
    ]
    if beside:
        fields.append(choice(name="compare", label="Beside", options=(NOBODY_MORE, *beside), value=",".join(view.compare)))
    fields.append(choice(name="add", label="And also" if beside else "Set beside", options=(NOBODY_MORE, *view.compare_choices), value=""))
    return form(action=links.journey(view.journey_id), fields=fields, label="Choose area, period and comparison")


def not_found(view: JourneyView) -> html.Section | None:
    """What the address asks for and is not there, and what is shown in its place."""
    if not view.not_found:
        return None
    shown = f"{view.area_name}, {view.period.display}" if view.period else view.area_name
    return notice([html.P(f"{' '.join(view.not_found)} {shown} is shown.")], title="Not found")


def not_loaded() -> html.Div:
    """The page where no journey has been loaded at all."""
    words = "Load a file that begins with “journey:” and names its stages; docs/loading.md says how."
    return page(name="journey", title="The child’s journey", children=[notice([html.P(words)], title="No journey is loaded yet")])


def summary(view: JourneyView) -> html.Section | None:
    """How much of the journey is known."""
    if view.period is None:
        return notice(
            [html.P("No stage of this journey has a figure for any area yet. Load a file that holds some.")], title="No figures yet"
        )
    numbers, stages = sum(not stage.is_gap for stage in view.stages), len(view.stages)
    known = max(numbers, view.stage_counts.get(view.period.display, 0))
    told = "all of them a number or a rate" if numbers == known else f"{numbers} of them a number or a rate"
    words = f"{known} of {stages} stages have a figure for {view.area_name} {view.period.phrase}, {told}."
    return html.Section([html.P([html.Strong(words), f" {view.caution}"])], className="journey-summary")


def picture(view: JourneyView) -> html.Section | None:
    """The flow with its key and the same as a table."""
    if view.period is None:
        return None
    return html.Section(
        [
            html.H2(f"{view.area_name}, {view.period.display}"),
            key(view),
            flow(view),
            _menu(view),
            html.Details([html.Summary("View as a table"), stage_table(view)], className="chart-table"),
        ],
        className="journey-picture",
    )


def _menu(view: JourneyView) -> html.Details:
    """The picture of the flow is a bar a stage; a gap has its words and no bar."""
    period = view.period.display if view.period else ""
    bars = [
        (
            stage.stage.label,
            stage.volume.value if stage.volume else None,
            bar_words(stage),
        )
        for stage in view.stages
    ]
    exported = Exported(
        title=f"{view.title}: {view.area_name}, {period}",
        facts=(view.question, data_as_at(view.newest_published)),
        source=documents(view.provenances),
        parts=("journey", view.journey_id, view.area_name, period),
    )
    return bars_menu(exported, name=view.title, bars=bars)


def stage_table(view: JourneyView) -> html.Div:
    """Everything that the flow draws."""
    return table(
        caption=f"{view.title}: {view.area_name}, {view.period.display if view.period else ''}",
        columns=("Stage", "Number", "What it counts", "When", "Of the stage before", "Rate per 10,000", "England", "Neighbours", "In time"),
        rows=[_table_row(stage) for stage in view.stages],
        numeric=(1, 5, 6, 7),
        hide_caption=True,
        stacked=True,
    )


def _table_row(stage: StageView) -> list[Cell]:
    if stage.is_gap and not stage.timeliness:
        return [stage.stage.label, NO_FIGURE, stage.gap]
    found, verdict = stage.volume, stage.rate.verdict if stage.rate else None
    beside = {comparator.kind.value: f"{comparator.display}" for comparator in (verdict.comparators if verdict else ())}
    return [
        stage.stage.label,
        figure_link(found.figure.provenance, display=found.display, label=stage.stage.label) if found else _why_no_number(stage),
        counted(found) if found else "",
        found.phrase if found else "",
        _came_on(stage),
        _rate_cell(stage),
        beside.get("england", ""),
        beside.get("neighbours", ""),
        "; ".join(f"{tile.label}: {tile.verdict.display}" for tile in stage.timeliness),
    ]


def _why_no_number(stage: StageView) -> str:
    return "no number" if stage.rate is None else "a rate alone"


def _rate_cell(stage: StageView) -> str:
    """The rate, with its own day or period where that is not the number's."""
    if stage.rate is None:
        return ""
    own = stage.rate.figure
    is_apart = stage.volume is not None and own.phrase != stage.volume.phrase
    return f"{own.display} {own.phrase}" if is_apart else own.display


def _came_on(stage: StageView) -> str:
    found = stage.conversion
    if found is None:
        return ""
    return f"{found.display} of {found.stage_label}" if found.percent is not None else f"not comparable: {found.reason}"


def side_by_side(view: JourneyView) -> html.Section | None:
    """The chosen area and those beside it, a row a stage."""
    if not view.beside or view.period is None:
        return None
    columns = [(view.area_name, view.stages), *((column.area_name, column.stages) for column in view.beside)]
    rows = [[stage.stage.label, *(_beside_cell(stages[place]) for _, stages in columns)] for place, stage in enumerate(view.stages)]
    return html.Section(
        [
            html.H2("Side by side"),
            table(
                caption=f"{view.title}, {view.period.display}: {', '.join(name for name, _ in columns)}",
                columns=("Stage", *(name for name, _ in columns)),
                rows=rows,
                hide_caption=True,
                stacked=True,
            ),
        ],
        className="journey-beside",
    )


def _beside_cell(stage: StageView) -> Cell:
    if not (stage.volume or stage.rate or stage.timeliness):
        return html.Span(NO_FIGURE, className="profile-none")
    parts: list[Component | str] = []
    if stage.volume:
        parts.append(html.Strong(figure_link(stage.volume.figure.provenance, display=stage.volume.display, label=stage.stage.label)))
        parts.append(html.Span(f" {counted(stage.volume)} {stage.volume.phrase}", className="flow-when"))
    lines = [rate_in_words(stage.rate)] if stage.rate else []
    lines += (
        [f"{stage.conversion.display} of {stage.conversion.stage_label}"]
        if stage.conversion and stage.conversion.percent is not None
        else []
    )
    lines += [f"{tile.label} {tile.verdict.display}" for tile in stage.timeliness[:1]]
    return [*parts, *(html.Span(line, className="row-basis") for line in lines)]
