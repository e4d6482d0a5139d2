"""Who was there and who signs: heads and institutions counted, titles as printed (FN 26)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.people.rules.names import same as same_person

CAME = frozenset({"present", "represented"})


@dataclass(frozen=True)
class Seat:
    """One row of the attendance: an office of an institution and who sat there.

    `person_id` where the directory knows the person; a delegate is known by name only.
    """

    presence: str
    person_name: str
    institution_id: UUID | str
    invited: bool = True
    person_id: UUID | None = None


@dataclass(frozen=True)
class Counts:
    """`present` to `absent` are invited offices, `walk_in` others that came; the same rule everywhere.

    `heads` are persons, `institutions` bodies, walk-ins with them: one person for two offices is one head,
    two bodies.
    """

    invited: int = 0
    present: int = 0
    represented: int = 0
    excused: int = 0
    absent: int = 0
    unrecorded: int = 0
    walk_in: int = 0
    heads: int = 0
    institutions: int = 0

    @property
    def came(self) -> int:
        """Invited offices that came themselves or sent somebody."""
        return self.present + self.represented


def heads(seats: Iterable[Seat]) -> int:
    """How many persons sat there (FN 26).

    Two offices of one person are one head; two persons of one name are two, where the directory tells them
    apart. Who is known by name only is the person of that name, if exactly one sits there.
    """
    rows = list(seats)
    known = {(row.person_id, same_person(row.person_name)) for row in rows if row.person_id}
    names = [name for _, name in known]
    unknown = {same_person(row.person_name) for row in rows if not row.person_id} - {""}
    strangers = [name for name in unknown if names.count(name) != 1]
    nameless = sum(not row.person_id and not same_person(row.person_name) for row in rows)
    return len({person for person, _ in known}) + len(strangers) + nameless


def count(seats: Iterable[Seat], invited: int) -> Counts:
    """Count the seats of a meeting to which `invited` offices were called."""
    rows = list(seats)
    came = [seat for seat in rows if seat.presence in CAME]
    called = [seat.presence for seat in rows if seat.invited]
    return Counts(
        invited=invited,
        present=called.count("present"),
        represented=called.count("represented"),
        excused=called.count("excused"),
        absent=called.count("absent"),
        unrecorded=max(invited - len(called), 0),
        walk_in=sum(not seat.invited for seat in came),
        heads=heads(came),
        institutions=len({seat.institution_id for seat in came}),
    )


@dataclass(frozen=True)
class Signer:
    """The one who signs, as printed: `office` holds the person's own title with Plt., Plh. or Pj."""

    office: str
    name: str
    on_behalf: str = ""
    through: str = ""
    id_kind: str = ""
    id_number: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """`a.n. Kapolsek`, `Bhabinkamtibmas`, name, `NRP …`: what is empty is left out."""
        head: tuple[str, ...] = (f"a.n. {self.on_behalf}",) if self.on_behalf else ()
        if self.on_behalf and self.through:
            head += (self.through, "u.b.")
        identity = f"{self.id_kind} {self.id_number}".strip() if self.id_number else ""
        return tuple(line for line in (*head, self.office, self.name, identity) if line)

    @property
    def text(self) -> str:
        """`a.n. Kapolsek, Bhabinkamtibmas, Aiptu Rahmat, NRP 123`."""
        return ", ".join(self.lines)


HOLDER, DELEGATE = "holder", "delegate"


@dataclass(frozen=True)
class Holder:
    """Who holds an office as printed, with the office's own title and institution."""

    signer: Signer
    title: str
    institution: str


def by_link(printed: Signer, holder: Holder, who: str, name: str = "", title: str = "") -> Signer:
    """Who signs behind the link of an office: the one who draws is the one printed (FN 26).

    The holder signs as the holder, also where a delegate is printed. A delegate says the own name; the one
    who is printed already keeps title and number.
    """
    if who == DELEGATE:
        name, title = " ".join(name.split()), " ".join(title.split())
        if not name:
            raise Refusal("meetings.signer_name")
        if printed.on_behalf and same_person(name) == same_person(printed.name):
            return printed
        return Signer(title or holder.institution, name, on_behalf=printed.on_behalf or holder.title)
    if who == HOLDER:
        return holder.signer if printed.on_behalf else printed
    if printed.on_behalf:
        raise Refusal("meetings.signer_unsaid", who=printed.text)
    return printed


def check_signed(signed_on: date, held_on: date, today: date, *, addendum: date | None = None) -> None:
    """Each signature has its own day: not before the meeting, nor before its addendum, not in the future."""
    if signed_on < held_on:
        raise Refusal("meetings.signed_early", signed_on=signed_on)
    if addendum and signed_on < addendum:
        raise Refusal("meetings.signed_before_addendum", signed_on=signed_on, dated=addendum)
    if signed_on > today:
        raise Refusal("meetings.signed_future", signed_on=signed_on)
