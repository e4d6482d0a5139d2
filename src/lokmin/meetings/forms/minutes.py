"""Inputs, minutes, promises, dealings and signatures."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.sentences.meetings import SENTENCES
from lokmin.commitments import queries as promises
from lokmin.commitments.forms import add_refusals
from lokmin.meetings.forms.guests import VIA
from lokmin.places.queries import AreaCard
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

    kind = forms.ChoiceField(
        label=_("Apa ini?"),
        choices=[("obstacle", _("Hambatan")), ("input", _("Masukan atau dukungan"))],
        initial="input",
    )
    via = forms.ChoiceField(label=_("Disampaikan"), choices=[("", _("di rapat ini")), *VIA], required=False)
    area = forms.TypedMultipleChoiceField(
        label=_("Desa mana (boleh dilewati)"),
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("office", "kind", "via", "text", "area")

    def __init__(
        self, *args: Any, offices: Choices = (), areas: Iterable[AreaCard] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and "kind" not in self.data:
            self.data: Any = self.data.copy()
            self.data["kind"] = "input"
        self.fields["office"].choices = [("", _("pilih jabatan")), *offices]  # type: ignore[attr-defined]
        self.fields["area"].choices = [(str(area.id), area.name) for area in areas]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        kept = {"kind": data["kind"] or "input", "via": data["via"], "text": data["text"]}
        return {"office_id": UUID(data["office"]), "area_ids": data["area"], **kept}


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
    need_id = forms.ChoiceField(label=_("Dukungan diminta yang dijawab"), required=False)
    money = forms.ChoiceField(label=_("Sumber dana"), required=False)
    money_state = forms.ChoiceField(label=_("Keadaan dana"), required=False)
    amount_rupiah = forms.IntegerField(label=_("Jumlah (rupiah)"), min_value=0, required=False)
    proof_expected = forms.CharField(
        label=_("Bukti yang dijanjikan"), max_length=200, required=False, help_text=_("Misalnya: foto, surat")
    )
    musrenbang = forms.BooleanField(
        label=_("Perlu keputusan anggaran: tandai untuk Musrenbang"), required=False
    )
    asked_by_id = forms.ChoiceField(
        label=_("Diminta oleh"), required=False, help_text=_("Jabatan yang meminta, bila bukan Puskesmas.")
    )
    supporting_sector_codes = forms.MultipleChoiceField(
        label=_("Sektor pendukung"), required=False, widget=forms.CheckboxSelectMultiple
    )
    supporting_office_ids = forms.MultipleChoiceField(
        label=_("Jabatan pendukung"), required=False, widget=forms.CheckboxSelectMultiple
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
        needs: Choices = (),
        sectors: Choices = (),
        helpers: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        money = [(value, gettext(name)) for value, name in promises.MONEY.items()]
        states = [(value, gettext(name)) for value, name in promises.MONEY_STATES.items()]
        for name, empty, choices in (
            ("office_id", _("pilih jabatan"), offices),
            ("indicator_code", _("tanpa indikator"), indicators),
            ("problem_id", _("tanpa masalah tertentu"), problems),
            ("need_id", _("tidak ada"), needs),
            ("money", _("belum ditentukan"), money),
            ("money_state", _("belum ditentukan"), states),
            ("asked_by_id", _("Puskesmas"), helpers),
        ):
            self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]
        for name, offered in (
            ("areas", areas),
            ("supporting_sector_codes", sectors),
            ("supporting_office_ids", helpers),
        ):
            self.fields[name].choices = list(offered)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """All that is wrong at once, not one thing a time."""
        data = super().clean() or self.cleaned_data
        add_refusals(self)
        return data

    def parts(self) -> dict[str, Any]:
        """What `meetings.actions.promise` takes."""
        data = dict(self.cleaned_data)
        data["area_ids"] = [UUID(value) for value in data.pop("areas")]
        for name in ("office_id", "problem_id", "need_id", "asked_by_id"):
            data[name] = UUID(data[name]) if data[name] else None
        data["supporting_office_ids"] = [UUID(value) for value in data["supporting_office_ids"]]
        data["indicator_code"] = data["indicator_code"] or None
        return data


class DealForm(forms.Form):
    """What the meeting does with an earlier promise."""

    commitment = forms.UUIDField(widget=forms.HiddenInput)
    dealing = forms.CharField(required=False)
    note = forms.CharField(label=_("Catatan rapat"), max_length=300, required=False)
    due_on = LokminDateField(label=_("Tenggat baru"), required=False)
