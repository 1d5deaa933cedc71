"""``python -m data_loaders``: see ``docs/loading.md``."""

import gc
import sys

from rich.console import Console

from data_loaders.commands import Exit, parser, run
from settings import SettingError


def main() -> None:
    """Run the command line and exit with its code."""
    gc.disable()  # a load makes millions of small objects without cycles: looking for cycles among them takes a third of its time
    try:
        code = run(parser().parse_args(), console=Console())
    except SettingError as error:
        sys.stderr.write(f"{error}\n")
        code = Exit.NOTHING_CHANGED
    sys.exit(code)


if __name__ == "__main__":
    main()
