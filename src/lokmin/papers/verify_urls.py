"""Addresses where anybody checks a paper, under /v/."""

from django.urls import path

from lokmin.papers.views import verify

urlpatterns = [
    path("", verify.check, name="check"),
    path("<str:code>/", verify.check_paper, name="check_paper"),
]
