"""What the pages of the directory share: a form is done, or shown again with the sentence."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.tools.refused import refuse_form, sentence_of


def ask(
    request: HttpRequest,
    form: Form,
    template: str,
    context: dict[str, Any],
    do: Callable[[dict[str, Any]], object],
    told: str | Callable[[], str],
    to: str,
) -> HttpResponse:
    """Show a form; sent and whole, do it, say so and go on."""
    values = {**context, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, template, values, status=422 if form.errors else 200)
    try:
        do(form.cleaned_data)
    except Refusal as refusal:
        return refuse_form(request, refusal, form, template, context)
    messages.success(request, told if isinstance(told, str) else told())
    return redirect(to)


def tap(request: HttpRequest, do: Callable[[], object], told: str, to: str) -> HttpResponse:
    """A button without a form: done, or the sentence that refuses as a message."""
    try:
        do()
    except (NotYours, NotYourDuty):
        raise
    except Refusal as refusal:
        messages.error(request, sentence_of(refusal))
    else:
        messages.success(request, told)
    return redirect(to)
