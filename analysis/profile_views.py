"""A scorecard's lines for an area beside others, as a page and the data API show it."""

from dataclasses import dataclass

from analysis.views import Choice, HeatRow


@dataclass(frozen=True, kw_only=True)
class ProfileColumn:
    """An area of the table; the first is the one that the page is about."""

    area_code: str
    name: str
    is_own: bool


@dataclass(frozen=True, kw_only=True)
class ProfileView:
    """The page: a row a line, a cell an area. ``left_out`` names the lines that are printed for an area of their own."""

    scorecard_id: str
    title: str
    board: str
    area_code: str
    beside: tuple[str, ...]
    beside_words: str
    area_choices: tuple[Choice, ...]
    beside_choices: tuple[Choice, ...]
    columns: tuple[ProfileColumn, ...]
    rows: tuple[HeatRow, ...]
    left_out: tuple[str, ...]
    release_id: str
