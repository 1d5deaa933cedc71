"""Reading a text file without guessing: UTF-8 or a clear refusal."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from data_loaders.problems import printable, refuse, shown

MOST_BYTES = 512 * 1024 * 1024
ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0"
SAVE_AS = "In Excel choose File, Save As, 'CSV UTF-8 (Comma delimited)'."


@dataclass(frozen=True, kw_only=True)
class TextFile:
    """A file's text and the fingerprint of its bytes."""

    path: Path
    text: str
    sha256: str


def read_bytes(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """Read a file's bytes, or the first ``most`` of them.

    Raises:
        UnusableFile: the file is missing, a folder, a device, not allowed, empty or far too large.
    """
    try:
        if path.is_dir():
            raise refuse(path, code="folder", words="is a folder where a file was expected. Name the file in it.")
        if path.stat().st_size > MOST_BYTES:
            raise refuse(path, code="too_large", words=f"is larger than {MOST_BYTES // 1024 // 1024} MB. Split it into several files.")
        if not path.is_file():
            raise refuse(path, code="no_file", words="is no file but a device or a pipe. Save the figures as a file first.")
        with path.open("rb") as file:
            content = file.read(most)
    except FileNotFoundError as error:
        raise refuse(
            path, code="missing_file", words=f"there is no such file ({printable(path)}). Check the name and the folder."
        ) from error
    except OSError as error:
        raise refuse(path, code="unreadable", words=f"cannot be read ({error.strerror}). Check that you may open it.") from error
    if not content.strip():
        raise refuse(path, code="empty_file", words="is empty. Save it again from where it came.")
    return content


def read_text(path: Path) -> TextFile:
    """Read a UTF-8 text file, with or without a byte order mark.

    Raises:
        UnusableFile: what ``read_bytes`` refuses, another encoding (named), a workbook or a web page under a text file's name.
    """
    content = read_bytes(path)
    refuse_other_kinds(path, content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(path, content, error.start) from error
    if text.lstrip().startswith("<"):
        words = "is a web page, not a table: the download was probably a sign-in or error page. Download the file again."
        raise refuse(path, code="web_page", words=words)
    return TextFile(path=path, text=text, sha256=hashlib.sha256(content).hexdigest())


def refuse_other_kinds(path: Path, content: bytes) -> None:
    """Refuse UTF-16, a workbook and zero bytes under a text file's name. Raises UnusableFile."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse(path, code="encoding", words=f"is written in UTF-16 ('Unicode Text'). {SAVE_AS}")
    if content.startswith((ZIP_MARK, OLE_MARK)):
        words = f"is a workbook with the name of a text file. Give it the ending .xlsx, or save it as text. {SAVE_AS}"
        if path.suffix.casefold() == ".xlsx":
            words = f"is a workbook, and a file of this format is read as text alone. {SAVE_AS}"
        raise refuse(path, code="workbook_as_text", words=words)
    place = content.find(b"\x00")
    if place >= 0:
        line = content.count(b"\n", 0, place) + 1
        words = f"holds zero bytes: it is written in UTF-16 without its mark, or is damaged. {SAVE_AS}"
        raise refuse(path, code="encoding", words=words, line=line)


def _wrong_encoding(path: Path, content: bytes, place: int) -> Exception:
    line = content.count(b"\n", 0, place) + 1
    # The one letter alone: around it may stand a child's name, where the file is no table of figures.
    letter = content[place : place + 1]
    try:
        name, text = "Windows-1252 (the plain 'CSV' of Excel)", letter.decode("cp1252")
    except UnicodeDecodeError:
        name, text = "Latin-1 or another old encoding", letter.decode("latin-1")
    return refuse(path, code="encoding", line=line, words=f"is not UTF-8; it looks like {name}, at {shown(text)}. {SAVE_AS}")
