"""The charts over time of an indicator page, each with its key and its table."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from analysis.formatting import unit_phrase
from analysis.views import IndicatorView
from analysis.worked_series import WorkedSeries
from components.chart_key import told_alone, trend_entries, trend_key
from components.chart_panel import chart_panel
from components.charts.asked import AskedOnAxis, asked_on_axis
from components.charts.bars import comparison_figure
from components.charts.layout import keyed
from components.charts.trend import Figure, trend_axis, trend_figure
from components.export_menu import of_indicator, of_points
from components.indicator import all_authorities
from components.period_table import period_table
from components.provenance import source_link
from components.words import sentence

NOT_AT_ZERO = " The value axis does not start at 0."


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """The first chart of an indicator's page: its figure, the words over it, whether it runs over time, and its key in words."""

    figure: Figure
    caption: str
    is_over_time: bool
    key: tuple[str, ...] = ()


def drawn(view: IndicatorView) -> Drawn | None:
    """The trend chart with every comparator that exists; of one period its bars; None where a picture would tell nothing."""
    own = next((series for series in view.chart if series.role == "own"), None)
    worked = _worked(view)
    most = max((*(len(found.points) for found in view.chart), *(len(each.points) for each in worked)), default=0)
    if own is None or not any(point.observation.value is not None and point.period.end for point in own.points):
        return None
    if most == 1:
        if len(view.chart) + len(worked) == 1:
            return None
        bars = comparison_figure(series=view.chart, unit=view.indicator.unit, worked=worked)
        return Drawn(figure=bars, caption=view.headline, is_over_time=False)
    return _trend(view, worked)


def trend_panel(view: IndicatorView) -> html.Section | None:
    """The page's first chart, and its table."""
    if not any(series.role == "own" for series in view.chart):
        return None
    worked, found = _worked(view), drawn(view)
    data = period_table(view.chart, worked=worked, sources=view.sources, caption=f"{view.indicator.name}: every figure, with its source")
    if found is None:
        return html.Section([html.H2("Figures"), data, _compare(view)])
    panel = chart_panel(
        name="trend",
        caption=found.caption,
        figure=found.figure,
        data=data,
        key=_key(view, worked) if found.is_over_time else None,
        source=_source(view),
        exported=of_indicator(view, title=f"{view.indicator.name}. {found.caption}"),
    )
    return html.Section([html.H2("Over time" if found.is_over_time else "Beside its comparators"), panel, _compare(view)])


def _worked(view: IndicatorView) -> tuple[WorkedSeries, ...]:
    return tuple(found for found in (view.neighbours, view.best_5) if found.points)


def _trend(view: IndicatorView, worked: tuple[WorkedSeries, ...]) -> Drawn:
    figure = trend_figure(
        series=view.chart,
        unit=view.indicator.unit,
        unit_words=axis_words(view),
        target=view.target,
        target_words=view.target_words,
        worked=worked,
        sources=view.sources,
        asked=view.asked,
    )
    keyed(figure["layout"])
    scale = trend_axis(series=view.chart, unit=view.indicator.unit, target=view.target, worked=worked, asked=view.asked)
    caption = view.headline + ("" if scale.starts_at_zero else NOT_AT_ZERO)
    entries = trend_entries(view.chart, worked=worked, sources=view.sources, model=view.neighbour_model)
    key = told_alone(entries, asked=_asked(view), rows=view.asked)
    return Drawn(figure=figure, caption=caption, is_over_time=True, key=key)


def _key(view: IndicatorView, worked: tuple[WorkedSeries, ...]) -> html.Ul | None:
    return trend_key(
        view.chart,
        worked=worked,
        sources=view.sources,
        target_words=view.target_words if view.target is not None else "",
        model=view.neighbour_model,
        asked=_asked(view),
    )


def _asked(view: IndicatorView) -> AskedOnAxis:
    return asked_on_axis(view.asked, drawn=[point.period.end for found in view.chart for point in found.points if point.period.end])


def _source(view: IndicatorView) -> list[Component | str]:
    return ["Source: ", source_link(view.verdict.provenance)] if view.verdict.provenance else []


def _compare(view: IndicatorView) -> html.P | None:
    """The way to all authorities, where there are others."""
    if not view.other_authorities:
        return None
    words = "Compare with all authorities" if view.other_authorities > 1 else "Compare with the other authority"
    return html.P(html.A(words, href=all_authorities(view)), className="way-on")


def closer_panel(view: IndicatorView) -> html.Section | None:
    """The months or quarters behind a yearly figure, with the same target, but where a year's number is no target of a month."""
    if not view.closer:
        return None
    own, target = view.closer[0], None if view.indicator.grows_with_time else view.target
    figure = trend_figure(
        series=view.closer, unit=view.indicator.unit, unit_words=axis_words(view), target=target, target_words=view.target_words
    )
    keyed(figure["layout"])
    scale = trend_axis(series=view.closer, unit=view.indicator.unit, target=target)
    latest = own.points[-1]
    caption = view.verdict.in_year or f"{own.name}: {latest.display} in the latest, {latest.period.display}"
    words = sentence(caption) + ("" if scale.starts_at_zero else NOT_AT_ZERO)
    data = period_table(view.closer, caption=f"{view.indicator.name}, {view.closer_words}")
    title = f"{view.closer_words[:1].upper()}{view.closer_words[1:]}"
    return html.Section(
        [
            html.H2(title),
            chart_panel(
                name="closer",
                caption=words,
                figure=figure,
                data=data,
                key=trend_key(view.closer, target_words=view.target_words if target is not None else ""),
                exported=of_points(
                    view,
                    title=f"{view.indicator.name}. {words}",
                    part=view.closer_words,
                    points=[point for series in view.closer for point in series.points],
                    period=latest.period.display,
                ),
            ),
        ]
    )


def axis_words(view: IndicatorView) -> str:
    """What stands beside a value axis: the unit in words."""
    return unit_phrase(view.indicator.unit, view.verdict.unit_words)
