"""The shape of what is typed about papers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.papers.queries import IssuerCard
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools.fields import (
    LokminDateField,
    LokminFileField,
    LokminFileInput,
    LokminFilesField,
    LokminFilesInput,
)


class NumberForm(forms.Form):
    """Number and date from the agenda book."""

    number = forms.CharField(label=_("Nomor surat"), max_length=80)
    dated = LokminDateField(label=_("Tanggal surat"))


class ScanForm(forms.Form):
    """The signed paper as it was scanned."""

    scan = LokminFileField(
        label=_("Pindaian bertanda tangan"),
        help_text=_("PDF, JPG, atau PNG, paling besar 10 MB"),
        widget=LokminFileInput(
            {"accept": "application/pdf,image/jpeg,image/png"}, button=_("Pilih pindaian")
        ),
    )


class SheetsForm(forms.Form):
    """Sheets and photos of one kind and day."""

    kind = forms.ChoiceField(label=_("Isi berkas"))
    dated = LokminDateField(label=_("Tanggal pada lembarnya"))
    caption = forms.CharField(label=_("Keterangan"), max_length=200, required=False)
    sheets = LokminFilesField(
        label=_("Berkas"),
        help_text=_(
            "PDF, JPG, atau PNG, masing-masing paling besar 10 MB. Foto diperkecil; tempat dan kamera "
            "pemotretan dihapus."
        ),
        widget=LokminFilesInput(
            {"accept": "application/pdf,image/jpeg,image/png", "multiple": True}, button=_("Pilih berkas")
        ),
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class PackForm(forms.Form):
    """Which frozen period is printed."""

    period = forms.ChoiceField(label=_("Masa yang dibekukan"))

    def __init__(self, *args: Any, periods: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = periods  # type: ignore[attr-defined]


class IssuerForm(forms.Form):
    """Letterhead, signatory, number pattern and paper of one kind of paper."""

    owner = forms.ChoiceField(
        label=_("Penerbit"), choices=[("puskesmas", _("Puskesmas")), ("kecamatan", _("Kecamatan"))]
    )
    government = forms.CharField(
        label=_("Baris kop di atas nama instansi"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Satu baris satu tingkat, misalnya: Pemerintah Kabupaten Pandeglang"),
    )
    unit = forms.CharField(label=_("Nama instansi (paling besar)"), max_length=160)
    address = forms.CharField(label=_("Alamat, telepon, surel"), max_length=200, required=False)
    place_name = forms.CharField(label=_("Tempat surat"), max_length=80, required=False)
    signatory_title = forms.CharField(
        label=_("Jabatan penanda tangan"), max_length=PRINTED_TITLE_MOST, required=False
    )
    signatory_name = forms.CharField(label=_("Nama"), max_length=120, required=False)
    signatory_rank = forms.CharField(label=_("Pangkat"), max_length=80, required=False)
    signatory_id = forms.CharField(
        label=_("NIP atau NRP"), max_length=40, required=False, help_text=_("Tulis lengkap: NIP 1971…")
    )
    number_template = forms.CharField(
        label=_("Pola nomor"),
        max_length=80,
        required=False,
        help_text=_("Misalnya 005/{urut3}/Kec.Mdw/{tahun}; kosong: nomor ditulis tangan."),
    )
    paper_size = forms.ChoiceField(label=_("Ukuran kertas"), choices=[("a4", "A4"), ("f4", "F4")])
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(card: IssuerCard) -> dict[str, object]:
        """What the form shows first."""
        values = {name: getattr(card, name) for name in IssuerCard.__dataclass_fields__}
        return {**values, "government": "\n".join(card.government)}

    def card(self, kind: str) -> IssuerCard:
        """The settings as typed."""
        data = dict(self.cleaned_data)
        lines = tuple(" ".join(x.split()) for x in data.pop("government").splitlines() if x.strip())
        return IssuerCard(kind=kind, government=lines, **data)


def number_form(data: Any, suggestion: str, today: date) -> NumberForm:
    """The form with the next number and today's date filled in."""
    return NumberForm(data, initial={"number": suggestion, "dated": today})
