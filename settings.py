"""Every setting of the product, read from the environment in this one place."""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VERSION = "0.1.0"

_SEGMENT = re.compile(r"(?!\.+$)[A-Za-z0-9._~-]+")


class SettingError(ValueError):
    """A setting that cannot be meant. The sentence names it and says what it may be."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one process. The README lists each with its meaning and default; a test compares the two."""

    home: Path
    secret_key: str
    prefix: str
    behind_proxy: bool
    frame_ancestors: str
    pages_folder: Path = ROOT / "pages"

    @classmethod
    def from_env(cls) -> "Settings":
        """Read the settings from environment variables.

        Raises:
            SettingError: when one of them cannot be meant.
        """
        return cls(
            home=Path(os.environ.get("WELLBOARD_HOME", str(ROOT / "var"))),
            secret_key=os.environ.get("WELLBOARD_SECRET_KEY", "") or secrets.token_hex(32),
            prefix=_prefix(os.environ.get("WELLBOARD_PREFIX", "/")),
            behind_proxy=os.environ.get("WELLBOARD_BEHIND_PROXY", "") == "1",
            frame_ancestors=os.environ.get("WELLBOARD_FRAME_ANCESTORS", "'none'"),
        )


def _prefix(given: str) -> str:
    """A path with one slash at both ends, however many it was given with."""
    segments = [segment for segment in given.strip().split("/") if segment]
    if not all(_SEGMENT.fullmatch(segment) for segment in segments):
        message = f"WELLBOARD_PREFIX is {given!r}, which is not a path: write it as /wellbeing/, of letters, digits, '-', '_', '.' and '~'."
        raise SettingError(message)
    return "".join(f"/{segment}" for segment in segments) + "/"


def variables_for_a_child(folder: Path) -> dict[str, str]:
    """The variables of this process for a child that is to put its temporary files into a folder."""
    return {**os.environ, "TMPDIR": str(folder)}


def prefer_font_folder(folder: Path) -> None:
    """Where Matplotlib keeps its list of fonts, unless the environment says so already."""
    os.environ.setdefault("MPLCONFIGDIR", str(folder))
