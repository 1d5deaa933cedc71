"""Words that an XML document can hold: what it forbids is left out."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def plain(words: str) -> str:
    """The words without characters that no Office file may hold; tabs and line ends become blanks."""
    return _FORBIDDEN.sub("", words).replace("\t", " ").replace("\r", " ").replace("\n", " ")
