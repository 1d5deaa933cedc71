"""Cells of what the views hold: verdicts, their comparators, their sources."""

import re
from datetime import date

from analysis.formatting import unit_phrase
from analysis.indicators import Indicator
from analysis.journey_views import StageFigure
from analysis.observations import DataDay, Provenance
from analysis.status import style_of
from analysis.verdict import ComparatorKind, Verdict
from analysis.views import Tile
from components.words import AGAINST
from exports.tables.model import Cell

COMPARATORS = (
    (ComparatorKind.TARGET, "Target"),
    (ComparatorKind.ENGLAND, "England"),
    (ComparatorKind.REGION, "Region"),
    (ComparatorKind.NEIGHBOURS, "Neighbours’ mean"),
    (ComparatorKind.BEST_5_PERCENT, "Best 5%"),
    (ComparatorKind.PREVIOUS, "Before"),
)
FIGURE = "Figure"
VERDICT_COLUMNS = (
    "Indicator",
    "Area",
    FIGURE,
    "As shown",
    "Unit",
    "Period",
    "Status",
    *(name for _, name in COMPARATORS),
    "Change",
    "Trend",
)
SOURCE_COLUMNS = ("Indicator", "Area", "Period", "Document", "Published", "Line", "Printed")
RULE_COLUMNS = (
    "Indicator",
    "Area",
    "Status",
    "Rated against",
    "How",
    "How sure",
    "Why",
    "Gap to the best 5%",
    "Before you rely on it",
    "Lead",
)


def figure(verdict: Verdict) -> Cell:
    """A verdict's figure with its unit; the decimals are those that its words show."""
    return Cell(words=verdict.display, value=verdict.value, unit=verdict.unit, decimals=shown_decimals(verdict.display))


def shown_decimals(display: str) -> int:
    """The decimals of a figure as it is written."""
    after = display.rpartition(".")[2] if "." in display else ""
    return len(after) - len(after.lstrip("0123456789"))


def status(verdict: Verdict) -> Cell:
    """A status in words, with its style."""
    return Cell(words=verdict.status, style=style_of(verdict.outcome, polarity=verdict.polarity))


def comparator(verdict: Verdict, kind: ComparatorKind) -> Cell:
    """A comparator's figure; its words name its own period where that is another one."""
    found = verdict.comparator(kind)
    if found is None:
        return Cell(words="")
    return Cell(words=found.display, value=found.value, unit=verdict.unit, decimals=shown_decimals(found.display))


def verdict_row(tile: Tile) -> tuple[Cell, ...]:
    """A tile as a row of ``VERDICT_COLUMNS``."""
    verdict = tile.verdict
    return (
        Cell(words=name_of(tile)),
        Cell(words=verdict.area),
        figure(verdict),
        Cell(words=verdict.display),
        Cell(words=unit_phrase(verdict.unit, verdict.unit_words)),
        Cell(words=verdict.period.display if verdict.period else ""),
        status(verdict),
        *(comparator(verdict, kind) for kind, _ in COMPARATORS),
        Cell(words=verdict.change.words if verdict.change else ""),
        Cell(words=verdict.trend.words),
    )


def name_of(tile: Tile) -> str:
    """The line's label or, where that was shortened, the indicator's whole name, with its breakdown unless it says that already."""
    name = tile.verdict.indicator if tile.label.endswith("…") else tile.label
    breakdown = tile.verdict.breakdown
    return f"{name}: {breakdown}" if breakdown and not _says(name, breakdown) else name


def _says(name: str, breakdown: str) -> bool:
    """Whether a breakdown's words stand in a name, large or small: "On a plan: neglect" says "Neglect", "Female" does not say "Male"."""
    return re.search(rf"(?<!\w){re.escape(breakdown)}(?!\w)", name, re.IGNORECASE) is not None


def rule_row(tile: Tile) -> tuple[Cell, ...]:
    """The rule and the reason of a tile's status, as a row of ``RULE_COLUMNS``."""
    verdict = tile.verdict
    method = f"{verdict.rule.method.value}, {verdict.rule.margin}".rstrip(", ") if verdict.rule.method else ""
    gap = verdict.gap_to_best_5.display if verdict.gap_to_best_5 else ""
    plain = (AGAINST[verdict.rule.comparator], method, verdict.certainty_words, verdict.reason, gap)
    return (
        Cell(words=name_of(tile)),
        Cell(words=verdict.area),
        status(verdict),
        *(Cell(words=text) for text in (*plain, " ".join(verdict.cautions), verdict.lead)),
    )


def source_row(tile: Tile) -> tuple[Cell, ...] | None:
    """Where a tile's figure stands, as a row of ``SOURCE_COLUMNS``; None without a figure."""
    verdict = tile.verdict
    if verdict.provenance is None:
        return None
    period = verdict.period.display if verdict.period else ""
    return (*(Cell(words=text) for text in (name_of(tile), verdict.area, period)), *provenance_cells(verdict.provenance))


def provenance_cells(found: Provenance) -> tuple[Cell, ...]:
    """Document, day of publication, line or place, and the printed text."""
    line = Cell(words=str(found.line), value=float(found.line)) if found.line else Cell(words=found.ref)
    return (Cell(words=found.source_title), Cell(words=data_day(found.data_day)), line, Cell(words=found.printed))


def data_day(found: DataDay | None) -> str:
    """The day that figures bear; one of loading says so."""
    return f"{day(found.day)}{', the day of loading' if found.is_of_loading else ''}" if found else ""


def day(value: date | None) -> str:
    """A day as every spreadsheet reads it: 2018-03-21."""
    return value.isoformat() if value else ""


def stage_figure_cell(found: StageFigure) -> Cell:
    """A figure of a journey's stage."""
    return Cell(words=found.display, value=found.value, unit=found.unit, decimals=shown_decimals(found.display))


def value_cell(value: float | None, display: str, indicator: Indicator) -> Cell:
    """A value of an indicator."""
    return Cell(words=display, value=value, unit=indicator.unit, decimals=shown_decimals(display))
