"""Addresses of exchange under /p/<code>/kalender/."""

from django.urls import path

from lokmin.exchange import views

app_name = "exchange"
urlpatterns = [
    path("rapat.ics", views.puskesmas_calendar, name="puskesmas_calendar"),
    path("<uuid:meeting_id>.ics", views.meeting_calendar, name="meeting_calendar"),
]
