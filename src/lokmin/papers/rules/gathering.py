"""The papers of one meeting: invitation, attendance sheet, minutes, agreement. Ready to print."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lokmin.papers.rules.content import FEW_DOTS, NONE, Frame, Signer, embedded, signatures_pending
from lokmin.papers.rules.dates import count_with_words, date_in_words, long_date

RECIPIENTS_ON_LETTER = 6
"""More addressees than this go to the list that is attached."""


@dataclass(frozen=True)
class Fact:
    """One hanging line: `Hari, tanggal : Senin, 22 Mei 2023`."""

    label: str
    text: str


@dataclass(frozen=True)
class Invitation:
    """A letter of invitation; `attention` says what each addressee is asked to bring."""

    frame: Frame
    subject: str
    recipients: tuple[str, ...]
    opening: str
    facts: tuple[Fact, ...]
    closing: str
    signers: tuple[Signer, ...]
    nature: str = "Penting"
    agenda: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    city: str = "Tempat"
    to: tuple[str, ...] = ()
    """The lines of the one addressee of a letter of his own: name, office, institution."""
    attached: str = ""
    """What the office wrote at Lampiran itself."""

    @property
    def listed(self) -> bool:
        """True when the addressees stand on the attached list."""
        return len(self.recipients) > RECIPIENTS_ON_LETTER

    @property
    def attachment(self) -> str:
        if self.attached:
            return self.attached
        if self.listed:  # as many sheets as the names need
            return count_with_words(1, "berkas")
        return count_with_words(1, "lembar") if self.agenda else NONE


@dataclass(frozen=True)
class LetterSet:
    """The same letter to each recipient under the own name, joined; `slip` adds an answer to cut off."""

    letters: tuple[Invitation, ...]
    slip: bool = False
    contact: str = ""

    @property
    def frame(self) -> Frame:
        return self.letters[0].frame

    @property
    def subject(self) -> str:
        return self.letters[0].subject


class Presence(StrEnum):
    PRESENT = "present"
    REPRESENTED = "represented"
    EXCUSED = "excused"
    ABSENT = "absent"
    WALK_IN = "walk_in"


PRESENCE_WORDS = {
    Presence.PRESENT: "hadir",
    Presence.REPRESENTED: "diwakili",
    Presence.EXCUSED: "izin",
    Presence.ABSENT: "tidak hadir",
    Presence.WALK_IN: "hadir, tidak diundang",
}


@dataclass(frozen=True)
class Attendee:
    """One line of the attendance sheet; `presence` is None on a sheet that is still to be signed."""

    name: str
    office: str
    presence: Presence | None = None
    represented_by: str = ""

    @property
    def note(self) -> str:
        if self.presence is Presence.REPRESENTED:
            return f"diwakili {self.represented_by}".strip()
        return PRESENCE_WORDS[self.presence] if self.presence else ""


@dataclass(frozen=True)
class AttendanceSheet:
    """Lines to sign in zig-zag; `blank_lines` are empty ones for people who come uninvited."""

    frame: Frame
    title: str
    facts: tuple[Fact, ...]
    attendees: tuple[Attendee, ...]
    signers: tuple[Signer, ...] = ()
    blank_lines: int = 6

    @property
    def summary(self) -> str:
        """`34 undangan: 25 hadir, 5 diwakili, …`; empty before the meeting."""
        if all(a.presence is None for a in self.attendees):
            return ""
        counts = {p: sum(a.presence is p for a in self.attendees) for p in Presence}
        invited = sum(a.presence is not Presence.WALK_IN for a in self.attendees)
        parts = [f"{n} {PRESENCE_WORDS[p]}" for p, n in counts.items() if n]
        return f"{invited} undangan: {', '.join(parts)}"


class OutcomeKind(StrEnum):
    INFORMATION = "information"
    DECISION = "decision"
    COMMITMENT = "commitment"


OUTCOME_WORDS = {
    OutcomeKind.INFORMATION: "Informasi",
    OutcomeKind.DECISION: "Keputusan",
    OutcomeKind.COMMITMENT: "Komitmen",
}


@dataclass(frozen=True)
class Outcome:
    kind: OutcomeKind
    text: str
    who: str = ""
    due: str = ""

    @property
    def word(self) -> str:
        return OUTCOME_WORDS[self.kind]


@dataclass(frozen=True)
class AgendaPoint:
    """One item of the agenda with what was said (`notes`, a paragraph a line) and what came of it."""

    title: str
    speaker: str = ""
    notes: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class Remark:
    """An input from a sector with the answer it got."""

    sector: str
    text: str
    answer: str = ""


PHOTOS_ON_A_PAGE = 4


@dataclass(frozen=True)
class Photo:
    """A photo of the meeting that may be shown, as text: `jpeg` in base64, its size in pixels."""

    jpeg: str
    width: int
    height: int
    caption: str = ""

    @property
    def svg(self) -> str:
        """The photo as a drawing that holds it, since papers get text only."""
        return embedded(self.jpeg, self.width, self.height)


@dataclass(frozen=True)
class Minutes:
    """Notula in the shape of Permendagri 1/2023: head, course by agenda item, conclusion, signatures."""

    frame: Frame
    title: str
    facts: tuple[Fact, ...]
    points: tuple[AgendaPoint, ...]
    signers: tuple[Signer, ...]
    remarks: tuple[Remark, ...] = ()
    conclusions: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    """An annex, at most four on a page."""


@dataclass(frozen=True)
class AgreedAction:
    """One line of the follow-up table (RTL). Empty parts are printed as such, never guessed.

    `number` is that of the board, the same on every paper; `owner` is the office that promises, `missing`
    names what is still to be completed and by whom.
    """

    number: int
    action: str
    owner: str
    problem: str = ""
    place: str = ""
    quantity: str = ""
    due: str = ""
    money: str = ""
    contact: str = ""
    missing: str = ""
    support: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Place, quantity, due and money: dots where they are still to be completed."""
        empty = FEW_DOTS if self.missing else NONE
        return tuple(text or empty for text in (self.place, self.quantity, self.due, self.money))


@dataclass(frozen=True)
class Agreement:
    """Berita acara with the follow-up table; every owner of a promise signs."""

    frame: Frame
    title: tuple[str, ...]
    held_on: date
    venue: str
    event: str
    attendance: str
    discussed: tuple[str, ...]
    planned: str
    actions: tuple[AgreedAction, ...]
    leaders: tuple[Signer, ...]
    owners: tuple[Signer, ...]
    closing: str
    decisions: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    as_of: date | None = None
    text_code: str = ""
    """By which people compare the text that was signed."""

    @property
    def opening(self) -> str:
        """`Pada hari ini, Senin, tanggal …`, with the date in words."""
        return (
            f"Pada hari ini, {date_in_words(self.held_on)}, bertempat di {self.venue}, "
            f"telah dilaksanakan {self.event}{self.attendance}."
        )

    @property
    def owners_title(self) -> str:
        """Above the signatures of those who promised, on each of their pages."""
        return f"Penanggung jawab kesepakatan {self.title[-1]}, {long_date(self.held_on)}"

    @property
    def pending(self) -> str:
        """`Tanda tangan menyusul n dari m (keadaan per …)`; empty before anybody or after all have signed."""
        signers = self.leaders + self.owners
        signed = sum(s.stands for s in signers)
        begun = any(s.signed_on for s in signers)
        return signatures_pending(signed, len(signers), self.as_of) if begun else ""


@dataclass(frozen=True)
class AddendumChange:
    """One thing that an addendum changes, with its parts in words."""

    word: str
    title: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddendumPaper:
    """An addendum to an agreement (or to minutes): why, what changes, who signs."""

    frame: Frame
    title: tuple[str, ...]
    opening: str
    reason: str
    changes: tuple[AddendumChange, ...]
    closing: str
    signers: tuple[Signer, ...]
    text_code: str = ""
    as_of: date | None = None

    @property
    def pending(self) -> str:
        signed = sum(s.stands for s in self.signers)
        return signatures_pending(signed, len(self.signers), self.as_of) if signed else ""
