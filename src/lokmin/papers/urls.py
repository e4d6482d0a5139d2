"""Addresses of papers, under /p/<code>/dokumen/."""

from django.urls import path

from lokmin.papers.views import documents, filing, issuers, packs, steps

app_name = "papers"
urlpatterns = [
    path("", documents.overview, name="list"),
    path("rapat/<uuid:meeting_id>/", documents.meeting, name="meeting"),
    path("rapat/<uuid:meeting_id>/<slug:kind>.<slug:ending>", documents.download, name="download"),
    path("rapat/<uuid:meeting_id>/<slug:kind>/serahkan/", steps.hand_over, name="hand_over"),
    path("rapat/<uuid:meeting_id>/<slug:kind>/ganti/", steps.replace, name="replace"),
    path("rapat/<uuid:meeting_id>/<slug:kind>/nomor/", steps.number, name="number"),
    path("rapat/<uuid:meeting_id>/<slug:kind>/pindaian/", steps.scan, name="scan"),
    path("rapat/<uuid:meeting_id>/lembar/", filing.sheets, name="sheets"),
    path("lembar/<uuid:sheet_id>/", filing.sheet, name="sheet"),
    path("lembar/<uuid:sheet_id>/keluarkan/", filing.remove_sheet, name="remove_sheet"),
    path("evaluasi/", packs.issue_pack, name="issue_pack"),
    path("batal-beku/<uuid:freeze_id>/", packs.take_back_freeze, name="take_back_freeze"),
    path("evaluasi/<uuid:paper_id>/", packs.pack, name="pack"),
    path("evaluasi/sementara/<str:period>.<slug:ending>", packs.draft_pack, name="draft_pack"),
    path("berkas/<uuid:paper_id>/<str:sha256>", documents.stored, name="stored"),
    path("penerbit/", issuers.issuers, name="issuers"),
    path("penerbit/<slug:kind>/", issuers.issuer, name="issuer"),
]
