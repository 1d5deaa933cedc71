"""The filters of a page: one form whose answers are the page's address. It works without scripts."""

from collections.abc import Sequence
from datetime import date

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from analysis.filters import ScorecardFilters, ScorecardLayout, StatusFilter
from analysis.views import Choice
from components import links
from components.markup import aria, current, data


def choice(*, name: str, label: str, options: Sequence[Choice], value: str) -> html.Div:
    """A labelled select."""
    identity = f"filter-{name}"
    return html.Div(
        [
            html.Label(label, htmlFor=identity),
            html.Select(
                [html.Option(option.words, value=option.value, selected=option.value == value) for option in options],
                id=identity,
                name=name,
                className="form-select",
            ),
        ],
        className="filter",
    )


def text(*, name: str, label: str, value: str, kind: str = "search") -> html.Div:
    """A labelled text or date field."""
    identity = f"filter-{name}"
    return html.Div([html.Label(label, htmlFor=identity), dbc.Input(id=identity, name=name, type=kind, value=value)], className="filter")


def form(*, action: str, fields: Sequence[Component], label: str, clear: str = "", hidden: Sequence[tuple[str, str]] = ()) -> html.Form:
    """A form that asks for the same page with other answers; a select answers at once where scripts run."""
    kept = [dbc.Input(name=name, type="hidden", value=value) for name, value in hidden if value]
    return html.Form(
        [
            *fields,
            *kept,
            html.Div(
                [
                    html.Button("Show", type="submit", className="button"),
                    html.A("Clear", href=clear, className="clear-link") if clear else None,
                ],
                className="filter filter-buttons",
            ),
        ],
        method="get",
        action=action,
        className="filters",
        role="search",
        **data(navigate="", auto=""),
        **aria(label=label),
    )


def scorecard_filters(*, scorecard_id: str, filters: ScorecardFilters, areas: Sequence[Choice], priorities: Sequence[Choice]) -> html.Form:
    """The scorecard's filters: area, priority, status, search and day."""
    plain = ScorecardFilters(layout=filters.layout)
    fields: list[Component] = []
    if len(areas) > 1:
        fields.append(choice(name="area", label="Borough or area", options=areas, value=filters.area))
    fields += [
        choice(name="priority", label="Priority", options=[Choice(value="", words="All priorities"), *priorities], value=filters.priority),
        choice(
            name="status",
            label="Status",
            options=[Choice(value=status.value, words=status.words) for status in StatusFilter],
            value=filters.status.value,
        ),
        text(name="q", label="Search", value=filters.search),
        text(name="as_at", label="As known on", value=_day(filters.as_at), kind="date"),
    ]
    return form(
        action=links.scorecard(scorecard_id),
        fields=fields,
        label="Filter this scorecard",
        clear=links.scorecard(scorecard_id, filters=plain) if filters != plain else "",
        hidden=[("view", filters.layout.value)],
    )


def filters_in_words(*, filters: ScorecardFilters, priorities: Sequence[Choice]) -> str:
    """The filters as a sentence, for a printed page; empty where nothing is narrowed."""
    chosen = next((priority.words for priority in priorities if priority.value == filters.priority), "")
    parts = [
        f"priority “{chosen}”" if chosen else "",
        f"status “{filters.status.words}”" if filters.status is not StatusFilter.ANY else "",
        f"names with “{filters.search}”" if filters.search else "",
    ]
    named = " and ".join(part for part in parts if part)
    return f"Only lines of {named} are shown." if named else ""


def layout_switch(*, scorecard_id: str, filters: ScorecardFilters) -> html.Nav:
    """Tiles or table: two links, the one in use marked."""
    options = ((ScorecardLayout.TILES, "Tiles"), (ScorecardLayout.TABLE, "Table"))
    return html.Nav(
        [
            html.A(
                words,
                href=links.scorecard(scorecard_id, filters=_with_layout(filters, layout)),
                className="switch-link",
                **current(shown=layout is filters.layout),
            )
            for layout, words in options
        ],
        className="switch",
        **aria(label="Tiles or table"),
    )


def _with_layout(filters: ScorecardFilters, layout: ScorecardLayout) -> ScorecardFilters:
    return ScorecardFilters(
        area=filters.area, priority=filters.priority, status=filters.status, search=filters.search, as_at=filters.as_at, layout=layout
    )


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
