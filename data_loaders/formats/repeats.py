"""Rows that say again what another row of the same file says, and rows that contradict one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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

    A row with ``repeat_of_line`` is folded. So is a row that says the same as an earlier one, unless both name the printed line
    they were taken from and differ in something: a document may print one figure twice (beside its month, and again in its year's
    column), and each print is a figure of its own. Rows that agree in everything but the value are a conflict: both load, with a
    warning that names both lines.
    """
    sifted = Sifted()
    first: dict[Identity, FigureRow] = {}
    repeats: list[FigureRow] = []
    for row in rows:
        place = Place(file_name=file_name, line=row.file_line)

        def say(severity: Severity, code: str, words: str, *, at: Place = place) -> None:
            sifted.problems.append(at.problem(severity=severity, code=code, words=words, source_id=source_id))

        if row.repeat_of_line is not None:
            sifted.folded += 1
            here = f" (printed again on line {row.source_line})" if row.source_line else ""
            say(Severity.FOLDED, "repeat", f"repeat of line {row.repeat_of_line}: same figure{here}.")
            repeats.append(row)
            continue
        earlier = first.setdefault(_identity(row), row)
        if earlier is not row and _says_the_same(earlier, row):
            if not _stand_apart(earlier, row):
                sifted.folded += 1
                words = f"the same figure as on line {earlier.file_line}, so it is counted once. Delete one of the two."
                say(Severity.FOLDED, "repeat", words)
                continue
        elif earlier is not row and None not in {earlier.value, row.value} and earlier.value != row.value:
            say(Severity.WARNING, "conflict", _conflict(earlier, row))
        sifted.kept.append(row)
    sifted.problems += _lost_repeats(repeats, sifted.kept, file_name=file_name, source_id=source_id)
    return sifted


def _lost_repeats(repeats: Sequence[FigureRow], kept: Sequence[FigureRow], *, file_name: str, source_id: str) -> list[Problem]:
    """A warning for each repeat whose figure does not stand where it says, so that no figure gets lost by folding."""
    if not repeats:
        return []
    standing = {(row.indicator.indicator_id, row.area_code, row.source_line or row.file_line) for row in kept}
    problems = []
    for row in repeats:
        if (row.indicator.indicator_id, row.area_code, row.repeat_of_line) not in standing:
            place = Place(file_name=file_name, line=row.file_line, column="repeat_of_line")
            subject = f"{row.indicator.indicator_id}, {row.area_code}"
            words = f"found {row.repeat_of_line}, but no kept figure of {subject} stands on that line. Check the line, or leave it blank."
            problems.append(place.problem(severity=Severity.WARNING, code="repeat_of_nothing", words=words, source_id=source_id))
    return problems


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
    return (earlier.value, earlier.symbol, earlier.bound, earlier.numbers) == (row.value, row.symbol, row.bound, row.numbers)


def _stand_apart(earlier: FigureRow, row: FigureRow) -> bool:
    have_lines = earlier.source_line is not None and row.source_line is not None
    return have_lines and replace(earlier, file_line=row.file_line) != row


def _conflict(earlier: FigureRow, row: FigureRow) -> str:
    def where(one: FigureRow) -> str:
        printed = f", printed on line {one.source_line}" if one.source_line else ""
        return f"{one.value or 0:.12g} (line {one.file_line}{printed})"

    subject = f"{row.indicator.indicator_id}, {row.area_code}, {row.period.label or 'no period'}"
    return (
        f"two values for {subject}: {where(earlier)} and {where(row)}. "
        "Both are kept and shown; say in doubt which to trust, or part them by a breakdown."
    )
