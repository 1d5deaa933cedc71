"""The scales that documents define for their own ratings. None is a verdict of this product, and no entry is coloured by one."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.challenges import Challenge
from analysis.observations import Provenance


@dataclass(frozen=True, kw_only=True)
class Grade:
    """A rating and what earns it, in our own short words."""

    name: str
    when: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A scale of a board's document. ``defined_by`` is the log's entry whose line prints it, ``rated`` are others that speak of it."""

    scale_id: str
    title: str
    board: str
    about: str
    grades: tuple[Grade, ...]
    defined_by: str
    rated: tuple[str, ...]

    def defines(self, challenge: Challenge) -> bool:
        """Whether an entry is the one that prints the scale."""
        return (challenge.board, challenge.challenge_id) == (self.board, self.defined_by)

    def concerns(self, challenge: Challenge) -> bool:
        """Whether an entry speaks of the scale's ratings."""
        return challenge.board == self.board and challenge.challenge_id in {self.defined_by, *self.rated}


@dataclass(frozen=True, kw_only=True)
class PrintedScale:
    """A scale and the line that prints it."""

    scale: Scale
    provenance: Provenance


SCALES = (
    Scale(
        scale_id="section-11-ratings",
        title="Section 11 audits, 2013/14",
        board="Bromley Safeguarding Children Board",
        about="Each agency rates itself against each standard. No agency’s rating is printed, only that most comply.",
        grades=(
            Grade(name="Red", when="not achieved; long delays, or concern about practice"),
            Grade(name="Amber", when="delayed and with more to develop, but moving towards it"),
            Grade(name="Green", when="achieved, or going well"),
        ),
        defined_by="s11-rating",
        rated=("s11-result",),
    ),
    Scale(
        scale_id="needs-assessment-scores",
        title="Scores of needs assessments, 2015",
        board="Joint Strategic Needs Assessment Steering Group of the three boroughs",
        about="A proposed assessment is scored on eleven statements: 0, 0.5, 1 or 2 points each, 22 at most. The total gives its priority.",
        grades=(
            Grade(name="High", when="more than 16 points"),
            Grade(name="Medium", when="11 to 16 points"),
            Grade(name="Low", when="less than 11 points"),
        ),
        defined_by="jsna-scale",
        rated=("jsna-the-steering-group-scored-the-application-using",),
    ),
)


def scale_of(challenge: Challenge) -> Scale | None:
    """The scale whose ratings an entry speaks of."""
    return next((scale for scale in SCALES if scale.concerns(challenge)), None)


def printed_scales(log: Iterable[Challenge]) -> tuple[PrintedScale, ...]:
    """The scales that a log's entries print, each with its line."""
    entries = tuple(log)
    return tuple(PrintedScale(scale=scale, provenance=entry.provenance) for scale in SCALES for entry in entries if scale.defines(entry))
