"""Names of the files that are exported: they say what they hold and can mean nothing else to a file system or a header."""

import re
import unicodedata

LONGEST_PART, LONGEST_NAME = 60, 140
_NOT_PLAIN = re.compile(r"[^a-z0-9.]+|\.{2,}")


def file_name(*parts: str, suffix: str) -> str:
    """The parts as plain words parted by "_", with the suffix: ``child-protection-plans_bromley_2013-14.png``.

    Only the letters a to z, digits, dots within a part, hyphens and underscores are left, so that a title can neither leave
    its folder nor end a header.
    """
    named = "_".join(found for found in map(plain_part, parts) if found)
    return f"{named[:LONGEST_NAME].rstrip('_-.') or 'wellboard'}.{suffix}"


def plain_part(words: str) -> str:
    """One part of a file's name: "Hammersmith & Fulham" gives "hammersmith-and-fulham"."""
    folded = unicodedata.normalize("NFKD", words.replace("&", " and ")).encode("ascii", "ignore").decode()
    return _NOT_PLAIN.sub("-", folded.lower()).strip("-.")[:LONGEST_PART].rstrip("-.")
