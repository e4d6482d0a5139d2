"""The shape of what is typed about offices and who goes in their place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.people import queries
from lokmin.people.forms.holders import ConsentedForm
from lokmin.people.rules import ID_KINDS, TITLE_MOST
from lokmin.tools import printing
from lokmin.tools.fields import LokminDateField


def sector_choices() -> list[tuple[str, str]]:
    """The sectors in the reader's language."""
    english = printing.language() == "en"
    return [(row.code, row.name_en if english else row.name) for row in queries.sectors()]


class OfficeForm(ConsentedForm):
    """A new office with its institution and, when there is one, its present holder."""

    sector = forms.ChoiceField(label=_("Sektor"))
    institution = forms.CharField(label=_("Lembaga"), max_length=160, help_text=_("Misalnya: Polsek Lais"))
    title = forms.CharField(label=_("Jabatan"), max_length=TITLE_MOST, help_text=_("Misalnya: Kapolsek Lais"))
    area = forms.ChoiceField(label=_("Desa (bila lembaga desa)"), required=False)
    name = forms.CharField(
        label=_("Nama pejabat"),
        max_length=120,
        required=False,
        help_text=_("Kosongkan bila jabatannya sedang kosong atau namanya belum diketahui."),
    )
    since = LokminDateField(label=_("Menjabat sejak"), required=False)

    field_order = ("sector", "institution", "title", "area", "name", "since")

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("pilih sektor")), *sector_choices()]  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", _("bukan lembaga desa")), *areas]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A holder needs the first day; what is said of a holder needs a name."""
        data = super().clean() or self.cleaned_data
        if data.get("name") and not data.get("since") and "since" not in self.errors:
            self.add_error("since", _("Tulis sejak kapan pejabat ini menjabat."))
        if not data.get("name") and (data.get("since") or data.get("phone")) and "name" not in self.errors:
            self.add_error("name", _("Tulis nama pejabatnya, atau kosongkan tanggal dan nomornya."))
        return data


class RenameForm(forms.Form):
    """Another title for an office: a slip of the pen, or a new title from a day on."""

    title = forms.CharField(label=_("Sebutan jabatan"), max_length=TITLE_MOST)
    since = LokminDateField(
        label=_("Berlaku sejak"),
        required=False,
        help_text=_(
            "Isi bila jabatannya memang berganti sebutan: dokumen rapat sebelum hari itu tetap memakai yang "
            "lama. Kosongkan bila hanya membetulkan ejaan."
        ),
    )


class PlaceForm(forms.Form):
    """Sector, institution and village of an office, chosen anew."""

    sector = forms.ChoiceField(label=_("Sektor"))
    institution = forms.CharField(label=_("Lembaga"), max_length=160)
    area = forms.ChoiceField(label=_("Desa (bila lembaga desa)"), required=False)

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("pilih sektor")), *sector_choices()]  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", _("bukan lembaga desa")), *areas]  # type: ignore[attr-defined]


class RetireForm(forms.Form):
    """The last day of an office that is no more."""

    until = LokminDateField(
        label=_("Hari terakhir jabatan ini"),
        help_text=_("Sesudah hari itu jabatan ini tidak ditawarkan lagi; pejabatnya berhenti pada hari itu."),
    )


class DelegateForm(forms.Form):
    """Who usually goes in place of an office: another office of the directory, or a name."""

    seat = forms.ChoiceField(label=_("Pejabat lain dalam daftar"), required=False)
    name = forms.CharField(label=_("atau nama orangnya"), max_length=120, required=False)
    title = forms.CharField(
        label=_("Jabatannya"), max_length=TITLE_MOST, required=False, help_text=_("Misalnya: Bhabinkamtibmas")
    )
    id_kind = forms.ChoiceField(
        label=_("Nomor induk"),
        required=False,
        choices=[("", _("tidak ada")), *((kind, kind) for kind in ID_KINDS)],
    )
    id_number = forms.CharField(label=_("Nomor"), max_length=30, required=False)

    def __init__(self, *args: Any, offices: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = [("", _("tidak ada dalam daftar")), *offices]  # type: ignore[attr-defined]
