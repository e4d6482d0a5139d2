"""Addresses of rollup."""

from django.urls import URLPattern

app_name = "rollup"
urlpatterns: list[URLPattern] = []
