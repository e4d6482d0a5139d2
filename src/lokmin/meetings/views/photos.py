"""Photos of the meeting: adding, showing to those who may see them, clearing, taking out and putting back."""

from uuid import UUID

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.meetings import actions, queries
from lokmin.meetings.forms import PhotosForm
from lokmin.meetings.views.frame import back, context, find, show
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.refused import add_refusal, sentence_of
from lokmin.tools.sending import stored_file


@require_http_methods(["GET", "POST"])
@page(Duty.READ_MEETINGS, write=Duty.WRITE_MEETINGS)
def photos(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID) -> HttpResponse:
    """What was photographed; one refused file keeps the others out too."""
    meeting = find(request, scope, puskesmas, meeting_id)
    form = PhotosForm(request.POST, request.FILES) if request.method == "POST" else PhotosForm()
    status = 0
    if request.method == "POST":
        status = _add(request, scope, meeting_id, form)
        if not status:
            return back("photos", puskesmas, meeting_id=meeting_id)
    staff = scope.can(Duty.WRITE_MEETINGS)
    values = {
        **context(scope, puskesmas, meeting, "photos"),
        "photos": queries.photos(scope=scope, meeting_id=meeting_id),
        "removed": queries.photos(scope=scope, meeting_id=meeting_id, removed=True) if staff else [],
        "form": form,
    }
    return show(request, "photos", values, status)


def _add(request: HttpRequest, scope: Scope, meeting_id: UUID, form: PhotosForm) -> int:
    if not form.is_valid():
        return 422
    contents = [file.read() for file in form.cleaned_data["photos"]]
    try:
        count = actions.add_photos(
            scope=scope, meeting_id=meeting_id, contents=contents, caption=form.cleaned_data["caption"]
        )
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        add_refusal(form, refusal)
        return 422
    told = ngettext("%(n)s foto disimpan.", "%(n)s foto disimpan.", count) % {"n": count}
    messages.success(request, told if count else _("Foto itu sudah ada."))
    return 0


@require_GET
@page(Duty.READ_MEETINGS)
def photo(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, photo_id: UUID
) -> HttpResponse:
    """The photo itself, for staff; for others once it was cleared (FN 29)."""
    find(request, scope, puskesmas, meeting_id)
    card = queries.photo(scope=scope, photo_id=photo_id)
    if card.meeting_id != meeting_id:
        raise NotYours("door.not_yours")
    with default_storage.open(card.file) as file:
        name = f"foto-rapat-{card.at:%Y%m%d}-{str(card.id)[-6:]}.jpg"
        return stored_file(file.read(), "image/jpeg", name, inline="unduh" not in request.GET)


@require_POST
@page(Duty.WRITE_MEETINGS)
def change(
    request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard, meeting_id: UUID, photo_id: UUID
) -> HttpResponse:
    """Caption, clear, hide again, take out, put back."""
    find(request, scope, puskesmas, meeting_id)
    what = request.POST.get("do", "")
    here = {"scope": scope, "photo_id": photo_id}
    steps = {
        "caption": (
            lambda: actions.caption_photo(**here, caption=request.POST.get("caption", "")),
            _("Keterangan disimpan."),
        ),
        "clear": (
            lambda: actions.clear_photo(**here),
            _("Foto boleh dilihat semua yang berhak membaca rapat."),
        ),
        "cover": (lambda: actions.clear_photo(**here, cleared=False), _("Foto hanya dilihat staf lagi.")),
        "remove": (
            lambda: actions.remove_photo(**here),
            _("Foto dikeluarkan. Dapat dikembalikan dari bawah."),
        ),
        "restore": (lambda: actions.remove_photo(**here, removed=False), _("Foto dikembalikan.")),
    }
    if what in steps:
        do, told = steps[what]
        try:
            do()
        except (NotYours, NotYourDuty):
            raise
        except Refusal as refusal:
            messages.error(request, sentence_of(refusal))
        else:
            messages.success(request, told)
    return back("photos", puskesmas, f"f-{photo_id}", meeting_id=meeting_id)
