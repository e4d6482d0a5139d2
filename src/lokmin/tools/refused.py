"""A refusal shown at the form, with everything that was typed kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.time import Month, Period
from lokmin.tools import printing
from lokmin.tools.fields import OnceForm


def sentence_of(error: Refusal) -> str:
    """The sentence in the visitor's language, its parts too; days and months as people say them."""
    return gettext(error.template) % {key: _printed(value) for key, value in error.params.items()}


def _printed(value: object) -> object:
    """`7 Agustus 2023`, `Februari–April 2023`; a text in the visitor's language; anything else as it is."""
    if isinstance(value, date):
        return printing.date_long(value)
    if isinstance(value, Month):
        return printing.month_text(value)
    if isinstance(value, Period):
        return printing.month_range(value)
    return gettext(value) if isinstance(value, str) and value else value


def add_refusal(form: Form, refusal: Refusal) -> None:
    """Put the sentence into the form. What was sent before under its key was something else: a new key."""
    form.add_error(None, sentence_of(refusal))
    if refusal.code == "door.repeated" and isinstance(form, OnceForm):
        form.renew()


def refuse_form(
    request: HttpRequest,
    refusal: Refusal,
    form: Form,
    template: str,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show `template` again with the sentence as an error of the whole form (status 422 or 409).

    What is not the asker's or not their duty is not a matter of the form and is raised again.
    """
    if isinstance(refusal, NotYours | NotYourDuty):
        raise refusal
    add_refusal(form, refusal)
    status = 409 if isinstance(refusal, Stale) else 422
    return render(request, template, {**(context or {}), "form": form}, status=status)
