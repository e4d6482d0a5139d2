"""Addresses of meetings, under /p/<code>/rapat/."""

from django.urls import include, path

from lokmin.meetings.views import calendar, guests, handover, hub, minutes, old, plan, repeating, year

app_name = "meetings"

_MEETING = [
    path("", hub.meeting, name="meeting"),
    path("ubah/", plan.change_meeting, name="change"),
    path("salin/", repeating.repeat, name="repeat"),
    path("acara/", plan.agenda, name="agenda"),
    path("bahan/", hub.monthly, name="monthly"),
    path("undangan/", guests.invitations, name="invitations"),
    path("undangan/<uuid:invitation_id>/", guests.invitation, name="invitation"),
    path("masukan/", guests.inputs, name="inputs"),
    path("buka/", hub.open_meeting, name="open"),
    path("hadir/", guests.attendance, name="attendance"),
    path("evaluasi/", minutes.read_back_page, name="read_back"),
    path("notulen/", minutes.minutes_page, name="minutes"),
    path("notulen/<uuid:entry_id>/", minutes.entry, name="entry"),
    path("komitmen/", minutes.promise, name="promise"),
    path("tanda-tangan/", minutes.signatures, name="signatures"),
    path("tutup/", hub.close_meeting, name="close"),
    path("batalkan-salinan/", old.undo_old, name="undo_old"),
]

urlpatterns = [
    path("", plan.meeting_list, name="list"),
    path("baru/", plan.plan_meeting, name="plan"),
    path("kalender/", calendar.of_puskesmas, name="calendar"),
    path("setahun/", year.plan_year, name="year"),
    path("setahun/<uuid:plan_id>/batal/", year.undo_year, name="undo_year"),
    path("kesepakatan-lama/", old.old, name="old"),
    path("serah-terima/<uuid:office_id>/", handover.handover, name="handover"),
    path(
        "serah-terima/<uuid:office_id>/<uuid:handover_id>/batal/",
        handover.undo_handover,
        name="undo_handover",
    ),
    path("<uuid:meeting_id>/", include(_MEETING)),
]
