"""Addresses of papers behind a personal link (/t/<token>/): the camat's brief."""

from django.urls import path

from lokmin.papers.views import brief

urlpatterns = [
    path("ringkasan/<uuid:meeting_id>/", brief.link_brief, name="link_brief"),
    path("ringkasan/<uuid:meeting_id>.pdf", brief.link_brief_file, name="link_brief_file"),
]
