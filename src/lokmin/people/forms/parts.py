"""The shape of one cell of the division of parts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.people.rules.shares import TEXT_MOST


class PartForm(forms.Form):
    """What a sector takes on for one programme or village; `seen` is the row that was read."""

    line = forms.CharField(widget=forms.HiddenInput)
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Peran"), max_length=TEXT_MOST, required=False)
    office = forms.ChoiceField(label=_("Penanggung jawab"), required=False)

    def __init__(self, *args: Any, offices: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [("", _("belum ditentukan")), *offices]  # type: ignore[attr-defined]
