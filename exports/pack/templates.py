"""A council's own template that cannot be used: what the libraries raise on one, and how that is said."""

import zipfile
import zlib
from pathlib import Path

from lxml import etree

from analysis.pack_request import BadRequestError
from exports.pack.custom_properties import custom_properties
from exports.pack.office_file import OfficeFile

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    RuntimeError,
)
"""What the libraries raise on a file that is damaged, or lacks what every document has."""


def check_properties(template: Path) -> None:
    """Read the template's own properties, which ours are put beside. Raises UnreadableFileError, which is one of ``BROKEN``."""
    custom_properties(OfficeFile(template.read_bytes()), ())


def refused(template: Path, *, kind: str, program: str, saved_as: str) -> BadRequestError:
    """The error that names the template and what helps."""
    return BadRequestError(f"{template.name} cannot be opened as a {kind}. Save it in {program} as '{saved_as}', not as a template.")
