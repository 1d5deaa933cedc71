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
    "neighbours": Ink(colour="#7a56b3", width=2, dash="solid"),
    "best_5_percent": Ink(colour="#13804a", width=2, dash="longdash"),
    "chosen": Ink(colour="#b36b00", width=2, dash="dot"),
    "other": Ink(colour="#7b8794", width=1, dash="solid"),
    "target": Ink(colour="#1b2430", width=1.5, dash="dashdot"),
    "mean": Ink(colour="#4f5d6b", width=1.5, dash="solid"),
    "limit": Ink(colour="#4f5d6b", width=1.5, dash="dash"),
    "improvement": Ink(colour="#13804a", width=2, dash="solid"),
    "concern": Ink(colour="#c4222a", width=2, dash="solid"),
    "change": Ink(colour="#7a56b3", width=2, dash="solid"),
    "challenge": Ink(colour="#b36b00", width=1.5, dash="dot"),
}
BANDS = {"own": 0.15, "neighbours": 0.1}
"""How strong the band behind a line is."""
SERIES = ("#0b5cad", "#b36b00", "#13804a", "#7a56b3", "#c4222a", "#4f5d6b")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "cross")


def faded(colour: str, strength: float) -> str:
    """A colour, "#rrggbb", of that strength from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {strength:g})"
