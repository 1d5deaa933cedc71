"""Running the command line and look-ups with a watch on them, for the benchmarks of loading."""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMES = 11


def run(name: str, *words: str) -> None:
    """Run one command, and say how long it took, by the clock and of the processors, and how much memory it has needed at most."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "data_loaders", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        said = running.stdout.read() if running.stdout else ""
        _, state, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(state)
    seconds, busy, memory = time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    last = re.sub(r"\s+", " ", said.strip().splitlines()[-1]) if said.strip() else ""
    print(f"{name}: {seconds:.1f} s ({busy:.1f} s of processors), {memory:,.0f} MiB at most, exit code {running.returncode}: {last}")


def time_of(name: str, ask: Callable[[], Sequence[object]]) -> None:
    """How long a look-up takes the first time, and the middle of ten times after that."""
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        found = len(ask())
        times.append(1000 * (time.perf_counter() - began))
    print(f"{name}: {found:,} figures, first {times[0]:.1f} ms, then {statistics.median(times[1:]):.1f} ms")
