"""The shape of what is sent on the pages of the hall."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.tools.fields import LokminFileField, LokminFileInput

NO_MEETING = "tanpa"


class TakeForm(forms.Form):
    """Which meeting goes along; none takes the data only."""

    meeting = forms.ChoiceField(label=_("Rapat yang dibawa"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, meetings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*meetings, (NO_MEETING, _("Tanpa rapat: datanya saja, untuk latihan"))]
        self.fields["meeting"].choices = choices  # type: ignore[attr-defined]
        self.fields["meeting"].initial = choices[0][0]

    def meeting_id(self) -> UUID | None:
        chosen = self.cleaned_data["meeting"]
        return None if chosen == NO_MEETING else UUID(chosen)


class ReturnForm(forms.Form):
    """The return that came from the laptop."""

    file = LokminFileField(
        label=_("Berkas pulang dari laptop aula"),
        widget=LokminFileInput({"accept": ".lokmin"}, button=_("Pilih berkas pulang")),
        help_text=_("Bernama pulang-….lokmin. Tidak ada yang disimpan sebelum Anda melihat isinya."),
    )


class OpenHereForm(forms.Form):
    """Why a meeting is written here although it is in a hall."""

    because = forms.CharField(
        label=_("Alasan"), max_length=200, help_text=_("Misalnya: laptop aula rusak. Alasan ini dicatat.")
    )
