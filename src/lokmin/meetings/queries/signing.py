"""How far the signing is: which signatures stand under the text that holds, and what a link may sign."""

from dataclasses import dataclass, replace
from uuid import UUID

from lokmin.basics.refusal import NotYours
from lokmin.basics.scope import Scope
from lokmin.meetings.models import AgreementText, Meeting, MeetingState, Signature
from lokmin.meetings.queries.agreement import Agreement, agreement, current_sha
from lokmin.meetings.queries.cards import MeetingCard, SignatureCard
from lokmin.meetings.queries.meetings import card, cards_by_id
from lokmin.meetings.queries.parts import signature_card, signatures


@dataclass(frozen=True)
class Signing:
    """The signatures that are wanted under one text; `gone` ones are no longer wanted."""

    rows: tuple[SignatureCard, ...]
    sha256: str
    gone: tuple[SignatureCard, ...] = ()

    @property
    def wanted(self) -> int:
        return len(self.rows)

    @property
    def signed(self) -> int:
        return sum(row.counts for row in self.rows)

    @property
    def earlier(self) -> int:
        """Signed under a text that changed since."""
        return sum(row.earlier_text for row in self.rows)

    @property
    def outstanding(self) -> int:
        return self.wanted - self.signed


def signing(*, scope: Scope, meeting: MeetingCard, text: Agreement | None = None) -> Signing:
    """The signing of the agreement, compared with the text of this moment (after closing: as kept)."""
    sha = (text or agreement(scope=scope, meeting=meeting)).sha256
    found = signatures(scope=scope, meeting_id=meeting.id, gone=True)
    rows = [under(row, sha) for row in found]
    return Signing(
        tuple(row for row in rows if row.wanted), sha, tuple(row for row in rows if not row.wanted)
    )


def under(row: SignatureCard, sha256: str) -> SignatureCard:
    """A signature as it stands under this text."""
    return replace(row, earlier_text=row.signed_on is not None and row.text_sha256 != sha256)


@dataclass(frozen=True)
class ToSign:
    """A signature that the holder of a link may give, or has given, as it stands under its text."""

    meeting: MeetingCard
    signature: SignatureCard
    addendum: int | None = None


def of_office(*, scope: Scope, office_id: UUID) -> list[ToSign]:
    """The signatures of an office in meetings that were opened, the latest first. A fixed number of queries,
    but for meetings that run: their text is read as it stands."""
    rows = Signature.objects.within(scope).filter(office_id=office_id, wanted=True)
    rows = rows.filter(meeting__in=Meeting.objects.within(scope).exclude(state=MeetingState.PREPARING))
    rows = rows.exclude(meeting__from_paper=True).order_by("-meeting__held_on", "addendum__number", "id")
    found = list(rows.select_related("addendum").prefetch_related("steps"))
    cards = cards_by_id(scope=scope, ids={row.meeting_id for row in found})
    texts = _texts(scope, [cards[key] for key in {row.meeting_id for row in found if not row.addendum}])
    return [
        ToSign(
            cards[row.meeting_id],
            under(signature_card(scope, row), row.addendum.sha256 if row.addendum else texts[row.meeting_id]),
            row.addendum.number if row.addendum else None,
        )
        for row in found
    ]


def _texts(scope: Scope, cards: list[MeetingCard]) -> dict[UUID, str]:
    """The hash of each agreement: as kept at closing, else of the text of this moment."""
    closed = [card.id for card in cards if card.is_closed]
    kept = AgreementText.objects.within(scope).filter(meeting_id__in=closed)
    found = dict(kept.values_list("meeting_id", "sha256"))
    return found | {card.id: current_sha(scope=scope, meeting=card) for card in cards if card.id not in found}


def signature(*, scope: Scope, signature_id: UUID) -> SignatureCard:
    """One signature; `NotYours` when it is another's."""
    row = Signature.objects.within(scope).filter(id=signature_id).prefetch_related("steps").first()
    if row is None or (scope.office_id and scope.office_id != row.office_id):
        raise NotYours("door.not_yours")
    return signature_card(scope, row)


def standing(*, scope: Scope, signature_id: UUID) -> SignatureCard:
    """One signature as it stands under its text of this moment."""
    row = signature(scope=scope, signature_id=signature_id)
    if row.addendum_id:
        return row
    return under(row, current_sha(scope=scope, meeting=card(scope=scope, meeting_id=row.meeting_id)))
