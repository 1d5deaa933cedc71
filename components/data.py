"""The parts of the data page and of a source's page."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from analysis.indicator_query import IndicatorQuery
from analysis.observations import Role
from analysis.views import DataView, DisagreementRow, FigureRow, ProblemRow, SourceRow, SourceView
from components import links
from components.markup import aria, current, data
from components.provenance import source_link
from components.tables import Cell, table
from components.words import count_of, day, sentence

_MOST_PROBLEMS = 200
_FOLDED = "folded"


def sources(view: DataView) -> html.Section:
    """Every source with its rows: read = loaded + not loaded, always."""
    rows: list[list[Cell]] = [
        [
            html.A(found.title, href=links.source(found.source_id)),
            found.publisher,
            found.data_day.words,
            day(found.figures_to) if found.figures_to else "",
            f"{found.rows_read:,}",
            f"{found.rows_loaded:,}",
            f"{found.rows_folded:,}",
            f"{found.rows_rejected - found.rows_folded:,}",
            html.A(
                f"{found.doubts:,}",
                href=links.source(found.source_id, only_doubts=True),
                **aria(label=f"{found.doubts} doubtful figures of {found.title}"),
            )
            if found.doubts
            else "0",
        ]
        for found in view.sources
    ]
    columns = ("Source", "Publisher", "Published", "Figures run to", "Rows read", "Loaded", "Folded as repeats", "Rejected", "With a doubt")
    words = "Every row read was loaded, folded as a repeat of a figure that is already there, or rejected with the reason."
    return html.Section(
        [
            html.H2("Sources"),
            html.P(words),
            table(caption="Sources and their rows", columns=columns, rows=rows, numeric=(4, 5, 6, 7, 8), hide_caption=True),
        ]
    )


def conflicts(view: DataView) -> html.Section:
    """Figures that a later document revised, and figures that one document prints in two ways."""
    if not view.conflicts:
        return html.Section(
            [html.H2("Revised and conflicting figures"), html.P("No two sources print different figures for the same thing.")]
        )
    rows: list[list[Cell]] = [
        [
            html.A(
                name,
                href=links.indicator(
                    found.current.indicator_id, query=_query(found.current.area_code, found.current.breakdown_type, found.current.breakdown)
                ),
            ),
            found.period.display,
            [found.current_display, " ", source_link(found.current.provenance, short=True)],
            _others(found.other_displays, found.others),
            "the same document" if found.is_conflict else "an earlier document",
        ]
        for name, found in zip(view.conflict_names, view.conflicts, strict=True)
    ]
    columns = ("Indicator", "Period", "Shown", "Also printed", "In")
    return html.Section(
        [
            html.H2("Revised and conflicting figures"),
            html.P(
                f"{sentence(count_of(len(rows), 'figure'))[:-1]} printed more than one way. Where a later document prints another figure, "
                "the later one is shown; where one document prints two, the better supported one is. All of them stay."
            ),
            table(caption="Revised and conflicting figures", columns=columns, rows=rows, hide_caption=True),
        ]
    )


def _others(displays: tuple[str, ...], others: tuple[object, ...]) -> list[Component | str]:
    cells: list[Component | str] = []
    for display, other in zip(displays, others, strict=True):
        cells += [", " if cells else "", display, " ", source_link(other.provenance, short=True)]  # type: ignore[attr-defined]
    return cells


def _query(area: str, breakdown_type: str, breakdown: str) -> IndicatorQuery:
    return IndicatorQuery(area=area, breakdown_type=breakdown_type, breakdown=breakdown)


def disagreements(view: DataView) -> html.Section:
    """Judgements of the sources' own that their figures contradict: how many of each source, and the first of them."""
    heading = html.H2("Where a source's own judgement differs from ours")
    if not view.disagreements:
        return html.Section([heading, html.P("No comparison or trend that a source gives is contradicted by its figures.")])
    found, shown = view.disagreements, view.disagreements[:_MOST_PROBLEMS]
    sources: dict[tuple[str, str], list[DisagreementRow]] = {}
    for one in found:
        sources.setdefault((one.source_id, one.source_title), []).append(one)
    rows: list[list[Cell]] = [
        [
            html.A(one.name, href=links.indicator(one.indicator_id, query=_query(one.area_code, one.breakdown_type, one.breakdown))),
            one.words,
            _line_link(one),
        ]
        for one in shown
    ]
    more = f" (the first {len(shown)} of {len(found):,}; all are in the file of problems)" if len(found) > len(shown) else ""
    return html.Section(
        [
            heading,
            html.P(
                "A comparison or trend that a source prints is worked out again from its figures, by the rules of every verdict. Where the "
                "two differ, pages show ours and say the source's."
            ),
            html.Ul([html.Li([html.A(title, href=links.source(key)), f": {_kinds(of)}"]) for (key, title), of in sources.items()]),
            table(
                caption=f"Judgements that differ{more}", columns=("Indicator", "What differs", "Printed"), rows=rows, hide_caption=not more
            ),
        ]
    )


def _kinds(found: Sequence[DisagreementRow]) -> str:
    trends = sum(one.is_trend for one in found)
    return f"{count_of(len(found) - trends, 'comparison')} and {count_of(trends, 'trend')}"


def _line_link(found: DisagreementRow) -> html.A:
    place = f"line {found.source_line}" if found.source_line else "source"
    label = f"Source: {found.source_title}, {place}"
    return html.A(place, href=links.source(found.source_id, line=found.source_line), className="source-link", **aria(label=label))


def problems(found: tuple[ProblemRow, ...]) -> html.Section:
    """Rows rejected and warnings, each with its mend; then, folded away, the repeats."""
    if not found:
        return html.Section([html.H2("Problems"), html.P("No row was rejected, folded or loaded with a warning.")])
    folded = tuple(problem for problem in found if problem.severity == _FOLDED)
    telling = tuple(problem for problem in found if problem.severity != _FOLDED)
    download = html.A("All problems (CSV)", href=links.address("/api/v1/problems.csv"), **data(download=""))
    return html.Section(
        [
            html.H2("Problems"),
            html.P([sentence(f"{count_of(len(telling), 'row')} rejected or loaded with a warning"), " ", download]),
            _problem_table(telling, caption="Rejected, or loaded with a warning") if telling else None,
            html.Details(
                [
                    html.Summary(sentence(f"{count_of(len(folded), 'row')} folded: the same figure is printed on another line too")),
                    _problem_table(folded, caption="Folded as repeats"),
                ],
                className="chart-table",
            )
            if folded
            else None,
        ]
    )


def _problem_table(found: tuple[ProblemRow, ...], *, caption: str) -> html.Div:
    more = f" (the first {_MOST_PROBLEMS} of {len(found):,}; all are in the file)" if len(found) > _MOST_PROBLEMS else ""
    rows: list[list[Cell]] = [[_severity(problem.severity), problem.message] for problem in found[:_MOST_PROBLEMS]]
    return table(caption=caption + more, columns=("What happened", "Where, why, and the mend"), rows=rows)


def _severity(word: str) -> str:
    return {_FOLDED: "Folded as a repeat", "rejected": "Rejected", "warning": "Loaded, with a warning"}.get(word, word)


def bring_your_own() -> html.Section:
    """How officers add figures, until loading from this page is there."""
    return html.Section(
        [
            html.H2("Bring your own figures"),
            html.P(
                [
                    "One table, one row a figure, as CSV or XLSX: ",
                    html.Code("python -m data_loaders load figures.csv"),
                    " checks it and publishes a new release; ",
                    html.Code("check"),
                    " finds the same without loading, ",
                    html.Code("rollback"),
                    " takes it back. The steps are in docs/loading.md.",
                ]
            ),
            html.P(html.A("Sources (CSV)", href=links.address("/api/v1/sources.csv"), **data(download=""))),
        ]
    )


def source_lead(found: SourceRow) -> str:
    """Who published a source, and the day that it bears."""
    return " · ".join(filter(None, [found.publisher, f"{found.data_day.verb} on {day(found.data_day.day)}"]))


def about_source(view: SourceView) -> html.Section:
    """The document and how its rows were accounted for."""
    found = view.source
    facts = (
        ("Licence", found.licence),
        ("How the date is known", found.published_note),
        ("File", found.file_name),
        ("Loaded", f"{day(found.loaded_at)} at {found.loaded_at:%H:%M} UTC"),
        ("Rows", _row_words(found)),
        ("Figures with a doubt", f"{found.doubts:,}"),
    )
    rows = [html.Div([html.Dt(term), html.Dd(words)]) for term, words in facts if words]
    switches = [
        html.A(
            "All figures",
            href=links.source(found.source_id),
            className="switch-link",
            **current(shown=view.line is None and not view.only_doubts),
        ),
        html.A(
            "Only figures with a doubt",
            href=links.source(found.source_id, only_doubts=True),
            className="switch-link",
            **current(shown=view.only_doubts),
        ),
        html.A(
            "All figures (CSV)",
            href=links.address("/api/v1/observations.csv", {"source_id": found.source_id}),
            className="switch-link",
            **data(download=""),
        ),
    ]
    return html.Section([html.Dl(rows, className="why"), html.Nav(switches, className="switch", **aria(label="Which figures"))])


def _row_words(found: SourceRow) -> str:
    rejected = found.rows_rejected - found.rows_folded
    return f"{found.rows_read:,} read, {found.rows_loaded:,} loaded, {found.rows_folded:,} folded as repeats, {rejected:,} rejected"


def source_figures(view: SourceView) -> html.Section:
    """The figures by line, with the printed text."""
    title = f"Line {view.line}" if view.line else "Figures, in the document's order"
    if not view.figures:
        return html.Section([html.H2(title), html.P("No figure was taken from this line.")])
    columns = ("Line", "Printed", "Indicator", "Area", "Period", "Figure", "Remarks", "Place in the document")
    rows = [_figure_row(found) for found in view.figures]
    return html.Section(
        [html.H2(title), table(caption=f"{view.source.title}: {title}", columns=columns, rows=rows, numeric=(5,), hide_caption=True)]
    )


def _figure_row(found: FigureRow) -> list[Component | str]:
    figure = found.observation
    name = f"{found.indicator_name}: {figure.breakdown}" if figure.breakdown else found.indicator_name
    role = "" if figure.role is Role.ACTUAL else f"{figure.role.value.replace('_', ' ')}. "
    href = links.indicator(figure.indicator_id, query=_query(figure.area_code, figure.breakdown_type, figure.breakdown))
    line = figure.provenance.line
    return [
        html.A(str(line), href=links.provenance(figure.provenance)) if line else "",
        html.Q(figure.provenance.printed) if figure.provenance.printed else "(blank)",
        html.A(name, href=href),
        found.area_name,
        figure.period.display,
        found.display,
        " ".join(part for part in (role.capitalize(), sentence(figure.doubt or figure.note)) if part),
        figure.provenance.ref,
    ]


def pager(view: SourceView) -> html.Nav | None:
    """The way to the other pages of figures."""
    if view.pages == 1:
        return None
    near = range(max(1, view.page - 2), min(view.pages, view.page + 2) + 1)
    numbers = sorted({1, *near, view.pages})
    entries = [
        html.A(
            str(number),
            href=links.source(view.source.source_id, page=number, only_doubts=view.only_doubts),
            className="switch-link",
            **current(shown=number == view.page),
        )
        for number in numbers
    ]
    return html.Nav([html.Span(f"{view.total:,} figures, page "), *entries], className="switch pager", **aria(label="Pages of figures"))
