"""Where releases lie."""

from pathlib import Path

SUFFIX = ".duckdb"


def releases_folder(home: Path) -> Path:
    """The folder of releases in the product's home folder."""
    return home / "releases"


def release_path(folder: Path, release_id: str) -> Path:
    """The file of a release."""
    return folder / f"{release_id}{SUFFIX}"


def list_releases(folder: Path) -> list[str]:
    """The ids of the releases in a folder, oldest first. Ids begin with their time, so that they sort by it."""
    return sorted(path.stem for path in folder.glob(f"[0-9]*{SUFFIX}"))
