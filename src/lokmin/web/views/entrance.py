"""The entrance: sign-in, everybody's first page, health, and what is not there."""

from collections.abc import Mapping

from django.contrib.auth.views import LoginView
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lokmin.web.pages import destinations


def typed_name(request: HttpRequest | None, credentials: Mapping[str, str] | None = None) -> str:
    """The account that a sign-in means, in whatever case of letters: tries for one account count together."""
    typed = credentials.get("username") if credentials else request and request.POST.get("username")
    return (typed or "").strip().casefold()


class SignIn(LoginView):
    """The sign-in page."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Everybody's first page: straight in where there is one place, else a list to choose from."""
    if not request.user.is_authenticated:
        return redirect("sign_in")
    door = request.door  # type: ignore[attr-defined]
    places = destinations.destinations(door.standings)
    administrator = destinations.is_administrator(door.standings)
    if len(places) == 1 and not administrator:
        return redirect(places[0].url)
    if administrator:
        door.enter_installation()
    context = {
        "groups": destinations.grouped(places),
        "administrator": administrator,
        "example": any(place.example for place in places),
        "name": request.user.name,  # type: ignore[union-attr]
    }
    return render(request, "web/start.html", context)


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Say that the application and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A visitor gets the sign-in page for every address; a stranger learns nothing."""
    if not request.user.is_authenticated and not request.path.startswith(("/t/", "/r/")):
        return redirect("sign_in")
    return render(request, "404.html", status=404)
