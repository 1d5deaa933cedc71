"""How long Central Bedfordshire's whole board pack takes, and how much memory, in each kind of file.

``python bench/pack.py`` loads the bundled figures into a home of its own and makes each file in a process of its own, as the page
does. It prints seconds and MiB beside the budget: 20 seconds and 400 MiB. A miss is said and the exit code is 1.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from measured import ROOT, Budgets

CARDS = ("central-bedfordshire-aiming-for-the-best", "central-bedfordshire-safeguarding")
KINDS = ("word", "powerpoint", "excel")
SECONDS, MEBIBYTES = 20, 400


def main() -> None:
    budgets = Budgets()
    with TemporaryDirectory(prefix="wellboard-bench-") as name:
        environment = {**os.environ, "WELLBOARD_HOME": name}
        subprocess.run(
            [sys.executable, "-m", "data_loaders", "load", "--bundled"], cwd=ROOT, env=environment, check=True, capture_output=True
        )
        for kind in KINDS:
            measure(kind, Path(name), environment, budgets)
    budgets.close()


def measure(kind: str, folder: Path, environment: dict[str, str], budgets: Budgets) -> None:
    """Make the pack once, print what it took and hold it to the budgets."""
    output, progress = folder / f"pack.{kind}", folder / "progress.json"
    words = [sys.executable, "-m", "exports", "pack", "--to", kind, "--output", str(output), "--progress-file", str(progress)]
    began, first = time.perf_counter(), None
    child = subprocess.Popen([*words, *(word for card in CARDS for word in ("--scorecard", card))], cwd=ROOT, env=environment)
    peak = 0
    while child.poll() is None:
        peak = max(peak, resident(child.pid))
        if first is None and progress.exists():
            first = time.perf_counter() - began
        time.sleep(0.02)
    took = time.perf_counter() - began
    if child.returncode:
        sys.exit(f"{kind}: the pack was not made")
    size = output.stat().st_size / 1024 / 1024
    said = f"{took:.1f} s (budget {SECONDS} s), at most {peak / 1024:.0f} MiB (budget {MEBIBYTES} MiB), progress after {first or 0:.1f} s"
    print(f"{kind}: {said}; the file has {size:.1f} MB")
    budgets.hold(f"The pack in {kind}", took, most=SECONDS, unit="s")
    budgets.hold(f"The pack in {kind}", peak / 1024, most=MEBIBYTES, unit="MiB")
    progress.unlink(missing_ok=True)


def resident(process: int) -> int:
    """The resident memory of a process in KiB; 0 once it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
