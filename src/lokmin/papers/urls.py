"""Addresses of papers, under /p/<code>/dokumen/."""

from django.urls import path

from lokmin.papers import views

app_name = "papers"
urlpatterns = [
    path("", views.documents, name="list"),
    path("rapat/<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("rapat/<uuid:meeting_id>/<slug:kind>.<slug:ending>", views.download, name="download"),
    path("rapat/<uuid:meeting_id>/<slug:kind>/serahkan/", views.hand_over, name="hand_over"),
    path("rapat/<uuid:meeting_id>/<slug:kind>/ganti/", views.replace, name="replace"),
    path("rapat/<uuid:meeting_id>/<slug:kind>/nomor/", views.number, name="number"),
    path("rapat/<uuid:meeting_id>/<slug:kind>/pindaian/", views.scan, name="scan"),
    path("evaluasi/", views.issue_pack, name="issue_pack"),
    path("evaluasi/<uuid:paper_id>/", views.pack, name="pack"),
    path("evaluasi/sementara/<str:period>.<slug:ending>", views.draft_pack, name="draft_pack"),
    path("berkas/<uuid:paper_id>/<str:sha256>", views.stored, name="stored"),
    path("penerbit/", views.issuers, name="issuers"),
    path("penerbit/<slug:kind>/", views.issuer, name="issuer"),
]
