"""Addresses of exchange under /k/<district code>/."""

from django.urls import path

from lokmin.exchange import views

app_name = "district_exchange"
urlpatterns = [path("kalender.ics", views.district_calendar, name="calendar")]
