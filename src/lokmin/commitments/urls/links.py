"""Addresses behind a personal link: no account, no session."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
