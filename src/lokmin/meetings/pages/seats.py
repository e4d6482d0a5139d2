"""A line of the attendance as markup: a hundred of them are drawn while somebody stands at the door.

Every text goes through `escape`; what is the same on all lines is looked up once.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lokmin.meetings.queries import AttendanceCard, InvitationCard
from lokmin.people.queries import DelegateCard
from lokmin.tools.markup import escape, markup
from lokmin.tools.templatetags.lokmin import stamp

if TYPE_CHECKING:
    from lokmin.meetings.pages.guests import SeatRow

STAMPS = {"present": "done", "represented": "running", "excused": "carried", "absent": "blocked"}
NOBODY = UUID(int=0)
"""Whose id stands in an address that is made once and then filled in for each line."""


class SeatPrinter:
    """Draws the lines of one list. `token`: what each form sends back; without `writes` no forms."""

    def __init__(self, code: str, meeting_id: UUID, path: str, token: str, *, writes: bool) -> None:
        self.token, self.path, self.writes = token, escape(path), writes
        self.hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
        address = {"code": code, "meeting_id": meeting_id, "attendance_id": NOBODY}
        self.undo = reverse("meetings:undo_attendance", kwargs=address).partition(str(NOBODY))[::2]
        words = {
            "present": _("Hadir"),
            "represented": _("Diwakili"),
            "excused": _("Izin"),
            "absent": _("Tidak hadir"),
        }
        self.stamps = {key: stamp(look, words[key]) for key, look in STAMPS.items()}
        self.answers = {
            "coming": escape(_("menjawab akan hadir")),
            "not_coming": escape(_("menjawab berhalangan")),
            "": escape(_("belum tercatat")),
        }
        self.by_delegate, self.sends = _("menjawab diwakili %(name)s"), _("Diwakili %(who)s")
        self.uninvited, self.here = escape(_("tanpa undangan")), escape(_("Hadir"))
        self.cancel = escape(_("Batalkan"))

    def line(self, row: "SeatRow", form: Callable[[], str]) -> SafeString:
        """The office, what was recorded for it, and the forms that record; `form` draws the long one."""
        title = escape(row.title)
        holder = f"{escape(row.holder)}, " if row.holder else ""
        state = self._seat(row.seat, row.holder) if row.seat else self._answer(row.invitation)
        return markup(
            [
                f'<li id="o-{row.at.office_id}"><span><b>{title}</b><br><span class="muted">{holder}'
                f"{escape(row.at.institution)}</span></span>\n"
                f'<span class="guest-state">{state}</span>\n',
                self._forms(row, title, form) if self.writes else "",
                "</li>",
            ]
        )

    def _seat(self, seat: AttendanceCard, holder: str) -> str:
        parts = [self.stamps[seat.presence]]
        if not seat.invited:
            parts.append(f' <span class="muted">{self.uninvited}</span>')
        told = seat.presence == "represented" or seat.person_name != holder
        if told and seat.person_name:
            title = f", {escape(seat.person_title)}" if seat.person_title else ""
            parts.append(f'<br><span class="muted">{escape(seat.person_name)}{title}</span>')
        if seat.reason:
            parts.append(f'<br><span class="muted">{escape(seat.reason)}</span>')
        return "".join(parts)

    def _answer(self, row: InvitationCard | None) -> str:
        rsvp = row.rsvp if row else ""
        if row and rsvp == "delegate":
            words = escape(self.by_delegate % {"name": row.delegate_name})
        else:
            words = self.answers.get(rsvp, self.answers[""])
        return f'<span class="muted">{words}</span>'

    def _forms(self, row: "SeatRow", title: str, form: Callable[[], str]) -> str:
        hidden = f'<span class="visually-hidden"> {title}</span>'
        known = (
            f'{self.hidden}<input type="hidden" name="office" value="{row.at.office_id}">'
            f'<input type="hidden" name="before" value="{escape(row.before)}">'
        )
        parts = []
        if row.before != "present":
            parts.append(
                f'<form class="screen-only" method="post" hx-post="{self.path}" hx-target="closest li"'
                f' hx-swap="outerHTML">{known}<button class="button tight" name="presence" value="present">'
                f"{self.here}{hidden}</button></form>"
            )
        if row.seat:
            parts.append(
                f'<form class="screen-only" method="post" action="{str(row.seat.id).join(self.undo)}">'
                f'{self.hidden}<input type="hidden" name="dari" value="hadir">'
                f'<button class="link-button small">{self.cancel}{hidden}</button></form>'
            )
        parts.append(form())
        parts += [self._delegate(one, known, hidden) for one in row.delegates]
        return "".join(parts)

    def _delegate(self, one: DelegateCard, known: str, hidden: str) -> str:
        values = {
            "person_name": one.name,
            "person_title": one.title,
            "id_kind": one.id_kind,
            "id_number": one.id_number,
        }
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in values.items()
        )
        words = escape(self.sends % {"who": one.text})
        return (
            f'<form class="screen-only" method="post">{known}{fields}<button class="button secondary tight"'
            f' name="presence" value="represented">{words}{hidden}</button></form>'
        )
