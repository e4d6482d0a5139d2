"""The shape of what is typed about papers."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.papers.rules.fallback import MOST_COPIES
from lokmin.papers.rules.issuing import CORRECTION_MOST
from lokmin.tools.fields import (
    LokminDateField,
    LokminFileField,
    LokminFileInput,
    LokminFilesField,
    LokminFilesInput,
)

CHECKED_MOST = 40 * 1024 * 1024


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


class CorrectForm(forms.Form):
    """What was wrong in a paper that is final."""

    reason = forms.CharField(
        label=_("Yang dibetulkan"),
        max_length=CORRECTION_MOST,
        help_text=_("Tercetak pada dokumen pengganti, misalnya “nama ketua tim keliru”."),
    )


class CheckForm(forms.Form):
    """A file to compare with what was issued."""

    use_required_attribute = False

    file = LokminFileField(
        label=_("Berkas PDF, Word, PowerPoint, atau Excel"),
        help_text=_("Paling besar 40 MB. Berkas hanya dibandingkan, tidak disimpan."),
        widget=LokminFileInput(button=_("Pilih berkas")),
    )

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        if found.size > CHECKED_MOST:
            raise forms.ValidationError(gettext("Berkas itu lebih besar dari 40 MB."))
        return found


class CertificateForm(forms.Form):
    """The certificate of the Puskesmas with its key, and what opens it."""

    file = LokminFileField(
        label=_("Berkas sertifikat"),
        help_text=_("Berkas .p12 atau .pfx dari penerbit sertifikat, atas nama Puskesmas."),
        widget=LokminFileInput({"accept": ".p12,.pfx"}, button=_("Pilih berkas")),
    )
    passphrase = forms.CharField(
        label=_("Kata sandi sertifikat"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Tidak disimpan: diketik lagi setiap kali menyegel."),
    )


class SealForm(forms.Form):
    """What opens the key of the Puskesmas."""

    passphrase = forms.CharField(
        label=_("Kata sandi sertifikat"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
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


class SignedSheetForm(forms.Form):
    """A sheet of the agreement, new or filed already, and whose signatures stand on it on which day."""

    use_required_attribute = False

    sheet = forms.ChoiceField(label=_("Lembar"), required=False)
    file = LokminFileField(
        label=_("Berkas"),
        required=False,
        help_text=_("PDF, JPG, atau PNG, paling besar 10 MB. PDF disimpan utuh seperti aslinya."),
        widget=LokminFileInput({"accept": "application/pdf,image/jpeg,image/png"}, button=_("Pilih berkas")),
    )
    way = forms.ChoiceField(label=_("Cara tanda tangan"), widget=forms.RadioSelect, initial="ink")
    dated = LokminDateField(
        label=_("Tanggal pada lembarnya"), help_text=_("Dipakai untuk nama yang tanggalnya dikosongkan.")
    )
    code = forms.CharField(
        label=_("Kode naskah pada lembar"),
        max_length=20,
        required=False,
        help_text=_("Tercetak di lembar yang ditandatangani, misalnya 3F9A-01BC. Tanpa kode: kosongkan."),
    )

    def __init__(
        self,
        *args: Any,
        sheets: list[tuple[str, str]],
        ways: list[tuple[str, str]],
        signers: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [("", gettext("berkas baru")), *sheets]  # type: ignore[attr-defined]
        self.fields["way"].choices = ways  # type: ignore[attr-defined]
        self.signers = signers
        for key, name in signers:
            self.fields[f"on-{key}"] = forms.BooleanField(label=name, required=False)
            self.fields[f"day-{key}"] = LokminDateField(label=_("Tanggalnya"), required=False, help_text="")

    def lines(self) -> list[tuple[Any, Any]]:
        """Tick and day of each signer."""
        return [(self[f"on-{key}"], self[f"day-{key}"]) for key, _name in self.signers]

    def signed(self) -> dict[UUID, date]:
        """Who was ticked, each with the day."""
        data = self.cleaned_data
        return {
            UUID(key): data[f"day-{key}"] or data["dated"]
            for key, _name in self.signers
            if data.get(f"on-{key}")
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("sheet") and not data.get("file") and not self.errors:
            raise forms.ValidationError(_("Pilih berkas baru, atau lembar yang sudah tersimpan."))
        return data


class PackForm(forms.Form):
    """Which frozen period is printed."""

    period = forms.ChoiceField(label=_("Masa yang dibekukan"))

    def __init__(self, *args: Any, periods: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = periods  # type: ignore[attr-defined]


def number_form(data: Any, suggestion: str, today: date) -> NumberForm:
    """The form with the next number and today's date filled in."""
    return NumberForm(data, initial={"number": suggestion, "dated": today})


class FallbackForm(forms.Form):
    """How many copies of what is filled in by many."""

    blank_forms = forms.IntegerField(
        label=_("Formulir komitmen"), min_value=1, max_value=2 * MOST_COPIES, help_text=_("Dua selembar")
    )
    raters = forms.IntegerField(
        label=_("Penilai masalah"), min_value=1, max_value=MOST_COPIES, help_text=_("Satu lembar seorang")
    )
