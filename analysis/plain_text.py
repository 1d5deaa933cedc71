"""Words for files: without the characters that no XML document can hold, and so no Office file, and shortened at a word.

Those characters are refused where figures come in and left out where files go out.
"""

import re

_ENDS = " ,;:–-("
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def plain(words: str) -> str:
    """The words without characters that no Office file may hold; tabs and line ends become blanks."""
    return FORBIDDEN.sub("", words).replace("\t", " ").replace("\r", " ").replace("\n", " ")


def cut(words: str, most: int) -> str:
    """The words in at most so many letters: shortened ones end after a whole word and say so by "…"."""
    if len(words) <= most:
        return words
    begun = words[:most].rpartition(" ")[0] or words[: most - 1]
    return f"{begun.rstrip(_ENDS)}…"
