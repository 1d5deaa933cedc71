"""The folders beside the releases that the product keeps files of its own in."""

from pathlib import Path

from settings import Settings, prefer_font_folder


def own_folder(name: str) -> Path:
    """A folder of that name in the home folder; it may not be there yet."""
    return Settings.from_env().home / name


def keep_list_of_fonts() -> None:
    """Let the library that draws pictures keep its list of fonts in the home folder, where that is not set otherwise."""
    prefer_font_folder(own_folder("fonts"))
