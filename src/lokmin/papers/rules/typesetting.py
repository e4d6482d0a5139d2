"""The typesetter: our templates, our fonts, text only as data. What is large is set in a process of its own.

The typesetter keeps whatever it laid out, so a pack of fifty pages would leave its process 300 MB larger; a
child gives them back (decision 68). Into the child go the settings as JSON; out of it comes for each one a
letter, the length and the bytes: D what was made, F the fault.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from lokmin.papers.rules.glyphs import FONTS

TEMPLATES = Path(__file__).parents[1] / "data" / "typst"
STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
"""PDF/A-2a for the archive and PDF/UA-1 for who has it read aloud."""
_SOURCE = Path(__file__).resolve().parents[3]
_ALONE = {"PYTHONPATH": str(_SOURCE), "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "1"}
"""How the child runs: with one heap for all its threads, which holds less."""
_SIZE = 8


class TemplateFault(RuntimeError):
    """A fault of the house: a template warned, for instance of a font that it cannot find."""


@dataclass(frozen=True)
class Setting:
    """One thing to set: a PDF with its `stamp`, a PNG of `ppi` points an inch, or what a label holds."""

    template: str
    inputs: Mapping[str, str]
    stamp: int = 0
    ppi: float = 0
    label: str = ""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def compiler(template: str, inputs: Mapping[str, str]) -> typst.Compiler:
    """The typesetter over one of our templates, with our fonts only."""
    return typst.Compiler(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
    )


def made(setting: Setting) -> bytes:
    """PDF, PNG or the JSON of a label; TemplateFault when the template warns."""
    typesetter = compiler(setting.template, setting.inputs)
    if setting.label:
        return typesetter.query(f"<{setting.label}>", field="value", one=True).encode()
    if setting.ppi:
        done, warnings = typesetter.compile_with_warnings(format="png", ppi=setting.ppi)
    else:
        done, warnings = typesetter.compile_with_warnings(
            format="pdf", pdf_standards=list(STANDARDS), timestamp=setting.stamp
        )
    if warnings:
        raise TemplateFault("; ".join(w.message for w in warnings))
    if not isinstance(done, bytes):
        raise TemplateFault("no document, or a picture of several pages")
    return done


def made_apart(settings: Sequence[Setting]) -> list[bytes]:
    """As `made`, all of them in one process that ends with them."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", __name__],
        input=json.dumps([asdict(one) for one in settings]).encode(),
        capture_output=True,
        env={**os.environ, **_ALONE},
        check=False,
    )
    if done.returncode:
        raise TemplateFault(f"the typesetter ended with {done.returncode}")
    return list(_opened(done.stdout))


def _opened(answer: bytes) -> Iterable[bytes]:
    place = 0
    while place < len(answer):
        begin = place + 1 + _SIZE
        end = begin + int.from_bytes(answer[place + 1 : begin], "big")
        if answer[place : place + 1] != b"D":
            raise TemplateFault(answer[begin:end].decode())
        yield answer[begin:end]
        place = end


def answer(setting: Setting) -> bytes:
    """What goes to standard output for one."""
    try:
        letter, said = b"D", made(setting)
    except (RuntimeError, typst.TypstError) as fault:
        letter, said = b"F", str(fault).encode()
    return letter + len(said).to_bytes(_SIZE, "big") + said


def main() -> None:
    for asked in json.loads(sys.stdin.buffer.read()):
        sys.stdout.buffer.write(answer(Setting(**asked)))


if __name__ == "__main__":
    main()
