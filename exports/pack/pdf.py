"""The pack as PDF, made from the same Word document by LibreOffice where it is installed."""

import subprocess
import tempfile
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
        source = folder / f"pack.{suffix}"
        source.write_bytes(document)
        words = [found, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", name]
        try:
            done = subprocess.run(  # noqa: S603 - a program by its path and files of our own making
                [*words, str(source)], capture_output=True, text=True, timeout=LONGEST, check=False
            )
        except subprocess.TimeoutExpired as late:
            raise NoPdfError(f"LibreOffice took longer than {LONGEST} seconds. Choose fewer parts, or make a Word file.") from late
        made = folder / "pack.pdf"
        if done.returncode or not made.is_file():
            raise NoPdfError(f"LibreOffice could not make the PDF: {(done.stderr or done.stdout).strip()[:300]}")
        return made.read_bytes()
