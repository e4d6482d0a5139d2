"""What happens around every request: the language, the door, refusals as sentences."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils import timezone, translation

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.tools.addresses import is_near_host
from lokmin.tools.locks import is_busy
from lokmin.tools.refused import sentence_of
from lokmin.web.door import WebDoor
from lokmin.web.views.failing import busy

Respond = Callable[[HttpRequest], HttpResponse]


PACKED = ("text/html", "application/json", "text/calendar", "text/csv", "text/css", "text/javascript")


class Packed(GZipMiddleware):
    """Text goes over the line compressed: a hotspot in a hall carries a fifth of the bytes.

    Django pads each answer by a random length, so that its size tells nothing of a secret in it (BREACH).
    PDF, Word, Excel and photos are packed already.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not response.headers.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)


def near_hosts(get_response: Respond) -> Respond:
    """In a hall: answer only who calls this laptop by a number of the private nets, not by a name."""

    def respond(request: HttpRequest) -> HttpResponse:
        name = request.META.get("HTTP_HOST", "")
        host = name.rpartition(":")[0] if not name.endswith("]") and ":" in name else name
        if not is_near_host(host):
            return HttpResponse(status=400)
        return get_response(request)

    return respond


def language(get_response: Respond) -> Respond:
    """Indonesian unless the visitor chose English; the browser's own preference does not count."""

    def respond(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        known = dict(settings.LANGUAGES)
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
            response = get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)  # type: ignore[attr-defined]
        return response

    return respond


def door(get_response: Respond) -> Respond:
    """Put a door on the request; pages behind it are never stored by caches."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.door = WebDoor(request)  # type: ignore[attr-defined]
        with timezone.override(None):  # the door activates the zone of the Puskesmas that is entered
            response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond


def only_sent(get_response: Respond) -> Respond:
    """An address that only takes what is sent, opened or reloaded: a page with the way back (405).

    Such an address shows a form again after a refusal; reloading it must not end on an empty page.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        asked = request.resolver_match
        reads = request.method in ("GET", "HEAD") and request.path.startswith("/p/")
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not reads or asked is None:
            return response
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.door.enter_puskesmas(asked.kwargs["code"]) is None:  # type: ignore[attr-defined]
            return render(request, "404.html", status=404)
        shown = render(request, "web/only_sent.html", {"back": way_back(request)}, status=405)
        shown.headers["Allow"] = response.headers["Allow"]
        return shown

    return respond


def way_back(request: HttpRequest) -> str:
    """The page of this Puskesmas that the reader came from, else the nearest one above this address."""
    home = "/".join(request.path.split("/")[:3]) + "/"
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc == request.get_host() and came.path.startswith(home) and came.path != request.path:
        return f"{came.path}?{came.query}" if came.query else came.path
    path = request.path
    while path != home:
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if is_valid_path(path):
            break
    return path


class Refusals:
    """Turn a `Refusal` into its sentence: 404, 403, 409 or 422, as page or as JSON; a database that others
    held for too long into 503."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if is_busy(error):
            return busy(request)
        if not isinstance(error, Refusal):
            return None
        status = _status(error)
        sentence = sentence_of(error)
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"message": sentence, "code": error.code, **_plain(error)}, status=status)
        template = "404.html" if status == 404 else "web/refused.html"
        return render(request, template, {"sentence": sentence, "status": status}, status=status)


def _status(error: Refusal) -> int:
    if isinstance(error, NotYours):
        return 404
    if isinstance(error, NotYourDuty):
        return 403
    return 409 if isinstance(error, Stale) else 422


def _plain(error: Refusal) -> dict[str, object]:
    kinds = (str, int, type(None))
    return {key: value for key, value in error.params.items() if isinstance(value, kinds)}
