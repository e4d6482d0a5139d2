"""What the clock asks for at one Puskesmas: today's messages, and the e-mails that can leave."""

import contextlib
from datetime import datetime
from pathlib import Path

from django.conf import settings

from lokmin.basics.scope import Scope
from lokmin.meetings import actions as meetings
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.web import clock

ACTOR = "pengingat otomatis"


def tick_scope(card: PuskesmasCard) -> Scope:
    """The installation itself, at one Puskesmas, on its clock."""
    kecamatan = places.kecamatan_ids_of(puskesmas_ids=[card.id])
    return Scope.of_command(ACTOR, clock.now(card.zone, card.clock_date), [card.id], kecamatan)


def tick(card: PuskesmasCard) -> str:
    """Prepare and deliver; answers what was done in one line. Nothing of the example is ever mailed."""
    scope = tick_scope(card)
    done = meetings.prepare_today(scope=scope, puskesmas_id=card.id)
    parts = [f"{done.made} pesan disiapkan"]
    parts += [f"{done.rewritten} diperbarui"] if done.rewritten else []
    parts += [f"{done.withdrawn} ditarik"] if done.withdrawn else []
    if people.has_mail() and not card.example:
        sent = meetings.deliver(scope=scope, puskesmas_id=card.id)
        parts += [f"{sent.sent} e-mail terkirim"]
        parts += [f"{sent.failed} e-mail gagal, lihat antrean pesan"] if sent.failed else []
    return f"{card.name}: {', '.join(parts)}."


def _mark() -> Path:
    return Path(settings.DATA) / "tick.txt"


def note_ran() -> None:
    """Remember that it ran, for the doctor; a folder that cannot be written does not stop the reminders."""
    with contextlib.suppress(OSError):
        _mark().write_text(clock.now().isoformat(timespec="minutes"), "ascii")


def last_ran() -> datetime | None:
    """When it ran last, by the clock of the machine; None when that is not known."""
    with contextlib.suppress(OSError, ValueError):
        return datetime.fromisoformat(_mark().read_text("ascii"))
    return None
