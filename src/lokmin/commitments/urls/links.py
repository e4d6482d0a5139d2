"""Addresses of promises behind a personal link (/t/<token>/): no account, no session."""

from django.urls import path

from lokmin.commitments.views import link

urlpatterns = [
    path("tegaskan/<uuid:commitment_id>/", link.confirm, name="link_confirm"),
    path("terima-kasih/<uuid:commitment_id>/", link.thanks, name="link_thanks"),
    path("foto/<uuid:proof_id>/", link.photo, name="link_photo"),
    path("matikan/", link.revoke, name="link_revoke"),
    path("bahasa/", link.language, name="link_language"),
]
