"""When a request could not be answered: the database was held by others, or something broke."""

import sys

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views.defaults import server_error

from lokmin.basics.refusal import Refusal
from lokmin.tools.locks import is_busy
from lokmin.tools.refused import sentence_of

RETRY_SECONDS = 10


def busy(request: HttpRequest) -> HttpResponse:
    """Others held the database for too long (503): nothing was stored, and what was typed can be sent again.

    The page asks the database nothing, for it may be held still.
    """
    refusal = Refusal("web.busy")
    headers = {"Retry-After": str(RETRY_SECONDS)}
    if request.headers.get("Accept", "").startswith("application/json"):
        answer = {"message": sentence_of(refusal), "code": refusal.code}
        return JsonResponse(answer, status=503, headers=headers)
    context = {
        "sentence": sentence_of(refusal),
        "sent": request.method == "POST",
        "typed": typed(request),
        "files": bool(request.FILES),
        "address": request.get_full_path(),
        "csrf_token": get_token(request),
        "LANGUAGE_CODE": getattr(request, "LANGUAGE_CODE", "id"),
    }
    return HttpResponse(render_to_string("503.html", context), status=503, headers=headers)


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form sent, to be sent once more; never a password."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]


def failed(request: HttpRequest) -> HttpResponse:
    """Every other failure, also outside a view."""
    return busy(request) if is_busy(sys.exc_info()[1]) else server_error(request)
