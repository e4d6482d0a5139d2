"""The shape of what is typed at the door: a new Puskesmas, and the consent to erase the example."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import ZONES
from lokmin.places.rules.boundaries import MOST_BYTES
from lokmin.tools.fields import LokminFileField
from lokmin.tools.refused import sentence_of
from lokmin.web.village_lines import village_lines

LARGEST = 1_000_000
ZONE_CHOICES = [(zone, zone) for zone in ZONES]


class PuskesmasForm(forms.Form):
    """A Puskesmas with its villages, pasted or as a file."""

    use_required_attribute = False  # the list may come as a file

    code = forms.CharField(
        label=_("Kode Puskesmas"),
        max_length=7,
        help_text=_("Kode Kementerian Kesehatan, 7 angka. Contoh: 1033372"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Nama Puskesmas"),
        max_length=80,
        required=False,
        help_text=_("Tanpa kata UPT Puskesmas. Kosong: menurut daftar nasional."),
    )
    kecamatan_name = forms.CharField(
        label=_("Kecamatan"), max_length=80, required=False, help_text=_("Kosong: menurut kode desa.")
    )
    district_name = forms.CharField(
        label=_("Kabupaten atau kota"),
        max_length=80,
        required=False,
        help_text=_("Kosong: menurut kode desa."),
    )
    zone = forms.ChoiceField(label=_("Zona waktu"), choices=ZONE_CHOICES)
    villages = forms.CharField(
        label=_("Daftar desa"),
        error_messages={"required": _("Tempel daftar desa, atau pilih berkas CSV.")},
        widget=forms.Textarea({"rows": 10, "spellcheck": "false"}),
        help_text=_(
            "Satu desa per baris: kode, lalu nama; dapat ditempel dari Excel. Contoh: 36.01.17.2001, Pandat"
        ),
    )
    file = LokminFileField(label=_("Atau berkas CSV"), required=False)
    kecamatan = forms.CharField(
        label=_("Kode kecamatan"),
        max_length=8,
        required=False,
        help_text=_("Hanya bila desa tidak berkode atau berasal dari beberapa kecamatan. Contoh: 36.01.17"),
    )
    shared = forms.BooleanField(
        label=_("Desa yang sudah dilayani Puskesmas lain memang dilayani bersama"), required=False
    )

    def clean_file(self) -> str:
        """The text of the uploaded list, in UTF-8 or the encoding of old spreadsheets."""
        file = self.cleaned_data.get("file")
        if not file:
            return ""
        if file.size > LARGEST:
            raise ValidationError(
                _("Berkas terlalu besar untuk daftar desa. Simpan hanya kode dan nama desa.")
            )
        raw = file.read()
        if b"\0" in raw:
            raise ValidationError(_("Berkas itu bukan CSV. Simpan sebagai CSV, atau tempel isinya di kotak."))
        try:
            return str(raw.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return str(raw.decode("cp1252", errors="replace"))

    def clean(self) -> dict[str, Any]:
        """A file stands in for the pasted list."""
        data = super().clean() or {}
        if data.get("file"):
            self.errors.pop("villages", None)
        return data

    def values(self) -> dict[str, Any]:
        """The arguments of `installation.register`."""
        data = self.cleaned_data
        names = ("code", "name", "kecamatan", "kecamatan_name", "district_name", "zone")
        lines = village_lines(data["file"] or data.get("villages", ""))
        return {**{name: data[name].strip() for name in names}, "lines": lines, "shared": data["shared"]}


class BoundaryForm(forms.Form):
    """A GeoJSON file of village outlines, where it comes from, and for which Puskesmas."""

    file = LokminFileField(label=_("Berkas GeoJSON"))
    note = forms.CharField(
        label=_("Asal batas"),
        max_length=160,
        required=False,
        help_text=_("Dicetak di bawah setiap peta. Bila kosong: batas ilustratif."),
    )
    puskesmas = forms.ChoiceField(
        label=_("Puskesmas"),
        required=False,
        help_text=_("Pilih satu bila berkas hanya memuat nama desa, tanpa kode."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["puskesmas"].choices = [("", _("semua yang terdaftar")), *choices]  # type: ignore[attr-defined]

    def clean_file(self) -> bytes:
        """Its content; a file past the limit is not read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(
                sentence_of(Refusal("places.boundary_size", megabytes=MOST_BYTES // 1_000_000))
            )
        return bytes(file.read())


class EraseForm(forms.Form):
    """The tick without which the example stays."""

    sure = forms.BooleanField(
        label=_("Ya, hapus semua data contoh"),
        error_messages={"required": _("Centang dahulu bahwa data contoh boleh dihapus.")},
    )
