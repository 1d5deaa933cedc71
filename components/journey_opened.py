"""The stages of a journey, to be opened: every figure with its source, shares, breakdowns and what to know of them."""

from dash import html
from dash.development.base_component import Component

from analysis.journey_views import BreakdownView, JourneyView, ShareView, StageFigure, StageTile, StageView
from analysis.units import Unit
from components import links
from components.journey_flow import NO_FIGURE, cautions, counted, indicator_address, rate_in_words, stage_anchor
from components.markup import aria
from components.provenance import figure_link, source_link
from components.status import status_in_cell
from components.tables import Cell, table
from components.words import sentence


def opened(view: JourneyView) -> html.Section | None:
    """Every stage, to be opened: all its figures, breakdowns, shares, cautions, sources."""
    if view.period is None:
        return None
    return html.Section([html.H2("Each stage opened"), *(_opened(stage, view=view) for stage in view.stages)], className="stages")


def _opened(stage: StageView, *, view: JourneyView) -> html.Details:
    parts: list[Component | None] = [
        html.P(stage.stage.words, id=stage_anchor(stage)),
        html.P(stage.gap, className="stage-gap") if stage.gap else None,
        _notes(cautions(stage)),
        _numbers(stage, view=view),
        _scaled(stage),
        _shares(stage.shares),
        *(_breakdown(found, stage=stage) for found in stage.breakdowns),
    ]
    head = [html.Span(stage.stage.label, className="stage-label"), html.Span(_in_short(stage), className="stage-short")]
    return html.Details([html.Summary(head), *[part for part in parts if part is not None]], className="stage")


def _in_short(stage: StageView) -> str:
    if stage.volume:
        return f"{stage.volume.display} {counted(stage.volume)} {stage.volume.phrase}"
    return rate_in_words(stage.rate) if stage.rate else NO_FIGURE


def _notes(found: tuple[str, ...]) -> Component | None:
    if not found:
        return None
    return html.Div([html.H4("What to know of these figures"), html.Ul([html.Li(text) for text in found])], className="stage-notes")


def _numbers(stage: StageView, *, view: JourneyView) -> Component | None:
    figures = [found for found in (stage.volume, *stage.other_volumes) if found]
    tiles = [found for found in (stage.rate, *stage.other_rates, *stage.timeliness, *stage.outcomes) if found]
    rows = [_figure_row(found) for found in figures] + [_tile_row(found, view=view) for found in tiles]
    if not rows:
        return None
    return table(
        caption=f"{stage.stage.label}: every figure",
        columns=("Measure", "Figure", "When", "Status", "Compared with", "Source"),
        rows=rows,
        numeric=(1,),
        stacked=True,
    )


def _figure_row(found: StageFigure) -> list[Cell]:
    return [
        html.A(found.label, href=links.indicator(found.indicator_id)),
        found.display,
        found.phrase,
        "a number: no good direction",
        _also_printed(found),
        source_link(found.figure.provenance, short=True),
    ]


def _also_printed(found: StageFigure) -> str:
    """The other values of the period, with who prints them."""
    others = "; ".join(f"{display} in {figure.provenance.source_title}" for display, figure in found.others)
    return f"also printed: {others}" if others else ""


def _tile_row(tile: StageTile, *, view: JourneyView) -> list[Cell]:
    verdict = tile.verdict
    beside = [f"{found.label} {found.display}" for found in verdict.comparators]
    compared = "; ".join(filter(None, (*beside, _also_printed(tile.figure))))
    return [
        html.A(tile.label, href=indicator_address(verdict, area_code=view.area_code)),
        verdict.display,
        verdict.period.display if verdict.period else "",
        status_in_cell(verdict),
        compared,
        source_link(verdict.provenance, short=True) if verdict.provenance else "",
    ]


def _scaled(stage: StageView) -> Component | None:
    if not stage.scaled:
        return None
    items = [html.Li(found.words) for found in stage.scaled]
    return html.Div([html.H4("In local numbers"), html.Ul(items)], className="stage-scaled")


def _shares(shares: tuple[ShareView, ...]) -> Component | None:
    if not shares:
        return None
    return html.Div([html.H4("Shares"), html.Ul([html.Li(_share(found)) for found in shares])], className="stage-shares")


def _share(found: ShareView) -> list[Component | str]:
    words: list[Component | str] = [html.Strong(found.display), f" {found.share.words}"]
    if found.part and found.whole and found.percent is not None:
        words.append(f" ({found.part.display} of {found.whole.display})")
    if found.printed:
        words += [
            "; the source prints ",
            figure_link(found.printed.figure.provenance, display=found.printed.display, label=found.share.words),
        ]
    return words


def _breakdown(found: BreakdownView, *, stage: StageView) -> html.Div:
    is_share = all(row.unit is Unit.PERCENT for row in found.rows)
    highest = 100.0 if is_share else max((row.value for row in found.rows if row.value), default=0.0)
    shared = _said_of_all(found.rows)
    kind = found.breakdown_type.replace("_", " ")
    notes = [*shared, *((found.rest,) if found.rest else ())]
    return html.Div(
        [
            html.H4(f"{found.label} by {kind}"),
            table(
                caption=f"{stage.stage.label}: {found.label} by {kind}",
                columns=(kind.capitalize(), "Figure", "Size", "Source"),
                rows=[_breakdown_row(row, highest=highest, shared=shared) for row in found.rows],
                numeric=(1,),
                hide_caption=True,
            ),
            *(html.P(sentence(text), className="stage-rest") for text in notes),
        ],
        className="stage-breakdown",
    )


def _said_of_all(rows: tuple[StageFigure, ...]) -> tuple[str, ...]:
    """The cautions that every row has, which are said once beneath them."""
    if len(rows) < 2:  # noqa: PLR2004 - of one row nothing is shared
        return ()
    return tuple(text for text in rows[0].cautions if all(text in row.cautions for row in rows))


def _breakdown_row(row: StageFigure, *, highest: float, shared: tuple[str, ...]) -> list[Cell]:
    share = f"{100 * row.value / highest:.1f}%" if row.value and highest else "0%"
    doubt = [html.Span(sentence(text), className="row-basis") for text in row.cautions if text not in shared]
    bar = html.Span(className="row-bar", style={"width": share}, **aria(hidden="true"))
    return [[row.label, *doubt], row.display, bar, source_link(row.figure.provenance, short=True)]
