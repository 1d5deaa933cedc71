"""Whether there are figures to serve: ``python -m serving.live`` stands between the load of the bundled figures and the start.

A load can fail (a damaged file, a full disk, another load running) while the figures published before can still be served.
"""

import sys

from board.release import NoFiguresError, current_release
from settings import SettingError

NOTHING_TO_SERVE = "Nothing is served: {reason} The load above says what to mend. Then start again."


def main() -> None:
    """Say which release is served; where none can be read, say so and exit with 1."""
    try:
        release = current_release()
    except NoFiguresError:
        sys.exit(NOTHING_TO_SERVE.format(reason="no figures have been published yet."))
    except SettingError as error:
        sys.exit(str(error))
    except Exception as error:  # damaged, unreadable, of another version: whatever it is, there is nothing to serve
        sys.exit(NOTHING_TO_SERVE.format(reason=f"the live release cannot be read ({error})."))
    print(f"Release {release.release_id} is served.")  # noqa: T201 - what the command is for


if __name__ == "__main__":
    main()
