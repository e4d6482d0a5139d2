"""The district board made ready to print: one row a Puskesmas, the steps of each lokmin of the year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.meetings.rules import kinds
from lokmin.meetings.rules.calendar import roman
from lokmin.places.queries import PuskesmasCard
from lokmin.rollup import queries
from lokmin.rollup.queries import Process
from lokmin.rollup.rules import steps
from lokmin.rollup.rules.steps import Step
from lokmin.tools import printing

ICONS = {steps.DONE: "check", steps.RUNNING: "running", steps.LATE: "jelek", steps.LATER: "open"}
LOOKS = {steps.DONE: "yes", steps.RUNNING: "running", steps.LATE: "late-step", steps.LATER: "later"}


@dataclass(frozen=True)
class Cell:
    """One step of one lokmin: its look, its symbol, a short text and the words for the ear."""

    look: str
    icon: str
    text: str
    spoken: str
    starts: bool = False
    span: int = 1
    late: int = 0


@dataclass(frozen=True)
class Quarter:
    """A lokmin of the year as the head of the table names it. `open`: somebody has planned it."""

    number: int
    label: str
    open: bool
    columns: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    name: str
    code: str
    cells: list[Cell]
    late: int


def column_names() -> dict[str, str]:
    return {
        "figures": _("Data"),
        "invitation": _("Undangan"),
        "meeting": _("Rapat"),
        "minutes": _("Notulen"),
        "agreement": _("Tanda tangan"),
        "follow_up": _("Tindak lanjut"),
    }


def families() -> list[tuple[str, str]]:
    """What the calendar of a district can be narrowed to, by the word in the address."""
    words = {
        kinds.QUARTERLY: _("Lokmin lintas sektor"),
        kinds.MONTHLY: _("Lokmin bulanan"),
        kinds.STUNTING: _("Rembuk stunting"),
        kinds.REVIEW: _("Tinjauan manajemen"),
        kinds.OTHER: _("Rapat lain"),
    }
    return [*((kinds.word_of(family), name) for family, name in words.items()), ("semua", _("Semua rapat"))]


def quarters(year: int, found: Iterable[Process]) -> list[Quarter]:
    """The four lokmin of the year, and further numbers that somebody has."""
    planned = {process.meeting.number for process in found}
    numbers = sorted({*range(1, steps.MEETINGS_A_YEAR + 1), *planned})
    names = list(column_names().values())
    return [
        Quarter(
            n,
            _("TW %(number)s") % {"number": roman(n)},
            n in planned,
            names if n in planned else [],
        )
        for n in numbers
    ]


def table(
    cards: Sequence[PuskesmasCard], found: dict[UUID, list[Process]], year: int, today: date
) -> dict[str, Any]:
    """The board: by name, never by rank; every Puskesmas measured by its own dates."""
    every = [process for processes in found.values() for process in processes]
    heads = quarters(year, every)
    rows = [
        _row(card, found.get(card.id, []), heads, year, today) for card in sorted(cards, key=lambda c: c.name)
    ]
    return {
        "quarters": heads,
        "rows": rows,
        "late": sum(row.late for row in rows),
        "late_rows": sum(row.late > 0 for row in rows),
        "planned": len(every),
        "held": sum(process.meeting.is_closed for process in every),
    }


def _row(card: PuskesmasCard, processes: list[Process], heads: list[Quarter], year: int, today: date) -> Row:
    cells: list[Cell] = []
    for head in heads:
        mine = [process for process in processes if process.meeting.number == head.number]
        cells += _cells(mine[-1], today) if mine else [_unplanned(head, year, today)]
    return Row(card.name, card.code, cells, sum(cell.late for cell in cells))


def _cells(process: Process, today: date) -> list[Cell]:
    found = [(key, queries.step(process, key, today)) for key in steps.COLUMNS]
    return [_cell(process, key, step, starts=key == "figures") for key, step in found]


def _cell(process: Process, key: str, step: Step, *, starts: bool) -> Cell:
    return Cell(
        look=LOOKS[step.state],
        icon=ICONS[step.state],
        text=_text(process, key, step),
        spoken=_spoken(step.state),
        starts=starts,
        late=int(step.state == steps.LATE),
    )


def _spoken(state: str) -> str:
    words = {
        steps.DONE: _("selesai"),
        steps.RUNNING: _("berjalan"),
        steps.LATE: _("terlambat"),
        steps.LATER: _("belum waktunya"),
    }
    return words[state]


def _late_text(days: int) -> str:
    return ngettext("lewat %(n)s hari", "lewat %(n)s hari", days) % {"n": days}


def _text(process: Process, key: str, step: Step) -> str:
    """A date where it is done, how many of how many where it is counted, days where it is late."""
    if key in ("invitation", "agreement", "follow_up") and step.work.wanted:
        counted = f"{step.work.done}/{step.work.wanted}"
        late = step.work.late if step.work.rolling else 0
        return _("%(counted)s, %(late)s lewat") % {"counted": counted, "late": late} if late else counted
    if step.state == steps.DONE:
        day = _done_on(process, key)
        return printing.date_short(day) if day else ""
    if step.state == steps.LATE:
        return _late_text(step.days_late)
    return printing.date_short(step.day) if key in ("figures", "meeting") else printing.EN_DASH


def _done_on(process: Process, key: str) -> date | None:
    if key == "figures" and process.frozen:
        return process.frozen.frozen_at
    if key == "minutes" and process.meeting.closed_at:
        return process.meeting.closed_at
    return process.meeting.held_on


def _unplanned(head: Quarter, year: int, today: date) -> Cell:
    """A lokmin that this Puskesmas has not planned: one cell over its columns."""
    state, days = steps.unplanned(year, head.number, today)
    late = state == steps.LATE
    return Cell(
        look=LOOKS[state],
        icon=ICONS[state],
        text=_("belum dijadwalkan, %(late)s") % {"late": _late_text(days)}
        if late
        else _("belum dijadwalkan"),
        spoken=_spoken(state),
        starts=True,
        span=max(len(head.columns), 1),
        late=int(late),
    )
