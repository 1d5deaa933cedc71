"""Whether a file's figures still equal a release's."""

from dataclasses import dataclass

from analysis.pack_request import BadRequestError
from board.release import current_release
from exports.pack.builder import shown_figures
from exports.pack.model import ShownFigure
from exports.pack.stamp import checksum, read_stamp

MOST_DIFFERENCES = 50


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a check found: whether every figure is the same, in words, and the differences, one a line."""

    is_same: bool
    words: str
    release_id: str
    made_from: str
    checksum: str
    figures: int
    differences: tuple[str, ...]


def check_file(content: bytes) -> Checked:
    """Compare a stamped file with the live release.

    Raises:
        NoStampError: it carries no stamp of ours, or is no file that could.
    """
    stamp = read_stamp(content)
    live = current_release().release_id
    if not stamp.is_whole:
        return Checked(
            is_same=False,
            words="The figures in the file's stamp are not those that its checksum was made of: the stamp was changed.",
            release_id=live,
            made_from=stamp.release_id,
            checksum=stamp.checksum,
            figures=len(stamp.figures),
            differences=(),
        )
    try:
        now = shown_figures(stamp.request)
    except BadRequestError as gone:
        differences: tuple[str, ...] = (str(gone),)
        now = ()
    else:
        differences = tuple(_differences(stamp.figures, now))
    is_same = checksum(now) == stamp.checksum
    same = f"All {len(stamp.figures)} figures equal those of the live release {live}."
    differ = f"{len(differences)} of {len(stamp.figures)} figures differ from the live release {live}."
    made = "" if stamp.release_id == live else f" The file was made from release {stamp.release_id}."
    return Checked(
        is_same=is_same,
        words=(same if is_same else differ) + made,
        release_id=live,
        made_from=stamp.release_id,
        checksum=stamp.checksum,
        figures=len(stamp.figures),
        differences=differences[:MOST_DIFFERENCES],
    )


def _differences(then: tuple[ShownFigure, ...], now: tuple[ShownFigure, ...]) -> list[str]:
    by_key = {_key(figure): figure for figure in now}
    found = []
    for figure in then:
        other = by_key.pop(_key(figure), None)
        if other is None:
            found.append(f"{_named(figure)}: {_said(figure)} in the file, no longer on the scorecard")
        elif other != figure:
            found.append(f"{_named(figure)}: {_said(figure)} in the file, {_said(other)} now")
    return [*found, *(f"{_named(figure)}: not in the file, {_said(figure)} now" for figure in by_key.values())]


def _key(figure: ShownFigure) -> tuple[str, ...]:
    return (figure.indicator_id, figure.area_code, figure.breakdown_type, figure.breakdown)


def _named(figure: ShownFigure) -> str:
    return " · ".join(part for part in (figure.indicator_id, figure.area_code, figure.breakdown) if part)


def _said(figure: ShownFigure) -> str:
    return f"{figure.display} ({figure.period or 'no period'}), {figure.status}"
