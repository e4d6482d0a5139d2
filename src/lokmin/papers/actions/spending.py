"""What a meeting cost, typed by staff for its spending papers."""

from dataclasses import asdict, replace
from uuid import UUID

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.papers.models import Spending, TransportAmount
from lokmin.papers.queries.present import guests
from lokmin.papers.queries.spending import STORED, SpendingCard, spending
from lokmin.papers.rules.spending import check_bill
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


@action
def save_spending(*, scope: Scope, meeting_id: UUID, card: SpendingCard) -> SpendingCard:
    """Keep the amounts of a meeting; `card.version` is the version that was shown (0: none).

    The same content sent twice counts once. Papers that were handed out stay as they were printed.
    """
    scope.check(Duty.ISSUE_PAPERS)
    meeting = meetings.card(scope=scope, meeting_id=meeting_id)
    scope.check_puskesmas(meeting.puskesmas_id)
    check_bill(card.bill)
    _check_seats(scope, meeting_id, card)
    if card.bought_on and card.bought_on > scope.today:
        raise Refusal("papers.bought_future", day=card.bought_on)
    one_writer(meeting_id, "spending")
    row = Spending.objects.within(scope).filter(meeting_id=meeting_id).first()
    stored = spending(scope=scope, meeting_id=meeting_id)
    if row and replace(card, version=stored.version, made_by=stored.made_by) == stored:
        unchanged()
        return stored
    if stored.version != card.version:
        raise Stale("papers.stale")
    row = row or Spending(puskesmas_id=meeting.puskesmas_id, meeting_id=meeting.id, version=0)
    _fill(row, card)
    row.made_at, row.made_by = scope.now, scope.actor_name
    row.version += 1
    row.save()
    _keep_amounts(scope, row, card)
    bill = card.bill
    audit(
        scope,
        "save_spending",
        row,
        meeting=str(meeting_id),
        transport_rate=card.transport_rate,
        amounts={str(seat): amount for seat, amount in card.amounts.items()},
        refreshments=bill.total,
    )
    return spending(scope=scope, meeting_id=meeting_id)


def _check_seats(scope: Scope, meeting_id: UUID, card: SpendingCard) -> None:
    """Refuse an amount for somebody who is not, or no longer, among those who came."""
    detail = meetings.meeting(scope=scope, meeting_id=meeting_id)
    known = {seat for guest in guests(detail) for seat in guest.seats}
    if not set(card.amounts) <= known:
        raise Refusal("papers.amount_absent")


def _fill(row: Spending, card: SpendingCard) -> None:
    for name in STORED:
        setattr(row, name, getattr(card, name))
    row.items = [asdict(item) for item in card.bill.items]
    row.taxes = [asdict(tax) for tax in card.bill.taxes]
    row.assigned = [asdict(one) for one in card.assigned]


def _keep_amounts(scope: Scope, row: Spending, card: SpendingCard) -> None:
    """The amounts as they are now; rows keep their id, so that hall and office speak of the same one."""
    rows = TransportAmount.objects.within(scope).filter(spending=row)
    known = {one.attendance_id: one for one in rows}
    for seat, one in known.items():
        if seat not in card.amounts:
            one.delete()
    for seat, amount in card.amounts.items():
        one = known.get(seat) or TransportAmount(spending=row, attendance_id=seat)
        if one.amount != amount:
            one.amount = amount
            one.save()
