"""Rows that say again what another row of the same file says, and rows that contradict one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.observations import Role
from data_loaders.formats.figure_row import FigureRow
from data_loaders.problems import Place, Problem, Severity

Identity = tuple[str, str, str, str, Role, str, date | None, date | None, str]


@dataclass(kw_only=True)
class Sifted:
    """The rows to load, how many were folded, and what is to be said."""

    kept: list[FigureRow] = field(default_factory=list)
    folded: int = 0
    problems: list[Problem] = field(default_factory=list)


def sift(rows: Sequence[FigureRow], *, file_name: str, source_id: str) -> Sifted:
    """Fold repeats and mark conflicts.

    A row with ``repeat_of_line`` is folded. So is a row that equals an earlier one in every part of its meaning, unless the two
    stand on different printed lines: a document may print one figure twice, and each print is a figure of its own. Rows that
    agree in everything but the value are a conflict: both load, with a warning that names both lines.
    """
    sifted = Sifted()
    lines = {row.source_line or row.file_line for row in rows}
    first: dict[Identity, FigureRow] = {}
    for row in rows:
        place = Place(file_name=file_name, line=row.file_line)

        def say(severity: Severity, code: str, words: str, *, at: Place = place) -> None:
            sifted.problems.append(at.problem(severity=severity, code=code, words=words, source_id=source_id))

        if row.repeat_of_line is not None:
            sifted.folded += 1
            here = f" (printed again on line {row.source_line})" if row.source_line else ""
            say(Severity.FOLDED, "repeat", f"repeat of line {row.repeat_of_line}: same figure{here}.")
            if row.repeat_of_line not in lines:
                words = f"repeat_of_line names line {row.repeat_of_line}, on which this file has no figure. Check the number."
                say(Severity.WARNING, "repeat_of_nothing", words)
            continue
        earlier = first.setdefault(_identity(row), row)
        if earlier is not row and _says_the_same(earlier, row):
            if not _stand_apart(earlier, row):
                sifted.folded += 1
                words = f"the same figure as on line {earlier.file_line}, so it is counted once. Delete one of the two."
                say(Severity.FOLDED, "repeat", words)
                continue
        elif earlier is not row and earlier.value is not None and row.value is not None:
            say(Severity.WARNING, "conflict", _conflict(earlier, row))
        sifted.kept.append(row)
    return sifted


def _identity(row: FigureRow) -> Identity:
    period = row.period
    label = "" if period.start else period.label
    return (
        row.indicator.indicator_id,
        row.area_code,
        row.breakdown_type.casefold(),
        row.breakdown.casefold(),
        row.role,
        period.kind,
        period.start,
        period.end,
        label,
    )


def _says_the_same(earlier: FigureRow, row: FigureRow) -> bool:
    return (earlier.value, earlier.symbol, earlier.bound) == (row.value, row.symbol, row.bound)


def _stand_apart(earlier: FigureRow, row: FigureRow) -> bool:
    return earlier.source_line is not None and row.source_line is not None and earlier.source_line != row.source_line


def _conflict(earlier: FigureRow, row: FigureRow) -> str:
    def where(one: FigureRow) -> str:
        printed = f", printed on line {one.source_line}" if one.source_line else ""
        return f"{one.value:.12g} (line {one.file_line}{printed})"

    subject = f"{row.indicator.indicator_id}, {row.area_code}, {row.period.label or 'no period'}"
    return (
        f"two values for {subject}: {where(earlier)} and {where(row)}. "
        "Both are kept and shown; say in doubt which to trust, or part them by a breakdown."
    )
