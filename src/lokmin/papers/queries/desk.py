"""What a paper of one meeting is made from: the meeting, its Puskesmas, the issuer, the frame."""

from dataclasses import dataclass
from datetime import date, time

from django.utils import translation
from django.utils.text import slugify

from lokmin.basics.scope import Scope
from lokmin.basics.time import zone as known_zone
from lokmin.meetings.queries import MeetingCard, MeetingDetail
from lokmin.papers.queries.checkable import checkable
from lokmin.papers.queries.issuers import KINDS, IssuerCard, bare, issuer_of, puskesmas_of
from lokmin.papers.rules import kinds as paper_kinds
from lokmin.papers.rules.content import Frame, Marks
from lokmin.papers.rules.dates import day_and_date
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.naming import event_name, in_sentence, speaks_of_lokmin
from lokmin.papers.rules.regulation import bases_on
from lokmin.places.queries import PuskesmasCard

AFTER_OPENING = frozenset(key for key, fact in paper_kinds.facts().items() if fact.after)
"""Kinds that have nothing to say before the meeting was opened."""
OWN_DAY = frozenset({"invitation", "kak", "read_back", "progress", "assignment", "activity"})
"""Kinds that are not written on the day of the meeting."""


@dataclass(frozen=True)
class Print:
    """How one copy is printed: number, day, code, which paper it replaces, and whether it is only a draft."""

    number: str = ""
    dated: date | None = None
    code: str = ""
    draft: bool = True
    replaces: str = ""


@dataclass(frozen=True)
class Desk:
    """Everything a paper of one meeting is made of."""

    scope: Scope
    meeting: MeetingDetail
    puskesmas: PuskesmasCard
    issuer: IssuerCard
    frame: Frame

    @property
    def card(self) -> MeetingCard:
        return self.meeting.card


def kinds_of(card: MeetingCard, scope: Scope) -> tuple[str, ...]:
    """The kinds of paper that a meeting has (data/kinds.toml) and this asker may read."""
    closed = paper_kinds.closed_to(scope)
    return tuple(kind for kind in paper_kinds.kinds_of(card.kind) if kind not in closed)


def core_kinds_of(card: MeetingCard) -> tuple[str, ...]:
    """Those that each such meeting needs; the others are made when somebody wants them."""
    return paper_kinds.kinds_of(card.kind, core=True)


def file_name(kind: str, card: MeetingCard, ending: str, edition: int = 1) -> str:
    """`undangan-tw-ii-2023.pdf`, `undangan-tw-ii-2023-edisi-2.pdf`: Indonesian like the paper itself."""
    with translation.override("id"):
        again = f"-edisi-{edition}" if edition > 1 else ""
        return f"{slugify(KINDS[kind])}-{slugify(card.label)}{again}.{ending}"


SET = "per-penerima"
"""How the files of letters to each recipient are called."""


def set_name(card: MeetingCard, ending: str, edition: int = 1) -> str:
    """`undangan-per-penerima-tw-ii-2023.pdf`."""
    return file_name("invitation", card, ending, edition).replace("undangan-", f"undangan-{SET}-", 1)


def facts_of(card: MeetingCard, kind: str) -> dict[str, str]:
    """What a paper of this meeting says now of day, hours and place, an agreement also of its signatures."""
    told = {
        "held_on": card.held_on.isoformat(),
        "starts_at": clock(card.starts_at) if card.starts_at else "",
        "ends_at": clock(card.ends_at) if card.ends_at else "",
        "venue": card.venue,
    }
    if kind == "agreement":
        told |= {"signed": str(card.numbers.signed), "wanted": str(card.numbers.wanted)}
    return told


def desk_of(scope: Scope, detail: MeetingDetail, kind: str, how: Print) -> Desk:
    """The desk of one paper of a meeting, with the letterhead of whoever issues it."""
    puskesmas = puskesmas_of(scope=scope, puskesmas_id=detail.card.puskesmas_id)
    card = issuer_of(scope=scope, puskesmas=puskesmas, kind=kind, by_camat=detail.card.family.by_camat)
    day = how.dated if kind in OWN_DAY else how.dated or detail.card.held_on
    frame = Frame(
        card.letterhead,
        how.number,
        card.place_name,
        day,
        card.size,
        checkable(Marks(puskesmas.example, how.draft, how.code)),
        bases_on(how.dated or min(scope.today, detail.card.held_on))
        if speaks_of_lokmin(detail.card.kind)
        else (),
        how.replaces,
        card.style,
    )
    return Desk(scope, detail, puskesmas, card, frame)


def usual_lead(desk: Desk) -> str:
    """Who leads a meeting of this family by custom."""
    if desk.card.family.by_camat:
        return f"Camat {bare(desk.puskesmas.kecamatan)}"
    return f"Kepala {desk.puskesmas.full_name}"


def event_of(card: MeetingCard) -> str:
    return event_name(card.kind, card.number, card.year, card.name)


def clock(at: time) -> str:
    return f"{at:%H.%M}"


def when(card: MeetingCard, zone: str) -> str:
    """`pukul 09.00 WIB sampai selesai`."""
    known_zone(zone)
    if card.starts_at is None:
        return "pukul ………"
    until = clock(card.ends_at) if card.ends_at else "selesai"
    return f"pukul {clock(card.starts_at)} {zone} sampai {until}"


def together(card: MeetingCard) -> tuple[Fact, ...]:
    """Which Puskesmas hold a joint meeting."""
    names = [f"Puskesmas {name}" for name in (card.puskesmas, *card.taking_part)]
    return (Fact("Penyelenggara", ", ".join(names)),) if card.taking_part else ()


def called(card: MeetingCard) -> str:
    """The name of the meeting inside a sentence, with the Puskesmas that hold it together."""
    name = in_sentence(card.kind, card.name)
    part = " dan ".join(f"Puskesmas {name}" for name in (card.puskesmas, *card.taking_part))
    return f"{name} gabungan {part}" if card.taking_part else name


def event_facts(desk: Desk) -> tuple[Fact, ...]:
    """Day, hour, place and name of the meeting as its papers list them."""
    card = desk.card
    return (
        Fact("Hari, tanggal", day_and_date(card.held_on)),
        Fact("Waktu", when(card, desk.puskesmas.zone)),
        Fact("Tempat", card.venue or "………………………"),
        Fact("Acara", event_of(card)),
        *together(card),
    )
