"""What Word and PowerPoint say of the pack itself: the properties of the file, and its last page."""

from typing import Any

from analysis.plain_text import plain
from components.words import PRODUCT
from exports.pack.model import Pack
from exports.pack.shown import count
from exports.pack.stamp import stamp_of

ABOUT = "About this document"


def about_lines(pack: Pack, *, is_for_pdf: bool = False) -> tuple[str, ...]:
    """The last page, below its heading ``ABOUT``. A PDF carries no stamp, and says so."""
    stamp = stamp_of(pack)
    page = f"The page “Verify a report” of the same {PRODUCT} tells whether"
    return (
        f"Made with {PRODUCT} from release {stamp.release_id}, data as at {pack.as_at}.",
        f"Checksum of the {count(stamp.shown):,} figures and texts of this pack: {stamp.checksum}.",
        f"A PDF cannot be verified. {page} the same report as a Word, PowerPoint or Excel file still equals the live figures."
        if is_for_pdf
        else f"{page} they still equal the live figures.",
    )


def describe(properties: Any, pack: Pack) -> None:
    """Fill in the properties of a file, which python-docx and python-pptx name alike."""
    properties.title, properties.author, properties.language = plain(pack.title), PRODUCT, "en-GB"
    properties.subject = plain("; ".join(pack.boards))
    properties.comments = f"Made from release {pack.release_id}. Data as at {pack.as_at}."
