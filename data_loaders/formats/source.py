"""The source file: where the figures beside it come from."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_loaders.formats.documents import check_document
from data_loaders.formats.marked_yaml import Document, read_yaml
from data_loaders.formats.slugs import slug
from data_loaders.problems import UnusableFile, folder_name, printable
from data_loaders.records import NO_SOURCE_FILE

OWN_NAME = "figures"
SUFFIXES = (".source.yml", ".source.yaml")
NAMED_WHEN_LOADED = "The day was named when the figures were loaded: no source file stands beside them."


@dataclass(frozen=True, kw_only=True)
class SourceNote:
    """What a source file says. Without one, the figures file's own name is the source and the day of loading its date."""

    source_id: str
    title: str
    publisher: str
    published_on: date
    published_note: str
    licence: str
    reporting_year_ends: tuple[int, int] | None = None
    """The month and day on which the publisher's reporting years end, where the source file says."""
    model: str = ""
    """The name of the model of statistical neighbours that the file holds, where the source file says."""
    area: str = ""
    """Whose figures they are, where the file itself does not say: an Annex A workbook names no authority."""
    covers: tuple[date | None, date | None] = (None, None)
    """The first and last day that an extract covers, where the source file says."""


def read_source(path: Path) -> SourceNote:
    """Read a source file.

    Raises:
        UnusableFile: it does not parse, or an entry is missing, unknown or of another shape.
    """
    document = read_yaml(path)
    check_document(document, "source")
    found = document.content
    published_on = _day(document, "published_on")
    first, last = (_day(document, key) if key in found else None for key in ("covers_from", "covers_to"))
    if first and last and first > last:
        words = f"found '{last}', which lies before covers_from. Write the last day that the extract covers."
        raise UnusableFile(document.place(("covers_to",)).unusable(code="days_swapped", words=words))
    ends = str(found.get("reporting_year_ends", ""))
    return SourceNote(
        source_id=found["source_id"],
        title=found["title"],
        publisher=found.get("publisher", ""),
        published_on=published_on,
        area=found.get("area", ""),
        covers=(first, last),
        published_note=found.get("published_note", ""),
        licence=found.get("licence", ""),
        model=found.get("model", ""),
        reporting_year_ends=(int(ends[:2]), int(ends[3:])) if ends else None,
    )


def _day(document: Document, key: str) -> date:
    text = str(document.content[key])
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        words = f"found '{text}', which is no day of the calendar. Write it as 2018-03-21."
        raise UnusableFile(document.place((key,)).unusable(code="not_a_date", words=words)) from error


def source_path(figures: Path) -> Path | None:
    """The source file beside a figures file: ``autumn.source.yml`` for ``autumn.csv``, or ``source.yml`` for ``figures.csv``."""
    names = [f"{figures.stem}{suffix}" for suffix in SUFFIXES]
    if figures.stem == OWN_NAME:
        names += ["source.yml", "source.yaml"]
    return next((figures.parent / name for name in names if (figures.parent / name).is_file()), None)


def note_from_name(figures: Path, *, today: date, published_on: date | None = None) -> SourceNote:
    """The note for a file without a source file: its name, or its folder's name where the file is just called figures.

    ``published_on`` is the day that whoever loads it names; without one it is ``today``, the day of loading.
    """
    name = folder_name(figures) if figures.stem == OWN_NAME else figures.stem
    name = printable(name)
    source_id = slug(name) or OWN_NAME
    note = NAMED_WHEN_LOADED if published_on else NO_SOURCE_FILE
    return SourceNote(source_id=source_id, title=name, publisher="", published_on=published_on or today, published_note=note, licence="")
