"""The shape of what a district decides about an indicator."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from lokmin.basics.refusal import Refusal
from lokmin.coverage.forms import parse_thousandths
from lokmin.coverage.rules.definition import CLUSTERS, FIELDS, LENGTHS
from lokmin.tools import printing
from lokmin.tools.refused import sentence_of


class DefinitionForm(forms.Form):
    """The fields that a district may change, each as it reads now, and why they change."""

    name = forms.CharField(max_length=LENGTHS["name"])
    name_en = forms.CharField(max_length=LENGTHS["name_en"])
    short = forms.CharField(max_length=LENGTHS["short"])
    definition = forms.CharField(
        max_length=LENGTHS["definition"], required=False, widget=forms.Textarea({"rows": 3})
    )
    programme = forms.ChoiceField()
    cluster = forms.ChoiceField()
    sensitivity = forms.ChoiceField()
    default_target = forms.CharField(required=False, max_length=10)
    scheduled_months = forms.TypedMultipleChoiceField(
        coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    since = forms.IntegerField(required=False)
    offered = forms.BooleanField(required=False)
    reason = forms.CharField(max_length=200)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, programmes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in FIELDS.items():
            self.fields[name].label = _(label)
        self.fields["reason"].label = _("Alasan")
        self.fields["reason"].help_text = _("Misalnya: keputusan kepala dinas, nomor dan tanggalnya.")
        self.fields["default_target"].help_text = _("Persen setahun; kosong bila tidak ada.")
        self.fields["sensitivity"].help_text = _("Peka: angka per desa hanya untuk petugas.")
        self.fields["scheduled_months"].help_text = _("Tanpa pilihan: setiap bulan. Mengubah hitungan.")
        self.fields["scheduled_months"].choices = [  # type: ignore[attr-defined]
            (number, printing.month_name(number)) for number in range(1, 13)
        ]
        self.fields["since"].label = _("Bulan pelaporan berlaku mulai tahun")
        self.fields["since"].help_text = _("Tahun-tahun sebelumnya tetap dihitung dengan bulannya sendiri.")
        clusters = [(key, _(name)) for key, name in CLUSTERS.items()]
        self.fields["programme"].choices = [(name, _(name)) for name in programmes]  # type: ignore[attr-defined]
        self.fields["cluster"].choices = clusters  # type: ignore[attr-defined]
        self.fields["sensitivity"].choices = [  # type: ignore[attr-defined]
            ("open", _("terbuka")),
            ("restricted", _("peka")),
        ]

    def clean_default_target(self) -> int | None:
        try:
            return parse_thousandths(self.cleaned_data["default_target"])
        except Refusal as refusal:
            raise forms.ValidationError(sentence_of(refusal)) from None

    def values(self) -> dict[str, Any]:
        """The fields of the dictionary alone."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class UndoForm(forms.Form):
    """Why a change is taken back."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = forms.CharField(max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Alasan membatalkan")
