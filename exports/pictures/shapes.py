"""What Plotly's names of marks and dashes are in Matplotlib."""

MARKERS = {
    "circle": "o",
    "circle-open": "o",
    "square": "s",
    "square-open": "s",
    "diamond": "D",
    "diamond-open": "D",
    "triangle-up": "^",
    "triangle-up-open": "^",
    "triangle-down": "v",
    "x": "X",
    "x-thin-open": "x",
    "cross": "P",
    "star": "*",
}
HATCHES = {"": "", "/": "////", "x": "xxxx"}
DASHES: dict[str, object] = {
    "solid": "-",
    "dash": (0, (6, 3)),
    "dot": (0, (1.5, 2)),
    "dashdot": (0, (6, 2, 1.5, 2)),
    "longdash": (0, (10, 3)),
    "longdashdot": (0, (10, 2, 1.5, 2)),
}


class CannotDraw(ValueError):  # noqa: N818 - it reads as what it says
    """A part of a figure specification that no picture is known for: it is never left out in silence."""


def marker(name: str) -> str:
    """Matplotlib's marker. Raises CannotDraw for an unknown one."""
    if name not in MARKERS:
        message = f"no picture is known for the marker '{name}'"
        raise CannotDraw(message)
    return MARKERS[name]


def dash(name: str) -> object:
    """Matplotlib's line style. Raises CannotDraw for an unknown one."""
    if name not in DASHES:
        message = f"no picture is known for the dash '{name}'"
        raise CannotDraw(message)
    return DASHES[name]


def is_hollow(name: str) -> bool:
    """Whether only the outline of a mark is drawn."""
    return name.endswith("-open")
