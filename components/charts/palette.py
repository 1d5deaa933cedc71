"""Ink of each role in a chart: the board's own area stands out, everything else is context.

The light inks are drawn by the server; ``assets/charts.js`` repaints a chart from the style sheet's variables
of the same names when the theme is dark.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Ink:
    """How a role is drawn: colour on the light theme, line width, dash pattern."""

    colour: str
    width: float
    dash: str


TEXT = "#1b2430"
MUTED = "#4f5d6b"
GRID = "#dfe4ea"
ROLES = {
    "own": Ink(colour="#0b5cad", width=3, dash="solid"),
    "england": Ink(colour="#1b2430", width=2, dash="dash"),
    "region": Ink(colour="#4f5d6b", width=2, dash="dot"),
    "best_5_percent": Ink(colour="#13804a", width=2, dash="longdash"),
    "target": Ink(colour="#1b2430", width=1.5, dash="dashdot"),
}
SERIES = ("#0b5cad", "#b36b00", "#13804a", "#7a56b3", "#c4222a", "#4f5d6b")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "cross")
