"""The camat's brief on screen and as a file: for his account, for the staff who prepare his meeting, by link.

It is printed anew each time and kept nowhere: it is read, not signed.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import queries as meetings
from lokmin.papers import queries
from lokmin.papers.rules import pdf, word
from lokmin.papers.views.sending import attachment
from lokmin.people.queries import LinkGuest, OfficeCard
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import guest_page, page

BRIEF = "brief"


@require_GET
@page(Duty.READ_PAPERS)
def brief(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """The one page as it stands now."""
    made = queries.brief_paper(scope=scope, meeting_id=meeting_id)
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    return render(request, "papers/brief.html", {"paper": made, "meeting": card, "kind": BRIEF})


def brief_file(
    scope: Scope, meeting_id: UUID, ending: str, *, seat: OfficeCard | None = None
) -> HttpResponse:
    """The same as PDF or Word."""
    made = queries.brief_paper(scope=scope, meeting_id=meeting_id, seat=seat)
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    data = pdf.render(made) if ending == "pdf" else word.render(made)
    return attachment(data, queries.file_name(BRIEF, card, ending))


@require_safe
@guest_page
def link_brief(request: HttpRequest, *, guest: LinkGuest, token: str, meeting_id: UUID) -> HttpResponse:
    """The brief behind the camat's own personal link; for every other office it does not exist."""
    made = queries.brief_paper(scope=guest.scope, meeting_id=meeting_id, seat=guest.office)
    card = meetings.card(scope=guest.scope, meeting_id=meeting_id)
    values = {"paper": made, "meeting": card, "puskesmas": guest.puskesmas, "guest": guest, "token": token}
    return render(request, "papers/link_brief.html", values)


@require_safe
@guest_page
def link_brief_file(request: HttpRequest, *, guest: LinkGuest, token: str, meeting_id: UUID) -> HttpResponse:
    """The PDF, to keep or to print."""
    return brief_file(guest.scope, meeting_id, "pdf", seat=guest.office)
