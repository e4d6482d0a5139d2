"""PDF papers: the template of each, and its text as data."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import typst

from lokmin.papers.rules import typesetting
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
from lokmin.papers.rules.plain import plain
from lokmin.papers.rules.typesetting import Setting

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


def compiler(template: str, paper: Any) -> typst.Compiler:
    """The typesetter over one of our templates, with the paper as plain data."""
    return typesetting.compiler(template, {"data": json.dumps(plain(paper))})


def parts(paper: FallbackSet) -> list[Part]:
    """The parts of the set with the pages of one copy, as they will be printed."""
    found = json.loads(compiler(_TEMPLATE[type(paper)], paper).query("<part>", field="value"))
    copies = {"Formulir komitmen baru": paper.form_sheets, "Lembar skor masalah": paper.raters}
    made = []
    for one, after in pairwise(found):
        number = copies.get(one["name"], 1)
        made.append(Part(one["name"], max(1, (after["page"] - one["page"]) // number), number))
    return made


def setting(paper: Paper) -> Setting:
    """What the typesetter is told of a paper: the same content is the same setting; no clock is asked."""
    day = paper.frame.day
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    data = json.dumps(plain(_printed(paper)), ensure_ascii=False)
    return Setting(_TEMPLATE[type(paper)], {"data": data}, int(stamp.timestamp()))


def _printed(paper: Paper) -> Paper:
    """Without what only other formats print: the story says it in its blocks."""
    if isinstance(paper, EvaluationPack):
        return replace(paper, pws=(), problems=(), read_back=None)
    return paper


def render(paper: Paper) -> bytes:
    """The paper as PDF/A. The same content gives the same bytes; no network is asked.

    A pack is measured in one process and printed in another: neither holds what the other laid out
    (decision 68). Raises TemplateFault when the template warns.
    """
    if isinstance(paper, EvaluationPack):
        (pages,) = typesetting.made_apart([planned(paper)])
        return pages
    return typesetting.made(setting(paper))


def planned(pack: EvaluationPack) -> Setting:
    """A pack with its plan: which sections share a page, and how large their letters are."""
    asked = setting(pack)
    (plan,) = typesetting.made_apart([replace(asked, label="plan")])
    return replace(asked, inputs={**asked.inputs, "plan": plan.decode()})
