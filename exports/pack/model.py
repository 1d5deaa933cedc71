"""The pack as a plain document: sections of blocks, which every writer reads. Nothing is worked out here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.pack_request import PackRequest, Part
from analysis.views import Tile
from exports.pictures.words import Words
from exports.tables.model import Cell, Table


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph; a quiet one is a caution or a note."""

    text: str
    is_quiet: bool = False


@dataclass(frozen=True, kw_only=True)
class TableBlock:
    """A table with its caption.

    A workbook has room for the rule, reason and source of its figures too: ``tiles`` are the lines of a scorecard that it tells,
    ``behind`` has a row a figure of those that are of no such line.
    """

    table: Table
    tiles: tuple[Tile, ...] = ()
    behind: Table | None = None


@dataclass(frozen=True, kw_only=True)
class TileGrid:
    """The tiles of a scorecard, in its order."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart: the figure specification of the page, the words around it, its caption and what it says to those who do not see it."""

    figure: Mapping[str, Any]
    words: Words
    caption: str
    alternative: str


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """One line of a scorecard: its heading, finding, status, facts, chart and the reason with its source.

    ``table`` holds every figure of its series with its source.
    """

    tile: Tile
    heading: str
    finding: str
    status: Cell
    facts: tuple[tuple[str, str], ...]
    picture: Picture | None
    table: Table
    reason: str
    source: str
    cautions: tuple[str, ...]


Block = Paragraph | TableBlock | TileGrid | Picture | Exhibit


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the pack for one scorecard and area, or for all: then ``scorecard`` is empty."""

    part: Part
    title: str
    scorecard: str = ""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Pack:
    """The whole document."""

    request: PackRequest
    title: str
    boards: tuple[str, ...]
    areas: tuple[str, ...]
    as_at: str
    made_on: date
    release_id: str
    sections: tuple[Section, ...]
