"""From the events of Annex A to counts by month: how many at each stage, what became of the referrals, and what was in time.

Events come as frames, one a list, one row an event, and leave as counts. Nothing here keeps a row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.period_types import APRIL, MONTHS_IN_A_YEAR, last_day

Events = Mapping[int, pd.DataFrame]
"""By the number of the list. ``child`` is a number of the reading alone; days are ``datetime64``, yes or no 1 and 0, categories names."""
Counts = tuple[int, ...]
ASSESSMENT_DAYS, CONFERENCE_DAYS = 45, 15
"""Working days from the start to the authorisation of an assessment, and from the strategy discussion to the initial conference."""
CONTACTS, EARLY_HELP, REFERRALS, ASSESSMENTS, ENQUIRIES, IN_NEED, PLANS, IN_CARE, CARE_LEAVERS = range(1, 10)
RE_REFERRALS = "annex-a.re-referrals"
NOT_KNOWN = "Other or not recorded"
YES = "yes"
"""What a care leaver's activity or accommodation is counted for: in education, employment or training; suitable."""
MOST_MONTHS = 36
"""An extract that does not say which months it covers is taken for no more than these."""
USUAL_MONTHS = 6
"""What Annex A asks for."""
IN_TIME = (f"within {ASSESSMENT_DAYS} working days", "later, or not finished")
CONFERENCE_IN_TIME = (f"within {CONFERENCE_DAYS} working days", "later, or not known")


@dataclass(frozen=True, kw_only=True)
class Window:
    """The months that are counted, and the day of the last position.

    ``covers_from`` is the day from which on the extract is said to hold everything; None where nothing says it.
    """

    months: tuple[date, ...]
    as_at: date
    covers_from: date | None = None

    @property
    def ends(self) -> tuple[date, ...]:
        """The last days of the months; that of the last month is no later than the day of the extract."""
        return tuple(min(last_day(month.year, month.month), self.as_at) for month in self.months)

    @property
    def has_year_before(self) -> tuple[bool, ...]:
        """Whether the extract is said to hold all of the twelve months before each month."""
        return tuple(self.covers_from is not None and self.covers_from <= month.replace(year=month.year - 1) for month in self.months)

    @property
    def years(self) -> tuple[range, ...]:
        """The places of the months of each financial year."""
        starts = [at for at, month in enumerate(self.months) if at == 0 or month.month == APRIL]
        return tuple(range(first, end) for first, end in zip(starts, [*starts[1:], len(self.months)], strict=True))


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """Counts by category and month. The categories are a closed list, whatever the cells say."""

    kind: str
    names: tuple[str, ...]
    counts: tuple[Counts, ...]


@dataclass(frozen=True, kw_only=True)
class Bands:
    """Of a part, how many were in time and how many were not."""

    names: tuple[str, str]
    within: Counts


@dataclass(frozen=True, kw_only=True)
class Split:
    """Of those counted in each month, how many did something; ``bands`` tells within what time.

    ``unknown`` marks the months in which that is not known of everyone: neither they nor their year can have a share. Empty where all
    is known.
    """

    indicator_id: str
    part: Counts
    unknown: tuple[bool, ...] = ()
    bands: Bands | None = None


@dataclass(frozen=True, kw_only=True)
class Position:
    """How many there were at the end of each month, how many left in it, and the categories of the last."""

    indicator_id: str
    counts: Counts
    ended: Counts
    kind: str = ""
    names: tuple[str, ...] = ()
    latest: Counts = ()


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One list's counts. A census has one count alone, at the last day."""

    list_number: int
    indicator_id: str
    counts: Counts
    breakdowns: tuple[Breakdown, ...] = ()
    splits: tuple[Split, ...] = ()
    position: Position | None = None
    is_census: bool = False


def months_from(first: date, last: date) -> tuple[date, ...]:
    """The first days of the months from that of one day to that of another."""
    begin = first.year * MONTHS_IN_A_YEAR + first.month - 1
    end = last.year * MONTHS_IN_A_YEAR + last.month - 1
    return tuple(_month(at) for at in range(begin, end + 1))


def window_of(events: Events, *, covers_from: date | None, covers_to: date | None, today: date) -> Window:
    """The months that an extract covers: as its source file says, else from the first to the last month of its events.

    The events of the lists that hold only what happened of late say where it begins (a plan may have started years before); no more
    than ``MOST_MONTHS``, as one wrong day would make many. ``today`` is the day of the extract, after which nothing has happened.
    """
    as_at = min(covers_to or today, today)
    days = {
        number: pd.concat([rows[name] for name in rows if pd.api.types.is_datetime64_any_dtype(rows[name])])
        for number, rows in events.items()
        if number != CARE_LEAVERS and len(rows)
    }
    if covers_to is None and days:
        latest = max(found.max() for found in days.values()).date()
        as_at = min(last_day(latest.year, latest.month), today)
    last = as_at.year * MONTHS_IN_A_YEAR + as_at.month - 1
    if covers_from is not None:
        return Window(months=months_from(covers_from, as_at), as_at=as_at, covers_from=covers_from)
    recent = [found.min().date() for number, found in days.items() if number in {CONTACTS, EARLY_HELP, REFERRALS, ENQUIRIES}]
    first = min(recent) if recent else _month(last - USUAL_MONTHS + 1)
    return Window(months=months_from(max(first, _month(last - MOST_MONTHS + 1)), as_at), as_at=as_at)


def _month(at: int) -> date:
    year, month = divmod(at, MONTHS_IN_A_YEAR)
    return date(year, month + 1, 1)


def stages(events: Events, window: Window, *, bank_holidays: Sequence[date], names: Mapping[str, tuple[str, ...]]) -> tuple[Stage, ...]:
    """The counts of the lists that are there. ``names`` are the categories of each breakdown, by the name of its column.

    A list that is not there, or is empty, has no stage: nobody in it is not known to be nobody.
    """
    known = {number: _up_to(rows, window.as_at) for number, rows in events.items()}
    counting = _Counting(events=known, window=window, holidays=np.array(bank_holidays, dtype="datetime64[D]"), names=names)
    made = {
        CONTACTS: counting.contacts,
        EARLY_HELP: counting.early_help,
        REFERRALS: counting.referrals,
        ASSESSMENTS: counting.assessments,
        ENQUIRIES: counting.enquiries,
        IN_NEED: counting.in_need,
        PLANS: counting.plans,
        IN_CARE: counting.in_care,
        CARE_LEAVERS: counting.care_leavers,
    }
    return tuple(stage for number, make in made.items() if len(known.get(number, ())) for stage in make())


def _up_to(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    """The events as they stood on a day: a later day has not come, and a row whose days are all later has not happened."""
    days = [name for name in rows if pd.api.types.is_datetime64_any_dtype(rows[name])]
    known = rows.copy()
    for name in days:
        known[name] = rows[name].where(rows[name] <= pd.Timestamp(day))
    begins = [name for name in ("date", "start", "strategy", "conference") if name in known]
    return known.dropna(subset=begins, how="all").reset_index(drop=True) if begins else known


@dataclass(frozen=True, kw_only=True)
class _Counting:
    events: Events
    window: Window
    holidays: NDArray[np.datetime64]
    names: Mapping[str, tuple[str, ...]]

    def contacts(self) -> tuple[Stage, ...]:
        rows = self.events[CONTACTS]
        return (
            Stage(
                list_number=CONTACTS,
                indicator_id="annex-a.contacts",
                counts=self._by_month(rows["date"]),
                breakdowns=self._breakdowns(rows, "date", source="source of contact"),
            ),
        )

    def early_help(self) -> tuple[Stage, ...]:
        counts = self._by_month(self.events[EARLY_HELP]["date"])
        return (Stage(list_number=EARLY_HELP, indicator_id="annex-a.early-help-assessments", counts=counts),)

    def referrals(self) -> tuple[Stage, ...]:
        rows = self.events[REFERRALS].sort_values(["date", "child"], kind="stable").reset_index(drop=True)
        day = rows["date"]
        splits = []
        if "nfa" in rows:
            splits.append(Split(indicator_id="annex-a.referrals-no-further-action", part=self._by_month(day[rows["nfa"] == 1])))
        splits += [*self._again(rows), *self._followed(rows)]
        return (
            Stage(
                list_number=REFERRALS,
                indicator_id="annex-a.referrals",
                counts=self._by_month(day),
                breakdowns=self._breakdowns(rows, "date", source="source of referral"),
                splits=tuple(splits),
            ),
        )

    def _again(self, referrals: pd.DataFrame) -> list[Split]:
        """How many came again within twelve months: by the list's own count, and where that is blank by the list itself.

        The list itself can tell in those months alone that have twelve months of the extract before them: elsewhere nearly every
        re-referral would be taken for a first. A list without the count, and without such a month, gives nothing.
        """
        day = referrals["date"]
        before = referrals.groupby("child")["date"].shift()
        is_shown = before.notna() & (before >= day - pd.DateOffset(years=1))
        if "earlier" not in referrals:
            unknown = tuple(not is_covered for is_covered in self.window.has_year_before)
            return [] if all(unknown) else [Split(indicator_id=RE_REFERRALS, part=self._by_month(day[is_shown]), unknown=unknown)]
        is_blank = referrals["earlier"].isna()
        part = self._by_month(day[is_shown.where(is_blank, referrals["earlier"] > 0)])
        blanks = zip(self._by_month(day[is_blank]), self.window.has_year_before, strict=True)
        return [Split(indicator_id=RE_REFERRALS, part=part, unknown=tuple(many > 0 and not is_covered for many, is_covered in blanks))]

    def _followed(self, referrals: pd.DataFrame) -> list[Split]:
        """What became of the referrals of each month, each until the child's next referral."""
        found = []
        day = referrals["date"]
        if len(self.events.get(ASSESSMENTS, ())):
            first = _first_after(referrals, self.events[ASSESSMENTS].rename(columns={"start": "date"})).reindex(referrals.index)
            within = self._are_within(day, first["authorised"], ASSESSMENT_DAYS)
            bands = Bands(names=IN_TIME, within=self._by_month(day[within]))
            found.append(Split(indicator_id="annex-a.referrals-assessed", part=self._by_month(day[first["date"].notna()]), bands=bands))
        if len(self.events.get(ENQUIRIES, ())):
            enquiries = self.events[ENQUIRIES]
            strategy = _first_after(referrals, enquiries.assign(date=enquiries["strategy"])).reindex(referrals.index)
            reached = self._by_month(day[strategy["date"].notna()])
            found.append(Split(indicator_id="annex-a.referrals-to-section-47", part=reached))
            held = _first_after(referrals, enquiries.assign(date=enquiries["conference"])).reindex(referrals.index)
            within = self._are_within(held["strategy"], held["date"], CONFERENCE_DAYS)
            bands = Bands(names=CONFERENCE_IN_TIME, within=self._by_month(day[within]))
            found.append(Split(indicator_id="annex-a.referrals-to-conference", part=self._by_month(day[held["date"].notna()]), bands=bands))
        return found

    def assessments(self) -> tuple[Stage, ...]:
        rows = self.events[ASSESSMENTS]
        done = rows["authorised"]
        in_time = Split(
            indicator_id="annex-a.assessments-45-days",
            part=self._by_month(done[self._are_within(rows["start"], done, ASSESSMENT_DAYS)]),
        )
        return (Stage(list_number=ASSESSMENTS, indicator_id="annex-a.assessments", counts=self._by_month(done), splits=(in_time,)),)

    def enquiries(self) -> tuple[Stage, ...]:
        rows = self.events[ENQUIRIES]
        started = rows.dropna(subset=["strategy"]).drop_duplicates(["child", "strategy"])
        # Two enquiries may lead to one conference: it is counted once, and timed from the latest strategy discussion before it.
        held = rows.dropna(subset=["conference"]).sort_values("strategy", kind="stable", na_position="first")
        held = held.drop_duplicates(["child", "conference"], keep="last")
        day = held["conference"]
        within = self._are_within(held["strategy"], day, CONFERENCE_DAYS)
        splits = [Split(indicator_id="annex-a.conferences-15-days", part=self._by_month(day[within]))]
        if "plan" in held:
            splits.append(Split(indicator_id="annex-a.conferences-to-plan", part=self._by_month(day[held["plan"] == 1])))
        return (
            Stage(list_number=ENQUIRIES, indicator_id="annex-a.section-47", counts=self._by_month(started["strategy"])),
            Stage(list_number=ENQUIRIES, indicator_id="annex-a.initial-conferences", counts=self._by_month(day), splits=tuple(splits)),
        )

    def in_need(self) -> tuple[Stage, ...]:
        rows = self.events[IN_NEED]
        return (self._spell(rows, IN_NEED, "annex-a.in-need-started", "annex-a.children-in-need", need="primary need"),)

    def plans(self) -> tuple[Stage, ...]:
        rows = self.events[PLANS]
        return (self._spell(rows, PLANS, "annex-a.plans-started", "annex-a.plans", latest="latest", category="category of abuse"),)

    def in_care(self) -> tuple[Stage, ...]:
        rows = self.events[IN_CARE]
        return (self._spell(rows, IN_CARE, "annex-a.care-started", "annex-a.children-in-care", need="category of need"),)

    def care_leavers(self) -> tuple[Stage, ...]:
        rows = self.events[CARE_LEAVERS]
        ids = {"activity": "annex-a.care-leavers-in-work-or-learning", "accommodation": "annex-a.care-leavers-suitable-accommodation"}
        splits = tuple(Split(indicator_id=name, part=(int((rows[column] == YES).sum()),)) for column, name in ids.items() if column in rows)
        count = (len(rows),)
        return (Stage(list_number=CARE_LEAVERS, indicator_id="annex-a.care-leavers", counts=count, splits=splits, is_census=True),)

    def _spell(self, rows: pd.DataFrame, number: int, started: str, at_end: str, *, latest: str = "", **kinds: str) -> Stage:
        """A list of spells with a start and perhaps an end: those that started in each month, and those open at its end."""
        ends = [pd.Timestamp(day) for day in self.window.ends]
        ((column, kind),) = kinds.items()
        of_last = latest or column
        names = self.names[column] if of_last in rows else ()
        last = rows[rows["end"].isna() | (rows["end"] > ends[-1])]
        position = Position(
            indicator_id=at_end,
            counts=tuple(int(((rows["start"] <= day) & (rows["end"].isna() | (rows["end"] > day))).sum()) for day in ends),
            ended=self._by_month(rows["end"]),
            kind=kind if names else "",
            names=names,
            latest=tuple(int((last[of_last] == name).sum()) for name in names),
        )
        breakdowns = self._breakdowns(rows, "start", **kinds)
        counts = self._by_month(rows["start"])
        return Stage(list_number=number, indicator_id=started, counts=counts, breakdowns=breakdowns, position=position)

    def _breakdowns(self, rows: pd.DataFrame, day: str, **kinds: str) -> tuple[Breakdown, ...]:
        return tuple(
            Breakdown(
                kind=kind,
                names=self.names[column],
                counts=tuple(self._by_month(rows[day][rows[column] == name]) for name in self.names[column]),
            )
            for column, kind in kinds.items()
            if column in rows
        )

    def _by_month(self, days: "pd.Series[pd.Timestamp]") -> Counts:
        """How many days lie in each month of the window."""
        months = np.array(self.window.months, dtype="datetime64[D]").astype("datetime64[M]").astype(int)
        known = days.dropna().to_numpy().astype("datetime64[D]")
        places = known.astype("datetime64[M]").astype(int) - months[0]
        inside = places[(places >= 0) & (places < len(months))]
        return tuple(int(count) for count in np.bincount(inside, minlength=len(months)))

    def _are_within(self, starts: "pd.Series[pd.Timestamp]", ends: "pd.Series[pd.Timestamp]", most: int) -> "pd.Series[bool]":
        """Whether each end is known and at most so many working days after its start."""
        known = (starts.notna() & ends.notna()).to_numpy()
        within = np.zeros(len(starts), dtype=np.bool_)
        begin, end = starts.to_numpy().astype("datetime64[D]")[known], ends.to_numpy().astype("datetime64[D]")[known]
        taken = np.busday_count(begin, end, holidays=self.holidays)
        within[known] = (taken >= 0) & (taken <= most)
        return pd.Series(within, index=starts.index)


def _first_after(referrals: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """For each referral the child's first event on or after its day and before the child's next referral, by the referral's place."""
    known = events.dropna(subset=["date"]).sort_values("date", kind="stable")
    places = referrals[["child", "date"]].assign(referral=referrals.index)
    # The referral is the last one on or before the event.
    joined = pd.merge_asof(known, places, on="date", by="child", direction="backward").dropna(subset=["referral"])
    return joined.drop_duplicates("referral").set_index("referral")
