"""Addresses of the evidence of a year, under /p/<code>/bukti/."""

from django.urls import path

from lokmin.papers.views import evidence

app_name = "yearly"
urlpatterns = [
    path("", evidence.year, name="evidence"),
    path("<int:year>.zip", evidence.year_bundle, name="bundle"),
    path("<int:year>/indeks.<slug:ending>", evidence.year_index, name="index"),
    path("rapat/<uuid:meeting_id>/", evidence.meeting, name="meeting"),
    path("rapat/<uuid:meeting_id>.zip", evidence.meeting_bundle, name="meeting_bundle"),
    path("rapat/<uuid:meeting_id>/indeks.<slug:ending>", evidence.meeting_index, name="meeting_index"),
]
