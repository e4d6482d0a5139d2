"""The way of a promise through the Musrenbang."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.commitments import queries
from lokmin.commitments.forms.promise import words
from lokmin.tools.fields import LokminDateField


class ProposalForm(forms.Form):
    """Cause outside health control, support promised, taken on, result, RUK line (FN 34)."""

    use_required_attribute = False

    cause = forms.CharField(
        label=_("Sebab di luar kendali kesehatan"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    support = forms.CharField(
        label=_("Dukungan yang disanggupi"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Siapa menyanggupi apa, misalnya: Kepala Desa memasukkannya ke APBDes Perubahan."),
    )
    taken_on = LokminDateField(label=_("Dibawa ke Musrenbang pada"), required=False)
    result = forms.ChoiceField(label=_("Hasilnya"))
    result_note = forms.CharField(label=_("Catatan hasil"), max_length=300, required=False)
    ruk_line = forms.CharField(
        label=_("Baris RUK"), max_length=120, required=False, help_text=_("Nomor atau nama baris di RUK.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = words(queries.PROPOSAL_RESULTS)  # type: ignore[attr-defined]
