"""Invitations, answers and attendance."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.people.rules import PRINTED_TITLE_MOST


class InviteForm(forms.Form):
    """The offices to invite."""

    office = forms.TypedMultipleChoiceField(required=False)

    def __init__(self, *args: Any, offices: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(value, value) for value in offices]  # type: ignore[attr-defined]


class SentForm(forms.Form):
    """How a letter went out."""

    via = forms.CharField(label=_("Lewat apa"), max_length=60, required=False)


class SendForm(forms.Form):
    """Several letters that went out the same way."""

    invitation = forms.TypedMultipleChoiceField(required=False)
    via = forms.CharField(
        label=_("Lewat apa"), max_length=60, required=False, help_text=_("Misalnya: diantar, WhatsApp bidan")
    )

    def __init__(self, *args: Any, invitations: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["invitation"].choices = [(value, value) for value in invitations]  # type: ignore[attr-defined]


VIA = (
    ("telepon", _("telepon")),
    ("WhatsApp", _("WhatsApp")),
    ("bertemu langsung", _("bertemu langsung")),
    ("lembar jawaban", _("lembar jawaban")),
)


class ViaForm(forms.Form):
    """How an answer came."""

    via = forms.ChoiceField(label=_("Jawaban datang lewat"), choices=VIA)


class AnswerForm(forms.Form):
    """What an invited office answered, typed on its behalf."""

    rsvp = forms.CharField(required=False)
    via = forms.ChoiceField(
        label=_("Jawaban datang lewat"), choices=[("", _("tidak dicatat")), *VIA], required=False
    )
    note = forms.CharField(label=_("Alasan berhalangan (boleh dilewati)"), max_length=200, required=False)
    delegate_name = forms.CharField(label=_("Nama yang mewakili"), max_length=120, required=False)
    delegate_title = forms.CharField(label=_("Jabatannya"), max_length=160, required=False)


class SeatForm(forms.Form):
    """One row of the attendance."""

    office = forms.UUIDField(widget=forms.HiddenInput)
    presence = forms.CharField(required=False, widget=forms.HiddenInput)
    person_name = forms.CharField(label=_("Nama yang hadir"), max_length=120, required=False)
    person_title = forms.CharField(label=_("Jabatannya"), max_length=PRINTED_TITLE_MOST, required=False)
    id_kind = forms.ChoiceField(
        label=_("Nomor induk"), required=False, choices=[("", _("tidak ada")), ("NIP", "NIP"), ("NRP", "NRP")]
    )
    id_number = forms.CharField(label=_("Nomor"), max_length=30, required=False)
    reason = forms.CharField(label=_("Alasan tidak hadir"), max_length=200, required=False)
