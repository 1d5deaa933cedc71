"""The command line: ``python -m exports pack …`` makes a board pack, ``python -m exports verify FILE`` checks one."""

import argparse
import json
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from dash._utils import AttributeDict
from flask import Flask
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from analysis.pack_request import BadRequestError, Part, Target, read_request
from board.folders import keep_list_of_fonts
from board.release import NoFiguresError
from exports.pack.checking import Checked, Outcome, check_file
from exports.pack.office_file import UnreadableFileError
from exports.pack.pdf import NoPdfError
from exports.pack.writing import write_pack

OK, DIFFERS, FAILED = 0, 1, 2


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 for done, 1 for a file that differs or was changed, 2 for what could not be done."""
    arguments = _parser().parse_args(words)
    _addresses_from_the_root()
    keep_list_of_fonts()  # before Matplotlib is read, which a writer does
    try:
        # One release for the whole of the work: as in a request of the server, where it is asked for once.
        with Flask(__name__).test_request_context():
            code: int = arguments.run(arguments)
    except (BadRequestError, NoPdfError, UnreadableFileError, NoFiguresError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description=__doc__)
    commands = parser.add_subparsers(required=True)
    pack = commands.add_parser("pack", help="make a board pack")
    pack.add_argument("--scorecard", action="append", required=True, metavar="ID", help="a scorecard; name it again for more")
    pack.add_argument("--area", action="append", default=[], metavar="CODE", help="an area's code; without it each scorecard's first")
    pack.add_argument("--parts", default="", help=f"what it holds, with commas between: {', '.join(Part)}")
    pack.add_argument("--beside", default="", help="whom the part comparison sets beside: neighbours, region, or codes with commas between")
    pack.add_argument("--journey", default="", metavar="ID", help="which journey; the child's journey without it")
    pack.add_argument("--as-at", default="", metavar="DAY", help="as it was known on a day, such as 2018-03-21")
    pack.add_argument("--to", choices=[target.value for target in Target], default=Target.WORD.value)
    pack.add_argument("--template", type=Path, help="a council's own .docx or .pptx, whose styles are kept")
    pack.add_argument("--output", type=Path, help="the file to write; without it a name that says what it holds, in this folder")
    pack.add_argument("--progress-file", type=Path, help=argparse.SUPPRESS)
    pack.set_defaults(run=_pack)
    verify = commands.add_parser("verify", help="tell whether a file's figures still equal a release's")
    verify.add_argument("file", type=Path)
    verify.set_defaults(run=_verify)
    return parser


def _addresses_from_the_root() -> None:
    """Components build addresses under the app's prefix; here there is no app."""
    import dash._get_paths as paths  # noqa: PLC0415 - beside what it changes

    paths.CONFIG = AttributeDict(requests_pathname_prefix="/")


def _pack(arguments: argparse.Namespace) -> int:
    given = {
        "scorecards": ",".join(arguments.scorecard),
        "areas": ",".join(arguments.area),
        "parts": arguments.parts,
        "beside": arguments.beside,
        "journey": arguments.journey,
        "as_at": arguments.as_at,
    }
    target = Target(arguments.to)
    console = Console(stderr=True)
    bar = Progress(TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"), console=console)
    shown = bar if console.is_terminal and arguments.progress_file is None else None
    with shown or nullcontext():
        on_step = _in_a_file(arguments.progress_file) if arguments.progress_file else _in_a_bar(shown) if shown else _in_lines()
        made = write_pack(read_request(given), target, template=arguments.template, on_step=on_step)
    output: Path = arguments.output or Path(made.name)
    fresh = output.with_name(f"{output.name}.part")
    fresh.write_bytes(made.content)
    if arguments.progress_file:
        _write_step(arguments.progress_file, {"done": 1, "total": 1, "words": "Done", "name": made.name})
    fresh.replace(output)  # whole or not at all: whoever watches takes it for ready
    sys.stdout.write(f"{output}: {len(made.content):,} bytes\n")
    return OK


OnStep = Callable[[int, int, str], None]


def _in_a_bar(bar: Progress) -> OnStep:
    task = bar.add_task("Starting", total=1)
    return lambda done, total, words: bar.update(task, completed=done, total=total, description=words[:60])


def _in_lines() -> OnStep:
    """Every tenth of the way in a line, where there is no terminal."""
    told = {-1}

    def on_step(done: int, total: int, words: str) -> None:
        tenth = 10 * done // max(1, total)
        if tenth not in told:
            told.add(tenth)
            sys.stderr.write(f"{10 * tenth}% {words}\n")
            sys.stderr.flush()

    return on_step


def _in_a_file(path: Path) -> OnStep:
    """The latest step in a file that is replaced whole, for whoever watches."""

    return lambda done, total, words: _write_step(path, {"done": done, "total": total, "words": words})


def _write_step(path: Path, step: Mapping[str, object]) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(step), encoding="utf-8")
    fresh.replace(path)


def _verify(arguments: argparse.Namespace) -> int:
    found = check_file(arguments.file.read_bytes())
    sys.stdout.write(f"{_said(found)}\n")
    return {Outcome.SAME: OK, Outcome.NOT_COMPARABLE: FAILED}.get(found.outcome, DIFFERS)


def _said(found: Checked) -> str:
    lines = [found.words, *(f"  {difference}" for difference in found.differences)]
    return "\n".join(lines)


def _end_in_order(*_: object) -> None:
    """Being asked to end is an exit, so that temporary files and LibreOffice go too."""
    sys.exit(FAILED)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end_in_order)
    sys.exit(main())
