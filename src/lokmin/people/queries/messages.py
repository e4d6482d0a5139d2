"""The queue of messages: what waits, for whose hand, and what went out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Duty, Scope
from lokmin.people.models import Message, MessageKind, Withdrawal
from lokmin.people.queries.liaisons import liaisons_of
from lokmin.people.queries.links import is_live
from lokmin.people.queries.offices import OfficeCard, offices
from lokmin.people.queries.persons import office_of
from lokmin.people.rules import messages as rules
from lokmin.people.rules import token_of
from lokmin.people.rules.liaisons import Found
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard

KIND_NAMES: dict[str, str] = {str(value): str(label) for value, label in MessageKind.choices}
WITHDRAWAL_NAMES: dict[str, str] = {str(value): str(label) for value, label in Withdrawal.choices}
LATELY = 14
MOST_TRIES = 5
PUBLIC, MAIL, HAND = "whatsapp", "email", "hand"


@dataclass(frozen=True)
class MessageCard:
    """One message as the queue shows it.

    `reach` is how it can go today: by WhatsApp, by e-mail, or only by hand; `lacks` then says why
    (`holder`, `consent`, `number`). `moved`: another holds the office than the one it was written to.
    """

    id: UUID
    office_id: UUID
    office: OfficeCard
    holder_name: str
    title: str
    kind: str
    text: str
    link_text: str
    whatsapp: str
    reach: str
    lacks: str
    moved: bool
    liaison: Found
    topic: UUID | None
    rows: tuple[UUID, ...]
    due_on: date
    made_at: datetime
    made_by: str
    sent_at: datetime | None
    sent_by: str
    sent_via: str
    opened_at: datetime | None
    claimed_at: datetime | None
    tries: int
    failed_at: datetime | None
    failed_why: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_why: str

    @property
    def kind_name(self) -> str:
        return KIND_NAMES[self.kind]

    @property
    def full_text(self) -> str:
        return f"{self.text}\n\n{self.link_text}" if self.link_text else self.text

    @property
    def is_waiting(self) -> bool:
        return self.sent_at is None and self.withdrawn_at is None

    @property
    def can_mail(self) -> bool:
        return self.is_waiting and self.reach == MAIL and not self.moved

    @property
    def by_email(self) -> bool:
        return self.sent_via == rules.EMAIL


@dataclass(frozen=True)
class GroupText:
    """One text for the group, without personal links (FN 30)."""

    kind: str
    text: str

    @property
    def kind_name(self) -> str:
        return KIND_NAMES[self.kind]


def public_url() -> str:
    """Where a telephone can reach us; empty also where only this computer can (FN 18)."""
    return "" if only_here() else settings.PUBLIC_URL


def only_here() -> bool:
    """Whether the address that was set opens on this computer and nowhere else."""
    local = ("//127.0.0.1", "//localhost", "//[::1]")
    return any(name in settings.PUBLIC_URL for name in local)


def waiting_for_office(*, scope: Scope, office_id: UUID) -> int:
    """How many messages wait for the holder of an office, whichever Puskesmas made them."""
    office_of(scope=scope, office_id=office_id)
    rows = Message.unscoped.filter(office_id=office_id, sent_at=None, withdrawn_at=None)
    return int(rows.count())


def has_mail() -> bool:
    """Whether this installation can send e-mail."""
    return bool(settings.EMAIL_HOST)


def sees_all(scope: Scope) -> bool:
    """Head and administration see everybody's messages, others those that are theirs to send."""
    return scope.can(Duty.MANAGE_LINKS)


def waiting_rows(scope: Scope, puskesmas_id: UUID) -> QuerySet[Message]:
    rows: QuerySet[Message] = Message.objects.within(scope)
    return rows.filter(puskesmas_id=puskesmas_id, sent_at=None, withdrawn_at=None)


def waiting_messages(*, scope: Scope, puskesmas_id: UUID) -> list[MessageCard]:
    """What the asker may send today, the oldest first."""
    return _cards(scope, puskesmas_id, waiting_rows(scope, puskesmas_id).filter(due_on__lte=scope.today))


def mailable(*, scope: Scope, puskesmas_id: UUID) -> list[UUID]:
    """What can go by e-mail today, the oldest first."""
    return [c.id for c in waiting_messages(scope=scope, puskesmas_id=puskesmas_id) if c.can_mail]


def recent_messages(*, scope: Scope, puskesmas_id: UUID) -> list[MessageCard]:
    """What went out or was withdrawn by hand in the last days, the latest first."""
    since = scope.now - timedelta(days=LATELY)
    gone = Q(sent_at__gte=since) | Q(withdrawn_at__gte=since, withdrawn_why=Withdrawal.NOT_NEEDED)
    rows = Message.objects.within(scope).filter(gone, puskesmas_id=puskesmas_id)
    cards = _cards(scope, puskesmas_id, rows)
    return sorted(cards, key=lambda card: card.sent_at or card.withdrawn_at or card.made_at, reverse=True)


def message_of(*, scope: Scope, message_id: UUID) -> MessageCard:
    """One message; `NotYours` when another sends it."""
    return messages_by_ids(scope=scope, ids=[message_id])[0]


def messages_by_ids(*, scope: Scope, ids: Iterable[UUID]) -> list[MessageCard]:
    """Several messages; `NotYours` when one of them is another's to send."""
    wanted = set(ids)
    rows = Message.objects.within(scope).filter(id__in=wanted)
    places_of = set(rows.order_by("puskesmas_id").values_list("puskesmas_id", flat=True))
    found = [card for place in places_of for card in _cards(scope, place, rows.filter(puskesmas_id=place))]
    if {card.id for card in found} != wanted:
        raise NotYours("door.not_yours")
    return found


def messages_about(*, scope: Scope, puskesmas_id: UUID, topic: UUID) -> dict[UUID, MessageCard]:
    """What waits about a meeting, by the row (an invitation) that it is about."""
    rows = waiting_rows(scope, puskesmas_id).filter(topic=topic)
    return {key: card for card in _cards(scope, puskesmas_id, rows) for key in card.rows}


def waiting_topics(*, scope: Scope, puskesmas_id: UUID, family: str) -> list[UUID]:
    """The meetings about which something of a family waits."""
    scope.check(Duty.SEND_MESSAGES)
    rows = waiting_rows(scope, puskesmas_id).filter(family=family).exclude(topic=None).order_by("topic")
    return [topic for topic in rows.values_list("topic", flat=True).distinct() if topic]


def group_texts(*, scope: Scope, card: PuskesmasCard, waiting: Iterable[MessageCard]) -> list[GroupText]:
    """One text for the group for each kind among those that wait, where it has one."""
    rows = waiting_rows(scope, card.id).filter(id__in=[one.id for one in waiting])
    found: dict[tuple[str, object], GroupText] = {}
    for kind, topic, values in rows.values_list("kind", "topic", "values"):
        group = rules.templates()[kind].group
        if group and (kind, topic) not in found:
            found[kind, topic] = GroupText(kind, rules.fill(group, {**values, "puskesmas": card.full_name}))
    return list(found.values())


def message_texts(*, card: PuskesmasCard) -> dict[str, str]:
    """The sentence of each kind as this Puskesmas says it."""
    said = places.words_of(card=card, words=rules.words())
    return {kind: said[template.word.key][0] for kind, template in rules.templates().items()}


def _cards(scope: Scope, puskesmas_id: UUID, rows: QuerySet[Any]) -> list[MessageCard]:
    scope.check(Duty.SEND_MESSAGES)
    scope.check_puskesmas(puskesmas_id)
    found = list(rows.select_related("link"))
    if not found:
        return []
    seats = {card.id: card for card in offices(scope=scope, ids={row.office_id for row in found})}
    hands = liaisons_of(scope=scope, puskesmas_id=puskesmas_id, cards=seats.values())
    whole = sees_all(scope)
    return [
        _card(row, seats[row.office_id], hands[row.office_id], scope)
        for row in found
        if row.office_id in seats and (whole or _is_mine(hands, row, scope))
    ]


def _is_mine(hands: Mapping[UUID, Found], row: Message, scope: Scope) -> bool:
    return scope.account_id is not None and hands[row.office_id].account_id == scope.account_id


def _card(row: Message, seat: OfficeCard, hand: Found, scope: Scope) -> MessageCard:
    link_text = _link_text(row, scope) if seat.phone or seat.email else ""
    full = f"{row.text}\n\n{link_text}" if link_text else row.text
    lacks = _lacks(seat)
    number = f"https://wa.me/{seat.phone}?text={quote(full)}" if seat.phone else ""
    return MessageCard(
        id=row.id,
        office_id=row.office_id,
        office=seat,
        holder_name=row.holder_name,
        title=row.title,
        kind=row.kind,
        text=row.text,
        link_text=link_text,
        whatsapp=number,
        reach=reach(seat, row.tries, row.claimed_at is not None),
        lacks=lacks,
        moved=row.person_id != seat.person_id,
        liaison=hand,
        topic=row.topic,
        rows=tuple(UUID(key) for key in row.rows),
        due_on=row.due_on,
        made_at=row.made_at,
        made_by=row.made_by,
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        sent_via=row.sent_via,
        opened_at=row.opened_at,
        claimed_at=row.claimed_at,
        tries=row.tries,
        failed_at=row.failed_at,
        failed_why=row.failed_why,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_why=row.withdrawn_why,
    )


def reach(seat: OfficeCard, tries: int = 0, claimed: bool = False) -> str:
    """How a message can go today: e-mail where it can be, else WhatsApp, else by hand."""
    if seat.email and has_mail() and tries < MOST_TRIES and not claimed:
        return MAIL
    return PUBLIC if seat.phone else HAND


def _lacks(seat: OfficeCard) -> str:
    if not seat.holder:
        return "holder"
    if not seat.has_consent:
        return "consent"
    return "" if seat.phone or seat.email else "number"


def _link_text(row: Message, scope: Scope) -> str:
    """The sentence with the link, empty where none can be opened (FN 18)."""
    sentence = rules.templates()[row.kind].link
    if not public_url() or not sentence:
        return ""
    if row.path:
        return rules.fill(sentence, {"tautan": f"{public_url()}{row.path}"})
    if row.link is None or row.link_id is None or not is_live(row.link, scope.now):
        return ""
    return rules.fill(sentence, {"tautan": f"{public_url()}/t/{token_of(row.link_id, settings.SECRET_KEY)}/"})


def message_slips(cards: Iterable[MessageCard]) -> list[MessageCard]:
    """What can only go by hand, for the sheet of slips."""
    return [card for card in cards if card.reach == HAND]
