"""What a board pack is asked to hold. The command line and the page read it by the same rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.filters import read_date

MOST_SCORECARDS, MOST_AREAS = 8, 6
CARD_FIELD, AREA_FIELD, PART_FIELD = "card_", "area_", "part_"
"""How the names of a form's tick boxes begin: one a scorecard, one an area, one a part."""


class Part(StrEnum):
    """A part of the pack, in the order in which they stand."""

    FRONT = "front"
    NARRATIVE = "narrative"
    EXCEPTIONS = "exceptions"
    SCORECARD = "scorecard"
    TILES = "tiles"
    INDICATORS = "indicators"
    COMPARISON = "comparison"
    JOURNEY = "journey"
    CHANGES = "changes"
    CHALLENGES = "challenges"
    SOURCES = "sources"

    @property
    def words(self) -> str:
        """The part as an officer reads it."""
        return {
            Part.FRONT: "Front page",
            Part.NARRATIVE: "Covering narrative",
            Part.EXCEPTIONS: "Exceptions",
            Part.SCORECARD: "Scorecard table",
            Part.TILES: "Tiles",
            Part.INDICATORS: "Indicators one by one",
            Part.COMPARISON: "Beside other areas",
            Part.JOURNEY: "The child’s journey",
            Part.CHANGES: "What changed since the last board",
            Part.CHALLENGES: "Challenges",
            Part.SOURCES: "Definitions and sources",
        }[self]


class Target(StrEnum):
    """What the pack is written as."""

    WORD = "word"
    POWERPOINT = "powerpoint"
    EXCEL = "excel"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """The ending of the file's name."""
        return {Target.WORD: "docx", Target.POWERPOINT: "pptx", Target.EXCEL: "xlsx", Target.PDF: "pdf"}[self]

    @property
    def template_suffix(self) -> str:
        """How a council's own template for it ends; empty where none is taken."""
        return {Target.WORD: ".docx", Target.PDF: ".docx", Target.POWERPOINT: ".pptx"}.get(self, "")

    @property
    def words(self) -> str:
        """The kind of file as an officer reads it."""
        return {Target.WORD: "Word", Target.POWERPOINT: "PowerPoint", Target.EXCEL: "Excel", Target.PDF: "PDF"}[self]


class BadRequestError(ValueError):
    """A pack cannot be made as it was asked for; the text names what is wrong and what is taken."""


@dataclass(frozen=True, kw_only=True)
class PackRequest:
    """The scorecards, areas and parts of a pack, and the day that it is known on. Empty areas mean each scorecard's own first one.

    ``beside`` are the areas that it is compared with: ``neighbours``, ``region`` or codes; empty means an area profile's own choice.
    """

    scorecards: tuple[str, ...]
    areas: tuple[str, ...] = ()
    parts: tuple[Part, ...] = tuple(Part)
    beside: tuple[str, ...] = ()
    journey: str = ""
    as_at: date | None = None

    def query(self) -> dict[str, str]:
        """The request as plain texts, in one fixed order: ``read_request`` reads the same back."""
        pairs = {
            "scorecards": ",".join(self.scorecards),
            "areas": ",".join(self.areas),
            "parts": ",".join(self.parts),
            "beside": ",".join(self.beside),
            "journey": self.journey,
            "as_at": self.as_at.isoformat() if self.as_at else "",
        }
        return {key: value for key, value in pairs.items() if value}


def read_request(given: Mapping[str, str]) -> PackRequest:
    """Read a request from plain texts, lists with commas between.

    Raises:
        BadRequestError: naming the argument, what was found and what is taken.
    """
    cards, areas = _list(given.get("scorecards", "")), _list(given.get("areas", ""))
    if not cards:
        raise BadRequestError("No scorecard is chosen. Choose at least one.")
    _bounded("scorecards", cards, MOST_SCORECARDS)
    _bounded("areas", areas, MOST_AREAS)
    wanted = _list(given.get("parts", "")) or tuple(Part)
    if unknown := [one for one in wanted if one not in set(Part)]:
        raise BadRequestError(f"There is no part '{unknown[0]}'. The parts are: {', '.join(Part)}.")
    as_at = read_date(given.get("as_at", ""))
    if given.get("as_at") and as_at is None:
        raise BadRequestError(f"'{given['as_at']}' is no day. Write it as 2018-03-21.")
    parts = tuple(part for part in Part if part.value in set(wanted))
    beside = _list(given.get("beside", ""))
    _bounded("areas beside it", beside, MOST_AREAS)
    return PackRequest(scorecards=cards, areas=areas, parts=parts, beside=beside, journey=given.get("journey", ""), as_at=as_at)


def check_template(name: str, target: Target) -> None:
    """Whether a kind of file can be made with a template.

    Raises:
        BadRequestError: it takes none, or one of another ending.
    """
    if not target.template_suffix:
        raise BadRequestError(f"{target.words} files take no template. Choose none, or another kind of file.")
    if not name.lower().endswith(target.template_suffix):
        raise BadRequestError(f"{name} is no template for {target.words}, which takes a {target.template_suffix} file.")


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))


def _bounded(name: str, found: Sequence[str], most: int) -> None:
    if len(found) > most:
        raise BadRequestError(f"{len(found)} {name} are chosen; a pack holds at most {most}. Make two packs.")
