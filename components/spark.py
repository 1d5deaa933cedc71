"""A tile's small chart as an inline picture with a text alternative. Its two inks keep 3:1 on both themes' surfaces."""

from urllib.parse import quote

from dash import html

from analysis.views import Spark

WIDTH, HEIGHT, EDGE = 120, 36, 5
OWN_INK = "#3f86d0"
COMPARATOR_INK = "#7c8896"


def spark(found: Spark) -> html.Span:
    """The series as a line with its last figure dotted, the comparator's level dashed; beneath it how often its figures come."""
    picture = html.Img(
        src="data:image/svg+xml," + quote(_svg(found)),
        alt=found.words,
        width=str(WIDTH),
        height=str(HEIGHT),
        className="spark",
    )
    named = [html.Span(found.frequency, className="spark-frequency")] if found.frequency else []
    return html.Span([picture, *named], className="spark-frame")


def _svg(found: Spark) -> str:
    values = [value for _, value in found.points] + ([found.comparator] if found.comparator is not None else [])
    low, high = min(values), max(values)
    first, last = found.points[0][0].toordinal(), found.points[-1][0].toordinal()

    def across(ordinal: int) -> float:
        return EDGE + (ordinal - first) / max(last - first, 1) * (WIDTH - 2 * EDGE)

    def down(value: float) -> float:
        return HEIGHT / 2 if high == low else HEIGHT - EDGE - (value - low) / (high - low) * (HEIGHT - 2 * EDGE)

    line = " ".join(f"{across(day.toordinal()):.1f},{down(value):.1f}" for day, value in found.points)
    end_x, end_y = across(last), down(found.points[-1][1])
    level = f"{down(found.comparator):.1f}" if found.comparator is not None else ""
    dashed = f'stroke="{COMPARATOR_INK}" stroke-width="1.5" stroke-dasharray="3 3"'
    comparator = f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{level}" y2="{level}" {dashed}/>' if level else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{comparator}'
        f'<polyline fill="none" stroke="{OWN_INK}" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round" points="{line}"/>'
        f'<circle cx="{end_x:.1f}" cy="{end_y:.1f}" r="4" fill="{OWN_INK}"/></svg>'
    )
