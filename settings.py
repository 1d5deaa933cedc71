"""Every setting of the product, read from the environment in this one place."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VERSION = "0.1.0"


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
        """Read the settings from environment variables."""
        return cls(
            home=Path(os.environ.get("WELLBOARD_HOME", str(ROOT / "var"))),
            secret_key=os.environ.get("WELLBOARD_SECRET_KEY", "") or secrets.token_hex(32),
            prefix=os.environ.get("WELLBOARD_PREFIX", "/"),
            behind_proxy=os.environ.get("WELLBOARD_BEHIND_PROXY", "") == "1",
            frame_ancestors=os.environ.get("WELLBOARD_FRAME_ANCESTORS", "'none'"),
        )
