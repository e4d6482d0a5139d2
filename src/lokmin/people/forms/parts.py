"""The shape of one cell of the division of parts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.people.rules.shares import TEXT_MOST


class PartForm(forms.Form):
    """What a sector takes on for one programme or village, which is the form's prefix.

    `seen` is the row that was read, `was` what stood in the fields then, `usual` a tap on what is usual.
    """

    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)
    was = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Peran"), max_length=TEXT_MOST, required=False)
    office = forms.ChoiceField(label=_("Penanggung jawab"), required=False)
    usual = forms.CharField(required=False, max_length=TEXT_MOST)

    def __init__(self, *args: Any, offices: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [("", _("belum ditentukan")), *offices]  # type: ignore[attr-defined]

    @property
    def touched(self) -> bool:
        """Whether the writer changed this cell: what was only read is not written again."""
        sent = {name: self.data.get(self.add_prefix(name), "") for name in ("was", "office", "text", "usual")}
        return bool(sent["usual"]) or sent["was"] != standing(sent["office"], sent["text"])


def standing(office: object, text: str) -> str:
    """Office and text of a cell in one word, to see whether they were changed."""
    return f"{office or ''}|{text}" if office or text else ""
