"""The names of breakdowns that a table's columns make together."""

from collections.abc import Sequence

HEADLINE = ("", "")


def joined(parts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Several breakdowns at once as one: "sex and age", "Male, 65+ yrs". Headlines among them say nothing."""
    said = [part for part in parts if part != HEADLINE]
    return " and ".join(kind for kind, _ in said), ", ".join(name for _, name in said)
