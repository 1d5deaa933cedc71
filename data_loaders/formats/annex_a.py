"""Ofsted's Annex A, the lists of children that a council gives its inspectors: read in memory, counted, and let go.

Of what the rows say nothing leaves this module but counts: no id, no day and no text of a cell, in no message either. Whatever goes
wrong while they are read is said by the place alone.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from govuk_bank_holidays.bank_holidays import BankHolidays

from analysis.annex_a import RE_REFERRALS, REFERRALS, Window, stages, window_of
from analysis.annex_a_figures import StageFigure, figures_of
from analysis.observations import Role
from analysis.period_types import PeriodKind
from data_loaders.books import AreaBook
from data_loaders.formats.annex_a_book import sheets_of
from data_loaders.formats.annex_a_lists import CATEGORIES, EARLIER, LISTS
from data_loaders.formats.annex_a_rows import Rows, read_rows
from data_loaders.formats.figures import WORKBOOK_SUFFIX
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.outcome import observation_table, source_of
from data_loaders.formats.slugs import slug
from data_loaders.formats.source import SourceNote
from data_loaders.formats.text import read_bytes
from data_loaders.problems import FIRST_PROBLEMS, Place, Problem, Severity, UnusableFile, label, one_of, refuse
from data_loaders.progress import Step

NAMES = {key: categories.names for key, categories in CATEGORIES.items()}
_WORDS = {one.number: one.words for one in LISTS}


def read_annex_a(path: Path, given: Given) -> Loaded:
    """Read an Annex A workbook into counts. The source file beside it names the authority.

    Rows loaded are the figures that were made, not the rows of the lists: their number could give a hidden count away.

    Raises:
        UnusableFile: the workbook cannot be read, the authority is not named, a list lacks a column, or no row can be counted.
    """
    try:
        return _read(path, given)
    except UnusableFile:
        raise
    except Exception:
        words = "could not be read: something in it is of no kind that is known. Save it again in Excel, with each list as a plain table."
        raise refuse(path, code="annex_a", words=words) from None


def source_id_of(note: SourceNote, areas: AreaBook) -> str:
    """The id of an authority's workbook, whatever its source file says: a later one always replaces the one before.

    Two extracts of the same months set beside each other could give a hidden count away, so a release holds one of an authority.
    """
    code = areas.code(note.area) if note.area else None
    return f"annex-a-{slug(areas.by_code[code].name)}" if code else note.source_id


def _read(path: Path, given: Given) -> Loaded:
    if path.suffix.casefold() != WORKBOOK_SUFFIX:
        words = (
            "is one list of an Annex A saved as text. Load the workbook itself (.xlsx): only all its lists together can be counted safely."
        )
        raise refuse(path, code="annex_a_list", words=words)
    area_code = _area(path, given)
    name = label(path)
    given.on_progress(Step(words=f"Reading {name}"))
    content = read_bytes(path)
    sheets, asides = sheets_of(path, content)
    rows = read_rows(name, sheets, today=given.note.published_on, on_progress=given.on_progress)
    problems = [*asides, *rows.problems]
    if not any(len(events) for events in rows.events.values()):
        words = "not one row of its lists can be counted. Call its sheets 'List 1' to 'List 9', fill them, and mend the rows below."
        raise UnusableFile(Place(file_name=name).unusable(code="no_good_row", words=words), *problems[:FIRST_PROBLEMS])
    covers_from, covers_to = given.note.covers
    if covers_from is not None and covers_from > given.note.published_on:
        words = "its source file says covers_from after published_on, the day of the extract. Mend one of the two."
        raise refuse(path, code="days_swapped", words=words)
    window = window_of(rows.events, covers_from=covers_from, covers_to=covers_to, today=given.note.published_on)
    problems += _of_window(name, given, window)
    counted = stages(rows.events, window, bank_holidays=_bank_holidays(), names=NAMES)
    figures = figures_of(counted, window)
    problems += _of_blank_numbers(name, rows, figures)
    _check_catalogue(path, given, figures)
    return _loaded(path, given, rows, figures, area_code=area_code, sha256=hashlib.sha256(content).hexdigest(), problems=problems)


def _area(path: Path, given: Given) -> str:
    mend = f"Lay a file {path.stem}.source.yml beside it with the lines source_id, title, published_on and area, such as 'area: Bromley'."
    if not given.note.area:
        raise refuse(path, code="no_area", words=f"does not say whose children it lists, as no Annex A does. {mend}")
    code = given.areas.code(given.note.area)
    if code is None:
        words = f"its source file says 'area: {given.note.area}', which is no area that is known.{given.areas.hint(given.note.area)}"
        raise refuse(path, code="unknown_area", words=f"{words} Write an area's code or name.")
    return code


def _of_window(name: str, given: Given, window: Window) -> list[Problem]:
    if all(given.note.covers):
        return []
    first, last = window.months[0], window.months[-1]
    words = (
        f"is taken to cover {first:%B %Y} to {last:%B %Y}, the months of its own events; the first and the last may not be whole. "
        "Say in the source file which days it covers: covers_from and covers_to."
    )
    place = Place(file_name=name)
    return [place.problem(severity=Severity.WARNING, code="covers", words=words, source_id=given.note.source_id)]


def _of_blank_numbers(name: str, rows: Rows, figures: Sequence[StageFigure]) -> list[Problem]:
    """The months of which the list's own count of earlier referrals has gaps, as the figures say them too."""
    unknown = [one.period for one in figures if one.is_unknown and one.indicator_id == RE_REFERRALS]
    months = one_of(period.display for period in unknown if period.kind is PeriodKind.MONTH)
    if not months or EARLIER.key not in rows.events[REFERRALS]:
        return []
    words = (
        f"the number is blank, or is none, in rows of {months}, so re-referrals are left out there and for the year. "
        "Write it in every row, 0 where there was none."
    )
    place = Place(file_name=name, sheet=f"List {REFERRALS}", column=EARLIER.names[0])
    return [place.problem(severity=Severity.WARNING, code="blank_number", words=words)]


def _bank_holidays() -> list[date]:
    """The bank holidays of England since 2012, from the list that the package holds: nothing is asked of the network."""
    official = BankHolidays(use_cached_holidays=True)
    return [holiday["date"] for holiday in official.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)]


def _check_catalogue(path: Path, given: Given, figures: Sequence[StageFigure]) -> None:
    if any(figure.indicator_id not in given.indicators.by_id for figure in figures):
        words = "needs the indicators of Annex A, which this release does not have. Run: python -m data_loaders load --bundled"
        raise refuse(path, code="no_catalogue", words=words)


def _loaded(
    path: Path, given: Given, rows: Rows, figures: Sequence[StageFigure], *, area_code: str, sha256: str, problems: Sequence[Problem]
) -> Loaded:
    note = given.note
    columns = {
        "indicator_id": [one.indicator_id for one in figures],
        "area_code": area_code,
        "breakdown_type": [one.breakdown_type for one in figures],
        "breakdown": [one.breakdown for one in figures],
        "role": Role.ACTUAL.value,
        "period_label": [one.period.label for one in figures],
        "period_kind": [one.period.kind.value for one in figures],
        "period_start": [one.period.start for one in figures],
        "period_end": [one.period.end for one in figures],
        "value": [one.value for one in figures],
        "symbol": [one.symbol.value if one.symbol else "" for one in figures],
        "numerator": [one.numerator for one in figures],
        "denominator": [one.denominator for one in figures],
        "doubt": [one.doubt for one in figures],
        "source_id": note.source_id,
        "source_ref": [f"Worked out from List {one.list_number}, {_WORDS[one.list_number]}" for one in figures],
        "published_on": note.published_on,
        "file_line": list(range(1, len(figures) + 1)),
    }
    return Loaded(
        source=source_of(path, given, sha256=sha256, read=len(figures) + rows.rejected, loaded=len(figures), folded=rows.folded),
        problems=tuple(
            sorted((_with_source(one, note.source_id) for one in problems), key=lambda problem: problem.line),
        ),
        observations=observation_table(columns, rows=len(figures)),
    )


def _with_source(problem: Problem, source_id: str) -> Problem:
    return replace(problem, source_id=source_id)
