"""What a list would do to the directory, line by line, before anything is done.

A line never becomes somebody or something by likeness alone: what is only alike is asked.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher

from lokmin.basics.refusal import Refusal
from lokmin.people.rules.list_file import Written
from lokmin.people.rules.names import (
    ACTING,
    NAME_MOST,
    TITLE_MOST,
    Known,
    alike,
    bare,
    check_id,
    check_no_nik,
    digits,
    likely,
    same,
)
from lokmin.people.rules.phones import phone as phone_of
from lokmin.tools.dates import parse_date

NEW, FILL, CHANGE, SAME, OTHER, BAD = "new", "fill", "change", "same", "other", "bad"
_NEAR = 0.84
_NEAR_IN_VILLAGE = 0.6
"""How alike two titles are that may be one office; a named village leaves few to mean."""
_YES = {"ya", "y", "setuju", "ada", "sudah", "v", "x", "✓", "✔", "true", "1"}
_NO = {"", "tidak", "belum", "t", "n", "-", "–", "false", "0"}


@dataclass(frozen=True)
class KnownOffice:
    """An office of the directory with who holds it today."""

    id: str
    title: str
    institution: str
    sector: str
    area: str = ""
    holder: Known | None = None
    acting: str = ""
    rank: str = ""
    consent: bool = False


@dataclass(frozen=True)
class Directory:
    """What the list meets. `sectors` and `areas` by name as it is compared; `sector_names` as shown."""

    offices: Sequence[KnownOffice]
    persons: Sequence[Known]
    sectors: Mapping[str, str]
    areas: Mapping[str, str]
    today: date
    sector_names: Sequence[str] = ()


@dataclass(frozen=True)
class Entry:
    """One line understood. `outcome` what it would do; `wrong` why it cannot be read.

    `near` are offices, `alike` persons that may be meant; as long as one of them is unanswered, `asks`.
    """

    number: int
    title: str = ""
    institution: str = ""
    sector: str = ""
    area: str = ""
    name: str = ""
    acting: str = ""
    rank: str = ""
    id_kind: str = ""
    id_number: str = ""
    phone: str = ""
    consent_on: date | None = None
    since: date | None = None
    outcome: str = BAD
    wrong: tuple[Refusal, ...] = ()
    office: str = ""
    person: str = ""
    near: tuple[KnownOffice, ...] = ()
    alike: tuple[Known, ...] = ()
    changes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    asks: tuple[str, ...] = field(default=())


def plan(lines: Sequence[Written], known: Directory, answers: Mapping[str, str]) -> list[Entry]:
    """Every line with what it would do. `answers`: `o7` the office of line 7 or `new`, `p7` the person."""
    entries = [_place(_read(line, known), known, answers) for line in lines]
    return _twice(entries)


def _read(line: Written, known: Directory) -> Entry:
    """The cells of a line as values, each that cannot be read with its sentence."""
    wrong = [Refusal(code, column=column) for column, code in line.wrong.items() if column in _USED]
    cells = {name: " ".join(text.split()) for name, text in line.cells.items()}

    def take(name: str, read: Callable[[str], object], empty: object) -> object:
        try:
            return read(cells.get(name, ""))
        except Refusal as refusal:
            wrong.append(refusal)
            return empty

    for name in _TEXTS:
        take(name, lambda text: check_no_nik(text), None)
    number = cells.get("id_number", "")
    kind = ("NIP" if len(digits(number)) == 18 else "NRP") if number not in ("", "-", "–") else ""
    identity = take("id_number", lambda text: check_id(kind, text if kind else ""), ("", ""))
    title, acting = _acting(cells.get("title", ""), cells.get("acting", ""))
    name = ", ".join(part for part in (cells.get("name", ""), cells.get("degree", "")) if part)
    consent = take("consent", lambda text: _consent(text, known.today), None)
    number_of = str(take("phone", lambda text: phone_of("" if text in ("-", "–") else text), ""))
    entry = Entry(
        number=line.number,
        title=title,
        institution=cells.get("institution", ""),
        sector=str(take("sector", lambda text: _sector(text, known), "")),
        area=str(take("village", lambda text: _area(text, known), "")),
        name="" if name in ("-", "–") else name,
        acting=acting,
        rank=cells.get("rank", "")[:60],
        id_kind=identity[0],  # type: ignore[index]
        id_number=identity[1],  # type: ignore[index]
        phone=number_of if consent else "",
        consent_on=consent if number_of else None,  # type: ignore[arg-type]
        since=take("since", lambda text: _day(text, known.today), None),  # type: ignore[arg-type]
        notes=("phone_dropped",) if number_of and not consent else (),
    )
    wrong += _lengths(entry)
    return replace(entry, wrong=tuple(wrong))


_TEXTS = ("title", "institution", "name", "rank", "village")
_USED = (*_TEXTS, "sector", "id_number", "phone", "consent", "since", "degree", "acting")


def _lengths(entry: Entry) -> list[Refusal]:
    found = [] if entry.title else [Refusal("people.list_title")]
    if len(entry.title) > TITLE_MOST or len(entry.institution) > TITLE_MOST:
        found.append(Refusal("people.name_long", most=TITLE_MOST))
    if len(entry.name) > NAME_MOST:
        found.append(Refusal("people.name_long", most=NAME_MOST))
    return found


def _acting(title: str, acting: str) -> tuple[str, str]:
    """`Plt. Camat Lais` is Camat Lais, acting."""
    for word in ACTING:
        plain = word.rstrip(".").casefold()
        if acting.casefold().rstrip(".") == plain:
            return title, word
        if re.match(rf"{plain}\.?\s", title.casefold()):
            return title.split(None, 1)[1], word
    return title, ""


def _day(text: str, today: date) -> date | None:
    if text in ("", "-", "–"):
        return None
    day = parse_date(text)
    if day is None or day > today:
        raise Refusal("people.list_date", value=text)
    return day


def _consent(text: str, today: date) -> date | None:
    plain = text.casefold()
    if plain in _NO:
        return None
    return today if plain in _YES else _day(text, today)


def _sector(text: str, known: Directory) -> str:
    if not text:
        return ""
    if code := known.sectors.get(same(text)):
        return code
    if near := likely(text, known.sector_names):
        raise Refusal("people.sector_near", sector=text, near="”, “".join(near))
    raise Refusal("people.sector_unknown", sector=text)


def _area(text: str, known: Directory) -> str:
    if text in ("", "-", "–"):
        return ""
    plain = re.sub(r"^(desa|kelurahan|kel\.?|ds\.?)\s+", "", same(text))
    found = known.areas.get(same(text)) or known.areas.get(plain)
    if found:
        return found
    raise Refusal("people.list_village", value=text)


def _place(entry: Entry, known: Directory, answers: Mapping[str, str]) -> Entry:
    """Which office it is, and what becomes of it."""
    if entry.wrong:
        return entry
    exact = [o for o in known.offices if same(o.title) == same(entry.title) and _fits(entry, o)]
    if len(exact) == 1:
        return _hold(entry, exact[0], known, answers)
    near = exact or [o for o in known.offices if _is_near(entry, o)]
    if near:
        entry = replace(entry, near=tuple(near))
        chosen = answers.get(f"o{entry.number}", "")
        office = next((o for o in near if o.id == chosen), None)
        if office:
            return _hold(entry, office, known, answers)
        if chosen != "new":
            return replace(entry, outcome=NEW, asks=("office",))
    return _new(entry, known, answers)


def _fits(entry: Entry, office: KnownOffice) -> bool:
    """Whether what the line says of institution, sector and village does not speak against it."""
    return (
        (not entry.institution or same(entry.institution) == same(office.institution))
        and entry.sector in ("", office.sector)
        and entry.area in ("", office.area)
    )


def _is_near(entry: Entry, office: KnownOffice) -> bool:
    if entry.sector not in ("", office.sector) or entry.area not in ("", office.area):
        return False
    one, other = bare(entry.title), bare(office.title)
    if same(entry.institution) == same(office.institution) and _goes_on(one.split(), other.split()):
        return True
    least = _NEAR_IN_VILLAGE if entry.area else _NEAR
    return one == other or SequenceMatcher(None, one, other).ratio() >= least


def _goes_on(one: list[str], other: list[str]) -> bool:
    """Whether one title is the other and more: `Kapolsek`, `Kapolsek Lais`."""
    short = min(len(one), len(other))
    return short > 0 and one[:short] == other[:short]


def _new(entry: Entry, known: Directory, answers: Mapping[str, str]) -> Entry:
    if not entry.sector:
        return replace(entry, outcome=BAD, wrong=(Refusal("people.list_sector"),))
    if not entry.institution:
        return replace(entry, outcome=BAD, wrong=(Refusal("people.list_institution"),))
    return _who(replace(entry, outcome=NEW), known, answers)


def _hold(entry: Entry, office: KnownOffice, known: Directory, answers: Mapping[str, str]) -> Entry:
    entry = replace(entry, office=office.id, title=office.title, institution=office.institution)
    entry = replace(entry, sector=office.sector)
    if not entry.name:
        return replace(entry, outcome=SAME)
    if office.holder is None:
        return _who(replace(entry, outcome=FILL), known, answers)
    if not alike(Known(None, entry.name, entry.id_number), office.holder):
        return replace(entry, outcome=OTHER, notes=(*entry.notes, "handover"))
    return _compare(entry, office, office.holder)


def _compare(entry: Entry, office: KnownOffice, holder: Known) -> Entry:
    """What the line says more, or otherwise, of the one who sits there; what it leaves out stays."""
    said = {
        "name": entry.name != holder.name,
        "acting": entry.acting not in ("", office.acting),
        "rank": entry.rank not in ("", office.rank),
        "id_number": bool(entry.id_number) and digits(entry.id_number) != digits(holder.id_number),
        "phone": bool(entry.phone) and entry.phone != holder.phone,
        "consent": bool(entry.consent_on) and not office.consent,
    }
    changes = tuple(name for name, differs in said.items() if differs)
    return replace(entry, outcome=CHANGE if changes else SAME, changes=changes, person=str(holder.key))


def _who(entry: Entry, known: Directory, answers: Mapping[str, str]) -> Entry:
    """Whether the one who is to sit there is somebody the directory knows from another office."""
    if not entry.name:
        return entry
    me = Known(None, entry.name, entry.id_number, entry.phone)
    found = tuple(person for person in known.persons if alike(me, person))
    if not found:
        return entry
    chosen = answers.get(f"p{entry.number}", "")
    person = next((str(p.key) for p in found if str(p.key) == chosen), "")
    asks = () if person or chosen == "new" else ("person",)
    return replace(entry, alike=found, person=person, asks=asks)


def _twice(entries: Sequence[Entry]) -> list[Entry]:
    """The same office on two lines: the second is told so."""
    seen: dict[object, int] = {}
    found = []
    for entry in entries:
        key = entry.office or (same(entry.title), same(entry.institution), entry.area)
        if entry.outcome != BAD and not entry.asks and key in seen:
            twice = Refusal("people.list_twice", title=entry.title, line=seen[key])
            entry = replace(entry, outcome=BAD, wrong=(twice,))
        elif not entry.wrong:
            seen[key] = entry.number
        found.append(entry)
    return found
