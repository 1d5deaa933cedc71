"""What a pack's files tell of each line, read back by their own libraries."""

from typing import Any

from docx.document import Document
from pptx.presentation import Presentation

BRIEF = ("Indicator", "Figure", "Period", "Status")
"""How the scorecard table begins."""


def document_rows(found: Document) -> list[tuple[str, ...]]:
    """The lines of the scorecard table: name, figure, period, status."""
    (table,) = [one for one in found.tables if _begins(one) == BRIEF]
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return [tuple(row[:4]) for row in rows if len(set(row)) > 1]  # a row that names a priority is one wide cell


def document_tiles(found: Document) -> list[tuple[str, ...]]:
    """The tiles: name, figure, period, status."""
    (table,) = [one for one in found.tables if one.rows[0].cells[0].text == "Indicator, figure, status"]
    cells = [cell for row in table.rows[1:] for cell in row.cells if cell.text]
    return [tuple(paragraph.text.strip() for paragraph in cell.paragraphs) for cell in cells]


def document_exhibits(found: Document) -> list[tuple[str, ...]]:
    """The lines that are told alone: name, status, reason."""
    told: list[list[str]] = []
    for paragraph in found.paragraphs:
        if paragraph.style.name == "Heading 2":
            told.append([paragraph.text])
        elif told and len(told[-1]) == 1:
            told[-1].append(paragraph.runs[0].text.strip())
        elif told and paragraph.text.startswith("Why this status: "):
            told[-1].append(paragraph.text.removeprefix("Why this status: "))
    return [tuple(one) for one in told]


def slide_rows(deck: Presentation) -> list[tuple[str, ...]]:
    """The lines of the scorecard table: name, figure, period, status."""
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows if _begins(table) == BRIEF]
    return [tuple(row[:4]) for row in rows if tuple(row[:4]) != BRIEF and any(row[1:])]


def _begins(table: Any) -> tuple[str, ...]:
    return tuple(cell.text for cell in table.rows[0].cells)[:4]


def slide_tiles(deck: Presentation) -> list[tuple[str, ...]]:
    """The tiles: name, figure, period, status."""
    boxes = [shape for slide in deck.slides for shape in slide.shapes if shape.name.startswith("Tile ")]
    return [tuple(paragraph.text for paragraph in box.text_frame.paragraphs) for box in boxes]


def slide_exhibits(deck: Presentation) -> list[tuple[str, str, str]]:
    """The lines that are told alone: title, status, notes."""
    return [
        (slide.shapes.title.text, shape.text_frame.text, slide.notes_slide.notes_text_frame.text)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.name == "Status"
    ]


def slide_others(deck: Presentation) -> list[tuple[str, ...]]:
    """The lines that are told in a row of a table of their own: name, area, figure, period, status, reason, the slide's notes."""
    return [
        (*(cell.text for cell in row.cells), slide.notes_slide.notes_text_frame.text)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table and shape.name == "Other indicators"
        for row in list(shape.table.rows)[1:]
    ]
