"""Addresses of signing behind a personal link (/t/<token>/tanda-tangan/): no account, no session."""

from django.urls import path

from lokmin.meetings.views import signing_link

urlpatterns = [
    path("", signing_link.agreements, name="link_signing"),
    path("<uuid:signature_id>/", signing_link.sign, name="link_sign"),
]
