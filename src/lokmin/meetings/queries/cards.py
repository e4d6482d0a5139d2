"""What reads of meetings hand out: frozen dataclasses, no rows of tables."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.time import Period
from lokmin.meetings.queries.signing_cards import SignatureCard
from lokmin.meetings.rules import calendar, kinds
from lokmin.meetings.rules.kinds import Family
from lokmin.meetings.rules.people import Counts
from lokmin.people.rules.tokens import BY_LINK
from lokmin.tools import printing


@dataclass(frozen=True)
class Numbers:
    """How far a meeting is, in counts of its rows. `wanted` signatures, of which `signed` are there.

    `sent` letters say what holds now; `untold` are those sent before day, hour or place changed.
    """

    agenda: int = 0
    invited: int = 0
    sent: int = 0
    answered: int = 0
    recorded: int = 0
    came: int = 0
    inputs: int = 0
    inputs_answered: int = 0
    entries: int = 0
    made: int = 0
    read_back: int = 0
    wanted: int = 0
    signed: int = 0
    untold: int = 0

    @property
    def outstanding(self) -> int:
        return self.wanted - self.signed


def meeting_label(kind: str, number: int, year: int, further: int = 0, name: str = "") -> str:
    """`TW II 2023`: the meeting's own number in the year, never derived from the date (FN 1)."""
    words = {
        kinds.QUARTERLY: _("TW %(number)s %(year)s"),
        kinds.MONTHLY: _("Bulanan ke-%(number)s %(year)s"),
        kinds.STUNTING: _("Rembuk stunting ke-%(number)s %(year)s"),
        kinds.REVIEW: _("Tinjauan manajemen ke-%(number)s %(year)s"),
        kinds.OTHER: _("%(name)s ke-%(number)s %(year)s"),
    }
    family = kinds.family_key(kind)
    said = calendar.roman(number) if family == kinds.QUARTERLY else number
    text = words[family] % {"number": said, "year": year, "name": name}
    return f"{text} ({_('tambahan')} {further})" if further else text


@dataclass(frozen=True)
class MeetingCard:
    """One meeting. `held_on`, `reviewed` and `planned` are three things; `number` is a fourth."""

    id: UUID
    puskesmas_id: UUID
    puskesmas: str
    puskesmas_code: str
    kecamatan_id: UUID
    kecamatan: str
    taking_part_ids: tuple[UUID, ...]
    taking_part: tuple[str, ...]
    taking_part_codes: tuple[str, ...]
    kind: str
    name: str
    kind_name: str
    year: int
    number: int
    further: int
    further_reason: str
    held_on: date
    starts_at: time | None
    ends_at: time | None
    venue: str
    theme: str
    reviewed: Period
    planned: Period
    chair_name: str
    chair_title: str
    note_taker: str
    state: str
    opened_at: datetime | None
    closed_at: datetime | None
    closed_by: str
    version: int
    made_at: datetime
    made_by: str
    numbers: Numbers = Numbers()
    from_paper: bool = False
    year_plan_id: UUID | None = None

    @property
    def label(self) -> str:
        return meeting_label(self.kind, self.number, self.year, self.further, self.name)

    @property
    def title(self) -> str:
        """`Lokmin lintas sektor TW II 2023`; a free kind is called as it is labelled."""
        if self.is_monthly:
            return _("Lokmin %(label)s") % {"label": self.label[:1].lower() + self.label[1:]}
        return (
            _("Lokmin lintas sektor %(label)s") % {"label": self.label} if self.is_quarterly else self.label
        )

    @property
    def when_and_where(self) -> str:
        """`Senin, 21 Agustus 2023 pukul 08.30 di Aula Kecamatan`."""
        hour = f"{self.starts_at:%H.%M}" if self.starts_at else ""
        told = {"day": printing.weekday_date(self.held_on), "time": hour}
        day = _("%(day)s pukul %(time)s") % told if hour else told["day"]
        return _("%(day)s di %(venue)s") % {"day": day, "venue": self.venue} if self.venue else day

    @property
    def family(self) -> Family:
        return kinds.family(self.kind)

    @property
    def is_monthly(self) -> bool:
        return kinds.is_monthly(self.kind)

    @property
    def is_quarterly(self) -> bool:
        """A cross-sector lokmin."""
        return self.family.key == kinds.QUARTERLY

    @property
    def is_closed(self) -> bool:
        return self.state == "closed"

    @property
    def puskesmas_codes(self) -> frozenset[str]:
        return frozenset({self.puskesmas_code, *self.taking_part_codes})

    @property
    def puskesmas_ids(self) -> frozenset[UUID]:
        """The organiser and all taking part."""
        return frozenset({self.puskesmas_id, *self.taking_part_ids})


@dataclass(frozen=True)
class DecisionCard:
    """What the camat answered to a decision that was asked of him, and how it came."""

    answer: str
    note: str
    at: datetime
    by: str
    via: str


@dataclass(frozen=True)
class AgendaCard:
    """A point of the agenda; `entries` is how many outcomes stand under it.

    In the room: when it was first taken up and last left, since when it runs, how long it ran before.
    """

    id: UUID
    position: int
    key: str
    starts_at: time | None
    title: str
    presenter: str
    decision_asked: str
    entries: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    running_since: datetime | None = None
    seconds: int = 0
    minutes: int | None = None
    decision: DecisionCard | None = None


@dataclass(frozen=True)
class KeptCard:
    """The last change of an agenda."""

    at: datetime
    by: str


@dataclass(frozen=True)
class OfficeLine:
    """The office of a row, as it stands in the directory.

    Who walked in sits in none: `office_id` is None, `office` and `institution` are what was typed, and
    `institution_id` is the typed name, so that one institution counts once.
    """

    office_id: UUID | None
    office: str
    institution_id: UUID | str
    institution: str
    sector: str
    sector_name: str
    area_id: UUID | None


@dataclass(frozen=True)
class InvitationCard:
    """An invited office with holder and title as printed on the letter."""

    id: UUID
    at: OfficeLine
    holder_name: str
    title: str
    institution: str
    sent_at: datetime | None
    sent_by: str
    sent_via: str
    rsvp: str
    rsvp_at: datetime | None
    delegate_name: str
    delegate_title: str
    changed_at: datetime | None = None
    rsvp_via: str = ""
    rsvp_by: str = ""
    rsvp_note: str = ""
    ask_again_since: datetime | None = None

    @property
    def has_answered(self) -> bool:
        """An answer to the day, hour and place that hold now."""
        return bool(self.rsvp) and self.ask_again_since is None

    @property
    def office_id(self) -> UUID:
        assert self.at.office_id  # only offices are invited
        return self.at.office_id

    @property
    def answered_for(self) -> bool:
        """Somebody else noted the answer, not the holder behind the own link."""
        return self.rsvp_via not in ("", BY_LINK)

    @property
    def is_told(self) -> bool:
        """A letter went out that says what holds now."""
        return self.sent_at is not None and self.changed_at is None


@dataclass(frozen=True)
class AttendanceCard:
    """Who sat for an office. `invited` is False for a walk-in; `person_id` where the directory knows them.

    `unconfirmed`: walked in with a phone, not yet confirmed by the desk, so in no count.
    """

    id: UUID
    at: OfficeLine
    presence: str
    person_name: str
    person_title: str
    through: str
    id_kind: str
    id_number: str
    reason: str
    recorded_at: datetime
    recorded_by: str
    invited: bool = True
    person_id: UUID | None = None
    unconfirmed: bool = False

    @property
    def office_id(self) -> UUID | None:
        return self.at.office_id


@dataclass(frozen=True)
class InputCard:
    """What a sector said and what was answered. `problem_id`: where it stands on the board of problems.

    From a phone in the hall it has a `seat` and a `state`.
    """

    id: UUID
    at: OfficeLine
    text: str
    answer: str
    said_at: datetime
    recorded_by: str
    answered_at: datetime | None
    answered_by: str
    state: str = "accepted"
    seat_id: UUID | None = None
    merged_into: UUID | None = None
    note: str = ""
    decided_by: str = ""
    kind: str = "input"
    via: str = ""
    by_link: bool = False
    area_ids: tuple[UUID, ...] = ()
    area_names: tuple[str, ...] = ()
    problem_id: UUID | None = None
    edited_at: datetime | None = None
    removed_at: datetime | None = None

    @property
    def is_obstacle(self) -> bool:
        return self.kind == "obstacle"

    @property
    def may_change(self) -> bool:
        """Whether its sender may still change it: nobody answered it or took it to the board."""
        return self.by_link and not self.answer and self.problem_id is None

    @property
    def was_typed(self) -> bool:
        """Whether staff typed it in the room, and nobody answered it or took it to the board."""
        own = not self.by_link and self.seat_id is None
        return own and not self.answer and self.problem_id is None


@dataclass(frozen=True)
class EntryCard:
    """One outcome under an agenda item, who wrote it first and who changed its words last."""

    id: UUID
    item_id: UUID
    kind: str
    text: str
    commitment_id: UUID | None
    version: int
    at: datetime
    by: str
    edited_at: datetime | None
    edited_by: str

    @property
    def last_by(self) -> str:
        """Who wrote the words as they stand."""
        return self.edited_by or self.by


@dataclass(frozen=True)
class DealingCard:
    """What a meeting did with a commitment."""

    id: UUID
    meeting_id: UUID
    commitment_id: UUID
    dealing: str
    note: str
    at: datetime
    by: str


@dataclass(frozen=True)
class SharedPromise:
    """A promise that a joint meeting made to another Puskesmas: who, what, to whom; nothing more of it."""

    id: UUID
    number: int
    office_title: str
    what: str
    puskesmas: str


@dataclass(frozen=True)
class MeetingDetail:
    """Everything of one meeting, for its papers and exchange; of walk-ins those whom the desk confirmed."""

    card: MeetingCard
    agenda: list[AgendaCard]
    invitations: list[InvitationCard]
    attendance: list[AttendanceCard]
    inputs: list[InputCard]
    entries: list[EntryCard]
    dealings: list[DealingCard]
    signatures: list[SignatureCard]
    counts: Counts
