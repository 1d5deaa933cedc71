"""Characters that no XML document can hold, and so no Office file: refused where figures come in, left out where files go out."""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def plain(words: str) -> str:
    """The words without characters that no Office file may hold; tabs and line ends become blanks."""
    return FORBIDDEN.sub("", words).replace("\t", " ").replace("\r", " ").replace("\n", " ")
