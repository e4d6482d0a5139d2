"""The pasted table of an old agreement made ready to check: columns, who is meant, what each line says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.time import Month
from lokmin.intake.rules.spelling import read_month
from lokmin.intake.rules.villages import Village, match_villages
from lokmin.meetings.rules import old_table
from lokmin.meetings.rules.old_table import NEW, SKIP, NewOffice, OldLine, OldPromise
from lokmin.people.queries import OfficeCard, SectorGroup
from lokmin.places.queries import AreaCard
from lokmin.tools.dates import parse_date

MOST_WHAT = 300


@dataclass(frozen=True)
class Line:
    """One line as it will be stored, with what could not be read; `left_out` says why it is not stored."""

    old: OldLine
    areas: list[AreaCard] = field(default_factory=list)
    unknown: str = ""
    due_on: date | None = None
    unread_due: str = ""
    quantity: int | None = None
    unit: str = ""
    left_out: str = ""
    everywhere: bool = False


@dataclass(frozen=True)
class Who:
    """One spelling of an owner: the field that asks for it and the office that is surely meant."""

    name: str
    written: str
    office: str


def part_words() -> list[tuple[str, str]]:
    """What a column may be."""
    return [
        ("", _("tidak dipakai")),
        ("what", _("apa (kegiatan)")),
        ("who", _("siapa (penanggung jawab)")),
        ("where", _("di mana (desa)")),
        ("when", _("batas waktu")),
        ("quantity", _("berapa")),
        ("proof", _("bukti")),
        ("problem", _("masalah")),
    ]


def owners(lines: Sequence[OldLine], groups: Sequence[SectorGroup]) -> list[Who]:
    """Every spelling once, in the order of the table, with the one office that has this title or holder."""
    offices = [office for group in groups for office in group.offices]
    written = list(dict.fromkeys(line.who for line in lines if line.who and line.what))
    return [Who(f"who-{n}", text, _office(text, offices)) for n, text in enumerate(written)]


def _office(written: str, offices: Sequence[OfficeCard]) -> str:
    plain = old_table.plain_title(written)
    for names in (lambda o: (o.title,), lambda o: (o.holder, o.institution)):
        found = [o for o in offices if plain in {old_table.plain_title(n) for n in names(o) if n}]
        if len(found) == 1:
            return str(found[0].id)
    return ""


def read_lines(lines: Sequence[OldLine], areas: Sequence[AreaCard], held_on: date) -> list[Line]:
    """Villages, days and numbers of every line."""
    return [_line(line, areas, held_on) for line in lines]


def _line(old: OldLine, areas: Sequence[AreaCard], held_on: date) -> Line:
    found, unknown = _areas(old.where, areas)
    due = read_due(old.when, held_on)
    quantity, unit = old_table.read_quantity(old.quantity)
    return Line(
        old=old,
        areas=found,
        unknown=", ".join(unknown),
        due_on=due,
        unread_due=old.when if due is None else "",
        quantity=quantity,
        unit=unit,
        left_out=_left_out(old),
        everywhere=len(found) == len(areas) > 1,
    )


def _left_out(old: OldLine) -> str:
    if not old.what:
        return _("tidak menyebut apa yang dijanjikan")
    if not old.who:
        return _("tidak menyebut siapa")
    if len(" ".join(old.what.split())) > MOST_WHAT:
        return _("lebih dari 300 huruf; ringkas dahulu")
    return ""


def _areas(text: str, areas: Sequence[AreaCard]) -> tuple[list[AreaCard], list[str]]:
    if text and old_table.names_all(text):
        return list(areas), []
    known = [Village(area.id, area.code or "", area.name) for area in areas]
    names = old_table.places_in(text)
    matches = match_villages([("", name) for name in names], known)
    ids = [match.village.id for match in matches.values() if match.village]
    unknown = [name for (_code, name), match in matches.items() if match.village is None]
    return [area for area in areas if area.id in ids], unknown


def read_due(text: str, held_on: date) -> date | None:
    """A day, or the last day of a month; a month without year is the next one after the meeting."""
    if (day := parse_date(text)) is not None:
        return day
    found = read_month(text) if text else None
    if found is None or not 1 <= found[1] <= 12:
        return None
    year = found[0] or held_on.year + (found[1] < held_on.month)
    return Month(year, found[1]).last_day if 2000 <= year <= 2100 else None


def open_names(owned: Sequence[Who], chosen: Mapping[str, str]) -> list[str]:
    """Owners for whom nobody has said yet which office is meant."""
    return [who.written for who in owned if not chosen.get(who.name)]


def promises(lines: Sequence[Line], owned: Sequence[Who], chosen: Mapping[str, str]) -> list[OldPromise]:
    """What will be stored: every line that says who and what and that nobody skipped."""
    answers = {who.written: chosen.get(who.name, "") for who in owned}
    return [
        OldPromise(
            who=_who(answers[line.old.who], line.old.who),
            what=line.old.what,
            area_ids=tuple(area.id for area in line.areas),
            due_on=line.due_on,
            quantity=line.quantity,
            quantity_unit=line.unit,
            proof_expected=line.old.proof[:200],
            problem=line.old.problem,
        )
        for line in lines
        if not line.left_out and answers[line.old.who] not in ("", SKIP)
    ]


def _who(answer: str, written: str) -> UUID | NewOffice:
    if answer.startswith(NEW):
        return NewOffice(written[:160], answer.removeprefix(NEW))
    return UUID(answer)
