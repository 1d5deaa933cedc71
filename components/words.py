"""Small pieces of wording that several pages share."""

from datetime import date

_ONES = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(value: date) -> str:
    """A day as British boards write it: 21 March 2018."""
    return f"{value.day} {value:%B %Y}"


def count_of(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "one figure", "12 figures", "no figures"."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{_ONES[number] if 0 <= number < len(_ONES) else f'{number:,}'} {noun}"


def sentence(words: str) -> str:
    """The words with a capital letter first and one full stop last."""
    trimmed = words.strip().rstrip(".")
    return f"{trimmed[:1].upper()}{trimmed[1:]}." if trimmed else ""


def heading(name: str) -> str:
    """A slug or column name as a heading."""
    return name.replace("_", " ").strip().capitalize()
