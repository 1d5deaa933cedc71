"""Whether what a file says still equals a release's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis.pack_request import BadRequestError
from board.release import current_release
from exports.pack.builder import build_pack
from exports.pack.file_text import text_checksum
from exports.pack.office_file import OfficeFile
from exports.pack.shown import Shown, count, shown
from exports.pack.stamp import Stamp, read_stamp

MOST_DIFFERENCES = 50
_LONGEST = 200
Key = tuple[str, str, int]
Row = Mapping[str, str]


class Outcome(StrEnum):
    """What a check found."""

    SAME = "same"
    DIFFERS = "differs"
    CHANGED = "changed"
    NOT_COMPARABLE = "not-comparable"


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a check found, in words too, and the differences, one a line.

    ``CHANGED`` means that the file itself was changed since it was made, so that its own words prove nothing.
    """

    outcome: Outcome
    words: str
    differences: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether everything that was compared is equal."""
        return self.outcome is Outcome.SAME


def check_file(content: bytes) -> Checked:
    """Compare a stamped file with its own stamp, and that with the live release.

    Raises:
        UnreadableFileError: it carries no stamp of ours, or is no file that could.
    """
    file = OfficeFile(content)
    stamp = read_stamp(file)
    if not stamp.is_whole:
        words = "What the file's stamp lists is not what its checksum was made of: the stamp was changed."
        return Checked(outcome=Outcome.CHANGED, words=words)
    is_text_kept = text_checksum(file) == stamp.text_checksum
    try:
        now = shown(build_pack(stamp.request))
    except BadRequestError as gone:
        words = f"The file cannot be compared with the live release: {gone}"
        return Checked(outcome=Outcome.NOT_COMPARABLE, words=words if is_text_kept else f"{_CHANGED} {words}")
    differences = tuple(_differences(stamp.shown, now))
    return Checked(
        outcome=_outcome(is_text_kept=is_text_kept, is_same=not differences),
        words=_words(stamp, differences, is_text_kept=is_text_kept),
        differences=differences[:MOST_DIFFERENCES],
    )


_CHANGED = "The text of the file was changed since it was made, so that what it says now is not what was checked."


def _outcome(*, is_text_kept: bool, is_same: bool) -> Outcome:
    if not is_text_kept:
        return Outcome.CHANGED
    return Outcome.SAME if is_same else Outcome.DIFFERS


def _words(stamp: Stamp, differences: tuple[str, ...], *, is_text_kept: bool) -> str:
    """What was compared, and nothing more."""
    live, figures = current_release().release_id, f"{count(stamp.shown):,} figures and texts"
    made = "" if stamp.release_id == live else f" The file was made from release {stamp.release_id}."
    if not is_text_kept:
        since = _differing(differences) if differences else "None has changed since"
        return f"{_CHANGED} When it was made it held {figures}. {since} in the live release {live}.{made}"
    if differences:
        return f"The file holds {figures}. {_differing(differences)} in the live release {live}.{made}"
    kept = "The text of the file is as it was made; pictures were not compared."
    return f"All {figures} equal those of the live release {live}. {kept}{made}"


def _differing(differences: tuple[str, ...]) -> str:
    number = len(differences)
    listed = f", of which the first {MOST_DIFFERENCES} are listed" if number > MOST_DIFFERENCES else ""
    return f"{number:,} {'line is' if number == 1 else 'lines are'} different{listed}"


def _differences(then: Iterable[Shown], now: Iterable[Shown]) -> Iterator[str]:
    """A line for each row that says something else, is gone, or is new."""
    others = _by_key(now)
    for key, row in _by_key(then).items():
        other = others.pop(key, None)
        if other is None:
            yield f"{_named(key)}: {_said(row)} in the file, gone now"
        elif other != row:
            changed = [name for name in {**row, **other} if row.get(name) != other.get(name)]
            yield f"{_named(key)}: {_said(row, changed)} in the file, {_said(other, changed)} now"
    yield from (f"{_named(key)}: not in the file, {_said(row)} now" for key, row in others.items())


def _by_key(found: Iterable[Shown]) -> dict[Key, Row]:
    """Each row by its place and what it is of; rows of the same name are told apart by their order."""
    before: Counter[tuple[str, str]] = Counter()
    rows: dict[Key, Row] = {}
    for one in found:
        for name, *words in one.rows:
            before[one.place, name] += 1
            rows[one.place, name, before[one.place, name]] = dict(zip(_columns(one, len(words)), words, strict=True))
    return rows


def _columns(found: Shown, length: int) -> list[str]:
    """The names of a row's cells after its first, each told apart from others of its name."""
    names = [*found.columns[1:], *("" for _ in range(length))][:length]
    return [f"{name}{' ' * names[:place].count(name)}" for place, name in enumerate(names)]


def _named(key: Key) -> str:
    place, name, _ = key
    return f"{place}: {name}" if name else place


def _said(row: Row, names: Iterable[str] | None = None) -> str:
    """The words of some columns, or of all that say something."""
    words = ", ".join(found for name in (row if names is None else names) if (found := row.get(name, ""))) or "nothing"
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
