"""Breaking words into lines that fit a width, by the widths of the very letters."""

from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

_POINTS_AN_INCH = 72
_ROOM = 0.96
_LONGEST_WORD = 60


def wrapped(words: str, *, width: float, size: float, is_bold: bool = False) -> list[str]:
    """The words in lines of at most ``width`` inches at a letter size in points. A word that is longer than a line is broken."""
    lines: list[str] = []
    for word in _pieces(words):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _wide(longer, size=size, is_bold=is_bold) <= width * _ROOM:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(words: str) -> list[str]:
    return [word[place : place + _LONGEST_WORD] for word in words.split() for place in range(0, len(word), _LONGEST_WORD)]


@lru_cache(maxsize=4096)
def _wide(words: str, *, size: float, is_bold: bool) -> float:
    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if is_bold else "normal")
    across, _, _ = TextToPath().get_text_width_height_descent(words, font, ismath=False)
    return float(across) / _POINTS_AN_INCH
