"""The page of reports, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.views import Choice


@dataclass(frozen=True, kw_only=True)
class ReportCard:
    """A scorecard that can be chosen, and its areas."""

    scorecard_id: str
    title: str
    board: str
    areas: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class ReportJobView:
    """A report that was asked for: how it stands, how far it is, in words."""

    job_id: str
    standing: str
    share: float
    words: str
    file_name: str

    @property
    def is_running(self) -> bool:
        """Whether it is still being made."""
        return self.standing == "running"

    @property
    def is_done(self) -> bool:
        """Whether its file can be had."""
        return self.standing == "done"


@dataclass(frozen=True, kw_only=True)
class ReportsView:
    """What can be chosen, and the report in the making. ``no_pdf`` says why there is no PDF, empty where there is.

    ``sent`` is the form as it was sent and came back, by the names of an address; ``problem`` says why it cannot be met, ``busy``
    why not now.
    """

    cards: tuple[ReportCard, ...]
    journeys: tuple[Choice, ...]
    templates: tuple[str, ...]
    chosen: tuple[str, ...]
    no_pdf: str
    job: ReportJobView | None
    is_gone: bool
    release_id: str
    sent: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    busy: str = ""

    def was_sent(self, name: str) -> tuple[str, ...] | None:
        """What was ticked of a list when the form came back; None where it is shown anew."""
        return tuple(self.sent.get(name, "").split(",")) if self.sent else None
