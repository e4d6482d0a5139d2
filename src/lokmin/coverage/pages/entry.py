"""The entry grid: which cells, how each looks, what is usual, who still owes a report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.coverage.pages import words
from lokmin.coverage.queries import (
    CommentCard,
    ElementCard,
    FigureCell,
    FreezeCard,
    MissingReport,
    is_unusual,
)
from lokmin.places.queries import AreaCard
from lokmin.tools import printing
from lokmin.tools.drawings import Meter
from lokmin.tools.refused import sentence_of

ICONS = {"saved": "check", "check": "jelek", "refused": "cross", "zero": "zero", "unmeasured": "unmeasured"}
Usual = Mapping[tuple[UUID, str], tuple[int, int]]


@dataclass(frozen=True)
class Cell:
    """One input. `look` is the class after `cell-`, `icon` the symbol, `spoken` the words for the ear."""

    name: str
    area_id: UUID
    element: str
    value: str
    version: int
    look: str
    icon: str
    spoken: str
    label: str
    stored: str
    message: str = ""
    before: str = ""
    notes: int = 0

    @property
    def id(self) -> str:
        return f"c-{self.area_id.hex}-{self.element}"

    @property
    def refused(self) -> bool:
        return self.look == "refused"


@dataclass(frozen=True)
class Line:
    """One village of the grid."""

    area: AreaCard
    cells: list[Cell]


@dataclass(frozen=True)
class Grid:
    """The whole table with its sums; `problems` are cells that were not accepted or look odd."""

    elements: list[tuple[str, str]]
    lines: list[Line]
    totals: list[tuple[str, str]]
    filled: int
    cells: int
    problems: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class Typed:
    """What a person typed and was not stored: text by cell and the sentence why."""

    texts: Mapping[tuple[UUID, str], str] = field(default_factory=dict)
    refusals: Mapping[tuple[UUID, str], Refusal] = field(default_factory=dict)


def grid(
    areas: Sequence[AreaCard],
    elements: Sequence[ElementCard],
    stored: Mapping[tuple[UUID, str], FigureCell],
    usual: Usual,
    typed: Typed | None = None,
    before: Mapping[tuple[UUID, str], FigureCell] | None = None,
    notes: Mapping[tuple[UUID, str], int] | None = None,
) -> Grid:
    """Villages × elements of a month; `notes` counts the notes at a cell."""
    typed, notes = typed or Typed(), notes or {}
    lines = [
        Line(
            area,
            [
                replace(
                    cell(area, element, stored, usual, typed, before or {}),
                    notes=notes.get((area.id, element.code), 0),
                )
                for element in elements
            ],
        )
        for area in areas
    ]
    every = [each for line in lines for each in line.cells]
    return Grid(
        elements=[(e.code, words.name_of(e)) for e in elements],
        lines=lines,
        totals=[(e.code, total(stored, e.code, (a.id for a in areas))) for e in elements],
        filled=sum((a.id, e.code) in stored for a in areas for e in elements),
        cells=len(areas) * len(elements),
        problems=[each for each in every if each.look in {"refused", "check"}],
    )


def total(stored: Mapping[tuple[UUID, str], FigureCell], code: str, areas: Iterable[UUID]) -> str:
    """The sum of a column, as far as reported; empty when nobody reported."""
    counts = [stored[(a, code)].count for a in areas if (a, code) in stored]
    known = [count for count in counts if count is not None]
    return printing.number_text(sum(known)) if known else ""


def cell(
    area: AreaCard,
    element: ElementCard,
    stored: Mapping[tuple[UUID, str], FigureCell],
    usual: Usual,
    typed: Typed,
    before: Mapping[tuple[UUID, str], FigureCell],
) -> Cell:
    key = (area.id, element.code)
    held = stored.get(key)
    look, message = _look(held, usual.get(key))
    value = "" if held is None or held.count is None else str(held.count)
    if key in typed.refusals:
        look, message = "refused", sentence_of(typed.refusals[key])
    earlier = before.get(key)
    name = words.name_of(element)
    return Cell(
        name=f"{name}, {area.name}",
        area_id=area.id,
        element=element.code,
        value=typed.texts.get(key, value),
        version=held.version if held else 0,
        look="saved" if look in {"zero", "unmeasured"} else look,
        icon=ICONS.get(look, ""),
        spoken=f"{name}, {area.name}{_spoken(look, message)}",
        label=name,
        stored=value,
        message=message,
        before="" if earlier is None else _shown(earlier),
    )


def _shown(held: FigureCell) -> str:
    return _("tak terukur") if held.count is None else printing.number_text(held.count)


def _look(held: FigureCell | None, usual: tuple[int, int] | None) -> tuple[str, str]:
    if held is None:
        return "missing", ""
    if held.count is None:
        return "unmeasured", _("tidak dapat diukur: %(reason)s") % {"reason": held.reason}
    message = odd(held.count, usual)
    return ("check", message) if message else ("zero" if held.count == 0 else "saved", "")


def odd(count: int | None, usual: tuple[int, int] | None) -> str:
    """The sentence under a count that is far from usual; empty when it is not."""
    if count is None or usual is None or not is_unusual(count, *usual):
        return ""
    values = {"count": count, "low": usual[0], "high": usual[1]}
    return _("%(count)s jauh dari biasanya (%(low)s sampai %(high)s). Periksa; jika benar, biarkan.") % values


def _spoken(look: str, message: str) -> str:
    words_of = {"missing": _("belum diisi"), "zero": _("nol dilaporkan")}
    told = message or words_of.get(look, "")
    return f": {told}" if told else ""


@dataclass(frozen=True)
class Note:
    """A note at a cell as the list below the grid prints it."""

    anchor: str
    where: str
    text: str
    by: str
    at: datetime


def notes(cards: list[CommentCard], areas: Sequence[AreaCard], elements: Sequence[ElementCard]) -> list[Note]:
    """The notes of the villages shown, newest first."""
    places = {area.id: area.name for area in areas}
    names = {element.code: words.name_of(element) for element in elements}
    return [
        Note(
            f"note-{card.area_id.hex}-{card.element}",
            f"{places[card.area_id]}, {names.get(card.element, card.element)}",
            card.text,
            card.by,
            card.at,
        )
        for card in reversed(cards)
        if card.area_id in places
    ]


@dataclass(frozen=True)
class Owing:
    """A village that has not reported all, with the day it was due."""

    area: AreaCard
    text: str
    nothing: bool


def owing(reports: list[MissingReport], names: Mapping[str, str]) -> list[Owing]:
    found = []
    for report in reports:
        if report.nothing:
            text = _("Belum ada satu pun angka.")
        else:
            lacking = [names.get(code, code) for code in report.elements]
            text = _("Kurang %(names)s.") % {"names": words.joined(lacking, 4)}
        if report.late_days:
            text += " " + _("Lewat %(days)s hari dari tenggat.") % {"days": report.late_days}
        found.append(Owing(report.area, text, report.nothing))
    return found


def heading(month: Month, reports: list[MissingReport], areas: int) -> str:
    """`Data Juli 2023: 2 desa belum melapor`."""
    values = {"month": printing.month_text(month), "all": areas}
    silent = sum(report.nothing for report in reports)
    partly = len(reports) - silent
    if silent:
        return _("Data %(month)s: %(count)s dari %(all)s desa belum melapor") % {**values, "count": silent}
    if partly:
        return _("Data %(month)s: %(count)s desa belum lengkap") % {**values, "count": partly}
    return _("Data %(month)s: semua desa sudah melapor") % values


def meter(grid: Grid) -> Meter:
    label = _("%(filled)s dari %(cells)s sel terisi") % {"filled": grid.filled, "cells": grid.cells}
    return Meter(grid.filled, grid.cells, label)


def locked(card: FreezeCard | None, month: Month) -> str:
    """Why a month cannot be written any more; empty when it can."""
    if card is None:
        return ""
    return _("%(month)s tidak dapat diubah: %(frozen)s.") % {
        "month": printing.month_text(month),
        "frozen": words.frozen_words(card),
    }
