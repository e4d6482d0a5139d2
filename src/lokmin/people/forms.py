"""The shape of what is typed about offices and links."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.people import queries
from lokmin.people.rules import TITLE_MOST
from lokmin.tools.fields import LokminDateField, OnceForm


class OfficeForm(forms.Form):
    """A new office with its institution and its present holder."""

    sector = forms.ChoiceField(label=_("Sektor"))
    institution = forms.CharField(label=_("Lembaga"), max_length=160, help_text=_("Misalnya: Polsek Lais"))
    title = forms.CharField(label=_("Jabatan"), max_length=TITLE_MOST, help_text=_("Misalnya: Kapolsek Lais"))
    area = forms.ChoiceField(label=_("Desa (bila lembaga desa)"), required=False)
    name = forms.CharField(label=_("Nama pejabat"), max_length=120)
    since = LokminDateField(label=_("Menjabat sejak"))
    phone = forms.CharField(label=_("Nomor WhatsApp"), max_length=30, required=False)

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [(s.code, s.name) for s in queries.sectors()]  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", _("bukan lembaga desa")), *areas]  # type: ignore[attr-defined]


class HolderForm(forms.Form):
    """A new holder of an office: the handover."""

    name = forms.CharField(label=_("Nama pejabat baru"), max_length=120)
    acting = forms.ChoiceField(
        label=_("Sebutan"),
        required=False,
        choices=[("", _("pejabat tetap")), ("Plt.", "Plt."), ("Plh.", "Plh."), ("Pj.", "Pj.")],
    )
    since = LokminDateField(label=_("Menjabat sejak"))
    phone = forms.CharField(label=_("Nomor WhatsApp"), max_length=30, required=False)
    id_kind = forms.ChoiceField(
        label=_("Nomor induk"), required=False, choices=[("", _("tidak ada")), ("NIP", "NIP"), ("NRP", "NRP")]
    )
    id_number = forms.CharField(label=_("Nomor"), max_length=30, required=False)


class LinkForm(OnceForm):
    """A personal link for an office, until a day."""

    office = forms.ChoiceField(label=_("Jabatan"))
    until = LokminDateField(label=_("Berlaku sampai"))

    def __init__(self, *args: Any, offices: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = list(offices)  # type: ignore[attr-defined]
