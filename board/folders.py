"""The folders beside the releases that the product keeps files of its own in."""

from pathlib import Path

from settings import Settings


def own_folder(name: str) -> Path:
    """A folder of that name in the home folder; it may not be there yet."""
    return Settings.from_env().home / name
