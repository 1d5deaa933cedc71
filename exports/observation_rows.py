"""The columns of ``/api/v1/observations.csv``."""

from collections.abc import Mapping

from analysis.observations import Interval, Observation
from exports.csv_text import Cell

COLUMNS = (
    "indicator_id", "area_code", "area", "breakdown_type", "breakdown", "role",
    "period_label", "period_kind", "period_start", "period_end",
    "value", "symbol", "bound", "lower_95", "upper_95", "lower_998", "upper_998", "numerator", "denominator",
    "printed", "note", "doubt", "published_trend", "published_comparison",
    "source_id", "source_line", "source_ref", "published_on",
)  # fmt: skip


def observation_row(figure: Observation, *, areas: Mapping[str, str]) -> tuple[Cell, ...]:
    """A figure in the order of ``COLUMNS``."""
    found = figure.provenance
    return (
        figure.indicator_id, figure.area_code, areas.get(figure.area_code, ""), figure.breakdown_type, figure.breakdown, figure.role.value,
        figure.period.label, figure.period.kind.value, figure.period.start, figure.period.end,
        figure.value, figure.symbol.value if figure.symbol else "", figure.bound.value if figure.bound else "",
        *_limits(figure.interval), *_limits(figure.interval_998), figure.numerator, figure.denominator,
        found.printed, figure.note, figure.doubt, figure.published_trend, figure.published_comparison,
        found.source_id, found.line, found.ref, found.published_on,
    )  # fmt: skip


def _limits(interval: Interval | None) -> tuple[float | None, float | None]:
    return (interval.lower, interval.upper) if interval else (None, None)
