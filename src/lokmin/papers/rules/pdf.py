"""PDF papers: typst templates of this room, fonts of this room, and text only as data."""

import json
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import typst

from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.brief import Brief
from lokmin.papers.rules.evaluation import EvaluationPack, VillageSheet
from lokmin.papers.rules.fallback import FallbackSet, Part
from lokmin.papers.rules.gathering import (
    AddendumPaper,
    Agreement,
    AttendanceSheet,
    Invitation,
    LetterSet,
    Minutes,
)
from lokmin.papers.rules.glyphs import FONTS
from lokmin.papers.rules.plain import plain

TEMPLATES = Path(__file__).parents[1] / "data" / "typst"
STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
"""PDF/A-2a for the archive and PDF/UA-1 for who has it read aloud."""

Paper = (
    Invitation
    | LetterSet
    | AttendanceSheet
    | Minutes
    | Agreement
    | AddendumPaper
    | EvaluationPack
    | VillageSheet
    | Brief
    | FallbackSet
    | Document
)
_TEMPLATE: dict[type, str] = {
    Invitation: "invitation.typ",
    LetterSet: "letters.typ",
    AttendanceSheet: "attendance.typ",
    Minutes: "minutes.typ",
    Agreement: "agreement.typ",
    AddendumPaper: "addendum.typ",
    EvaluationPack: "evaluation.typ",
    VillageSheet: "village-alone.typ",
    Brief: "brief.typ",
    FallbackSet: "fallback.typ",
    Document: "document.typ",
}


class TemplateFault(RuntimeError):
    """A fault of the house: a template warned, for instance of a font that it cannot find."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def compiler(template: str, paper: Any) -> typst.Compiler:
    """The typesetter over one of our templates, with the paper as plain data and our fonts only."""
    return typst.Compiler(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(plain(paper))},
    )


def parts(paper: FallbackSet) -> list[Part]:
    """The parts of the set with the pages of one copy, as they will be printed."""
    found = json.loads(compiler(_TEMPLATE[type(paper)], paper).query("<part>", field="value"))
    copies = {"Formulir komitmen baru": paper.form_sheets, "Lembar skor masalah": paper.raters}
    made = []
    for one, after in pairwise(found):
        number = copies.get(one["name"], 1)
        made.append(Part(one["name"], max(1, (after["page"] - one["page"]) // number), number))
    return made


def render(paper: Paper) -> bytes:
    """The paper as PDF/A. The same content gives the same bytes; no clock, no network is asked.

    Raises TemplateFault when the template warns.
    """
    day = paper.frame.day
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    typesetter = compiler(_TEMPLATE[type(paper)], paper)
    made, warnings = typesetter.compile_with_warnings(
        format="pdf",
        pdf_standards=list(STANDARDS),
        timestamp=int(stamp.timestamp()),
    )
    if warnings:
        raise TemplateFault("; ".join(w.message for w in warnings))
    if not isinstance(made, bytes):
        raise TemplateFault("no document")
    return made
