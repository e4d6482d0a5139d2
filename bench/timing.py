"""What a benchmark measures and how it is told."""

from __future__ import annotations

import gc
import math
import os
import platform
import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Result:
    """Seconds of one thing measured several times; `size` says over which data; `aim` is in seconds.

    `spread` is "range", or "tail" where many ask at once and the slow ones count. With `unit` "MB" the
    numbers are megabytes of memory, with "×" how many times as long another program takes.
    """

    name: str
    size: str
    seconds: list[float]
    aim: float | None = None
    notes: list[str] = field(default_factory=list)
    spread: str = "range"
    unit: str = "s"

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def within(self, share: float) -> float:
        """The seconds within which this share was done (nearest rank)."""
        ranked = sorted(self.seconds)
        return ranked[max(0, math.ceil(share * len(ranked)) - 1)]

    @property
    def span(self) -> str:
        if self.spread == "range":
            return f"{self.shown(min(self.seconds))} – {self.shown(max(self.seconds))}"
        tail = ", ".join(f"p{share:g} {self.shown(self.within(share / 100))}" for share in (95, 99))
        return f"{tail}, most {self.shown(max(self.seconds))}"

    def shown(self, value: float) -> str:
        return shown(value) if self.unit == "s" else f"{value:,.0f} {self.unit}"


def measure(
    name: str,
    size: str,
    work: Callable[[], object],
    *,
    runs: int = 9,
    warm: int = 1,
    aim: float | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Result:
    """Run `work` `warm` times unmeasured, then `runs` times with the collector quiet.

    `clock=time.process_time` measures the processor's time, which others on the same cores do not lengthen.
    """
    for _ in range(warm):
        work()
    seconds = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        try:
            start = clock()
            work()
            seconds.append(clock() - start)
        finally:
            gc.enable()
    return Result(name, size, seconds, aim)


def shown(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"


def line(result: Result) -> str:
    """`name | size | median | fastest–slowest | runs | aim`, one row of a Markdown table."""
    what = "p99 ≤" if result.spread == "tail" else "≤"
    aim = f"{what} {result.shown(result.aim)}" if result.aim else ""
    counts = f"{result.shown(result.median)} | {result.span} | {len(result.seconds)}"
    return f"| {result.name} | {result.size} | {counts} | {aim} |"


def machine() -> str:
    """Processor, cores, memory, Python, database engine."""
    processor = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [row.split(":", 1)[1].strip() for row in info.read_text().splitlines() if "model name" in row]
        processor = names[0] if names else processor
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    engine = "PostgreSQL" if os.environ.get("DATABASE_URL") else f"SQLite {sqlite3.sqlite_version}"
    python = platform.python_version()
    return f"{processor}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {python}, {engine}"
