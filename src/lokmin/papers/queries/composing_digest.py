"""The camat's monthly sheet, filled from the same digest as his screen."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.utils import translation
from django.utils.text import slugify

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import Digest
from lokmin.meetings.queries.digest import Line
from lokmin.papers.queries.issuers import KINDS, bare, issuer, puskesmas_of
from lokmin.papers.queries.unnamed import promised, said
from lokmin.papers.rules import compose_digest as d
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.content import Frame, Marks
from lokmin.papers.rules.dates import long_date, month_name


def digest_paper(*, scope: Scope, puskesmas_id: UUID, month: Month) -> Document:
    """The sheet of a month, printed from the state of today."""
    scope.check(Duty.READ_DIGEST)
    puskesmas = puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
    found = meetings.camat_digest(
        scope=scope, puskesmas_id=puskesmas_id, kecamatan_id=puskesmas.kecamatan_id, month=month
    )
    with translation.override("id"):
        card = issuer(scope=scope, puskesmas=puskesmas, kind="digest")
        marks = Marks(puskesmas.example)
        frame = Frame(card.letterhead, "", card.place_name, scope.today, card.size, marks)
        return d.digest(_month(frame, bare(puskesmas.kecamatan), found))


def digest_month(*, scope: Scope, asked: Month | None = None) -> Month:
    """The month asked for, else the last; one that still runs is not summed up."""
    last = Month.of(scope.today).plus(-1)
    return min(asked or last, last)


def digest_name(month: Month, ending: str) -> str:
    """`lembar-bulanan-camat-2023-07.pdf`."""
    with translation.override("id"):
        return f"{slugify(KINDS['digest'])}-{month}.{ending}"


def _month(frame: Frame, kecamatan: str, found: Digest) -> d.Month:
    names = ", ".join(found.puskesmas)
    only = "" if found.whole else " saja; Camat membaca semua Puskesmas di kecamatannya"
    return d.Month(
        frame=frame,
        kecamatan=kecamatan,
        month=month_name(found.month),
        as_of=long_date(found.today),
        covers=f"Puskesmas {names}{only}",
        several=len(found.puskesmas) > 1,
        asked=tuple((one.text, one.meeting.title) for one in found.decisions),
        parts=_parts(found),
        coming=tuple((card.title, card.when_and_where) for card in found.coming),
    )


def _parts(found: Digest) -> tuple[d.Part, ...]:
    """The lists of the screen, in its order."""
    late = f"Ditambah {found.stuck_late} terkendala yang lewat tenggat." if found.stuck_late else ""
    return (
        d.Part("up", "Diteruskan kepada camat", "", _rows(found.handed_up, _reason)),
        d.Part("stuck", "Terkendala", "Tidak ada yang terkendala.", _rows(found.blocked, _reason), True),
        d.Part(
            "late",
            "Lewat tenggat",
            "Tidak ada yang lewat tenggat.",
            _rows(found.late, lambda line: _late(line, found)),
            note=late,
        ),
        d.Part(
            "due",
            "Jatuh tempo sebulan ke depan",
            "Tidak ada yang jatuh tempo.",
            _rows(found.due, lambda line: long_date(line.card.due_on)),
        ),
        d.Part(
            "kept",
            "Ditepati bulan itu",
            "Belum ada yang selesai bulan itu.",
            _rows(found.kept, lambda line: long_date(line.card.done_on)),
        ),
    )


def _rows(lines: Iterable[Line], note: Callable[[Line], str]) -> tuple[d.Row, ...]:
    return tuple(
        d.Row(
            promised(line.card),
            ", ".join(filter(None, (line.card.office_title, line.card.holder_name))),
            line.puskesmas,
            note(line),
        )
        for line in lines
    )


def _reason(line: Line) -> str:
    steps = [step.reason for step in line.card.history if step.after == line.card.state and step.reason]
    return said(line.card, line.card.blocked_because or (steps[-1] if steps else ""))


def _late(line: Line, found: Digest) -> str:
    return f"{long_date(line.card.due_on)}, lewat {line.card.days_late(found.today)} hari"
