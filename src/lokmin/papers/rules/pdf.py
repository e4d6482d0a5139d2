"""PDF papers: typst templates of this room, fonts of this room, and text only as data."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from lokmin.papers.rules.evaluation import EvaluationPack, VillageSheet
from lokmin.papers.rules.gathering import Agreement, AttendanceSheet, Invitation, Minutes
from lokmin.papers.rules.glyphs import FONTS
from lokmin.papers.rules.plain import plain

TEMPLATES = Path(__file__).parents[1] / "data" / "typst"
STANDARD: Literal["a-2a"] = "a-2a"
"""PDF/A-2a: kept readable for the archive, with the structure that a screen reader needs."""
LIGHT: Literal["a-2b"] = "a-2b"
"""Without that structure a pack of 44 pages has 0.4 MB instead of 2.1: it travels by phone."""

Paper = Invitation | AttendanceSheet | Minutes | Agreement | EvaluationPack | VillageSheet
_TEMPLATE: dict[type, str] = {
    Invitation: "invitation.typ",
    AttendanceSheet: "attendance.typ",
    Minutes: "minutes.typ",
    Agreement: "agreement.typ",
    EvaluationPack: "evaluation.typ",
    VillageSheet: "village-alone.typ",
}


class TemplateFault(RuntimeError):
    """A fault of the house: a template warned, for instance of a font that it cannot find."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def render(paper: Paper) -> bytes:
    """The paper as PDF/A. The same content gives the same bytes; no clock, no network is asked.

    Raises TemplateFault when the template warns.
    """
    day = paper.frame.day
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    compiler = typst.Compiler(
        str(TEMPLATES / _TEMPLATE[type(paper)]),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(plain(paper))},
    )
    light = isinstance(paper, EvaluationPack)
    made, warnings = compiler.compile_with_warnings(
        format="pdf",
        pdf_standards=[LIGHT if light else STANDARD],
        pdf_tags=not light,
        timestamp=int(stamp.timestamp()),
    )
    if warnings:
        raise TemplateFault("; ".join(w.message for w in warnings))
    if not isinstance(made, bytes):
        raise TemplateFault("no document")
    return made
