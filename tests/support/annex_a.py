"""Annex A workbooks for the tests. Every child in them is invented."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.formats.annex_a import read_annex_a
from data_loaders.formats.catalogue import read_catalogue
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.source import SourceNote
from data_loaders.problems import UnusableFile
from support.loading import NOW, area_book
from support.running import ROOT

EXTRACT_DAY = date(2024, 3, 31)
COVERS = (date(2023, 10, 1), EXTRACT_DAY)
HEADERS: Mapping[int, tuple[str, ...]] = {
    1: ("Child Unique ID", "Gender", "Date of Birth", "Date of Contact", "Contact Source"),
    2: ("Child Unique ID", "Date of Birth", "Assessment start date", "Assessment completion date"),
    3: (
        "Child Unique ID",
        "Date of Birth",
        "Date of Referral",
        "Referral Source",
        "Referral NFA?",
        "Number of Referrals in Last 12 Months",
    ),
    4: ("Child Unique ID", "Date of Birth", "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"),
    5: (
        "Child Unique ID",
        "Date of Birth",
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
    ),
    6: ("Child Unique ID", "Date of Birth", "CIN Start Date", "Primary Need Code", "CIN Closure Date"),
    7: (
        "Child Unique ID",
        "Date of Birth",
        "Child Protection Plan Start Date",
        "Initial Category of Abuse",
        "Latest Category of Abuse",
        "Child Protection Plan End Date",
    ),
    8: (
        "Child Unique ID",
        "Date of Birth",
        "Date Started to be Looked After",
        "Child's Category of Need",
        "Date Ceased to be Looked After",
    ),
    9: ("Child Unique ID", "Date of Birth", "Activity Status", "Suitability of Accommodation"),
}
Lists = Mapping[int, Sequence[Sequence[Any]]]


def write_annex(path: Path, lists: Lists, *, headers: Mapping[int, Sequence[Any]] = HEADERS, sheet: str = "List {}") -> Path:
    """A workbook with the rows of each list below its header."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in lists.items():
        page = book.create_sheet(sheet.format(number))
        page.append(list(headers[number]))
        for row in rows:
            page.append(list(row))
    if not lists:
        book.create_sheet(sheet.format(1))
        book.create_sheet(sheet.format(2))
    book.save(path)
    return path


def bare_lists(folder: Path, rows: Sequence[Sequence[Any]]) -> list[Path]:
    """One list without its header, in each of the files that an officer may save it in, and as a sheet beside a list that has one."""
    text = "".join(f"{','.join(map(str, row))}\n" for row in rows)
    paths = [folder / name for name in ("List_1.csv", "list 3 - referrals.csv", "contacts.csv", "contacts-of-excel.csv")]
    for path in paths:
        path.write_text(text, encoding="cp1252" if "excel" in path.name else "utf-8")
    for name, sheet in (("one-list.xlsx", "List 1"), ("contacts.xlsx", "Contacts"), ("List 1.xlsx", "Sheet1")):
        book = openpyxl.Workbook()
        book.worksheets[0].title = sheet
        for row in rows:
            book.worksheets[0].append(list(row))
        book.save(folder / name)
        paths.append(folder / name)
    beside = write_annex(folder / "beside-good-ones.xlsx", {1: rows[1:], 3: referrals(9)}, headers={**HEADERS, 1: rows[0]})
    return [*paths, beside]


def day(number: int, *, month: int = 10) -> date:
    """A day of the extract: the first of a month from October 2023 on, and so many days later."""
    return date(2023 + (month > 12), (month - 1) % 12 + 1, 1) + timedelta(days=number)


def referral(child: object, on: object, *, source: str = "q) 6: Police", nfa: str = "No", earlier: object = 0) -> tuple[object, ...]:
    return (child, date(2015, 5, 5), on, source, nfa, earlier)


def referrals(many: int, *, month: int = 10, first: int = 1) -> list[tuple[object, ...]]:
    """Referrals of as many children in one month."""
    return [referral(first + at, day(at % 28, month=month)) for at in range(many)]


def given_for(area: str = "Bromley", *, covers: tuple[date | None, date | None] = COVERS, published_on: date = EXTRACT_DAY) -> Given:
    note = SourceNote(
        source_id="annex-a-bromley",
        title="Annex A (invented)",
        publisher="",
        published_on=published_on,
        published_note="",
        licence="",
        area=area,
        covers=covers,
    )
    return Given(areas=areas(), indicators=indicators(), note=note, loaded_at=NOW)


def areas() -> AreaBook:
    return area_book()


def indicators() -> IndicatorBook:
    return IndicatorBook(entry.indicator for entry in read_catalogue(ROOT / "data" / "indicators" / "annex-a.yml"))


def read(path: Path, given: Given | None = None) -> Loaded:
    return read_annex_a(path, given or given_for())


def messages(path: Path, given: Given | None = None) -> list[str]:
    """What is said of a workbook, whether it can be read or not, without its name."""
    try:
        problems = read(path, given).problems
    except UnusableFile as refused:
        problems = refused.problems
    return [problem.message.removeprefix(f"{path.name}").lstrip(":, ") for problem in problems]


def shown_figures(loaded: Loaded) -> dict[tuple[str, str, str], float]:
    """The values that are shown, by indicator, breakdown and period."""
    return {
        (row["indicator_id"].removeprefix("annex-a."), row["breakdown"], row["period_label"]): row["value"]
        for row in loaded.observations.to_pylist()
        if row["value"] is not None
    }
