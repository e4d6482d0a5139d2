"""Inputs, minutes, promises, dealings and signatures."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.sentences.meetings import SENTENCES
from lokmin.commitments import queries as promises
from lokmin.tools.fields import LokminDateField, OnceForm

Choices = Iterable[tuple[str, str]]


def _needed(code: str) -> dict[str, Any]:
    """A field that must be filled, with the sentence of the refusal."""
    return {"required": True, "error_messages": {"required": _(SENTENCES[code])}}


class InputForm(OnceForm):
    """What a sector said."""

    use_required_attribute = False

    office = forms.ChoiceField(
        label=_("Dari siapa"), error_messages={"required": _("Pilih jabatan yang menyampaikan.")}
    )
    text = forms.CharField(
        label=_("Masukan"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        **_needed("meetings.input_empty"),
    )

    def __init__(self, *args: Any, offices: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [("", _("pilih jabatan")), *offices]  # type: ignore[attr-defined]


class ReplyForm(forms.Form):
    """The answer to an input."""

    use_required_attribute = False

    answer = forms.CharField(
        label=_("Jawaban rapat"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        **_needed("meetings.answer_empty"),
    )


class EntryForm(OnceForm):
    """An information or a decision under an agenda item."""

    item = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Jenis hasil"), choices=[("information", _("Informasi")), ("decision", _("Keputusan"))]
    )
    text = forms.CharField(
        label=_("Catatan"),
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        **_needed("meetings.entry_empty"),
    )


class EditForm(forms.Form):
    """Other words for an entry; `version` is the one that was read."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Catatan"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        **_needed("meetings.entry_empty"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class PromiseForm(OnceForm):
    """A commitment: who and what; where, how many, when, with which money and proof may follow."""

    use_required_attribute = False

    office_id = forms.ChoiceField(label=_("Siapa yang berjanji"), **_needed("meetings.promise_who"))
    what = forms.CharField(label=_("Berjanji apa"), max_length=300, **_needed("meetings.promise_what"))
    areas = forms.MultipleChoiceField(
        label=_("Di desa mana"), required=False, widget=forms.CheckboxSelectMultiple
    )
    quantity = forms.IntegerField(label=_("Berapa"), min_value=1, max_value=10_000_000, required=False)
    quantity_unit = forms.CharField(
        label=_("Satuan"), max_length=60, required=False, help_text=_("Misalnya: bayi, kali, posyandu")
    )
    start_on = LokminDateField(label=_("Mulai"), required=False)
    due_on = LokminDateField(label=_("Paling lambat"), required=False)
    indicator_code = forms.ChoiceField(label=_("Indikator yang ingin digerakkan"), required=False)
    problem_id = forms.ChoiceField(label=_("Masalah yang dijawab"), required=False)
    money = forms.ChoiceField(label=_("Sumber dana"), required=False)
    money_state = forms.ChoiceField(label=_("Keadaan dana"), required=False)
    amount_rupiah = forms.IntegerField(label=_("Jumlah (rupiah)"), min_value=0, required=False)
    proof_expected = forms.CharField(
        label=_("Bukti yang dijanjikan"), max_length=200, required=False, help_text=_("Misalnya: foto, surat")
    )
    contact_name = forms.CharField(label=_("Kontak di Puskesmas"), max_length=120, required=False)
    complete_by = LokminDateField(
        label=_("Dilengkapi paling lambat"),
        required=False,
        help_text=_("Bila belum lengkap; paling lama 7 hari"),
    )

    def __init__(
        self,
        *args: Any,
        offices: Choices = (),
        areas: Choices = (),
        indicators: Choices = (),
        problems: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        money = [(value, gettext(name)) for value, name in promises.MONEY.items()]
        states = [(value, gettext(name)) for value, name in promises.MONEY_STATES.items()]
        for name, empty, choices in (
            ("office_id", _("pilih jabatan"), offices),
            ("indicator_code", _("tanpa indikator"), indicators),
            ("problem_id", _("tanpa masalah tertentu"), problems),
            ("money", _("belum ditentukan"), money),
            ("money_state", _("belum ditentukan"), states),
        ):
            self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]
        self.fields["areas"].choices = list(areas)  # type: ignore[attr-defined]

    def parts(self) -> dict[str, Any]:
        """What `meetings.actions.promise` takes."""
        data = dict(self.cleaned_data)
        data["area_ids"] = [UUID(value) for value in data.pop("areas")]
        data["office_id"] = UUID(data["office_id"]) if data["office_id"] else None
        data["problem_id"] = UUID(data["problem_id"]) if data["problem_id"] else None
        data["indicator_code"] = data["indicator_code"] or None
        return data


class DealForm(forms.Form):
    """What the meeting does with an earlier promise."""

    commitment = forms.UUIDField(widget=forms.HiddenInput)
    dealing = forms.CharField(required=False)
    note = forms.CharField(label=_("Catatan rapat"), max_length=300, required=False)
    due_on = LokminDateField(label=_("Tenggat baru"), required=False)


class SignForm(forms.Form):
    """The day of one signature; empty takes it back."""

    signature = forms.UUIDField(widget=forms.HiddenInput)
    signed_on = LokminDateField(label=_("Tanggal tanda tangan"), required=False)
