"""The disagreement alarm: warnings where a source just read judges its figures otherwise than the figures themselves do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow
from pyarrow import compute

from analysis.areas import Area
from analysis.disagreements import MEND, NO_JUDGEMENTS, Disagreement, check_judgements
from analysis.observations import Role
from data_loaders.books import IndicatorBook
from data_loaders.convert import observation_of
from data_loaders.formats.loaded import Loaded
from data_loaders.problems import Place, Problem, Severity
from data_loaders.records import Source


def with_disagreements(loaded: Loaded, *, areas: Mapping[str, Area], indicators: IndicatorBook) -> Loaded:
    """What was read, with a warning for each comparison and trend of the source's own that its figures contradict.

    A source without published judgements costs a look at two columns.
    """
    figures, problems, judgements = _of_judged_indicators(loaded.observations), list(loaded.problems), NO_JUDGEMENTS
    for indicator_id in compute.unique(figures["indicator_id"]).to_pylist():
        indicator = indicators.find(indicator_id)
        if indicator is not None:
            rows = figures.filter(compute.equal(figures["indicator_id"], indicator_id)).to_pylist()
            held = [observation_of(row, source_title=loaded.source.title) for row in rows]
            tried, found = check_judgements(held, indicator=indicator, areas=areas)
            judgements += tried
            problems += _problems(found, [row["file_line"] for row in rows], loaded.source)
    return replace(loaded, problems=tuple(sorted(problems, key=lambda problem: problem.line)), judgements=judgements)


def _of_judged_indicators(figures: pyarrow.Table) -> pyarrow.Table:
    """The actual figures of the indicators of which the source judges any figure."""
    says = compute.or_(compute.not_equal(figures["published_trend"], ""), compute.not_equal(figures["published_comparison"], ""))
    judged = compute.unique(figures["indicator_id"].filter(says))
    if not len(judged):
        return figures.slice(0, 0)
    is_actual = compute.equal(figures["role"], Role.ACTUAL.value)
    return figures.filter(compute.and_(compute.is_in(figures["indicator_id"], judged), is_actual))


def _problems(found: Sequence[Disagreement], lines: Sequence[int], source: Source) -> list[Problem]:
    return [
        Place(file_name=source.file_name, line=lines[one.position]).problem(
            severity=Severity.WARNING, code=one.kind.value, words=f"{one.words} {MEND}", source_id=source.source_id
        )
        for one in found
    ]
