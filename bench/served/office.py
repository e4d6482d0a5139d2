"""LibreOffice where it is installed: how long it takes to turn the same Word file into PDF."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from bench.timing import Result

RUNS = 3


def compared(ours: Result, word: bytes) -> list[Result]:
    """LibreOffice's seconds over the same paper as a .docx, and how many times ours; nothing without it."""
    office = shutil.which("soffice")
    if office is None:
        ours.notes.append("LibreOffice is not installed here; nothing to compare with")
        return []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.docx"
        source.write_bytes(word)
        _convert(office, source)  # makes its profile
        seconds = [_convert(office, source) for _ in range(RUNS)]
    name = f"peer: LibreOffice, {ours.name} from the .docx"
    theirs = Result(name, ours.size, seconds)
    ratio = Result("how many times ours", ours.size, [one / ours.median for one in seconds], unit="×")
    return [theirs, ratio]


def _convert(office: str, source: Path) -> float:
    """One conversion in a process of its own, as an office would be asked by a server."""
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    seconds = time.perf_counter() - start
    if not source.with_suffix(".pdf").exists():
        raise RuntimeError("LibreOffice made no PDF")
    return seconds
