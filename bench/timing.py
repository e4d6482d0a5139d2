"""What a benchmark measures and how it is told."""

from __future__ import annotations

import gc
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
    """Seconds of one thing measured several times; `size` says over which data; `aim` is in seconds."""

    name: str
    size: str
    seconds: list[float]
    aim: float | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def measure(
    name: str,
    size: str,
    work: Callable[[], object],
    *,
    runs: int = 9,
    warm: int = 1,
    aim: float | None = None,
) -> Result:
    """Run `work` `warm` times unmeasured, then `runs` times with the collector quiet."""
    for _ in range(warm):
        work()
    seconds = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        try:
            start = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - start)
        finally:
            gc.enable()
    return Result(name, size, seconds, aim)


def shown(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"


def line(result: Result) -> str:
    """`name | size | median | fastest–slowest | runs | aim`, one row of a Markdown table."""
    aim = f"≤ {shown(result.aim)}" if result.aim else ""
    span = f"{shown(min(result.seconds))} – {shown(max(result.seconds))}"
    return (
        f"| {result.name} | {result.size} | {shown(result.median)} | {span} | {len(result.seconds)} | {aim} |"
    )


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
