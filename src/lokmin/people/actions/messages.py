"""Messages are made once, and renewed while they wait."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from lokmin.basics.scope import Duty, Scope
from lokmin.people import queries
from lokmin.people.models import LinkPurpose, Message, PersonalLink, Withdrawal
from lokmin.people.queries import OfficeCard
from lokmin.people.rules import messages as rules
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer

_WAITING: dict[str, Any] = {"sent_at": None, "withdrawn_at": None, "claimed_at": None}
LINK_DAYS = 92
LEAST_DAYS = 30


@dataclass(frozen=True)
class Draft:
    """What a room wants to be written to an office. `key` says once for what; `until` is how long a link in
    it must live at least; `rows` are what it is about, `topic` the meeting they belong to.
    """

    kind: str
    office_id: UUID
    key: str
    values: Mapping[str, str]
    rows: tuple[UUID, ...] = ()
    topic: UUID | None = None
    path: str = ""
    until: date | None = None


@dataclass
class Renewed:
    """What renewing did to the queue."""

    made: int = 0
    rewritten: int = 0
    withdrawn: int = 0
    touched: list[Message] = field(default_factory=list)

    def note(self, what: str, row: Message) -> None:
        setattr(self, what, getattr(self, what) + 1)
        self.touched.append(row)


def key_for(key: str, seat: OfficeCard) -> str:
    """Once for what, and once for whom: another holder is another message."""
    return f"{key}:{seat.person_id or '-'}"


@dataclass(frozen=True)
class Scribe:
    """Writes the messages of one Puskesmas, in its own words."""

    scope: Scope
    card: PuskesmasCard

    @cached_property
    def texts(self) -> dict[str, str]:
        return queries.message_texts(card=self.card)

    def text(self, draft: Draft, seat: OfficeCard) -> str:
        told = {
            **draft.values,
            "kepada": rules.addressed(seat.holder, seat.printed_title),
            "puskesmas": self.card.full_name,
        }
        return rules.fill(self.texts[draft.kind], told)

    def new(self, family: str, draft: Draft, seat: OfficeCard) -> Message:
        """A message that was never written to this holder."""
        return Message.add(
            puskesmas_id=self.card.id,
            office_id=seat.id,
            person_id=seat.person_id,
            holder_name=seat.holder,
            family=family,
            kind=draft.kind,
            key=key_for(draft.key, seat),
            path=draft.path,
            topic=draft.topic,
            due_on=self.scope.today,
            made_at=self.scope.now,
            made_by=self.scope.actor_name,
            link=self._link(draft, seat),
            **self._said(draft, seat),
        )

    def _said(self, draft: Draft, seat: OfficeCard) -> dict[str, Any]:
        rows = [str(row) for row in draft.rows]
        text = self.text(draft, seat)
        return {"title": seat.printed_title, "text": text, "values": dict(draft.values), "rows": rows}

    def rewrite(self, row: Message, draft: Draft, seat: OfficeCard) -> bool:
        """Let a message that waits say what holds now; False when it says so already."""
        said = self._said(draft, seat)
        if row.link is None or not queries.is_live(row.link, self.scope.now):
            said["link"] = self._link(draft, seat)
        if all(getattr(row, name) == value for name, value in said.items()):
            return False
        for name, value in said.items():
            setattr(row, name, value)
        row.save(update_fields=list(said))
        return True

    def revive(self, row: Message, draft: Draft, seat: OfficeCard) -> None:
        """A message that was withdrawn holds again."""
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = None, "", ""
        row.due_on, row.link = self.scope.today, self._link(draft, seat)
        for name, value in self._said(draft, seat).items():
            setattr(row, name, value)
        row.save()

    def _link(self, draft: Draft, seat: OfficeCard) -> PersonalLink | None:
        """The holder's link that lives long enough, else a new one; none where none could open it (FN 18)."""
        if not queries.public_url() or draft.path or not rules.templates()[draft.kind].link:
            return None
        if not seat.person_id or not (seat.phone or seat.email):
            return None
        today, until = self.scope.today, draft.until or self.scope.today
        least = _evening(self.scope, max(today + timedelta(days=LEAST_DAYS), until))
        mine = {"puskesmas_id": self.card.id, "office_id": seat.id, "person_id": seat.person_id}
        live = PersonalLink.unscoped.filter(**mine, revoked_at=None, expires_at__gte=least)
        found: PersonalLink | None = live.order_by("expires_at", "id").first()
        if found:
            return found
        last = max(today + timedelta(days=LINK_DAYS), until + timedelta(days=LEAST_DAYS))
        row = PersonalLink.add(
            **mine,
            holder_name=seat.holder,
            purpose=LinkPurpose.COMMITMENTS,
            made_at=self.scope.now,
            made_by=self.scope.actor_name,
            expires_at=_evening(self.scope, last),
        )
        audit(self.scope, "make_link", row, office=seat.title)
        return row


def _evening(scope: Scope, day: date) -> datetime:
    return datetime.combine(day, time(23, 59), tzinfo=scope.now.tzinfo)


def withdraw(scope: Scope, row: Message, why: str) -> None:
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = scope.now, scope.actor_name, why
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])


def retell_messages(scope: Scope, puskesmas_id: UUID, topic: UUID, values: Mapping[str, str]) -> None:
    """What waits about a topic says other values at once; part of the action that changed them."""
    rows = list(Message.unscoped.filter(puskesmas_id=puskesmas_id, topic=topic, **_WAITING))
    scribe = Scribe(scope, places.puskesmas_cards(ids=[puskesmas_id])[0])
    seats = {c.id: c for c in queries.offices(scope=scope, ids={row.office_id for row in rows})}
    for row in rows:
        if row.office_id in seats:
            known = {**row.values, **values}
            rows_of = tuple(UUID(key) for key in row.rows)
            scribe.rewrite(row, Draft(row.kind, row.office_id, "", known, rows_of), seats[row.office_id])


def settle_messages(
    scope: Scope, puskesmas_id: UUID, row_id: UUID, kinds: Collection[str] | None = None
) -> None:
    """What waits about this row alone need not be sent any more; part of the action that settled it."""
    waiting = Message.unscoped.filter(puskesmas_id=puskesmas_id, **_WAITING)
    for row in waiting if kinds is None else waiting.filter(kind__in=list(kinds)):
        if row.rows == [str(row_id)]:
            withdraw(scope, row, Withdrawal.OVER)


@action
def renew_messages(
    *, scope: Scope, puskesmas_id: UUID, family: str, drafts: Sequence[Draft], topic: UUID | None = None
) -> Renewed:
    """Let exactly `drafts` wait of a family (of a `topic` in it); repeating it changes nothing.

    What is new is made, what says something else now is rewritten, what no longer holds is withdrawn. What
    was sent, or said to be not needed, stays as it is.
    """
    scope.check(Duty.MANAGE_LINKS)
    scope.check_puskesmas(puskesmas_id)
    one_writer(puskesmas_id, "messages")
    scribe = Scribe(scope, places.puskesmas_cards(ids=[puskesmas_id])[0])
    seats = {c.id: c for c in queries.offices(scope=scope, ids={draft.office_id for draft in drafts})}
    wanted = {key_for(d.key, seats[d.office_id]): d for d in drafts if d.office_id in seats}
    known, old = _locked(scope, puskesmas_id, family, wanted, topic)
    done = Renewed()
    for key, draft in wanted.items():
        _renew(scribe, family, draft, seats[draft.office_id], known.get(key), done)
    for row in old:
        withdraw(scope, row, Withdrawal.OVER)
        done.note("withdrawn", row)
    if not done.touched:
        unchanged()
        return done
    audit(
        scope,
        "people.renew_messages",
        done.touched[-1],
        family=family,
        made=done.made,
        rewritten=done.rewritten,
        withdrawn=done.withdrawn,
    )
    return done


def _locked(
    scope: Scope, puskesmas_id: UUID, family: str, wanted: Collection[str], topic: UUID | None
) -> tuple[dict[str, Message], list[Message]]:
    """The rows of the wanted keys, and those that wait without being wanted; nobody sends them meanwhile."""
    waiting = Q(family=family, **_WAITING)
    rows = Message.objects.within(scope).filter(puskesmas_id=puskesmas_id).order_by("id")
    ours = rows.filter(Q(key__in=list(wanted)) | (waiting & Q(topic=topic) if topic else waiting))
    found = list(ours.select_for_update(of=("self",)).select_related("link"))
    return {row.key: row for row in found}, [row for row in found if row.key not in wanted]


def _renew(
    scribe: Scribe, family: str, draft: Draft, seat: OfficeCard, row: Message | None, done: Renewed
) -> None:
    """One message that shall wait."""
    if row is None:
        done.note("made", scribe.new(family, draft, seat))
    elif row.sent_at or row.claimed_at or row.withdrawn_why == Withdrawal.NOT_NEEDED:
        return
    elif row.withdrawn_at:
        scribe.revive(row, draft, seat)
        done.note("made", row)
    elif scribe.rewrite(row, draft, seat):
        done.note("rewritten", row)
