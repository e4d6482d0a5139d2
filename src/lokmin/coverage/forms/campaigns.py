"""The shape of a campaign as it is planned, and of a day as it is typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.basics.refusal import Refusal
from lokmin.coverage.forms import GridPost, parse_count
from lokmin.tools.fields import LokminDateField
from lokmin.tools.refused import sentence_of


class CampaignForm(forms.Form):
    """Name, days, and what is given."""

    name = forms.CharField(
        label=_("Nama kampanye"),
        max_length=120,
        help_text=_("Misalnya: Pekan Imunisasi Dunia, PIN Polio putaran 1, BIAS Agustus."),
    )
    first_day = LokminDateField(label=_("Hari pertama"))
    last_day = LokminDateField(label=_("Hari terakhir"))
    items = forms.CharField(
        label=_("Yang diberikan"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Satu tiap baris, misalnya PENTA1 atau nOPV2. Kode unsur kamus dikenali."),
    )
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def plan(self) -> dict[str, Any]:
        """What the action wants."""
        typed = self.cleaned_data
        lines = [line.strip() for line in typed["items"].splitlines() if line.strip()]
        return {
            "name": typed["name"],
            "first_day": typed["first_day"],
            "last_day": typed["last_day"],
            "items": lines,
        }


class CountsPost:
    """A grid of whole numbers by village and item: what was changed, and what is no number."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        grid = GridPost(typed)
        self.texts: dict[tuple[UUID, UUID], str] = {}
        self.values: dict[tuple[UUID, UUID], int | None] = {}
        self.versions: dict[tuple[UUID, UUID], int] = {}
        self.problems: list[str] = []
        for (area, item), text in grid.changed.items():
            try:
                key = (area, UUID(item))
            except ValueError:
                self.problems.append(sentence_of(Refusal("coverage.campaign_item", value=item)))
                continue
            self.texts[key] = text
            self.versions[key] = grid.versions.get((area, item), 0)
            try:
                self.values[key] = parse_count(text)
            except Refusal as refusal:
                self.problems.append(sentence_of(refusal))


def day_or(text: str | None, usual: date) -> date:
    """A day of the address; a spoilt one counts as not given."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return usual
