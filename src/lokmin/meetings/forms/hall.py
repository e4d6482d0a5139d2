"""What a phone in the hall sends: which seat, who walks in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.basics.refusal import catalogue
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools.fields import OnceForm


def needed(code: str) -> dict[str, Any]:
    """The sentence of the refusal where a field must be filled."""
    return {"required": _(catalogue()[code])}


class SitForm(forms.Form):
    """The office, and who sits for it when it is not the holder."""

    use_required_attribute = False

    office = forms.UUIDField(widget=forms.HiddenInput)
    represented = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Nama Anda"), max_length=120, required=False)
    title = forms.CharField(label=_("Jabatan Anda"), max_length=PRINTED_TITLE_MOST, required=False)

    def told(self) -> dict[str, Any]:
        """What `meetings.actions.take_seat` takes."""
        data = self.cleaned_data
        return {
            "office_id": data["office"],
            "represented": data["represented"] == "1",
            "name": data["name"],
            "title": data["title"],
        }


class SayForm(OnceForm):
    """What a seat says to the meeting."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Masukan atau hambatan dari Anda"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Jangan menulis nama pasien, NIK, atau alamat orang. Notulis membacanya lebih dahulu."),
        error_messages=needed("meetings.input_empty"),
    )


class WalkInForm(OnceForm):
    """Who came without an office of the list."""

    use_required_attribute = False

    name = forms.CharField(label=_("Nama"), max_length=120, error_messages=needed("meetings.walk_in_name"))
    institution = forms.CharField(
        label=_("Asal lembaga"),
        max_length=160,
        error_messages=needed("meetings.walk_in_institution"),
    )
    title = forms.CharField(label=_("Jabatan"), max_length=PRINTED_TITLE_MOST, required=False)
    sector = forms.ChoiceField(label=_("Sektor"), required=False)

    def __init__(self, *args: Any, sectors: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("tidak tahu")), *sectors]  # type: ignore[attr-defined]
