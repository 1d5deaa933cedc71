"""Where releases lie."""

import re
from pathlib import Path

SUFFIX = ".duckdb"
_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{6}")


def releases_folder(home: Path) -> Path:
    """The folder of releases in the product's home folder."""
    return home / "releases"


def release_path(folder: Path, release_id: str) -> Path:
    """The file of a release."""
    return folder / f"{release_id}{SUFFIX}"


def list_releases(folder: Path) -> list[str]:
    """The ids of the releases in a folder, oldest first. Ids begin with their time, so that they sort by it."""
    return sorted(path.stem for path in folder.glob(f"*{SUFFIX}") if _ID.fullmatch(path.stem))
