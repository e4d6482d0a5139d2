"""The list of invited offices before a meeting: who is looked for, by sector or by area."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.words import mark
from lokmin.meetings.queries import GuestLine, InvitationCard, Readiness

FILTERS = {
    "jawab": mark("Belum menjawab"),
    "masukan": mark("Belum memberi masukan"),
    "lembar": mark("Belum melihat lembar desa"),
}


@dataclass(frozen=True)
class Filter:
    """One choice of the list, with how many it has."""

    name: str
    count: int
    query: str
    current: bool


@dataclass(frozen=True)
class Group:
    """The offices of one sector, or of one village."""

    name: str
    rows: list[GuestLine]


def filtered(state: Readiness, chosen: str) -> list[GuestLine]:
    """The lines that a filter looks for; all of them without one."""
    if chosen == "jawab":
        return state.silent
    if chosen == "masukan":
        return state.mute
    return [line for line in state.lines if line.is_blind] if chosen == "lembar" else state.lines


GROUPINGS = {
    "sektor": mark("Kelompokkan menurut sektor"),
    "wilayah": mark("Kelompokkan menurut wilayah"),
    "penghubung": mark("Kelompokkan menurut penghubung"),
}
"""By what the list is divided; the first where nobody chose."""


def groupings(chosen: str, by: str, *, liaisons: bool) -> list[tuple[str, str]]:
    """The other ways to divide the list: their words and addresses. Liaisons only for who sends messages."""
    wanted = {"belum": chosen} if chosen else {}
    return [
        (_(word), urlencode({**wanted, **_by(key)}))
        for key, word in GROUPINGS.items()
        if key != by and (liaisons or key != "penghubung")
    ]


def _by(by: str) -> dict[str, str]:
    return {} if by == "sektor" else {"menurut": by}


def filters(state: Readiness, chosen: str, *, by: str, inputs: bool = True) -> list[Filter]:
    """Everybody, then who is still missing what: `inputs` where the meeting asks its guests for them, the
    village pages where heads see them."""
    keep = _by(by)
    found = [Filter(_("Semua"), len(state.lines), urlencode(keep), not chosen)]
    asked = {"jawab": True, "masukan": inputs, "lembar": bool(state.villages)}
    for key, name in FILTERS.items():
        if asked[key]:
            rows = filtered(state, key)
            found.append(Filter(_(name), len(rows), urlencode({"belum": key, **keep}), key == chosen))
    return found


def grouped(lines: Sequence[GuestLine], *, by: str, hands: Mapping[UUID, str] | None = None) -> list[Group]:
    """By sector, by village with the offices of the whole kecamatan first, or by who writes to them."""
    groups: dict[str, Group] = {}
    for line in lines:
        at = line.invitation.at
        if by == "penghubung":
            name = (hands or {}).get(line.invitation.office_id, "") or _("Belum ada penghubung")
        elif by == "wilayah":
            name = line.sheet.name if line.sheet else _("Kecamatan dan lembaga lain")
        else:
            name = at.sector_name
        groups.setdefault(name, Group(name, [])).rows.append(line)
    found = list(groups.values())
    return found if by == "sektor" else sorted(found, key=lambda group: group.name)


def told(row: InvitationCard) -> str:
    """`dilaporkan lewat telepon oleh Ani` or `dicatat oleh Ani`; empty before any answer."""
    if not row.rsvp or not row.rsvp_by:
        return ""
    names = {"via": row.rsvp_via, "by": row.rsvp_by}
    if not row.rsvp_via:
        return _("dicatat oleh %(by)s") % names
    return _("dilaporkan lewat %(via)s oleh %(by)s") % names
