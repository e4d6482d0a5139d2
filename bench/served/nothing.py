"""The addresses of the server and one more: a page of a Puskesmas with nothing on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from lokmin.basics.scope import Duty, Scope
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.web import urls


@page(Duty.READ_COMMITMENTS)
def nothing(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """What every page costs before anything stands on it: who asks, the menu, the frame."""
    return render(request, "base.html")


urlpatterns = [path("p/<str:code>/kosong/", nothing), *urls.urlpatterns]
