"""The monthly summary for the camat, as a message (FN 27, 28)."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import override

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.meetings import queries
from lokmin.meetings.queries import Digest
from lokmin.meetings.rules import reminders as rules
from lokmin.people import actions as people
from lokmin.people.actions import Draft, Renewed
from lokmin.places import queries as places
from lokmin.tools import printing

FAMILY = DIGEST = "digest"


def prepare_digest(*, scope: Scope, puskesmas_id: UUID) -> Renewed:
    """Let the summary of last month wait for the camat; one Puskesmas of a kecamatan writes it."""
    card = places.puskesmas_cards(ids=[puskesmas_id])[0]
    month = rules.digest_month(scope.today, rules.setting())
    seat = queries.camat_office(scope=scope, kecamatan_id=card.kecamatan_id)
    drafts = []
    if month and seat and queries.digest_sender(kecamatan_id=card.kecamatan_id) == puskesmas_id:
        found = queries.counted_digest(
            scope=scope, puskesmas_id=puskesmas_id, kecamatan_id=card.kecamatan_id, month=month
        )
        if not found.is_empty:
            drafts = [_draft(found, seat.id, month, card.code, card.kecamatan)]
    return people.renew_messages(scope=scope, puskesmas_id=puskesmas_id, family=FAMILY, drafts=drafts)


def _draft(found: Digest, office_id: UUID, month: Month, code: str, kecamatan: str) -> Draft:
    with override("id"):
        values = {"bulan": printing.month_text(month), "kecamatan": kecamatan, "ringkasan": summary(found)}
    return Draft(
        kind=DIGEST,
        office_id=office_id,
        key=f"{DIGEST}:{month}",
        values=values,
        path=reverse("meetings:camat_digest", kwargs={"code": code}),
    )


def summary(found: Digest) -> str:
    """Counts only: names of blocked promises stand on the page for the camat alone (FN 27)."""
    extra = f" (ditambah {found.stuck_late} terkendala yang lewat tenggat)" if found.stuck_late else ""
    counts = (
        (len(found.kept), "komitmen ditepati"),
        (len(found.due), "jatuh tempo sebulan ke depan"),
        (len(found.late), f"lewat tenggat{extra}"),
        (len(found.blocked), "terkendala dan perlu dibicarakan"),
        (found.asked, "hal menunggu keputusan Bapak/Ibu"),
    )
    text = ", ".join(f"{n} {word}" for n, word in counts if n) or "belum ada komitmen yang bergerak"
    if found.coming:
        text += f". Rapat berikut: {found.coming[0].title}, {found.coming[0].when_and_where}"
    return f"{text}."
