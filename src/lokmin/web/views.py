"""The door itself: start, sign-in, health."""

from django.contrib.auth.views import LoginView
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from lokmin.basics.scope import Duty, Scope
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import installation_page, page


class SignIn(LoginView):
    """The sign-in page."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True


def start(request: HttpRequest) -> HttpResponse:
    """Send everybody to their first page."""
    return redirect("sign_in")


def healthz(request: HttpRequest) -> JsonResponse:
    """Say that the application and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@page(Duty.READ_COVERAGE)
def home(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    return render(request, "web/home.html")


@page(Duty.READ_COVERAGE)
def monday(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    return render(request, "web/monday.html")


@installation_page(Duty.MANAGE_PLACES)
def new_puskesmas(request: HttpRequest, *, scope: Scope) -> HttpResponse:
    return render(request, "web/new_puskesmas.html")


@installation_page(Duty.ERASE_EXAMPLE)
def erase_example(request: HttpRequest, *, scope: Scope) -> HttpResponse:
    return render(request, "web/erase_example.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A visitor gets the sign-in page for every address; a stranger learns nothing."""
    if not request.user.is_authenticated and not request.path.startswith("/t/"):
        return redirect("sign_in")
    return render(request, "404.html", status=404)
