"""Addresses behind the personal link of a village head (/t/<token>/desa/): no account, no session."""

from django.urls import path

from lokmin.coverage.views import link

urlpatterns = [
    path("", link.show, name="link_village"),
    path("jawab/", link.answer, name="link_answer"),
]
