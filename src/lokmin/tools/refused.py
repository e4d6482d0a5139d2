"""A refusal shown at the form, with everything that was typed kept."""

from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale


def sentence_of(error: Refusal) -> str:
    """The sentence in the visitor's language, its translatable parts too."""
    params = {
        key: gettext(value) if isinstance(value, str) and value else value
        for key, value in error.params.items()
    }
    return gettext(error.template) % params


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
    form.add_error(None, sentence_of(refusal))
    status = 409 if isinstance(refusal, Stale) else 422
    return render(request, template, {**(context or {}), "form": form}, status=status)
