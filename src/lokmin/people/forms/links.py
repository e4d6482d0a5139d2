"""The shape of a new personal link."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.tools.fields import LokminDateField, OnceForm


class LinkForm(OnceForm):
    """A personal link for an office, until a day."""

    office = forms.ChoiceField(label=_("Jabatan"))
    until = LokminDateField(label=_("Berlaku sampai"))

    def __init__(self, *args: Any, offices: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = list(offices)  # type: ignore[attr-defined]
