"""Signatures as pages and papers read them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lokmin.meetings.rules.people import Signer
from lokmin.people.rules.tokens import BY_LINK


@dataclass(frozen=True)
class SigningStepCard:
    """One thing that happened to a signature; `strokes` is a drawing as an SVG path."""

    deed: str
    way: str
    capacity: str
    signed_on: date
    text_sha256: str
    strokes: str
    reason: str
    via: str
    at: datetime
    by: str


@dataclass(frozen=True)
class SignatureCard:
    """Who signs, as printed, and when they did (None: outstanding). `part` chair, host, notes or owner.

    `earlier_text`: the text changed since, so that it must be renewed or confirmed. No longer `wanted`: kept
    for its history.
    """

    id: UUID
    meeting_id: UUID
    addendum_id: UUID | None
    wanted: bool
    part: str
    office_id: UUID | None
    printed_title: str
    printed_name: str
    on_behalf_of: str
    through: str
    rank: str
    id_kind: str
    id_number: str
    signed_on: date | None
    way: str
    text_sha256: str
    earlier_text: bool
    recorded_at: datetime | None
    recorded_by: str
    steps: tuple[SigningStepCard, ...] = ()

    @property
    def counts(self) -> bool:
        """Signed, and under the text that stands."""
        return self.wanted and self.signed_on is not None and not self.earlier_text

    @property
    def by_link(self) -> bool:
        """The holder gave or confirmed it behind the own link, and it was not taken back since."""
        undone = [number for number, step in enumerate(self.steps, 1) if step.deed == "undone"]
        return any(step.via == BY_LINK for step in self.steps[max(undone, default=0) :])

    @property
    def undone(self) -> SigningStepCard | None:
        """What took the signature back, while it was not given again."""
        last = self.steps[-1] if self.steps else None
        return last if last and last.deed == "undone" else None

    @property
    def strokes(self) -> str:
        """The drawing of the signature that stands; empty for ink, thumb and files."""
        drawn = [step.strokes for step in self.steps if step.deed == "signed"]
        return drawn[-1] if drawn and self.signed_on and self.way == "drawn" else ""

    @property
    def signer(self) -> Signer:
        return Signer(
            self.printed_title,
            self.printed_name,
            self.on_behalf_of,
            self.through,
            self.id_kind,
            self.id_number,
        )

    @property
    def text(self) -> str:
        """`a.n. Kapolsek, Bhabinkamtibmas, Aiptu Rahmat, NRP 123`."""
        return self.signer.text
