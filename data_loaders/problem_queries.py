"""What the store can be asked of what was wrong with the sources: rows left out, warnings, judgements that the figures contradict."""

from functools import lru_cache
from pathlib import Path

from analysis.disagreements import CODES
from data_loaders.asking import KEPT_RELEASES, path_of, rows
from data_loaders.convert import problem_of
from data_loaders.problems import Problem
from data_loaders.queries import withheld
from data_loaders.records import Contradicted


def problems(release_id: str, *, source_id: str = "") -> tuple[Problem, ...]:
    """What was rejected, folded or warned of, by source and line; of one source where it is named."""
    found = _problems(path_of(release_id))
    return tuple(problem for problem in found if problem.source_id == source_id) if source_id else found


def contradicted(release_id: str) -> tuple[Contradicted, ...]:
    """The warnings of the disagreement alarm, by source and line, each with the figure whose judgement is contradicted."""
    return _contradicted(path_of(release_id))


@lru_cache(maxsize=KEPT_RELEASES)
def _problems(path: Path) -> tuple[Problem, ...]:
    found = (problem_of(row) for row in rows(path, "SELECT * FROM problem ORDER BY source_id, line, severity, code, message"))
    shown = {one.problem for one in _contradicted(path)}
    return tuple(problem for problem in found if problem.code not in CODES or problem in shown)


@lru_cache(maxsize=KEPT_RELEASES)
def _contradicted(path: Path) -> tuple[Contradicted, ...]:
    """Without those whose series holds a figure that a later source suppressed: their sentences tell figures."""
    marks = ", ".join(f"${number}" for number in range(1, len(CODES) + 1))
    found = rows(
        path,
        f"""SELECT p.*, o.indicator_id, o.area_code, o.breakdown_type, o.breakdown, o.source_line
        FROM problem AS p JOIN observation AS o ON o.source_id = p.source_id AND o.file_line = p.line
        WHERE p.code IN ({marks}) AND o.role = 'actual' AND (o.published_trend <> '' OR o.published_comparison <> '')
        ORDER BY p.source_id, p.line, p.code, o.indicator_id""",  # noqa: S608 - the marks are numbers
        sorted(CODES),
    )
    silent = _withheld_series(path)
    names = Problem.__dataclass_fields__
    return tuple(
        Contradicted(
            problem=problem_of({name: row[name] for name in names}),
            **{name: row[name] for name in ("indicator_id", "area_code", "breakdown_type", "breakdown", "source_line")},
        )
        for row in found
        if (row["source_id"], row["indicator_id"], row["area_code"], row["breakdown_type"], row["breakdown"]) not in silent
    )


def _withheld_series(path: Path) -> frozenset[tuple[str, ...]]:
    hidden = withheld(path)
    if not hidden:
        return frozenset()
    found = rows(path, "SELECT DISTINCT source_id, file_line, indicator_id, area_code, breakdown_type, breakdown FROM observation")
    return frozenset(
        (row["source_id"], row["indicator_id"], row["area_code"], row["breakdown_type"], row["breakdown"])
        for row in found
        if (row["source_id"], row["file_line"], row["indicator_id"]) in hidden
    )
