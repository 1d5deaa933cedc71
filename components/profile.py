"""The parts of an area profile."""

from dash import html
from dash.development.base_component import Component

from analysis.indicator_query import IndicatorQuery
from analysis.profile_views import ProfileCell, ProfileColumn, ProfileRow, ProfileView
from analysis.scorecards import RateAgainst
from analysis.status import style_of
from analysis.views import Choice
from components import links
from components.filters import choice, form
from components.heat import heat_cell
from components.markup import aria
from components.tables import Cell, RowGroup, grouped_table
from components.words import AGAINST, sentence

NOBODY_MORE = Choice(value="", words="Nobody more")
NAMED_IN_FULL = {RateAgainst.TARGET, RateAgainst.BEST_5_PERCENT}
"""Comparators whose statuses have words of their own: "Target met"; for the others the row's heading says what they stand against."""


def choices(view: ProfileView) -> html.Form:
    """Whose profile it is, and beside whom."""
    return form(
        action=links.profile(view.scorecard_id),
        fields=[
            choice(name="area", label="Area", options=view.area_choices, value=view.area_code),
            choice(name="with", label="Beside", options=view.beside_choices, value=",".join(view.beside)),
            choice(name="add", label="And also", options=(NOBODY_MORE, *view.area_choices), value=""),
        ],
        label="Choose the areas",
    )


def heat(view: ProfileView) -> html.Section:
    """Indicators down, areas across, the own area first."""
    names = [f"{column.name} (this area)" if column.is_own else column.name for column in view.columns]
    groups = [RowGroup(title=priority.title, rows=[_row(row, view=view) for row in priority.rows]) for priority in view.priorities]
    return html.Section(
        grouped_table(
            caption=f"{view.area_name} beside {view.beside_words}: every indicator of {view.title}",
            columns=("Indicator", *names),
            heads=("Indicator", *(_head(column, view=view) for column in view.columns)),
            groups=groups,
            own=1,
        ),
        className="heat profile",
    )


def _head(column: ProfileColumn, *, view: ProfileView) -> Cell:
    if column.is_own:
        return [html.Span(column.name), html.Span("this area", className="own-word")]
    if not column.has_profile:
        return column.name
    return html.A(column.name, href=links.profile(view.scorecard_id, area=column.area_code))


def _row(row: ProfileRow, *, view: ProfileView) -> list[Cell]:
    against = f"against {AGAINST[row.rate_against]}" if row.rate_against is not RateAgainst.NONE else "not rated"
    parts = [part for part in (row.period, against) if part]
    name: list[Component | str] = [html.Span(row.label), html.Span(" · ".join(parts), className="row-basis")]
    return [name, *(_cell(cell, row=row, column=column, view=view) for cell, column in zip(row.cells, view.columns, strict=True))]


def _cell(cell: ProfileCell, *, row: ProfileRow, column: ProfileColumn, view: ProfileView) -> Component:
    if not cell.has_figure:
        return html.Span("no figure", className="profile-none")
    style = style_of(cell.outcome, polarity=row.polarity)
    query = IndicatorQuery(
        area=cell.area_code, breakdown_type=row.breakdown_type, breakdown=row.breakdown, scorecard=view.scorecard_id, line=row.line_id
    )
    return heat_cell(
        display=cell.display,
        href=links.indicator(row.indicator_id, query=query),
        label=f"{row.label}, {column.name}: {cell.display}",
        css=style.css_class,
        status=cell.status if row.rate_against in NAMED_IN_FULL else style.word,
        below=[html.Span(word, className="heat-note") for word in cell.remarks(row_period=row.period)],
    )


def notes(view: ProfileView) -> list[Component]:
    """What the table leaves out, and the way to the other areas' profiles on a phone, whose list has no column heads."""
    own_lines = [f"{found.label} ({found.area_name})" for found in view.left_out]
    words = [
        f"Left out, as they are printed for an area of their own: {', '.join(own_lines)}" if own_lines else "",
        f"No line has a figure for {', '.join(view.without_figures)}" if view.without_figures else "",
    ]
    return [html.P(sentence(text), className="profile-note") for text in words if text]


def other_profiles(view: ProfileView) -> html.Nav | None:
    """The way from each area of the table to its own profile, for a phone, whose list has no column heads."""
    others = [column for column in view.columns if column.has_profile and not column.is_own]
    if not others:
        return None
    items = [html.Li(html.A(column.name, href=links.profile(view.scorecard_id, area=column.area_code))) for column in others]
    return html.Nav(
        [html.H2("Their own profiles"), html.Ul(items)], className="phone-only", **aria(label="Profiles of the areas beside it")
    )
