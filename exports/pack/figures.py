"""The figures that a pack shows, as its stamp lists them."""

from analysis.views import Tile
from exports.pack.model import ShownFigure


def shown_figure(tile: Tile) -> ShownFigure:
    """A tile's figure with its status."""
    verdict = tile.verdict
    return ShownFigure(
        indicator_id=verdict.indicator_id,
        area_code=verdict.area_code,
        breakdown_type=verdict.breakdown_type,
        breakdown=verdict.breakdown,
        period=verdict.period.display if verdict.period else "",
        display=verdict.display,
        status=verdict.status,
    )
