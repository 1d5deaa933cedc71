"""How variation is shown: one icon and ink for what a control chart says of its last point, looked up here and nowhere else.

The shapes differ without colour: a wave for chance alone; an arrow up for a high signal and down for a low one, cut out of a
disc for an improvement and of a square for a concern, and standing in a ring where neither direction is good.
"""

from dataclasses import dataclass

from analysis.spc import Variation
from analysis.status import LEVEL, STYLES, StatusStyle
from analysis.verdict import Outcome

_UP, _DOWN = "M8 3.2 12.2 7.8H9.4V12.6H6.6V7.8H3.8Z", "M8 12.8 3.8 8.2H6.6V3.4H9.4V8.2H12.2Z"
_DISC, _SQUARE = "M8 .6a7.4 7.4 0 1 1 0 14.8A7.4 7.4 0 0 1 8 .6Z", "M1 1H15V15H1Z"
_RING = f"{_DISC}M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z"
_WAVE = "M3.2 8.4C4.6 5 6.6 5.6 8 7.4S11.2 9.2 12.8 6.2V8.8C11.4 11.4 9.4 10.6 8 8.8S4.8 7.6 3.2 10.8Z"


@dataclass(frozen=True, kw_only=True)
class VariationStyle:
    """An icon in a box of 16 by 16, named in ``shape``, and the status whose ink it is drawn in."""

    css_class: str
    shape: str
    icon: str
    ink: StatusStyle


def _signal(name: str, shape: str, outline: str, ink: StatusStyle) -> dict[Variation, VariationStyle]:
    sides = (("high", "up", _UP), ("low", "down", _DOWN))
    return {
        Variation(f"{name}_{side}"): VariationStyle(
            css_class=f"variation-{name}-{side}", shape=f"{shape} with an arrow {way}", icon=outline + arrow, ink=ink
        )
        for side, way, arrow in sides
    }


VARIATIONS: dict[Variation, VariationStyle] = {
    Variation.COMMON: VariationStyle(css_class="variation-common", shape="ring with a wave", icon=_RING + _WAVE, ink=LEVEL),
    **_signal("improvement", "disc", _DISC, STYLES[Outcome.BETTER]),
    **_signal("concern", "square", _SQUARE, STYLES[Outcome.WORSE]),
    **_signal("neutral", "ring", _RING, STYLES[Outcome.HIGHER]),
}
