"""The board made ready to print: tiles in lanes, or rows by sector, village or problem."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.commitments import queries
from lokmin.commitments.pages.promise import LANES, LOOKS, reached, short, villages
from lokmin.commitments.queries import Detail, Glance
from lokmin.commitments.rules import states
from lokmin.commitments.rules.parts import PART_WORDS
from lokmin.tools import printing
from lokmin.tools.drawings import Boxes

PER_LANE = 8
PER_PAGE = 50
ASIDE = (states.DRAFT, states.WITHDRAWN)
_NOBODY = UUID(int=0)
_NOTHING = Detail()
Names = Mapping[UUID, str]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Tile:
    """One promise in words, ready to print: nothing is worked out while the page is drawn."""

    url: str
    look: str
    word: str
    number: int
    what: str
    who: str
    where: str
    why: str
    why_word: str
    progress: str
    due: str
    late: str
    missing: str
    because: str
    age: str
    proofs: int
    proof_words: str
    told: str
    budget: str


@dataclass
class SectorRow:
    """The promises of one sector; never ranked: their number and weight differ."""

    name: str
    looks: list[str] = field(default_factory=list)
    late: int = 0

    @property
    def boxes(self) -> Boxes:
        return Boxes(sorted(self.looks, key=LANES.index))

    @property
    def counts(self) -> list[int]:
        return [self.looks.count(look) for look in ("done", "running", "agreed", "carried", "blocked")]


@dataclass(frozen=True)
class Headline:
    """The finding of the board in one sentence and what follows from it."""

    heading: str
    lead: str


class _Told(dict[Key, str]):
    """Words by what they are about, found once each."""

    def __init__(self, tell: Callable[[Key], str]) -> None:
        super().__init__()
        self.tell = tell

    def __missing__(self, key: Key) -> str:
        self[key] = words = self.tell(key)
        return words


class Printer:
    """Makes tiles of glances; what is the same for all of a page is looked up once."""

    def __init__(self, code: str, today: date, areas: Names, details: Mapping[UUID, Detail]) -> None:
        self.today, self.areas, self.details = today, areas, details
        address = reverse("commitments:detail", kwargs={"code": code, "commitment_id": _NOBODY})
        self.address = address.partition(str(_NOBODY))[::2]
        self.words = {state: _(word) for state, word in queries.STATES.items()}
        self.stuck = {
            states.BLOCKED: _("Terkendala karena"),
            states.HANDED_UP: _("Diteruskan"),
            states.CARRIED_OVER: "",
        }
        self.silent = _("Sebabnya disampaikan kepada Camat lebih dahulu.")
        self.no_proof, self.no_budget = _("belum ada bukti"), _("perlu anggaran")
        self.held, self.answered = _("Camat belum diberi tahu"), _("sudah dijawab")
        self.late = _Told[int](lambda n: ngettext("lewat %(n)s hari", "lewat %(n)s hari", n) % {"n": n})
        self.age = _Told[int](lambda n: ngettext("umur %(n)s hari", "umur %(n)s hari", n) % {"n": n})
        self.proofs = _Told[int](lambda n: ngettext("%(n)s bukti", "%(n)s bukti", n) % {"n": n})
        self.progress = _Told[tuple[int | None, int | None, str]](lambda told: reached(*told))
        self.due = _Told[date](lambda day: _("Tenggat %(day)s") % {"day": printing.date_short(day)})

    def tile(self, one: Glance) -> Tile:
        detail = self.details.get(one.id, _NOTHING)
        late = one.days_late(self.today)
        missing = PART_WORDS.get(one.missing_parts) if one.state in states.EDITABLE else None
        where = place(one, self.areas)
        told = self.held if detail.held_back else self.answered if detail.answered else ""
        return Tile(
            url=str(one.id).join(self.address),
            look=LOOKS[one.state],
            word=self.words[one.state],
            number=one.number,
            what=one.what,
            who=one.office_title,
            where="" if where and where in one.office_title else where,
            why=self.silent if detail.silenced else detail.why,
            why_word=self.stuck.get(one.state, ""),
            progress=self.progress[detail.last_count, one.quantity, one.quantity_unit],
            due=self.due[one.due_on] if one.due_on else "",
            late=self.late[late] if late else "",
            missing=_("belum: %(parts)s") % {"parts": _(missing)}
            if missing
            else short(one.state, detail.last_count, one.quantity, one.quantity_unit),
            because=one.indicator_short,
            age=self.age[(self.today - (detail.since or self.today)).days],
            proofs=detail.proofs,
            proof_words=self.proofs[detail.proofs] if detail.proofs else self.no_proof,
            told=told,
            budget=self.no_budget if one.for_musrenbang else "",
        )

    def tiles(self, found: Iterable[Glance]) -> list[Tile]:
        return [self.tile(one) for one in found]


def place(one: Glance, areas: Names) -> str:
    """Where a promise of the board is kept, as `villages` says it."""
    return villages([areas.get(key, "") for key in one.area_ids], hidden=one.areas_hidden)


def in_lanes(found: Sequence[Glance]) -> dict[str, list[Glance]]:
    """The promises of each of the five columns."""
    lanes: dict[str, list[Glance]] = {look: [] for look in LANES}
    for one in found:
        if one.state not in ASIDE:
            lanes[LOOKS[one.state]].append(one)
    return lanes


def by_group(
    found: Sequence[Glance], way: str, sectors: Mapping[str, str], areas: Names
) -> list[tuple[str, list[Glance]]]:
    """All promises under sector, village or problem, in their usual order; the nameless group last.

    A promise for several villages stands under each of them.
    """
    if way == "sektor":
        return _grouped(found, sectors, lambda one: (one.sector,), "")
    if way == "desa":
        named = {**areas, _NOBODY: _("desa tidak ditampilkan (peka)")}
        return _grouped(found, named, _villages, _("Desa belum disebut"))
    if way == "masalah":
        problems = {one.problem_id: one.problem_statement for one in found if one.problem_id}
        ordered = dict(sorted(problems.items(), key=lambda pair: pair[1]))
        return _grouped(found, ordered, lambda one: (one.problem_id,), _("Tanpa masalah tertentu"))
    words = {state: _(word) for state, word in queries.STATES.items()}
    return _grouped(found, words, lambda one: (one.state,), "")


def _villages(one: Glance) -> Sequence[UUID]:
    return (_NOBODY,) if one.areas_hidden else one.area_ids


def _grouped(
    found: Sequence[Glance],
    names: Mapping[object, str],
    keys: Callable[[Glance], Iterable[object]],
    nameless: str,
) -> list[tuple[str, list[Glance]]]:
    groups: dict[object, list[Glance]] = {key: [] for key in names}
    rest: list[Glance] = []
    for one in found:
        known = [key for key in keys(one) if key in groups]
        for key in known:
            groups[key].append(one)
        if not known:
            rest.append(one)
    named = [(names[key], lines) for key, lines in groups.items() if lines]
    return [*named, (nameless, rest)] if rest else named


def on_page(
    groups: Sequence[tuple[str, list[Glance]]], first: int, last: int
) -> list[tuple[str, int, list[Glance]]]:
    """What stands on lines `first` up to `last` (not with it) of the list: title, total, glances."""
    shown, at = [], 0
    for title, lines in groups:
        part = lines[max(0, first - at) : max(0, last - at)]
        if part:
            shown.append((title, len(lines), part))
        at += len(lines)
    return shown


def sector_rows(found: Sequence[Glance], sectors: Mapping[str, str], today: date) -> list[SectorRow]:
    """A row a sector in the order of the list, drafts and withdrawn promises left out."""
    rows = {code: SectorRow(name) for code, name in sectors.items()}
    for one in found:
        if LOOKS[one.state] in LANES:
            rows[one.sector].looks.append(LOOKS[one.state])
            rows[one.sector].late += bool(one.days_late(today))
    return [row for row in rows.values() if row.looks]


def sector_sums(rows: Sequence[SectorRow]) -> list[int]:
    """The bottom line of the table: all, the five states, late."""
    columns = [[len(row.looks), *row.counts, row.late] for row in rows]
    return [sum(column) for column in zip(*columns, strict=True)]


def headline(found: Sequence[Glance], today: date, photos: int) -> Headline:
    """`Komitmen: 5 dari 14 selesai, 2 terkendala`."""
    looks = [LOOKS[one.state] for one in found if LOOKS[one.state] in LANES]
    if not looks:
        return Headline(_("Belum ada komitmen yang disepakati"), "")
    told = _("Komitmen: %(done)s dari %(all)s selesai, %(blocked)s terkendala")
    heading = told % {"done": looks.count("done"), "all": len(looks), "blocked": looks.count("blocked")}
    late = sum(bool(one.days_late(today)) for one in found)
    drafts = sum(one.state == states.DRAFT for one in found)
    waiting = sum(bool(one.missing_parts) and one.is_open for one in found)
    told_counts = [
        ngettext("%(n)s lewat tenggat.", "%(n)s lewat tenggat.", late) % {"n": late} if late else "",
        ngettext("%(n)s belum lengkap.", "%(n)s belum lengkap.", waiting) % {"n": waiting} if waiting else "",
        ngettext("%(n)s masih draf.", "%(n)s masih draf.", drafts) % {"n": drafts} if drafts else "",
        ngettext("%(n)s foto menunggu diperiksa.", "%(n)s foto menunggu diperiksa.", photos) % {"n": photos}
        if photos
        else "",
    ]
    return Headline(heading, " ".join(filter(None, told_counts)))
