"""The shape of a list that is read in."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.basics.refusal import Refusal
from lokmin.people.rules.list_file import MOST_LINES, Written
from lokmin.tools.fields import LokminFileField, LokminFileInput


class ListForm(forms.Form):
    """A list as a file."""

    file = LokminFileField(
        label=_("Daftar (Excel atau CSV)"), widget=LokminFileInput({"accept": ".xlsx,.csv,.tsv,.txt"})
    )


class ListAgainForm(forms.Form):
    """The lines of the preview as they come back, and which plan was seen."""

    name = forms.CharField(max_length=160, required=False, widget=forms.HiddenInput)
    lines = forms.CharField(max_length=400_000, widget=forms.HiddenInput)
    shown = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def written(self) -> list[Written]:
        """The lines; refuses what is not what the preview sent."""
        try:
            rows = json.loads(self.cleaned_data["lines"])
        except ValueError as fault:
            raise Refusal("people.list_lost") from fault
        if not isinstance(rows, list) or len(rows) > MOST_LINES:
            raise Refusal("people.list_lost")
        return [Written.from_json(row) for row in rows]

    def answers(self) -> dict[str, str]:
        """`o7` and `p7`: which office and which person line 7 means."""
        data: Any = self.data
        return {key: str(data[key]) for key in data if key[:1] in ("o", "p") and key[1:].isdigit()}
