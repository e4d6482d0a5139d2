"""What a guest sends from a personal link."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.basics.sentences.meetings import SENTENCES
from lokmin.places.queries import AreaCard
from lokmin.tools.fields import OnceForm

EMPTY = SENTENCES["meetings.input_empty"]


class RsvpForm(forms.Form):
    """The answer to an invitation; a usual delegate comes as `delegate` in one tap."""

    rsvp = forms.CharField(required=False)
    delegate = forms.UUIDField(required=False)
    delegate_name = forms.CharField(
        label=_("Nama yang mewakili"),
        max_length=120,
        error_messages={"required": _("Tulis nama yang mewakili.")},
    )
    delegate_title = forms.CharField(label=_("Jabatannya"), max_length=160, required=False)
    note = forms.CharField(label=_("Alasan (boleh dilewati)"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Who goes instead needs a name, unless a usual delegate was tapped."""
        super().__init__(*args, **kwargs)
        typed = not self.is_bound or (self.data.get("rsvp") == "delegate" and not self.data.get("delegate"))
        self.fields["delegate_name"].required = typed


class SectorInputForm(OnceForm):
    """One obstacle or input of a sector, with the villages that it is about."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Apa ini?"),
        choices=[("obstacle", _("Hambatan")), ("input", _("Masukan atau dukungan"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih dahulu: hambatan atau masukan.")},
    )
    text = forms.CharField(
        label=_("Tulis dengan singkat"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _(EMPTY)},
        help_text=_("Tanpa nama pasien atau anak. Satu hal satu kiriman; boleh beberapa kali."),
    )
    area = forms.TypedMultipleChoiceField(
        label=_("Desa mana (boleh dilewati)"),
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, areas: Iterable[AreaCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [(str(area.id), area.name) for area in areas]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        return {"kind": data["kind"], "text": data["text"], "area_ids": data["area"]}


class DecisionForm(forms.Form):
    """What the camat says to a decision."""

    answer = forms.CharField(required=False)
    note = forms.CharField(label=_("Catatan"), max_length=300, required=False)
    via = forms.CharField(required=False, max_length=60)
