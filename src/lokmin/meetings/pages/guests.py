"""Invitations and attendance by sector, a row for each office."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lokmin.meetings.forms import SeatForm
from lokmin.meetings.pages.seats import SeatPrinter
from lokmin.meetings.queries import AttendanceCard, InvitationCard, OfficeLine
from lokmin.people.queries import DelegateCard, OfficeCard, SectorGroup
from lokmin.tools.markup import escape


@dataclass(frozen=True)
class Group:
    """The rows of one sector."""

    name: str
    rows: list[Any]


def office_words(office: OfficeCard) -> str:
    """`Kapolsek (Iptu Wibowo)`."""
    return f"{office.printed_title} ({office.holder})" if office.holder else office.printed_title


def free_offices(groups: Iterable[SectorGroup], taken: set[UUID]) -> list[SectorGroup]:
    """The offices that are not on the list yet, by sector."""
    left = [replace(g, offices=[o for o in g.offices if o.id not in taken]) for g in groups]
    return [group for group in left if group.offices]


def _grouped(rows: Iterable[tuple[OfficeLine, Any]]) -> list[Group]:
    groups: dict[str, Group] = {}
    for line, row in rows:
        groups.setdefault(line.sector, Group(line.sector_name, [])).rows.append(row)
    return list(groups.values())


class SeatRow(NamedTuple):
    """One office on the attendance list: invited, recorded, its form, who usually comes for it."""

    at: OfficeLine
    title: str
    holder: str
    seat: AttendanceCard | None
    invitation: InvitationCard | None
    form: SeatForm | None
    delegates: Sequence[DelegateCard]

    @property
    def before(self) -> str:
        """What the page shows as recorded; sent back, so that nothing newer is overwritten unseen."""
        return self.seat.presence if self.seat else ""

    @property
    def failed(self) -> bool:
        """Its form was refused and stands there as it was typed."""
        return self.form is not None and self.form.is_bound


Draw = Callable[[SeatRow], str]
"""Draws the form of one row through its template."""
_PARTS = ("person_name", "person_title", "id_number", "reason")


class RowForms:
    """The forms of a hundred rows: drawn through the template once, then filled in as text.

    A form of five fields costs a millisecond through the template. Each marked place is replaced by what it
    stands for, escaped. `token` goes into each form; a form that was refused is drawn by itself.
    """

    def __init__(self, draw: Draw, token: str) -> None:
        self.draw, self.token, self.language = draw, token, get_language() or ""

    def of(self, row: SeatRow) -> str:
        """The form of one row: refused, as it was typed."""
        if row.failed:
            return self.draw(row)
        initial = _initial(row.invitation, row.seat)
        values = {name: escape(text) if (text := initial.get(name)) else "" for name in _PARTS}
        return _drawing(bool(row.holder), initial.get("id_kind", ""), self.language) % {
            "token": self.token,
            "office": row.at.office_id,
            "title": escape(row.title),
            "before": row.before,
            **values,
        }


@lru_cache(maxsize=32)
def _drawing(has_holder: bool, id_kind: str, _language: str) -> str:
    """A row of nobody with `%(name)s` where each value stands; it says nothing of anyone, so it is kept."""
    form = SeatForm(initial={name: _mark(name) for name in ("office", *_PARTS)} | {"id_kind": id_kind})
    form.auto_id = f"o-{_mark('office')}-%s"
    row = {"title": _mark("title"), "before": _mark("before"), "holder": has_holder, "form": form}
    drawn = render_to_string("meetings/parts/seat_form.html", {"row": row, "csrf_token": _mark("token")})
    return _MARK.sub(r"%(\1)s", drawn.replace("%", "%%"))


def _mark(name: str) -> str:
    return f"\u2982{name}\u2982"


_MARK = re.compile(_mark("([a-z_]+)"))


def seats(
    invited: Sequence[InvitationCard],
    recorded: Sequence[AttendanceCard],
    failed: SeatForm | None,
    delegates: Mapping[UUID, list[DelegateCard]],
    draw: Draw,
    printer: SeatPrinter,
) -> list[Group]:
    """Every office that was invited or came, drawn, by sector; the form that failed stays as typed."""
    there = {seat.office_id: seat for seat in recorded}
    forms = RowForms(draw, printer.token)

    def drawn(at: OfficeLine, invitation: InvitationCard | None, seat: AttendanceCard | None) -> SafeString:
        usual = () if _is_represented(seat) or not delegates else delegates.get(at.office_id, ())
        row = _row(at, invitation, seat, failed, usual)
        return printer.line(row, lambda: forms.of(row))

    rows = [(row.at, drawn(row.at, row, there.get(row.office_id))) for row in invited]
    known = {row.office_id for row in invited}
    rows += [(s.at, drawn(s.at, None, s)) for s in recorded if s.office_id and s.office_id not in known]
    return _grouped(rows)


def _is_represented(seat: AttendanceCard | None) -> bool:
    return seat is not None and seat.presence == "represented"


def _row(
    at: OfficeLine,
    invitation: InvitationCard | None,
    seat: AttendanceCard | None,
    failed: SeatForm | None,
    usual: Sequence[DelegateCard],
) -> SeatRow:
    title = invitation.title if invitation else at.office
    holder = invitation.holder_name if invitation else ""
    wrong = None
    if failed is not None and str(failed.data.get("office", "")) == str(at.office_id):
        failed.auto_id = f"o-{at.office_id}-%s"
        wrong = failed
    return SeatRow(at, title, holder, seat, invitation, wrong, usual)


def _initial(invitation: InvitationCard | None, seat: AttendanceCard | None) -> dict[str, str]:
    """What was recorded, else the delegate who was announced."""
    if seat and seat.presence == "represented":
        return {name: getattr(seat, name) for name in (*_PARTS, "id_kind")}
    if seat:
        return {"reason": seat.reason}
    if invitation is None:
        return {}
    return {"person_name": invitation.delegate_name, "person_title": invitation.delegate_title}
