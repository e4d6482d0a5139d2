"""The preview of a list: what each line would do, why it cannot be read, what is asked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.basics.words import mark
from lokmin.people import queries
from lokmin.people.queries import OfficeCard
from lokmin.people.rules.list_file import Written
from lokmin.people.rules.list_plan import BAD, CHANGE, FILL, NEW, OTHER, SAME, Entry
from lokmin.people.rules.list_template import workbook
from lokmin.people.rules.phones import phone_text
from lokmin.places import queries as places
from lokmin.tools import printing
from lokmin.tools.refused import sentence_of

OUTCOMES = {
    NEW: mark("jabatan baru"),
    FILL: mark("pejabat diisi"),
    CHANGE: mark("dilengkapi"),
    SAME: mark("sama"),
    OTHER: mark("perlu serah terima"),
    BAD: mark("tidak terbaca"),
}
LOOKS = {NEW: "done", FILL: "done", CHANGE: "running", SAME: "later", OTHER: "carried", BAD: "blocked"}
FIELDS = {
    "name": mark("nama"),
    "acting": mark("sebutan"),
    "rank": mark("pangkat"),
    "id_number": mark("nomor induk"),
    "phone": mark("nomor HP"),
    "consent": mark("persetujuan"),
    "title": mark("jabatan"),
    "institution": mark("instansi"),
    "sector": mark("sektor"),
    "village": mark("desa"),
    "degree": mark("gelar"),
    "since": mark("menjabat sejak"),
}
NOTES = {
    "phone_dropped": mark("Nomor HP tidak disimpan: persetujuan kosong."),
    "handover": mark("Jabatan ini dipegang orang lain. Catat serah terimanya; baris ini dilewati."),
}


@dataclass(frozen=True)
class Choice:
    """One answer to a question."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class LineRow:
    """A line of the preview."""

    entry: Entry
    look: str
    word: str
    said: list[str]
    wrong: list[str]
    offices: list[Choice]
    persons: list[Choice]


def rows(entries: Sequence[Entry], answers: Mapping[str, str], persons: Mapping[str, str]) -> list[LineRow]:
    """The lines with their questions, those that need somebody first."""
    found = [_row(entry, answers, persons) for entry in entries]
    return sorted(found, key=lambda row: (not row.wrong, not row.entry.asks, row.entry.number))


def _row(entry: Entry, answers: Mapping[str, str], persons: Mapping[str, str]) -> LineRow:
    office, person = answers.get(f"o{entry.number}", ""), answers.get(f"p{entry.number}", "")
    offices = [Choice(o.id, f"{o.title}, {o.institution}", o.id == office) for o in entry.near]
    people = [Choice(str(k.key), persons.get(str(k.key), k.name), str(k.key) == person) for k in entry.alike]
    if offices:
        offices.append(Choice("new", _("bukan, jabatan baru"), office == "new"))
    if people:
        people.append(Choice("new", _("bukan, orang lain"), person == "new"))
    return LineRow(
        entry,
        "agreed" if entry.asks else LOOKS[entry.outcome],
        _("perlu dijawab") if entry.asks else _(OUTCOMES[entry.outcome]),
        _said(entry),
        [_wrong_words(refusal) for refusal in entry.wrong],
        offices,
        people,
    )


def _wrong_words(refusal: object) -> str:
    column = refusal.params.get("column")  # type: ignore[attr-defined]
    sentence = sentence_of(refusal)  # type: ignore[arg-type]
    return f"{_(FIELDS[str(column)]).capitalize()}: {sentence}" if column else sentence


def _said(entry: Entry) -> list[str]:
    """What is stored of the line, in words."""
    said = [_(FIELDS[name]) for name in entry.changes]
    parts = [_("diubah: %(what)s") % {"what": ", ".join(said)}] if said else []
    if entry.outcome in (NEW, FILL) and entry.name:
        since = printing.date_long(entry.since) if entry.since else _("hari ini")
        parts.append(_("menjabat sejak %(day)s") % {"day": since})
    if entry.phone:
        parts.append(phone_text(entry.phone))
    return [*parts, *(_(NOTES[note]) for note in entry.notes)]


def counts(entries: Sequence[Entry]) -> list[tuple[str, str, int]]:
    """How many lines do what, in the order of the outcomes; nothing for none."""
    found = [(name, _(word), sum(e.outcome == name for e in entries)) for name, word in OUTCOMES.items()]
    return [line for line in found if line[2]]


def as_json(lines: Sequence[Written]) -> str:
    return json.dumps([line.as_json() for line in lines], ensure_ascii=False)


def template(scope: Scope, kecamatan_id: UUID) -> bytes:
    """The workbook to fill in, with the offices that are known. No telephone leaves the house with it."""
    served = [
        area
        for card in places.puskesmas_of_kecamatan(kecamatan_id=kecamatan_id)
        for area in places.catchment(puskesmas_id=card.id)
        if area.kecamatan_id == kecamatan_id
    ]
    names = {area.id: area.name for area in served}
    cards = queries.offices(scope=scope, kecamatan_id=kecamatan_id)
    lines = [_template_line(card, names) for card in cards]
    return workbook(lines, [s.name for s in queries.sectors()], list(dict.fromkeys(names.values())))


def _template_line(card: OfficeCard, names: Mapping[UUID, str]) -> list[str]:
    area = names.get(card.area_id, "") if card.area_id else ""
    since = printing.date_long(card.since) if card.since else ""
    identity = card.id_number
    head = [card.title, card.institution, card.sector_name, area]
    return [*head, card.holder, "", card.acting, card.rank, identity, since, "", ""]
