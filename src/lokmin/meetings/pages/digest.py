"""The camat's summary made ready to print."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from lokmin.meetings.queries import Digest
from lokmin.meetings.queries.digest import Line
from lokmin.tools import printing


@dataclass(frozen=True)
class Row:
    """A promise: what, who, to which Puskesmas (where there are several), and what there is to say."""

    what: str
    who: str
    puskesmas: str
    note: str
    url: str


@dataclass(frozen=True)
class Part:
    """One list of the summary; `private`: to be spoken of with him alone before the meeting."""

    key: str
    title: str
    none: str
    rows: list[Row]
    private: bool = False
    note: str = ""


def heading(found: Digest) -> str:
    """The finding in one sentence."""
    told = {"kept": len(found.kept), "late": len(found.late), "asked": found.asked}
    if found.is_empty:
        return _("Belum ada komitmen di kecamatan ini")
    text = _("%(kept)s komitmen ditepati, %(late)s lewat tenggat") % told
    if found.stuck_late:
        text += " " + _("(ditambah %(n)s terkendala yang lewat tenggat)") % {"n": found.stuck_late}
    return (
        _("%(text)s, %(asked)s menunggu Anda") % {"text": text, "asked": found.asked} if found.asked else text
    )


def parts(found: Digest, today: date) -> list[Part]:
    """The lists in the order in which they are read."""
    several = len(found.puskesmas) > 1
    return [
        Part(
            "diteruskan",
            _("Diteruskan kepada camat"),
            "",
            _rows(found.handed_up, several, _reason),
        ),
        Part(
            "terkendala",
            _("Terkendala"),
            _("Tidak ada yang terkendala."),
            _rows(found.blocked, several, _reason),
            private=True,
        ),
        Part(
            "lewat",
            _("Lewat tenggat"),
            _("Tidak ada yang lewat tenggat."),
            _rows(found.late, several, lambda line: _late(line, today)),
            note=_stuck_late(found.stuck_late),
        ),
        Part(
            "tempo",
            _("Jatuh tempo sebulan ke depan"),
            _("Tidak ada yang jatuh tempo."),
            _rows(found.due, several, lambda line: printing.date_long(line.card.due_on)),
        ),
        Part(
            "ditepati",
            _("Ditepati bulan itu"),
            _("Belum ada yang selesai bulan itu."),
            _rows(found.kept, several, lambda line: printing.date_long(line.card.done_on)),
        ),
    ]


def _stuck_late(n: int) -> str:
    """Why the board counts more: blocked ones that are late stand under their own heading."""
    return _("Ditambah %(n)s terkendala yang lewat tenggat.") % {"n": n} if n else ""


def _reason(line: Line) -> str:
    steps = [step.reason for step in line.card.history if step.after == line.card.state and step.reason]
    return line.card.blocked_because or (steps[-1] if steps else "")


def _late(line: Line, today: date) -> str:
    told = {"day": printing.date_long(line.card.due_on), "n": line.card.days_late(today)}
    return _("%(day)s, lewat %(n)s hari") % told


def _rows(lines: Iterable[Line], several: bool, note: Callable[[Line], str]) -> list[Row]:
    return [_row(line, several, note(line)) for line in lines]


def _row(line: Line, several: bool, note: str) -> Row:
    card = line.card
    who = f"{card.office_title}, {card.holder_name}" if card.holder_name else card.office_title
    url = reverse("commitments:detail", kwargs={"code": line.code, "commitment_id": card.id})
    return Row(card.what, who, line.puskesmas if several else "", note, url)
