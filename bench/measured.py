"""What the benchmarks share: budgets, and the command line and look-ups run with a watch on them."""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIMES = 11
SOME_ROWS_REJECTED = 1


@dataclass(kw_only=True)
class Budgets:
    """What a benchmark asks of the product, and a sentence for each time that it did not get it."""

    misses: list[str] = field(default_factory=list)

    def hold(self, name: str, took: float, *, most: float, unit: str) -> None:
        """Keep a miss in mind: the rest is measured all the same."""
        if took > most:
            self.misses.append(f"{name} took {took:,.1f} {unit}; its budget is {most:,.0f} {unit}.")

    def close(self) -> None:
        """End the benchmark. With a miss it exits with code 1 and says each."""
        if self.misses:
            sys.exit("\n".join(self.misses))
        print("Everything kept to its budget.")


@dataclass(frozen=True, kw_only=True)
class Took:
    """What a command took: seconds by the clock, and the most memory it needed."""

    seconds: float
    mebibytes: float


def run(name: str, *words: str) -> Took:
    """Run one command, and say how long it took, by the clock and of the processors, and how much memory it has needed at most.

    The benchmark ends where the command does nothing, as there is nothing to measure then; rows that are rejected are no failure.
    """
    began = time.perf_counter()
    command = [sys.executable, "-m", "data_loaders", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        said = running.stdout.read() if running.stdout else ""
        _, state, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(state)
    seconds, busy, memory = time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    last = re.sub(r"\s+", " ", said.strip().splitlines()[-1]) if said.strip() else ""
    print(f"{name}: {seconds:.1f} s ({busy:.1f} s of processors), {memory:,.0f} MiB at most, exit code {running.returncode}: {last}")
    if running.returncode > SOME_ROWS_REJECTED or running.returncode < 0:
        sys.exit(said or f"{name} was ended by a signal.")
    return Took(seconds=seconds, mebibytes=memory)


def time_of(name: str, ask: Callable[[], Sequence[object]]) -> None:
    """How long a look-up takes the first time, and the middle of ten times after that."""
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        found = len(ask())
        times.append(1000 * (time.perf_counter() - began))
    print(f"{name}: {found:,} figures, first {times[0]:.1f} ms, then {statistics.median(times[1:]):.1f} ms")
