"""Every figure about speed that the documentation quotes, one command each.

    ./run bench                all
    ./run bench scorecard      bench/scorecard.py only
    DATABASE_URL=… ./run bench scorecard     on PostgreSQL

A benchmark is a file bench/<name>.py with `run() -> Iterable[Result]`; its docstring says in one line what it
measures. It gets a process, an empty data folder (LOKMIN_DATA) and a Django of its own.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
RESERVED = {"run", "timing", "__init__"}
HEADER = "| what | data | median | range | runs | aim |\n| --- | --- | --- | --- | --- | --- |"

sys.path[:0] = [str(HERE.parent), str(HERE.parent / "src")]


def names() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in RESERVED)


def one(name: str) -> None:
    """Run one benchmark in this process and print its rows."""
    import django

    from bench.timing import line

    django.setup()
    module = importlib.import_module(f"bench.{name}")
    for result in module.run():
        print(line(result), flush=True)
        for note in result.notes:
            print(f"  {note}", file=sys.stderr)


def alone(name: str) -> int:
    """Run one benchmark in a process with an empty data folder; its exit code."""
    with tempfile.TemporaryDirectory(prefix="lokmin-bench-") as folder:
        environment = os.environ | {"LOKMIN_DATA": folder, "DJANGO_SETTINGS_MODULE": "lokmin.web.settings"}
        command = [sys.executable, str(HERE / "run.py"), "--one", name]
        return subprocess.run(command, env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    from bench.timing import machine

    if arguments[:1] == ["--one"]:
        one(arguments[1])
        return 0
    if unknown := set(arguments) - set(names()):
        known = ", ".join(names()) or "belum ada"
        print(f"Tidak ada pengukuran {', '.join(sorted(unknown))}. Yang ada: {known}.", file=sys.stderr)
        return 2
    print(machine())
    print(HEADER, flush=True)
    codes = [alone(name) for name in arguments or names()]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
