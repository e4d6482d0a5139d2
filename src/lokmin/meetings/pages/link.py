"""The guest's home behind a personal link: the meeting ahead, the village, promises, what the sector says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.ids import new_id
from lokmin.basics.time import Month
from lokmin.commitments import pages as promises
from lokmin.commitments import queries as commitments
from lokmin.commitments.forms import ReportForm
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import OpinionCard
from lokmin.meetings import queries
from lokmin.meetings.forms import DecisionForm, RsvpForm, SectorInputForm
from lokmin.meetings.queries import AgendaCard, GuestMeeting, InputCard, InvitationCard
from lokmin.people import queries as people
from lokmin.people.queries import DelegateCard, LinkGuest
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard

SHEET_DAYS = 5
"""So many days before the meeting at the latest a head should have seen the own figures (FN 27)."""
RSVP_STAMPS = {"coming": "done", "delegate": "running", "not_coming": "blocked"}


@dataclass(frozen=True)
class Failed:
    """The form that was refused, and at which promise, meeting, input or decision it stands."""

    what: str
    at: UUID
    form: Any

    @property
    def anchor(self) -> str:
        """Where on the page the form stands."""
        places = {
            "report": "lapor",
            "rsvp": "rapat",
            "say": "masukan",
            "change": "m",
            "decide": "k",
            "up": "p",
        }
        return f"{places.get(self.what, '')}-{self.at}"


NOTHING = Failed("", UUID(int=0), None)


@dataclass(frozen=True)
class Said:
    """One input of the own sector; `form` while its sender may change it."""

    card: InputCard
    form: SectorInputForm | None
    open: bool


@dataclass(frozen=True)
class Asked:
    """One decision that is asked of the camat, with his answer and the form for it."""

    item: AgendaCard
    form: DecisionForm
    word: str
    failed: bool


@dataclass(frozen=True)
class Ahead:
    """One meeting ahead, as the guest sees it."""

    guest: GuestMeeting
    days: str
    answer: str
    stamp: str
    delegates: list[DelegateCard]
    rsvp: RsvpForm
    rsvp_failed: bool
    said: list[Said]
    removed: list[InputCard]
    form: SectorInputForm
    form_open: bool
    asked: list[Asked]
    is_camat: bool

    @property
    def card(self) -> queries.MeetingCard:
        return self.guest.card

    @property
    def invitation(self) -> InvitationCard | None:
        return self.guest.invitation

    @property
    def waits(self) -> bool:
        """An answer is still wanted, also a new one after the meeting moved."""
        return self.guest.takes_answers and self.invitation is not None and not self.invitation.has_answered

    @property
    def undecided(self) -> int:
        return sum(each.item.decision is None for each in self.asked) if self.guest.takes_answers else 0


def rsvp_words(row: InvitationCard) -> str:
    """`Diwakili Aiptu Rahmat, Bhabinkamtibmas`; empty while nobody answered."""
    who = ", ".join(part for part in (row.delegate_name, row.delegate_title) if part)
    words = {
        "coming": _("Akan hadir"),
        "delegate": _("Diwakili %(who)s") % {"who": who},
        "not_coming": _("Berhalangan: %(why)s") % {"why": row.rsvp_note}
        if row.rsvp_note
        else _("Berhalangan"),
    }
    return words.get(row.rsvp, "")


def days_words(held_on: date, today: date) -> str:
    """`5 hari lagi`, `besok`, `hari ini`."""
    days = (held_on - today).days
    if days <= 0:
        return _("hari ini")
    if days == 1:
        return _("besok")
    return ngettext("%(n)s hari lagi", "%(n)s hari lagi", days) % {"n": days}


def ahead(guest: LinkGuest, one: GuestMeeting, failed: Failed = NOTHING) -> Ahead:
    """One meeting with all its forms; the refused one as it was typed."""
    usual = people.delegates(scope=guest.scope, office_ids=[guest.office.id], on=one.card.held_on)
    areas = queries.villages_of(meeting=one.card)
    row = one.invitation
    refused = failed if failed.at == one.card.id else NOTHING
    camat = guest.office.is_camat_of(one.card.kecamatan_id)
    start = {"delegate_name": row.delegate_name, "delegate_title": row.delegate_title} if row else {}
    return Ahead(
        guest=one,
        days=days_words(one.card.held_on, guest.scope.today),
        answer=rsvp_words(row) if row else "",
        stamp=RSVP_STAMPS.get(row.rsvp, "later") if row else "later",
        delegates=usual.get(guest.office.id, []),
        rsvp=refused.form
        if refused.what == "rsvp"
        else RsvpForm(initial=start, auto_id=f"rsvp-{one.card.id}-%s"),
        rsvp_failed=refused.what == "rsvp",
        said=[_said(card, areas, failed) for card in one.inputs if card.removed_at is None],
        removed=[card for card in one.inputs if card.removed_at is not None and card.may_change],
        form=refused.form
        if refused.what == "say"
        else SectorInputForm(
            areas=areas,
            initial={"key": new_id(), "area": _own_area(guest, areas)},
            auto_id=f"say-{one.card.id}-%s",
        ),
        form_open=refused.what == "say" or not one.inputs,
        asked=[_asked(item, failed) for item in one.decisions] if camat else [],
        is_camat=camat,
    )


def _own_area(guest: LinkGuest, areas: Sequence[AreaCard]) -> list[str]:
    """The own village is ticked already."""
    return [str(area.id) for area in areas if area.id == guest.office.area_id]


def _said(card: InputCard, areas: Sequence[AreaCard], failed: Failed) -> Said:
    refused = failed.what == "change" and failed.at == card.id
    if not card.may_change:
        return Said(card, None, False)
    start = {"kind": card.kind, "text": card.text, "area": [str(area) for area in card.area_ids]}
    form = failed.form if refused else SectorInputForm(areas=areas, initial=start, auto_id=f"m-{card.id}-%s")
    return Said(card, form, refused)


def _asked(item: AgendaCard, failed: Failed) -> Asked:
    refused = failed.what == "decide" and failed.at == item.id
    note = item.decision.note if item.decision else ""
    form = failed.form if refused else DecisionForm(initial={"note": note}, auto_id=f"d-{item.id}-%s")
    word = _(queries.CAMAT_ANSWERS[item.decision.answer]) if item.decision else ""
    return Asked(item, form, word, refused)


@dataclass(frozen=True)
class Sheet:
    """The page of the own village: what its head said to it, and whether it is time to look."""

    area: AreaCard
    answer: OpinionCard | None
    urgent: bool


def sheet(guest: LinkGuest, reviewed: Month | None, meetings: Sequence[GuestMeeting]) -> Sheet | None:
    """The own village where this Puskesmas serves it; None for every other office."""
    served = places.catchment(puskesmas_id=guest.puskesmas.id)
    area = next((area for area in served if area.id == guest.office.area_id), None)
    if area is None:
        return None
    scope = replace(guest.scope, area_ids=frozenset({area.id}))
    month = coverage.calendar(scope=scope, puskesmas_id=guest.puskesmas.id).for_meeting(reviewed)
    found = (
        coverage.latest_opinions(scope=scope, puskesmas_id=guest.puskesmas.id, month=month) if month else {}
    )
    soon = any(
        (one.card.held_on - scope.today).days <= SHEET_DAYS for one in meetings if one.card.family.heads_see
    )
    return Sheet(area, found.get(area.id), soon and month is not None and area.id not in found)


def _signers(signing: Sequence[queries.ToSign]) -> str:
    """Who signed what this office signs: the names printed there, which a later holder is not."""
    names = (each.signature.printed_name for each in signing if each.signature.counts)
    return ", ".join(dict.fromkeys(name for name in names if name))


def home(*, guest: LinkGuest, reviewed: Month | None, failed: Failed = NOTHING) -> dict[str, Any]:
    """Everything on the home of a guest."""
    found = queries.meetings_of_guest(scope=guest.scope, seat=guest.office)
    cards = commitments.of_office(scope=guest.scope, office_id=guest.office.id)
    sending: ReportForm | None = failed.form if failed.what == "report" else None
    up = promises.handed(guest, failed.form if failed.what == "up" else None, failed.at)
    rooms = [ahead(guest, one, failed) for one in found]
    signing = queries.of_office(scope=guest.scope, office_id=guest.office.id)
    shown = any(card.id == failed.at and card.is_open for card in cards)
    return {
        "rooms": rooms,
        "signing": bool(signing),
        "signers": _signers(signing),
        "unconfirmed": sum(card.is_open and card.waits_for_principal for card in cards),
        "unsigned": sum(not each.signature.counts for each in signing),
        "waits": sum(room.waits for room in rooms),
        "undecided": sum(room.undecided for room in rooms),
        "sheet": sheet(guest, reviewed, found),
        "items": promises.guest_items(cards, guest.scope.today, sending, failed.at if sending else None),
        "handed": up,
        "asked_up": sum(one.line.card.waits_for_answer for one in up),
        "given": promises.given(guest),
        "open_count": sum(card.is_open for card in cards),
        "lost": None if shown else sending,
        "refused": failed if failed.form is not None else None,
    }
