"""The shape of what is typed about who holds an office, and about consent."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.people.queries import PersonCard
from lokmin.people.rules import ACTING, ID_KINDS
from lokmin.tools.fields import LokminDateField

CONSENT_WAYS = (
    ("lembar persetujuan", _("lembar persetujuan bertanda tangan")),
    ("WhatsApp", _("pesan WhatsApp dari orangnya")),
    ("lisan di rapat", _("lisan, dicatat di rapat")),
)


class ConsentedForm(forms.Form):
    """A telephone together with the consent under which it is kept."""

    phone = forms.CharField(
        label=_("Nomor WhatsApp"),
        max_length=30,
        required=False,
        help_text=_("Disimpan hanya dengan persetujuan orangnya. Contoh: 0812-3456-7890"),
    )
    consent_on = LokminDateField(label=_("Disetujui pada"), required=False)
    consent_via = forms.ChoiceField(
        label=_("Cara persetujuan"), required=False, choices=[("", _("belum ada")), *CONSENT_WAYS]
    )


class TermFields(forms.Form):
    """How somebody's name and number are written, and in which capacity they sit."""

    acting = forms.ChoiceField(
        label=_("Sebutan"),
        required=False,
        choices=[("", _("pejabat tetap")), *((word, word) for word in ACTING)],
    )
    rank = forms.CharField(
        label=_("Pangkat"), max_length=60, required=False, help_text=_("Misalnya: Penata Tk. I, Iptu")
    )
    id_kind = forms.ChoiceField(
        label=_("Nomor induk"),
        required=False,
        choices=[("", _("tidak ada")), *((kind, kind) for kind in ID_KINDS)],
    )
    id_number = forms.CharField(label=_("Nomor"), max_length=30, required=False)


class HolderForm(TermFields, ConsentedForm):
    """A new holder of an office: somebody the directory knows, or a new name."""

    person = forms.ChoiceField(
        label=_("Orang yang sudah ada dalam daftar"),
        required=False,
        help_text=_("Pilih bila orang ini juga memegang jabatan lain; nama dan nomornya ikut."),
    )
    name = forms.CharField(
        label=_("Nama pejabat baru"),
        max_length=120,
        required=False,
        help_text=_("Dengan gelar, tanpa pangkat"),
    )
    since = LokminDateField(label=_("Menjabat sejak"))
    same = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    field_order = (
        "person", "name", "acting", "since", "rank", "id_kind", "id_number", "phone", "consent_on",
        "consent_via",
    )  # fmt: skip

    def __init__(self, *args: Any, persons: Iterable[PersonCard] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(card.id), card.words) for card in persons]
        self.fields["person"].choices = [("", _("orang baru")), *known]  # type: ignore[attr-defined]
        self.fields["same"].choices = [("new", ""), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("person") and not data.get("name"):
            self.add_error("name", _("Tulis nama pejabat baru, atau pilih orangnya dari daftar."))
        return data

    def seated(self) -> dict[str, Any]:
        """What `seat` and `hand_over` take."""
        data = {key: value for key, value in self.cleaned_data.items() if key not in ("person", "same")}
        person = self.cleaned_data["person"] or self.cleaned_data["same"].replace("new", "")
        return {**data, "person_id": person or None, "name": "" if person else data["name"]}


class TermForm(TermFields):
    """A term as it was, to be mended."""

    name = forms.CharField(label=_("Nama pejabat"), max_length=120)
    since = LokminDateField(label=_("Menjabat sejak"))
    until = LokminDateField(
        label=_("Sampai dengan"), required=False, help_text=_("Kosongkan bila masih menjabat.")
    )

    field_order = ("name", "acting", "since", "until", "rank", "id_kind", "id_number")


class PastTermForm(TermFields):
    """Somebody who held the office before."""

    name = forms.CharField(label=_("Nama pejabat"), max_length=120)
    since = LokminDateField(label=_("Menjabat sejak"))

    field_order = ("name", "acting", "since", "rank", "id_kind", "id_number")


class ConsentForm(forms.Form):
    """Somebody agreed to be written to."""

    phone = forms.CharField(
        label=_("Nomor WhatsApp"),
        max_length=30,
        required=False,
        help_text=_("Contoh: 0812-3456-7890 atau +62 812 3456 7890"),
    )
    email = forms.EmailField(label=_("Alamat e-mail (bila ada)"), max_length=120, required=False)
    given_on = LokminDateField(label=_("Disetujui pada"))
    via = forms.ChoiceField(label=_("Cara persetujuan"), choices=CONSENT_WAYS)


class ContactForm(forms.Form):
    """Another number or e-mail under the consent in force."""

    phone = forms.CharField(label=_("Nomor WhatsApp"), max_length=30, required=False)
    email = forms.EmailField(label=_("Alamat e-mail (bila ada)"), max_length=120, required=False)


class WithdrawForm(forms.Form):
    """Somebody no longer agrees."""

    withdrawn_on = LokminDateField(label=_("Ditarik pada"))
