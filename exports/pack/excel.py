"""The pack as an Excel workbook: every table of its sections, a sheet a scorecard's verdicts, with the stamp."""

from analysis.pack_request import Part
from exports.pack.model import Exhibit, Pack, TableBlock
from exports.pack.stamp import stamp_of, stamped
from exports.tables.model import Book, Cell, Table, words_row
from exports.workbook import workbook


def excel(pack: Pack) -> bytes:
    """The workbook as the bytes of an ``.xlsx``."""
    tables = [block.table for section in pack.sections for block in section.blocks if isinstance(block, TableBlock)]
    exhibits = {block.heading: block for section in pack.sections for block in section.blocks if isinstance(block, Exhibit)}
    series = [_series(found) for found in exhibits.values() if found.table is not None and Part.INDICATORS in pack.request.parts]
    words = Table(name="In words", title="In words", columns=("Part", "Words"), rows=tuple(_paragraphs(pack)))
    facts = (
        ("Boards", "; ".join(pack.boards)),
        ("Areas", "; ".join(pack.areas)),
        ("Data as at", pack.as_at),
        ("Made on", pack.made_on.isoformat()),
        ("Release", pack.release_id),
        ("Checksum of the figures", stamp_of(pack).checksum),
    )
    main = (words,) if words.rows else ()
    book = Book(title=pack.title, parts=("board-pack",), facts=facts, main=main, others=(*tables, *series))
    return stamped(workbook(book), stamp_of(pack))


def _paragraphs(pack: Pack) -> list[tuple[Cell, ...]]:
    found = []
    for section in pack.sections:
        for block in section.blocks:
            text = getattr(block, "text", "")
            if text:
                found.append(words_row(section.title, text))
    return found


def _series(found: Exhibit) -> Table:
    table = found.table
    if table is None:
        return Table(name=found.heading, title=found.heading, columns=(), rows=())
    return Table(
        name=found.heading, title=found.heading, columns=table.columns, rows=table.rows, note=f"{found.finding} Source: {found.source}"
    )
