"""The flow of a journey: a bar a stage, as wide as its number, and between two bars the share that came on."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from analysis.indicator_query import IndicatorQuery
from analysis.journey_views import Conversion, JourneyView, ShareView, StageFigure, StageTile, StageView
from analysis.journeys import Counting
from analysis.verdict import ComparatorKind, Outcome, Verdict
from components import links
from components.dial import dial
from components.markup import aria
from components.provenance import comparator_link, figure_link
from components.status import css_class, icon
from components.words import sentence

LEAST = 0.012
"""The share of the whole width that the smallest bar keeps, so that it can be seen."""
SHARES_SHOWN = 2
NO_FIGURE = "no figure"
BESIDE_RATE = (ComparatorKind.ENGLAND, ComparatorKind.NEIGHBOURS, ComparatorKind.REGION)


def flow(view: JourneyView) -> html.Ol:
    """Every stage in order. The widths compare numbers; what they are stands in words in each bar."""
    widths = _widths(view.stages)
    return html.Ol([_row(stage, widths=widths, area_code=view.area_code) for stage in view.stages], className="flow")


def _widths(stages: tuple[StageView, ...]) -> dict[str, float]:
    """Each stage's share of the widest one, 0 for one without a size."""
    largest = max((stage.size for stage in stages if stage.size), default=0.0)
    return {stage.stage.stage_id: max(LEAST, stage.size / largest) if stage.size and largest else 0.0 for stage in stages}


def _row(stage: StageView, *, widths: Mapping[str, float], area_code: str) -> html.Li:
    width = widths[stage.stage.stage_id]
    before = widths[stage.conversion.stage_id] if stage.conversion else 0.0
    return html.Li(
        [
            html.Div(
                [html.H3(html.A(stage.stage.label, href=f"#{stage_anchor(stage)}")), html.P(stage.stage.words)], className="flow-name"
            ),
            html.Div([*_arrow(stage, width=width, before=before), *_bar(stage, width=width), *_shares(stage)], className="flow-stage"),
            html.Div([*_rate(stage, area_code=area_code), *_times(stage, area_code=area_code)], className="flow-beside"),
        ],
        className="flow-row",
    )


def stage_anchor(stage: StageView) -> str:
    """The name of the place on the page where a stage opens."""
    return f"stage-{stage.stage.stage_id}"


def _arrow(stage: StageView, *, width: float, before: float) -> list[Component]:
    """The funnel from the stage before, with the share on it."""
    if stage.conversion is None or stage.is_gap:
        return []
    shape = html.Span(className="flow-funnel", style={"clipPath": _trapezium(before, width)}, **aria(hidden="true"))
    is_drawn = stage.conversion.percent is not None and before > 0 and width > 0
    return [
        html.Div([shape if is_drawn else None, _share(stage.conversion)], className="flow-arrow" if is_drawn else "flow-arrow flow-apart")
    ]


def _share(found: Conversion) -> html.P:
    if found.percent is None:
        return html.P([html.Strong("Not comparable"), f" with {_lower(found.stage_label)}: {_lower(found.reason)}"], className="flow-words")
    note = f" ({found.note})" if found.note else ""
    return html.P([html.Strong(found.display), f" of {_lower(found.stage_label)}{note}"], className="flow-words", title=found.words)


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _trapezium(above: float, below: float) -> str:
    corners = ((50 - 50 * above, 0), (50 + 50 * above, 0), (50 + 50 * below, 100), (50 - 50 * below, 100))
    return f"polygon({', '.join(f'{across:.2f}% {down}%' for across, down in corners)})"


def _bar(stage: StageView, *, width: float) -> list[Component]:
    if stage.is_gap:
        return [html.Div([html.Span(_missing(stage), className="flow-gap-word"), html.Span(stage.gap)], className="flow-gap")]
    kind = "stock" if stage.counting is Counting.STOCK else "flow"
    kind = "by-rate" if stage.is_sized_by_rate else kind
    bar = html.Div(
        html.Span(className=f"flow-bar flow-{kind}", style={"width": f"{100 * width:.2f}%"}), className="flow-track", **aria(hidden="true")
    )
    return [bar if width else None, _number(stage)]  # type: ignore[list-item]


def _missing(stage: StageView) -> str:
    """What a gap lacks: a stage without a number can have a share in time or an outcome."""
    return "No number" if stage.timeliness or stage.outcomes else "No figure"


def _number(stage: StageView) -> html.P:
    found = stage.volume
    if found is None:
        return html.P("No number; drawn from its rate.", className="flow-number")
    words: list[Component | str] = [
        html.Strong(figure_link(found.figure.provenance, display=found.display, label=stage.stage.label)),
        f" {counted(found)} ",
        html.Span(found.phrase, className="flow-when"),
    ]
    if found.counting is Counting.STOCK:
        words.append(html.Span("on one day", className="flag"))
    if found.cautions:
        words.append(html.A("read the note", href=f"#{stage_anchor(stage)}", className="flag"))
    others = [
        other for other in stage.other_volumes if (other.value, other.counting, other.counts) != (found.value, found.counting, found.counts)
    ]
    words += [html.Span(f" · {other.display} {counted(other)} {other.phrase}", className="flow-other") for other in others[:1]]
    return html.P(words, className="flow-number")


def _shares(stage: StageView) -> list[Component]:
    """The shares of the stage itself that a board asks for first."""
    return [html.P(_share_of(found), className="flow-share") for found in stage.shares[:SHARES_SHOWN]]


def _share_of(found: ShareView) -> list[Component | str]:
    return [html.Strong(found.display), f" {found.share.words}{f' ({found.part.display})' if found.part else ''}"]


def counted(found: StageFigure) -> str:
    """What a number counts: "referrals", "children"; the measure's own label where nothing is declared."""
    return found.counts.value if found.counts else found.label


def _rate(stage: StageView, *, area_code: str) -> list[Component]:
    if stage.rate is None:
        return []
    verdict = stage.rate.verdict
    own: list[Component | str] = [
        html.Strong(html.A(verdict.display, href=indicator_address(verdict, area_code=area_code))),
        " per 10,000 children" if verdict.value is not None else f" ({_lower(stage.rate.label)})",
        html.Span(f" {verdict.period.phrase}" if verdict.period else "", className="flow-when"),
    ]
    beside = [found for kind in BESIDE_RATE if (found := verdict.comparator(kind))][:2]
    others = [html.Li([f"{found.label} ", comparator_link(found, verdict=verdict)]) for found in beside]
    parts: list[Component] = [html.P(own, className="flow-rate")]
    if others:
        parts.append(html.Ul(others, className="flow-comparators"))
    if verdict.outcome is not Outcome.NOT_RATED:
        parts.append(html.P([icon(css_class(verdict)), html.Span(verdict.status)], className=f"status status-{css_class(verdict)}"))
    return parts


def bar_words(stage: StageView) -> str:
    """What stands at a stage's bar in a picture: the number, what it counts and when, the share that came on; or what stands in for it."""
    found, came_on = stage.volume, stage.conversion
    if found is None or found.value is None:
        return rate_in_words(stage.rate) if stage.rate else found.display if found else NO_FIGURE
    share = f" · {came_on.display} of {_lower(came_on.stage_label)}" if came_on and came_on.percent is not None else ""
    return f"{found.display} {counted(found)} {found.phrase}{share}"


def rate_in_words(rate: StageTile) -> str:
    """A rate as it stands in a line of its own: "397.6 per 10,000", "suppressed"."""
    return f"{rate.verdict.display} per 10,000" if rate.verdict.value is not None else rate.verdict.display


def _times(stage: StageView, *, area_code: str) -> list[Component]:
    return [
        html.Div(
            [dial(tile), html.A(tile.label, href=indicator_address(tile.verdict, area_code=area_code), className="dial-name")],
            className="flow-dial",
        )
        for tile in stage.timeliness[:2]
    ]


def indicator_address(verdict: Verdict, *, area_code: str) -> str:
    """The page of a measure for the area."""
    query = IndicatorQuery(area=area_code, breakdown_type=verdict.breakdown_type, breakdown=verdict.breakdown)
    return links.indicator(verdict.indicator_id, query=query)


def key(view: JourneyView) -> html.Ul:
    """What the bars are, of those that are drawn."""
    entries = (
        ("flow", "what happened in the period", any(stage.counting is Counting.FLOW for stage in view.stages)),
        ("stock", "how many there were on one day", any(stage.counting is Counting.STOCK for stage in view.stages)),
        ("by-rate", "no number: as wide as its rate means", any(stage.is_sized_by_rate for stage in view.stages)),
        ("gap", "no figure", any(stage.is_gap for stage in view.stages)),
    )
    items = [
        html.Li([html.Span(className=f"flow-key flow-{name}", **aria(hidden="true")), words])
        for name, words, is_drawn in entries
        if is_drawn
    ]
    return html.Ul(items, className="key")


def cautions(stage: StageView) -> tuple[str, ...]:
    """What a reader should know of a stage's numbers, each once."""
    tiles = (stage.rate, *stage.other_rates, *stage.timeliness, *stage.outcomes)
    figures = (stage.volume, *stage.other_volumes, *(tile.figure for tile in tiles if tile))
    found = [text for figure in figures if figure for text in figure.cautions]
    found += [text for share in stage.shares for text in share.cautions]
    return tuple(dict.fromkeys(map(sentence, found)))
