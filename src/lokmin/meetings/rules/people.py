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
    institution_id: UUID
    invited: bool = True
    person_id: UUID | None = None


@dataclass(frozen=True)
class Counts:
    """`heads` are persons, `institutions` bodies: one person for two offices is one head, two bodies."""

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
    recorded = sum(seat.invited for seat in rows)
    return Counts(
        invited=invited,
        present=sum(seat.presence == "present" for seat in rows),
        represented=sum(seat.presence == "represented" for seat in rows),
        excused=sum(seat.presence == "excused" for seat in rows),
        absent=sum(seat.presence == "absent" for seat in rows),
        unrecorded=max(invited - recorded, 0),
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


def check_signed(signed_on: date, held_on: date, today: date) -> None:
    """Each signature has its own day: not before the meeting, not in the future."""
    if signed_on < held_on:
        raise Refusal("meetings.signed_early", signed_on=signed_on)
    if signed_on > today:
        raise Refusal("meetings.signed_future", signed_on=signed_on)
