"""Reading files and folders in any order, and checking at the end that they fit together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from analysis.areas import Area
from analysis.indicators import Indicator
from data_loaders.books import AreaBook, IndicatorBook
from data_loaders.disagreements import with_disagreements
from data_loaders.formats.annex_a import source_id_of
from data_loaders.formats.areas import AreaEntry, check_areas, read_areas
from data_loaders.formats.catalogue import CatalogueEntry, check_catalogue, read_catalogue
from data_loaders.formats.ees_meta import data_file_of
from data_loaders.formats.journey import JourneyFile, check_journey_names, check_journeys, read_journey
from data_loaders.formats.la_codes import read_la_codes
from data_loaders.formats.lait_measures import Measure
from data_loaders.formats.loaded import Given, Loaded
from data_loaders.formats.readers import READERS, TITLES
from data_loaders.formats.registry import Kind, recognise
from data_loaders.formats.scorecard import ScorecardFile, check_names, check_scorecards, read_scorecard
from data_loaders.formats.source import SourceNote, note_from_name, read_source, source_path
from data_loaders.problems import Place, Problem, Severity, UnusableFile, label, refuse
from data_loaders.progress import OnProgress, Step, unsaid
from data_loaders.walking import walk


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A file and what it was taken for, in words."""

    path: Path
    kind: Kind
    words: str


@dataclass(kw_only=True)
class Reading:
    """Everything that the files gave. With one unusable file among them nothing of it may be published."""

    taken: list[Taken] = field(default_factory=list)
    areas: list[AreaEntry] = field(default_factory=list)
    catalogue: list[CatalogueEntry] = field(default_factory=list)
    scorecards: list[ScorecardFile] = field(default_factory=list)
    journeys: list[JourneyFile] = field(default_factory=list)
    figures: list[Loaded] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_unusable(self) -> bool:
        """Whether any file must be mended before anything can be loaded."""
        return any(problem.severity is Severity.UNUSABLE for problem in self.problems)


@dataclass(frozen=True, kw_only=True)
class Held:
    """An indicator that a release holds, and the source that declared it (empty: the catalogue)."""

    indicator: Indicator
    declared_by: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the release that is added to already holds."""

    areas: tuple[Area, ...] = ()
    indicators: tuple[Held, ...] = ()


def read_paths(
    paths: Sequence[Path],
    *,
    known: Known,
    now: datetime,
    published_on: date | None = None,
    as_format: str = "",
    on_progress: OnProgress = unsaid,
) -> Reading:
    """Read every file named, and every table and YAML file of every folder named.

    Nothing is raised: an unusable file is a problem of the reading. ``published_on`` stands for the day of loading
    where no source file says when figures were published; ``as_format`` is what every table is read as. ``on_progress`` is told
    what is being read.
    """
    reading = Reading()
    for path in walk(paths, on_refused=lambda refused: reading.problems.extend(refused.problems)):
        try:
            found = recognise(path, as_format=as_format)
            reading.taken.append(Taken(path=path, kind=found.kind, words=found.words))
        except UnusableFile as refused:
            reading.problems += refused.problems
    reader = _Reader(reading=reading, now=now, published_on=published_on, on_progress=on_progress)
    reader.read_lists(known)
    reader.read_figures(known)
    reader.check_documents()
    return reading


@dataclass(kw_only=True)
class _Reader:
    reading: Reading
    now: datetime
    published_on: date | None
    on_progress: OnProgress
    areas: AreaBook = field(default_factory=lambda: AreaBook(()))
    indicators: IndicatorBook = field(default_factory=lambda: IndicatorBook(()))
    measures: dict[str, Measure] = field(default_factory=dict)

    def read_lists(self, known: Known) -> None:
        """Areas, catalogue, scorecards and journeys; they need no other file to be read."""
        reading = self.reading
        for taken in reading.taken:
            if taken.kind is Kind.AREAS:
                self._try(taken.path, lambda path: reading.areas.extend(read_areas(path)))
            elif taken.kind is Kind.INDICATORS:
                self._try(taken.path, lambda path: reading.catalogue.extend(read_catalogue(path)))
            elif taken.kind is Kind.SCORECARD:
                self._try(taken.path, lambda path: reading.scorecards.append(read_scorecard(path)))
            elif taken.kind is Kind.JOURNEY:
                self._try(taken.path, lambda path: reading.journeys.append(read_journey(path)))
        for taken in reading.taken:
            if taken.kind is Kind.LA_CODES:
                self._try(taken.path, lambda path: self._add_codes(path, known))
        self._hold(lambda: check_areas(tuple(reading.areas), known.areas))
        self._hold(lambda: check_catalogue(tuple(reading.catalogue)))
        self._hold(lambda: check_scorecards(tuple(reading.scorecards)))
        self._hold(lambda: check_journeys(tuple(reading.journeys)))
        self.areas = self._area_book(known)

    def _area_book(self, known: Known) -> AreaBook:
        read = {entry.area.area_code: entry.area for entry in self.reading.areas}
        return AreaBook({**{area.area_code: area for area in known.areas}, **read}.values())

    def _add_codes(self, path: Path, known: Known) -> None:
        """What a list of numbers adds to the areas known by now, areas of the lists just read among them."""
        found = {entry.area.area_code: entry for entry in read_la_codes(path, self._area_book(known))}
        listed = [found.pop(entry.area.area_code, entry) for entry in self.reading.areas]
        self.reading.areas = [*listed, *found.values()]

    def read_figures(self, known: Known) -> None:
        """Figures files, in the order of their paths."""
        notes: list[tuple[Taken, SourceNote]] = []
        beside: set[Path] = set()
        for taken in self.reading.taken:
            if taken.kind in READERS:
                self._try(taken.path, lambda _, one=taken: notes.append((one, self._note(one, beside))), is_quiet=True)  # type: ignore[misc]
        self._check_sources(notes, beside)
        self._check_companions()
        reloaded = {note.source_id for _, note in notes}
        held = {
            one.indicator.indicator_id: one.indicator for one in known.indicators if one.declared_by not in reloaded or not one.declared_by
        }
        read = {entry.indicator.indicator_id: entry.indicator for entry in self.reading.catalogue}
        self.indicators = IndicatorBook({**held, **read}.values())
        # A dictionary says what the figures beside it mean, wherever it stands in the order of names.
        for taken, note in sorted(notes, key=lambda one: one[0].kind is not Kind.LAIT_DICTIONARY):
            self._try(taken.path, lambda _, one=taken, said=note: self.reading.figures.append(self._figures(one, said)))  # type: ignore[misc]

    def check_documents(self) -> None:
        """That every area and indicator that a scorecard or a journey names is known by now."""
        for card in self.reading.scorecards:
            self.reading.problems += check_names(card.document, areas=self.areas, indicators=self.indicators)
        for journey in self.reading.journeys:
            self.reading.problems += check_journey_names(journey.document, areas=self.areas, indicators=self.indicators)

    def _figures(self, taken: Taken, note: SourceNote) -> Loaded:
        given = Given(
            areas=self.areas,
            indicators=self.indicators,
            note=note,
            loaded_at=self.now,
            on_progress=self.on_progress,
            measures=self.measures,
        )
        read = READERS[taken.kind](taken.path, given)
        loaded = with_disagreements(read, areas=self.areas.by_code, indicators=self.indicators)
        self.measures |= loaded.measures
        self.reading.problems += loaded.problems
        return loaded

    def _note(self, taken: Taken, beside: set[Path]) -> SourceNote:
        found = source_path(taken.path)
        if found is None:
            note = note_from_name(taken.path, today=self.now.date(), published_on=self.published_on)
            title, publisher = TITLES.get(taken.kind, ("", ""))
            return replace(note, title=f"{title} ({note.title})", publisher=publisher) if title else note
        beside.add(found.resolve())
        note = read_source(found)
        return replace(note, source_id=source_id_of(note, self.areas)) if taken.kind is Kind.ANNEX_A else note

    def _check_sources(self, notes: list[tuple[Taken, SourceNote]], beside: set[Path]) -> None:
        first: dict[str, Path] = {}
        for path, note in ((taken.path, note) for taken, note in notes):
            earlier = first.setdefault(note.source_id, path)
            if earlier is not path:
                words = (
                    f"has the source_id '{note.source_id}', which {label(earlier)} has too. Give one of them another in its source file."
                )
                self.reading.problems += refuse(path, code="doubled_source", words=words).problems
        for taken in self.reading.taken:
            if taken.kind is Kind.SOURCE and taken.path.resolve() not in beside:
                words = "stands beside no figures file that is being loaded. "
                words += "Name it source.yml beside figures.csv, or autumn.source.yml beside autumn.csv."
                place = Place(file_name=label(taken.path))
                self.reading.problems.append(place.problem(severity=Severity.WARNING, code="lone_source", words=words))

    def _check_companions(self) -> None:
        data = {taken.path.resolve() for taken in self.reading.taken if taken.kind is Kind.EES}
        for taken in self.reading.taken:
            wanted = data_file_of(taken.path)
            if taken.kind is Kind.EES_META and wanted.resolve() not in data:
                words = f"is the companion of {label(wanted)}, which is not being loaded. Load that file too, or leave this one out."
                place = Place(file_name=label(taken.path))
                self.reading.problems.append(place.problem(severity=Severity.WARNING, code="lone_meta", words=words))

    def _try(self, path: Path, read: Callable[[Path], object], *, is_quiet: bool = False) -> None:
        if not is_quiet:
            self.on_progress(Step(words=f"Reading {label(path)}"))
        self._hold(lambda: read(path))

    def _hold(self, action: Callable[[], object]) -> None:
        try:
            action()
        except UnusableFile as refused:
            self.reading.problems += refused.problems
