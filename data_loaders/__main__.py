"""``python -m data_loaders``: see ``docs/loading.md``."""

import sys

from rich.console import Console

from data_loaders.commands import parser, run


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(parser().parse_args(), console=Console()))


if __name__ == "__main__":
    main()
