"""The commands of the command line. Each gives its exit code."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path

from rich.console import Console

from data_loaders import queries
from data_loaders.errors import LoadRunning, StoreError
from data_loaders.loading import BUNDLED, Result, Work, check, ensure_bundled, load
from data_loaders.problems import printable
from data_loaders.progress_shown import shown_on
from data_loaders.report import say, write_problems_file, write_summary
from data_loaders.store import releases
from data_loaders.store.lock import load_lock
from data_loaders.store.paths import list_releases, releases_folder
from data_loaders.store.pointer import Pointer, pointer_or_empty
from settings import Settings


class Exit(IntEnum):
    """What an exit code means; ``docs/loading.md`` says the same."""

    DONE = 0
    SOME_ROWS_REJECTED = 1
    NOTHING_CHANGED = 2
    ANOTHER_IS_RUNNING = 3


def parser() -> argparse.ArgumentParser:
    """The command line's arguments."""
    top = argparse.ArgumentParser(prog="python -m data_loaders", description="Load, check, publish and take back figures.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, words in (
        ("load", "read files or folders into a new release and publish it"),
        ("check", "find what load would find, change nothing"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file, or a folder that is walked")
        command.add_argument(
            "--published-on", type=_day, metavar="DATE", help="publication day of figures without a source file, as 2018-03-21"
        )
        command.add_argument(
            "--format", default="", metavar="NAME", help="read every table named as this format (lait, fingertips, ees, figures, …)"
        )
        command.add_argument("--problems", type=Path, metavar="FILE.csv", help="write all problems to a CSV")
        command.add_argument(
            "--start-with",
            type=Path,
            default=BUNDLED,
            metavar="FOLDER",
            help="what the first release is built from (the product's own data)",
        )
        if name == "load":
            command.add_argument("--draft", action="store_true", help="build the release but do not publish it")
            command.add_argument("--bundled", action="store_true", help="build the bundled release if there is none or its data changed")
    commands.add_parser("releases", help="list the releases; the live one is marked")
    commands.add_parser("publish", help="make a release live").add_argument("release_id", metavar="ID")
    commands.add_parser("rollback", help="go back to the release published before the live one")
    return top


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"found '{text}': write the day as year-month-day, such as 2018-03-21"
        raise argparse.ArgumentTypeError(message) from error


def run(arguments: argparse.Namespace, *, console: Console) -> Exit:
    """Carry out one command; a failure of the store is said in one line."""
    folder = releases_folder(Settings.from_env().home)
    commands = {"load": _load, "check": _check, "releases": _releases, "publish": _publish, "rollback": _rollback}
    try:
        return commands[arguments.command](arguments, folder, console)
    except LoadRunning as error:
        say(console, str(error))
        return Exit.ANOTHER_IS_RUNNING
    except StoreError as error:
        say(console, str(error))
        return Exit.NOTHING_CHANGED
    except OSError as error:
        place = f" at {printable(error.filename)}" if error.filename else ""
        say(
            console,
            f"{error.strerror or error}{place}. Check that the folder may be written to and the disk is not full.",
        )
        return Exit.NOTHING_CHANGED


def _load(arguments: argparse.Namespace, folder: Path, console: Console) -> Exit:
    with _working(arguments, console) as work:
        if arguments.bundled:
            done = ensure_bundled(folder, work)
            if done is None:
                say(console, "The bundled figures are loaded already.")
                result = None
            else:
                result = done
        elif arguments.paths:
            result = load(folder, arguments.paths, work)
        else:
            say(console, "Name at least one file or folder to load, or --bundled.")
            return Exit.NOTHING_CHANGED
    if result is None:
        return Exit.DONE
    code = _report(result, arguments, console)
    if code is Exit.NOTHING_CHANGED:
        say(console, "Nothing was changed: mend the files named as unusable and load again.")
    elif arguments.draft:
        say(
            console,
            f"Release {result.release_id} is built and not published. To publish it: python -m data_loaders publish {result.release_id}",
        )
    else:
        say(console, f"Release {result.release_id} is live.")
    return code


def _check(arguments: argparse.Namespace, folder: Path, console: Console) -> Exit:
    if not arguments.paths:
        say(console, "Name at least one file or folder to check.")
        return Exit.NOTHING_CHANGED
    with _working(arguments, console) as work:
        result = check(folder, arguments.paths, work)
    code = _report(result, arguments, console)
    words = {Exit.DONE: "All of it can be loaded.", Exit.SOME_ROWS_REJECTED: "It can be loaded without the rejected rows."}
    say(console, words.get(code, "It cannot be loaded until the files named as unusable are mended."))
    return code


def _report(result: Result, arguments: argparse.Namespace, console: Console) -> Exit:
    write_summary(console, result)
    if arguments.problems:
        try:
            write_problems_file(arguments.problems, result.problems)
            say(console, f"All {len(result.problems):,} problems are in {arguments.problems}.")
        except OSError as error:
            say(console, f"The problems could not be written to {printable(arguments.problems)} ({error.strerror}). Name another file.")
    if not result.reading.taken and not result.problems:
        say(console, "There is no file to load there: a folder is searched for .csv, .xlsx, .parquet, .yml and .yaml files.")
        return Exit.NOTHING_CHANGED
    if result.is_unusable:
        return Exit.NOTHING_CHANGED
    return Exit.SOME_ROWS_REJECTED if result.has_rejected else Exit.DONE


@contextmanager
def _working(arguments: argparse.Namespace, console: Console) -> Iterator[Work]:
    with shown_on(console) as tell:
        yield Work(
            start_with=arguments.start_with,
            published_on=arguments.published_on,
            as_format=arguments.format,
            is_draft=getattr(arguments, "draft", False),
            on_progress=tell,
        )


def _releases(arguments: argparse.Namespace, folder: Path, console: Console) -> Exit:  # noqa: ARG001 - every command takes all three
    pointer = pointer_or_empty(folder)
    found = list_releases(folder)
    if not found:
        say(console, "There is no release yet. Run: python -m data_loaders load --bundled")
    for release_id in found:
        say(console, _release_line(release_id, pointer))
    return Exit.DONE


def _release_line(release_id: str, pointer: Pointer) -> str:
    state = "draft"
    if release_id in pointer.published:
        state = "LIVE" if release_id == pointer.live else "published before"
    elif pointer.published_at(release_id):
        state = "taken back"
    try:
        release = queries.release(release_id)
    except StoreError:
        return f"{release_id}  {state}  cannot be read"
    return (
        f"{release_id}  {state}  {release.published_at:%d %B %Y %H:%M} UTC  {release.observations:,} figures of {release.sources} sources"
    )


def _publish(arguments: argparse.Namespace, folder: Path, console: Console) -> Exit:
    with load_lock(folder):
        releases.publish(folder, arguments.release_id, now=datetime.now(UTC))
    say(console, f"Release {arguments.release_id} is live.")
    return Exit.DONE


def _rollback(arguments: argparse.Namespace, folder: Path, console: Console) -> Exit:  # noqa: ARG001
    with load_lock(folder):
        release_id = releases.rollback(folder, now=datetime.now(UTC))
    say(console, f"Release {release_id} is live again.")
    return Exit.DONE
