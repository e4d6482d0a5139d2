"""What the pages of one meeting share."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries
from lokmin.meetings.queries import MeetingCard
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.refused import add_refusal, sentence_of


def others_of(puskesmas: PuskesmasCard) -> list[tuple[str, str]]:
    """The other Puskesmas of its kecamatan, which may take part."""
    cards = places.puskesmas_of_kecamatan(kecamatan_id=puskesmas.kecamatan_id)
    return [(str(card.id), card.name) for card in cards if card.id != puskesmas.id]


def hosts_of(puskesmas: PuskesmasCard) -> list[tuple[str, str]]:
    """The kecamatan that it serves, its own first: each may hold a meeting of its own."""
    ids = places.kecamatan_ids_of(puskesmas_ids=[puskesmas.id])
    found = sorted(places.areas(ids=ids), key=lambda area: (area.id != puskesmas.kecamatan_id, area.name))
    return [(str(area.id), area.name) for area in found]


def find(
    request: HttpRequest, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, *, counts: bool = True
) -> MeetingCard:
    """A meeting of this Puskesmas; 404 when it is in scope but another's. Who sends must be a writer.

    Without `counts` its `numbers` are all zeros: fifteen questions less for a page that prints none of them.
    """
    if request.method == "POST":
        scope.check(Duty.WRITE_MEETINGS)
    read = queries.card if counts else queries.plain_card
    card = read(scope=scope, meeting_id=meeting_id)
    if puskesmas.id not in card.puskesmas_ids:
        raise Http404
    return card


def may_write(scope: Scope, meeting: MeetingCard) -> bool:
    """Whether this asker may write the meeting at all (closed or not)."""
    return scope.can(Duty.WRITE_MEETINGS) and bool(meeting.puskesmas_ids & scope.puskesmas_ids)


def _may_queue(scope: Scope, meeting: MeetingCard) -> bool:
    """Whether this asker may prepare messages about the meeting: at its organiser, while it is prepared."""
    mine = meeting.puskesmas_id in scope.puskesmas_ids and scope.can(Duty.MANAGE_LINKS)
    return mine and meeting.state == "preparing"


def tabs(meeting: MeetingCard, code: str, current: str, *, write: bool = False) -> list[dict[str, Any]]:
    """The pages of a meeting, in the order of the work."""
    names = [
        ("meeting", _("Ringkasan")),
        ("agenda", _("Acara")),
        ("invitations", _("Undangan")),
        ("inputs", _("Masukan")),
        ("attendance", _("Hadir")),
        ("read_back", _("Evaluasi RTL")),
        ("minutes", _("Notulen")),
        ("signatures", _("Tanda tangan")),
        ("photos", _("Foto")),
    ]
    if write:
        names.insert(4, ("room", _("Ruang rapat")))
    if meeting.is_monthly:
        names.insert(1, ("monthly", _("Bahan bulanan")))
    prefix = get_script_prefix()
    return [
        {"label": label, "url": _address(name, code, meeting.id, prefix), "current": name == current}
        for name, label in names
    ]


@lru_cache(maxsize=4096)
def _address(name: str, code: str, meeting_id: UUID, _prefix: str) -> str:
    """The same on every page of a meeting, so it is made once."""
    return reverse(f"meetings:{name}", kwargs={"code": code, "meeting_id": meeting_id})


def version_of(request: HttpRequest) -> int:
    """The version of the meeting that the page was made from; 0, which none has, when it was not sent."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else 0


def context(scope: Scope, puskesmas: PuskesmasCard, meeting: MeetingCard, current: str) -> dict[str, Any]:
    """What every page of a meeting puts before its own: the meeting, its tabs, what may be done.

    Nothing is written here while the meeting is in a hall; the pages say so (`away`).
    """
    mine = may_write(scope, meeting)
    away = queries.away(scope=scope, meeting_ids=[meeting.id]).get(meeting.id)
    write = mine and away is None
    return {
        "meeting": meeting,
        "away": away,
        "tabs": tabs(meeting, puskesmas.code, current, write=mine),
        "may_write": write and not meeting.is_closed,
        "may_record": write and meeting.state == "open",
        "may_sign": write,
        "may_queue": away is None and _may_queue(scope, meeting),
        "may_close": write and scope.can(Duty.CLOSE_MEETING) and not meeting.is_closed,
    }


def back(
    name: str, puskesmas: PuskesmasCard, anchor: str = "", query: str = "", **address: Any
) -> HttpResponse:
    """Redirect after a write (303), to a row of the page when there is one."""
    url = reverse(f"meetings:{name}", kwargs={"code": puskesmas.code, **address})
    response = HttpResponseRedirect(url + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else ""))
    response.status_code = 303
    return response


def _refused(request: HttpRequest, do: Callable[[], object], told: str) -> Refusal | None:
    """Do it and say so; else why not. What is not the asker's or not their duty is raised."""
    try:
        do()
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        return refusal
    messages.success(request, told)
    return None


def _status(refusal: Refusal) -> int:
    return 409 if isinstance(refusal, Stale) else 422


def tried(request: HttpRequest, do: Callable[[], object], told: str) -> tuple[int, str]:
    """Do it and say so: (0, ""); refused: the status and the sentence."""
    refusal = _refused(request, do, told)
    return (_status(refusal), sentence_of(refusal)) if refusal else (0, "")


def attempt(request: HttpRequest, form: Form, do: Callable[[], object], told: str) -> int:
    """Do it when the form is whole. 0: done and told; else the status with the sentence in the form."""
    if not form.is_valid():
        return 422
    refusal = _refused(request, do, told)
    if refusal is None:
        return 0
    add_refusal(form, refusal)
    return _status(refusal)


def show(request: HttpRequest, template: str, values: dict[str, Any], status: int = 0) -> HttpResponse:
    return render(request, f"meetings/{template}.html", values, status=status or 200)
