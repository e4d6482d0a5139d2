"""Messages about meetings: invitations, what changed, who has not answered; an invitation that went out."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import override

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries
from lokmin.meetings.actions import guests
from lokmin.meetings.actions.found import written_together
from lokmin.meetings.models import Away, Invitation, MeetingState
from lokmin.meetings.queries import InvitationCard, MeetingCard
from lokmin.meetings.rules import reminders as rules
from lokmin.meetings.rules import steps
from lokmin.people import actions as people
from lokmin.people import queries as directory
from lokmin.people.actions import Draft, Renewed, Sent
from lokmin.tools.actions import action, unchanged

LETTERS, GUESTS = "invitation", "guest"
INVITATION, CHANGED, ANSWER, VILLAGE_PAGE = "invitation", "changed", "answer", "village_page"
ABOUT_LETTERS = frozenset({INVITATION, CHANGED})


def queue_invitations(*, scope: Scope, meeting_id: UUID, only: Collection[UUID] | None = None) -> Renewed:
    """Let a message wait for every invited office that does not know yet what holds now."""
    card = queries.card(scope=scope, meeting_id=meeting_id)
    steps.check_changeable(card.state)
    if card.puskesmas_id not in scope.puskesmas_ids:
        raise Refusal("meetings.queue_organiser", puskesmas=card.puskesmas)
    rows = queries.invitations(scope=scope, meeting_id=meeting_id)
    with override("id"):
        drafts = [_letter(card, row) for row in rows if not row.is_told and (only is None or row.id in only)]
    if not drafts and only is None:
        raise Refusal("meetings.nobody_invited" if not rows else "meetings.all_told")
    return people.renew_messages(
        scope=scope, puskesmas_id=card.puskesmas_id, family=LETTERS, drafts=drafts, topic=card.id
    )


def _letter(card: MeetingCard, row: InvitationCard) -> Draft:
    """The invitation, or what changed since it went out."""
    again = row.changed_at.isoformat() if row.changed_at and row.sent_at else ""
    return _about(card, row, CHANGED if again else INVITATION, again)


def _about(card: MeetingCard, row: InvitationCard, kind: str, which: str) -> Draft:
    return Draft(
        kind=kind,
        office_id=row.office_id,
        key=f"{kind}:{row.id}:{which}",
        values={"rapat": card.title, "waktu": card.when_and_where},
        rows=(row.id,),
        topic=card.id,
        until=max(card.held_on + timedelta(days=1), card.planned.last.last_day),
    )


def prepare_guests(*, scope: Scope, puskesmas_id: UUID) -> list[Renewed]:
    """Let today's messages about coming meetings wait; those about meetings gone by no longer do."""
    coming = {
        card.id: card
        for card in queries.coming(scope=scope, puskesmas_id=puskesmas_id)
        if card.puskesmas_id == puskesmas_id
    }
    with override("id"):
        drafts = [draft for card in coming.values() for draft in _guests(scope, card)]
    done = [people.renew_messages(scope=scope, puskesmas_id=puskesmas_id, family=GUESTS, drafts=drafts)]
    return [*done, *_letters_again(scope, puskesmas_id, coming)]


def _letters_again(scope: Scope, puskesmas_id: UUID, coming: dict[UUID, MeetingCard]) -> list[Renewed]:
    """Letters that wait say what holds now, and wait no longer once their meeting began."""
    done = []
    for topic in directory.waiting_topics(scope=scope, puskesmas_id=puskesmas_id, family=LETTERS):
        if topic in coming:
            queued = directory.messages_about(scope=scope, puskesmas_id=puskesmas_id, topic=topic)
            done.append(queue_invitations(scope=scope, meeting_id=topic, only=set(queued)))
        else:
            done.append(
                people.renew_messages(
                    scope=scope, puskesmas_id=puskesmas_id, family=LETTERS, drafts=[], topic=topic
                )
            )
    return done


def _guests(scope: Scope, card: MeetingCard) -> list[Draft]:
    """Who has not answered, and the heads of villages before the meeting."""
    left = (card.held_on - scope.today).days
    setting = rules.setting()
    answer, page = rules.stage(left, setting.answer), rules.stage(left, setting.village_page)
    if Away.objects.within(scope).filter(meeting_id=card.id, back_at=None).exists():
        answer = None  # in the hall no answer is taken here
    if answer is None and page is None:
        return []
    looked = _looked(scope, card) if page is not None else set()
    found = []
    for row in queries.invitations(scope=scope, meeting_id=card.id):
        sent_on = row.sent_at.astimezone(scope.now.tzinfo).date() if row.sent_at else None
        if not row.is_told or rules.is_new(sent_on, scope.today):
            continue
        if answer is not None and not row.rsvp:
            found.append(_about(card, row, ANSWER, f"{card.held_on.isoformat()}:{answer}"))
        if page is not None and card.family.heads_see and row.at.area_id not in looked:
            found.append(_about(card, row, VILLAGE_PAGE, card.held_on.isoformat()))
    return found


def _looked(scope: Scope, card: MeetingCard) -> set[UUID | None]:
    """The villages whose head has answered their sheet; who heads none is not asked."""
    month = coverage.calendar(scope=scope, puskesmas_id=card.puskesmas_id).for_meeting(card.reviewed.last)
    if month is None:
        return {None}
    return {None, *coverage.latest_opinions(scope=scope, puskesmas_id=card.puskesmas_id, month=month)}


@action
def messages_sent(*, scope: Scope, message_ids: Sequence[UUID], via: str, by: str = "") -> int:
    """Note that messages went out; an invitation among them counts as sent. Returns how many were new."""
    done = people.keep_sent(scope=scope, message_ids=message_ids, via=via, by=by)
    for sent in done:
        for row in _invited(scope, sent):
            guests.sent_out(scope, row, via if not by else f"{via} oleh {by}")
    if not done:
        unchanged()
    return len(done)


@action
def message_unsent(*, scope: Scope, message_id: UUID) -> None:
    """A message did not go out after all, nor did the invitation that it was."""
    back = people.keep_unsent(scope=scope, message_id=message_id)
    for row in _invited(scope, back):
        guests.not_sent_out(scope, row, back.kind == CHANGED)


def _invited(scope: Scope, sent: Sent) -> list[Invitation]:
    """The invitations that a message about letters was; refused while their meeting is in a hall."""
    if sent.kind not in ABOUT_LETTERS:
        return []
    rows = Invitation.unscoped.filter(id__in=sent.rows, meeting__puskesmas_id=sent.puskesmas_id)
    rows = rows.exclude(meeting__state=MeetingState.CLOSED)
    here = written_together(scope, rows.values_list("meeting_id", flat=True))
    rows = rows.filter(meeting__in=here)
    found = list(rows.select_for_update(of=("self",)).select_related("meeting"))
    return [row for row in found if row.meeting.state != MeetingState.CLOSED]
