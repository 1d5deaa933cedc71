"""The lists of Annex A: their columns, the names that those go by, and the categories that are counted. All of it is data."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis.annex_a import (
    ASSESSMENTS,
    CARE_LEAVERS,
    CONTACTS,
    EARLY_HELP,
    ENQUIRIES,
    IN_CARE,
    IN_NEED,
    NOT_KNOWN,
    PLANS,
    REFERRALS,
    YES,
)


class Cell(StrEnum):
    """What the cells of a column hold."""

    CHILD = "child"
    DAY = "day"
    YES_NO = "yes or no"
    NUMBER = "number"
    CATEGORY = "category"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: what it is called here, what it holds, and its names, the first of which is Ofsted's.

    Without a needed column the list cannot be counted; without another only some figures are missing. ``is_main`` marks the day that a
    row is of: of the main days of a list a row needs one. ``identifies`` marks what makes a row another event than its neighbour.
    ``without`` says what comes of a list that lacks the column.
    """

    key: str
    cell: Cell
    names: tuple[str, ...]
    is_needed: bool = False
    is_main: bool = False
    identifies: bool = False
    without: str = "the figures that need it are left out"


@dataclass(frozen=True, kw_only=True)
class AnnexList:
    """A list: its number, what it holds, and those of its columns that are read. Every other column is never looked at."""

    number: int
    words: str
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The list as Ofsted calls it."""
        return f"List {self.number}"


def plain(text: object) -> str:
    """A header without what varies between systems: case, blanks, quotation marks and other signs."""
    return re.sub(r"[^a-z0-9]+", "", str(text).casefold())


_LIST = re.compile(r"list[\s_-]*0?(\d{1,2})(?!\d)", re.IGNORECASE)
LAST_LIST = 11
LEAST_SHEETS = 2
ROWS_OF_TITLES = 10
"""In one of so many first rows of a sheet the columns are named."""


def list_number(sheet: str) -> int | None:
    """The number of the list that a sheet holds, by its name: "List 1", "List_1", "List 1 - Contacts"."""
    match = _LIST.match(sheet.strip())
    return int(match[1]) if match and 1 <= int(match[1]) <= LAST_LIST else None


def is_annex_a(first_rows: Collection[str], sheets: Collection[str]) -> bool:
    """Whether a file is an Annex A workbook, or a list of one: by the sheets' names, or by the child's id in its ``first_rows``."""
    return sum(list_number(sheet) is not None for sheet in sheets) >= LEAST_SHEETS or bool(_IDS & set(map(plain, first_rows)))


def is_called_a_list(names: Collection[str]) -> bool:
    """Whether one of the names of a file and its sheets is a list's, by which Annex A is told where nothing else tells what it is."""
    return any(list_number(name) is not None for name in names)


CHILD = Column(
    key="child",
    cell=Cell.CHILD,
    names=("Child Unique ID", "Child ID", "Child Unique Identifier", "Unique Child ID"),
    is_needed=True,
    identifies=True,
)

_IDS = frozenset(map(plain, CHILD.names))


def _day(key: str, *names: str, is_main: bool = False, identifies: bool = False) -> Column:
    return Column(key=key, cell=Cell.DAY, names=names, is_needed=True, is_main=is_main, identifies=identifies)


def _main(key: str, *names: str) -> Column:
    return _day(key, *names, is_main=True, identifies=True)


def _more(key: str, cell: Cell, *names: str, identifies: bool = False) -> Column:
    return Column(key=key, cell=cell, names=names, identifies=identifies)


EARLIER = Column(
    key="earlier",
    cell=Cell.NUMBER,
    names=("Number of Referrals in Last 12 Months", "Number of Referrals in the last 12 months"),
    without="re-referrals are left out for every month that does not have 12 months of 'covers_from' before it",
)
LISTS = (
    AnnexList(
        number=CONTACTS,
        words="contacts",
        columns=(
            CHILD,
            _main("date", "Date of Contact", "Contact Date"),
            _more("source", Cell.CATEGORY, "Contact Source", "Source of Contact", identifies=True),
        ),
    ),
    AnnexList(
        number=EARLY_HELP,
        words="early help assessments",
        columns=(CHILD, _main("date", "Assessment start date", "Early Help Assessment Start Date", "Start Date")),
    ),
    AnnexList(
        number=REFERRALS,
        words="referrals",
        columns=(
            CHILD,
            _main("date", "Date of Referral", "Referral Date"),
            _more("source", Cell.CATEGORY, "Referral Source", "Source of Referral"),
            _more("nfa", Cell.YES_NO, "Referral NFA?", "NFA", "No Further Action"),
            EARLIER,
        ),
    ),
    AnnexList(
        number=ASSESSMENTS,
        words="assessments",
        columns=(
            CHILD,
            _main("start", "Continuous Assessment Start Date", "Assessment Start Date"),
            _day("authorised", "Continuous Assessment Date of Authorisation", "Assessment Authorisation Date", "Date of Authorisation"),
        ),
    ),
    AnnexList(
        number=ENQUIRIES,
        words="section 47 enquiries and initial child protection conferences",
        columns=(
            CHILD,
            _main(
                "strategy",
                "Strategy discussion initiating Section 47 Enquiry Start Date",
                "Strategy Discussion Date",
                "Section 47 Enquiry Start Date",
                "Section 47 Start Date",
            ),
            _main("conference", "Date of Initial Child Protection Conference", "Date of ICPC", "ICPC Date"),
            _more("plan", Cell.YES_NO, "Did the Initial Child Protection Conference Result in a Child Protection Plan"),
        ),
    ),
    AnnexList(
        number=IN_NEED,
        words="children in need",
        columns=(
            CHILD,
            _main("start", "CIN Start Date", "Child in Need Start Date"),
            _day("end", "CIN Closure Date", "CIN End Date", "Child in Need Closure Date"),
            _more("need", Cell.CATEGORY, "Primary Need Code", "Primary Need"),
        ),
    ),
    AnnexList(
        number=PLANS,
        words="child protection plans",
        columns=(
            CHILD,
            _main("start", "Child Protection Plan Start Date", "CP Plan Start Date"),
            _day("end", "Child Protection Plan End Date", "CP Plan End Date"),
            _more("category", Cell.CATEGORY, "Initial Category of Abuse"),
            _more("latest", Cell.CATEGORY, "Latest Category of Abuse", "Current Category of Abuse"),
        ),
    ),
    AnnexList(
        number=IN_CARE,
        words="children in care",
        columns=(
            CHILD,
            _main("start", "Date Started to be Looked After", "CLA Start Date", "LAC Start Date"),
            _day("end", "Date Ceased to be Looked After", "CLA End Date", "LAC End Date"),
            _more("need", Cell.CATEGORY, "Child's Category of Need", "Category of Need"),
        ),
    ),
    AnnexList(
        number=CARE_LEAVERS,
        words="care leavers",
        columns=(
            CHILD,
            _more("activity", Cell.CATEGORY, "Activity Status"),
            _more("accommodation", Cell.CATEGORY, "Suitability of Accommodation"),
        ),
    ),
)
"""Lists 10 and 11, of adoption and adopters, are not counted."""
NOT_COUNTED = (10, 11)

SOURCES = (
    "Individual", "Education", "Health", "Housing", "Local authority services", "Police", "Other legal agency", "Other", "Anonymous",
    "Unknown", NOT_KNOWN,
)  # fmt: skip
NEEDS = (
    "Abuse or neglect", "Child's disability or illness", "Parent's disability or illness", "Family in acute stress",
    "Family dysfunction", "Socially unacceptable behaviour", "Low income", "Absent parenting",
    "Cases other than children in need", "Not stated", NOT_KNOWN,
)  # fmt: skip
ABUSE = ("Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Multiple", NOT_KNOWN)


@dataclass(frozen=True, kw_only=True)
class Categories:
    """The categories of a column and the signs by which a cell is told to be of one; the first sign that is found counts.

    A cell that has none of the signs is ``NOT_KNOWN``: what it says is kept nowhere.
    """

    names: tuple[str, ...]
    signs: tuple[tuple[str, str], ...]

    def of(self, text: str) -> str:
        """The category of a cell's text."""
        folded = " ".join(text.casefold().split())
        return next((name for sign, name in self.signs if re.search(sign, folded)), NOT_KNOWN)


_SOURCE_CODES = tuple(zip(range(1, 11), SOURCES[:10], strict=True))
_CODED = r"^(?:[a-z]{1,2}\)\s*)?"
"""Ofsted's own lists begin an entry with a letter: "q) 6: Police"."""
SOURCE = Categories(
    names=SOURCES,
    signs=(
        *((rf"{_CODED}{code}[a-f]?\b(?!\d)", name) for code, name in _SOURCE_CODES),
        ("anonymous", "Anonymous"), ("police", "Police"), ("school|education", "Education"), ("housing", "Housing"),
        ("health|hospital|gp\\b|a&e", "Health"), ("court|probation|prison|legal", "Other legal agency"),
        ("individual|family|parent|relative|carer|self|public", "Individual"),
        ("^la\\b|local authority|social care", "Local authority services"),
        ("unknown", "Unknown"), ("^other", "Other"),
    ),
)  # fmt: skip
NEED = Categories(
    names=NEEDS,
    signs=(
        *((rf"{_CODED}n{code}\b", name) for code, name in zip((*range(1, 10), 0), NEEDS[:10], strict=True)),
        ("abuse or neglect", NEEDS[0]), ("child.*disab", NEEDS[1]), ("parent.*(disab|illness)", NEEDS[2]), ("acute stress", NEEDS[3]),
        ("dysfunction", NEEDS[4]), ("unacceptable", NEEDS[5]), ("low income", NEEDS[6]), ("absent parent", NEEDS[7]),
        ("other than", NEEDS[8]), ("not stated", NEEDS[9]),
    ),
)  # fmt: skip
ABUSED = Categories(
    names=ABUSE,
    signs=(
        (rf"{_CODED}mul\b|multiple|/|,| and |&|\+", "Multiple"), (rf"{_CODED}neg\b|neglect", "Neglect"),
        (rf"{_CODED}phy\b|physical", "Physical abuse"), (rf"{_CODED}sab\b|sexual", "Sexual abuse"),
        (rf"{_CODED}emo\b|emotional", "Emotional abuse"),
    ),
)  # fmt: skip
ACTIVITY = Categories(names=(YES,), signs=((rf"{_CODED}[fp][1-6]\b", YES), ("^(full|part)[ -]time", YES)))
SUITABLE = Categories(names=(YES,), signs=(("unsuitable|not suitable", NOT_KNOWN), ("suitable", YES)))
CATEGORIES: Mapping[str, Categories] = {
    "source": SOURCE, "need": NEED, "category": ABUSED, "latest": ABUSED, "activity": ACTIVITY, "accommodation": SUITABLE,
}  # fmt: skip
"""By the key of the column."""
