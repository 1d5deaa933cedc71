"""Names of the files that are exported: they say what they hold and can mean nothing else to a file system or a header."""

import re
import unicodedata
from collections.abc import Container

LONGEST_PART, LONGEST_NAME = 60, 140
_NOT_PLAIN = re.compile(r"[^a-z0-9.]+|\.{2,}")


def file_name(*parts: str, suffix: str) -> str:
    """The parts as plain words parted by "_", with the suffix: ``child-protection-plans_bromley_2013-14.png``.

    A long name is cut before its last part, which tells it from others alike: the period, the release, a number. Only the
    letters a to z, digits, dots within a part, hyphens and underscores are left, so that a title can neither leave its folder
    nor end a header.
    """
    *before, last = [found for found in map(plain_part, parts) if found] or ["wellboard"]
    head = "_".join(before)[: LONGEST_NAME - len(last) - 1].rstrip("_-.")
    return f"{head}_{last}.{suffix}" if head else f"{last}.{suffix}"


def free_name(*parts: str, suffix: str, taken: Container[str]) -> str:
    """The file's name, with a number at its end where another has it: none takes another's place."""
    name, number = file_name(*parts, suffix=suffix), 1
    while name in taken:
        number += 1
        name = file_name(*parts, str(number), suffix=suffix)
    return name


def plain_part(words: str) -> str:
    """One part of a file's name: "Hammersmith & Fulham" gives "hammersmith-and-fulham"."""
    folded = unicodedata.normalize("NFKD", words.replace("&", " and ")).encode("ascii", "ignore").decode()
    return _NOT_PLAIN.sub("-", folded.lower()).strip("-.")[:LONGEST_PART].rstrip("-.")
