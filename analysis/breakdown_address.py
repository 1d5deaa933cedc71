"""A breakdown as one text of an address: "age:Under 5". A colon or a percent sign within the type is written as %3A or %25."""


def breakdown_text(breakdown_type: str, breakdown: str) -> str:
    """The text of a breakdown; empty for the headline, which has no name."""
    return f"{breakdown_type.replace('%', '%25').replace(':', '%3A')}:{breakdown}" if breakdown else ""


def read_breakdown(text: str) -> tuple[str, str]:
    """The type and name that a text stands for; both are empty where it names no breakdown."""
    breakdown_type, _, breakdown = text.partition(":")
    return (breakdown_type.replace("%3A", ":").replace("%25", "%"), breakdown) if breakdown else ("", "")
