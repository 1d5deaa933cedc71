"""The pack as PDF, made from the same Word document by LibreOffice where it is installed."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from board.reports_view import NO_PDF, pdf_program

LONGEST = 180
"""Seconds that a conversion may take."""


class NoPdfError(RuntimeError):
    """A PDF cannot be made here; the text says why and what helps."""


def pdf(document: bytes, *, suffix: str = "docx") -> bytes:
    """A Word document, or a file of another suffix, as PDF.

    Raises:
        NoPdfError: LibreOffice is not installed, failed, or took too long.
    """
    found = pdf_program()
    if found is None:
        raise NoPdfError(NO_PDF)
    with tempfile.TemporaryDirectory(prefix="wellboard-pdf-") as name:
        folder = Path(name)
        source, made = folder / f"pack.{suffix}", folder / "pack.pdf"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        said = _run([found, profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(source)])
        if not made.is_file():
            raise NoPdfError(f"LibreOffice could not make the PDF: {said.strip()[:300]}")
        return made.read_bytes()


def _run(words: Sequence[str]) -> str:
    """Run LibreOffice and give what it said. Its first process starts others: all are of one session, so that none outlives this."""
    with subprocess.Popen(  # noqa: S603 - a program by its path and files of our own making
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as running:
        try:
            said, _ = running.communicate(timeout=LONGEST)
        except BaseException as error:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise NoPdfError(f"LibreOffice took longer than {LONGEST} seconds. Choose fewer parts, or make a Word file.") from error
            raise
    return said
