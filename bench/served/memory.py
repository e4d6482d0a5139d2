"""The most memory that one process ever held, said by itself; a child of its own for each measurement."""

from __future__ import annotations

import subprocess
import sys

_TOLD = """
import sys
from lokmin.web.commands import main
code = main(sys.argv[1:])
lines = open('/proc/self/status').read().splitlines()
print(next(line for line in lines if line.startswith('VmHWM:')).split()[1])
sys.exit(code)
"""


def of_command(*arguments: str) -> float:
    """Megabytes that `lokmin …` held at most (Linux counts them; what it started itself is not in it)."""
    made = subprocess.run(
        [sys.executable, "-c", _TOLD, *arguments], check=True, capture_output=True, text=True
    )
    return int(made.stdout.split()[-1]) * 1024 / 1e6
