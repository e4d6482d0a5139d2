"""A signature is given, confirmed under a changed text, or was noted wrongly: each is a row for good."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries
from lokmin.meetings.actions.found import check_here_for_guest, locked, part_to_write
from lokmin.meetings.models import MeetingState, Signature, SigningDeed, SigningStep, SigningWay
from lokmin.meetings.queries import SignatureCard
from lokmin.meetings.rules import people as rules
from lokmin.meetings.rules import steps
from lokmin.meetings.rules.agreement import code_of, hash_start
from lokmin.meetings.rules.strokes import path_of
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest
from lokmin.people.rules.tokens import BY_LINK
from lokmin.tools.actions import action, audit, unchanged

ON_BEHALF = tuple(way for way in SigningWay.values if way != SigningWay.DRAWN)
"""Ways that staff note on behalf; a drawing comes with its strokes."""


@dataclass(frozen=True)
class _Given:
    """How one signature is given."""

    signed_on: date
    way: str
    strokes: str = ""
    via: str = ""
    shown: str = ""
    signer: rules.Signer | None = None
    code: str | None = None
    """The Kode naskah of the sheet, "" where it was not told; None: the text of now was on the screen."""


@action
def sign(
    *,
    scope: Scope,
    signature_id: UUID,
    signed_on: date,
    way: str = SigningWay.INK,
    via: str = "",
    code: str = "",
) -> SignatureCard:
    """Note the day of a signature on paper or in a file, also after closing.

    `code` is the Kode naskah printed on the sheet. One of an earlier text stands under that; without it so
    does what was signed before the day on which the text changed last.
    Noted again with the same day and way it changes nothing; noted otherwise it is refused while it stands
    under the present text ("meetings.signed_twice"): one signature counts once.
    """
    steps.check_choice(way, ON_BEHALF, "meetings.way")
    row = part_to_write(scope, Signature, signature_id)
    return _give(scope, row, _Given(signed_on, way, via=via, code=code))


@action
def sign_drawn(*, scope: Scope, signature_id: UUID, drawing: str, shown: str) -> SignatureCard:
    """Drawn on the staff's device in the room; `shown` is the hash of the text that was read there."""
    row = part_to_write(scope, Signature, signature_id)
    return _give(scope, row, _Given(scope.today, SigningWay.DRAWN, path_of(drawing), "layar petugas", shown))


@action
def sign_by_link(
    *,
    guest: LinkGuest,
    signature_id: UUID,
    drawing: str,
    shown: str,
    who: str = "",
    delegate_name: str = "",
    delegate_title: str = "",
) -> SignatureCard:
    """Drawn behind the personal link of an office; who draws is who is printed (FN 26).

    `who` is "holder" or "delegate"; it must be said where somebody is printed a.n. the office.
    """
    row = _of_guest(guest, signature_id)
    signer = rules.by_link(_signer(row), _holder(guest), who, delegate_name, delegate_title)
    given = _Given(guest.scope.today, SigningWay.DRAWN, path_of(drawing), BY_LINK, shown, signer)
    card = _give(guest.scope, row, given)
    people.note_link_use(guest=guest)
    return card


@action
def confirm_text(*, scope: Scope, signature_id: UUID, confirmed_on: date, via: str) -> SignatureCard:
    """Who signed an earlier text stands by the present one; `via` says how they said so."""
    row = part_to_write(scope, Signature, signature_id)
    via = steps.check_text(via, "meetings.sent_via")
    return _confirm(scope, row, _Given(confirmed_on, row.way, via=via))


@action
def confirm_by_link(*, guest: LinkGuest, signature_id: UUID, shown: str) -> SignatureCard:
    """The same by the holder's own tap."""
    row = _of_guest(guest, signature_id)
    card = _confirm(guest.scope, row, _Given(guest.scope.today, row.way, via=BY_LINK, shown=shown))
    people.note_link_use(guest=guest)
    return card


@action
def undo_signature(*, scope: Scope, signature_id: UUID, reason: str) -> SignatureCard:
    """Take back a signature that was noted wrongly; what was noted, and why not, stays in the history.

    What the holder gave behind the own link is no note of ours: only who may close the meeting takes it back,
    and the holder reads that it was, by whom and why.
    """
    row = part_to_write(scope, Signature, signature_id)
    reason = steps.check_text(reason, "meetings.undo_reason")
    if row.signed_on is None:
        raise Refusal("meetings.signed_not")
    if queries.signature(scope=scope, signature_id=row.id).by_link and not scope.can(Duty.CLOSE_MEETING):
        raise NotYourDuty("meetings.undo_by_link", who=row.printed_name or row.printed_title)
    _step(scope, row, SigningDeed.UNDONE, _Given(row.signed_on, row.way), row.text_sha256, reason)
    before = row.signed_on.isoformat()
    row.signed_on, row.way, row.text_sha256, row.earlier_text = None, "", "", False
    row.recorded_at, row.recorded_by = None, ""
    row.save()
    audit(scope, "meetings.undo_signature", row, puskesmas_id=row.meeting.puskesmas_id, before=before)
    return queries.signature(scope=scope, signature_id=row.id)


def _of_guest(guest: LinkGuest, signature_id: UUID) -> Signature:
    """The signature of the guest's own office in a meeting that was opened; the meeting is locked first."""
    scope = guest.scope
    rows = Signature.objects.within(scope).filter(id=signature_id, office_id=guest.office.id, wanted=True)
    meeting = locked(scope, rows.values_list("meeting_id", flat=True).first())
    row: Signature | None = rows.select_for_update(of=("self",)).first() if meeting else None
    if meeting is None or row is None or meeting.state == MeetingState.PREPARING:
        raise NotYours("door.not_yours")
    row.meeting = meeting
    check_here_for_guest(scope, row.meeting, guest.puskesmas.full_name)
    return row


def _signer(row: Signature) -> rules.Signer:
    return rules.Signer(
        row.printed_title, row.printed_name, row.on_behalf_of, row.through, row.id_kind, row.id_number
    )


def _holder(guest: LinkGuest) -> rules.Holder:
    card = guest.office
    signer = rules.Signer(card.printed_title, card.holder, id_kind=card.id_kind, id_number=card.id_number)
    return rules.Holder(signer, card.title, card.institution)


def _print(guest_signer: rules.Signer, row: Signature) -> None:
    """Print who signs; the rank belongs to the person who stood there."""
    row.printed_title, row.printed_name = guest_signer.office[:200], guest_signer.name[:120]
    row.on_behalf_of, row.through = guest_signer.on_behalf, guest_signer.through
    row.id_kind, row.id_number, row.rank = guest_signer.id_kind, guest_signer.id_number, ""


def text_of(scope: Scope, row: Signature) -> str:
    """The hash of the text that this signature is given under."""
    if row.addendum_id:
        return str(row.addendum.sha256)  # type: ignore[union-attr]
    meeting = queries.card(scope=scope, meeting_id=row.meeting_id)
    return queries.agreement(scope=scope, meeting=meeting).sha256


def _check_shown(shown: str, now: str) -> None:
    if shown and shown != now:
        raise Stale("meetings.text_changed", shown=code_of(shown), now=code_of(now))


def _check_day(scope: Scope, row: Signature, signed_on: date) -> None:
    """There is something to sign since the meeting opened, or since its addendum."""
    if row.meeting.state == MeetingState.PREPARING:
        raise Refusal("meetings.sign_preparing")
    dated = row.addendum.dated if row.addendum else None
    rules.check_signed(signed_on, row.meeting.held_on, scope.today, addendum=dated)


def _give(scope: Scope, row: Signature, given: _Given) -> SignatureCard:
    _check_day(scope, row, given.signed_on)
    now = text_of(scope, row)
    _check_shown(given.shown, now)
    text = _signed_text(scope, row, given, now)
    if row.signed_on and row.text_sha256 == text and _is_same(row, given):
        unchanged()
        return queries.signature(scope=scope, signature_id=row.id)
    if row.signed_on and row.text_sha256 == now:
        raise Refusal(
            "meetings.signed_twice",
            who=row.printed_name or row.printed_title,
            signed_on=row.signed_on,
            way=queries.WAY_NAMES[row.way],
        )
    stood = _signer(row)
    if given.signer and given.signer != stood:
        _print(given.signer, row)
    told = gettext("semula tercetak: %(who)s") % {"who": stood.text} if _signer(row) != stood else ""
    _step(scope, row, SigningDeed.SIGNED, given, text, told)
    return _stands(scope, row, given, text, "meetings.sign", earlier=text != now)


def _signed_text(scope: Scope, row: Signature, given: _Given, now: str) -> str:
    """The hash of what was signed: of a sheet with another code its first digits, unknown is empty.

    The text of an addendum never changes.
    """
    if given.code is None or row.addendum_id:
        return now
    if given.code:
        start = hash_start(given.code)
        return now if now.startswith(start) else start
    meeting = queries.card(scope=scope, meeting_id=row.meeting_id)
    changed = queries.changed_on(scope=scope, meeting=meeting)
    return now if changed is None or changed <= given.signed_on else ""


def _is_same(row: Signature, given: _Given) -> bool:
    same_person = given.signer in (None, _signer(row))
    return same_person and (row.signed_on, row.way) == (given.signed_on, given.way)


def _confirm(scope: Scope, row: Signature, given: _Given) -> SignatureCard:
    if row.signed_on is None:
        raise Refusal("meetings.confirm_not")
    _check_day(scope, row, given.signed_on)
    now = text_of(scope, row)
    _check_shown(given.shown, now)
    if row.text_sha256 == now:
        raise Refusal("meetings.text_same")
    _step(scope, row, SigningDeed.CONFIRMED, given, now)
    return _stands(scope, row, _Given(row.signed_on, row.way), now, "meetings.confirm_text")


def _stands(
    scope: Scope, row: Signature, given: _Given, text: str, verb: str, *, earlier: bool = False
) -> SignatureCard:
    row.signed_on, row.way, row.text_sha256, row.earlier_text = given.signed_on, given.way, text, earlier
    row.recorded_at, row.recorded_by = scope.now, scope.actor_name
    row.save()
    audit(
        scope,
        verb,
        row,
        puskesmas_id=row.meeting.puskesmas_id,
        after=given.signed_on.isoformat(),
        way=given.way,
        text=text,
    )
    return queries.signature(scope=scope, signature_id=row.id)


def _step(scope: Scope, row: Signature, deed: str, given: _Given, text: str, reason: str = "") -> None:
    SigningStep.add(
        signature=row,
        deed=deed,
        way=given.way,
        capacity=_signer(row).text[:600],
        signed_on=given.signed_on,
        text_sha256=text,
        strokes=given.strokes,
        reason=reason[:300],
        via=given.via[:120],
        at=scope.now,
        by=scope.actor_name,
    )
