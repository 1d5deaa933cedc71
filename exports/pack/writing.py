"""From a request to the bytes of a file: the pack is built, then written as what was asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis.file_names import file_name
from analysis.pack_request import PackRequest, Target, check_template
from exports.pack.builder import build_pack, unheard
from exports.pack.model import Pack
from exports.pack.pdf import pdf

OnStep = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class Written:
    """A pack as a file: a name that says what it holds, and its bytes."""

    name: str
    content: bytes


def write_pack(request: PackRequest, target: Target, *, template: Path | None = None, on_step: OnStep = unheard) -> Written:
    """Build a pack of the live release and write it.

    Raises:
        BadRequestError: it cannot be made as it was asked for, or would be too large.
        NoPdfError: a PDF was asked for and cannot be made here.
    """
    on_step(0, 1, "Starting")
    if template is not None:
        check_template(template.name, target)
    pack = build_pack(request, on_step=lambda done, total, words: on_step(done, 2 * total, words))
    written = 0

    def on_block(words: str) -> None:
        nonlocal written
        written += 1
        most = sum(1 + len(section.blocks) for section in pack.sections) + 1
        on_step(most + min(written, most - 1), 2 * most, f"Writing {words}")

    content = _written(pack, target, template=template, on_block=on_block)
    on_step(1, 1, "Done")
    return Written(name=name_of(pack, target), content=content)


def _written(pack: Pack, target: Target, *, template: Path | None, on_block: Callable[[str], None]) -> bytes:
    """The pack as bytes. Each writer brings a large library of its own, which is read only where it is needed."""
    if target is Target.POWERPOINT:
        from exports.pack.powerpoint import powerpoint  # noqa: PLC0415

        return powerpoint(pack, template=template, on_block=on_block)
    if target is Target.EXCEL:
        from exports.pack.excel import excel  # noqa: PLC0415

        return excel(pack)
    from exports.pack.word import word  # noqa: PLC0415

    if target is Target.PDF:
        return pdf(word(pack, template=template, on_block=on_block, is_for_pdf=True))
    return word(pack, template=template, on_block=on_block)


def name_of(pack: Pack, target: Target) -> str:
    """The file's name: what it holds, of whom, from which release."""
    return file_name("board-pack", *pack.request.scorecards[:2], *pack.areas[:1], pack.release_id, suffix=target.suffix)
