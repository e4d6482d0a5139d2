"""Addresses of people, under /p/<code>/orang/."""

from django.urls import path

from lokmin.people import views

app_name = "people"
urlpatterns = [
    path("", views.directory, name="directory"),
    path("tambah/", views.add_office, name="add_office"),
    path("lazim/", views.add_usual, name="add_usual"),
    path("jabatan/<uuid:office_id>/", views.handover, name="handover"),
    path("tautan/", views.links, name="links"),
    path("tautan/<uuid:link_id>/matikan/", views.revoke, name="revoke"),
]
