"""Signatures: the day and the way, a drawing, a confirmation, an undo."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.sentences.meetings import SENTENCES
from lokmin.meetings.queries import WAY_NAMES
from lokmin.meetings.rules.people import DELEGATE, HOLDER, Signer
from lokmin.meetings.rules.strokes import MOST_TEXT
from lokmin.tools.fields import LokminDateField

PAPER_WAYS = ("ink", "thumb")


def _needed(code: str) -> dict[str, Any]:
    """What an empty field says: the sentence of the refusal."""
    return {"required": _(SENTENCES[code])}


class SignForm(forms.Form):
    """The day and the way of one signature on paper."""

    use_required_attribute = False

    signature = forms.UUIDField(widget=forms.HiddenInput)
    signed_on = LokminDateField(label=_("Tanggal tanda tangan"))
    way = forms.ChoiceField(label=_("Caranya"), required=False)
    code = forms.CharField(
        label=_("Kode naskah pada lembar"),
        max_length=20,
        required=False,
        help_text=_("Tercetak di lembar yang ditandatangani, misalnya 3F9A-01BC. Tanpa kode: kosongkan."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(way, gettext(WAY_NAMES[way])) for way in PAPER_WAYS]
        self.fields["way"].choices = choices  # type: ignore[attr-defined]


class ConfirmTextForm(forms.Form):
    """Who signed an earlier text stands by the present one."""

    use_required_attribute = False

    signature = forms.UUIDField(widget=forms.HiddenInput)
    confirmed_on = LokminDateField(label=_("Tanggal ditegaskan"))
    via = forms.CharField(
        label=_("Lewat apa"),
        max_length=120,
        help_text=_("Misalnya: surat, telepon, langsung"),
        error_messages={"required": _("Tulis lewat apa penegasannya disampaikan.")},
    )


class UndoSignatureForm(forms.Form):
    """A signature that was noted wrongly, with the reason."""

    use_required_attribute = False

    signature = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Alasan pembatalan"),
        max_length=300,
        error_messages=_needed("meetings.undo_reason"),
    )


class DrawForm(forms.Form):
    """A signature drawn on the screen, and which text was shown above it."""

    drawing = forms.CharField(
        widget=forms.HiddenInput,
        max_length=MOST_TEXT,
        error_messages=_needed("meetings.strokes_empty"),
    )
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)


class LinkDrawForm(DrawForm):
    """Behind the link of an office: who is it that draws?"""

    use_required_attribute = False

    who = forms.ChoiceField(
        label=_("Siapa yang menandatangani?"),
        widget=forms.RadioSelect,
        choices=(),
        error_messages={"required": _("Pilih dahulu siapa yang menandatangani.")},
    )
    delegate_name = forms.CharField(label=_("Nama wakil"), max_length=120, required=False)
    delegate_title = forms.CharField(label=_("Jabatan wakil"), max_length=160, required=False)

    def __init__(self, *args: Any, holder: str, printed: Signer, **kwargs: Any) -> None:
        """Somebody printed a.n. the office is proposed by name, and nobody is chosen beforehand."""
        super().__init__(*args, **kwargs)
        own = gettext("Saya sendiri: %(who)s") % {"who": holder if printed.on_behalf else printed.text}
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            (HOLDER, own),
            (DELEGATE, gettext("Saya wakilnya, nama dan jabatan saya di bawah ini")),
        ]
        self.initial["who"] = "" if printed.on_behalf else HOLDER
        if printed.on_behalf:
            self.initial |= {"delegate_name": printed.name, "delegate_title": printed.office}
