"""An addendum: why, of which day, what is withdrawn or corrected; a form for each promise that changes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.sentences.meetings import SENTENCES
from lokmin.commitments import queries as promises
from lokmin.commitments.queries import CommitmentCard
from lokmin.tools.fields import LokminDateField, OnceForm

Choices = Iterable[tuple[str, str]]
MOST = 5
"""So many promises are changed or added at once; more go into a further addendum."""


def _needed(code: str) -> dict[str, Any]:
    """What an empty field says: the sentence of the refusal."""
    return {"required": _(SENTENCES[code])}


class AddendumForm(OnceForm):
    """Head of the addendum, and what needs no form of its own."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Mengapa kesepakatan berubah, misalnya: jembatan putus, kegiatan dipindah."),
        error_messages=_needed("meetings.addendum_reason"),
    )
    dated = LokminDateField(label=_("Tanggal adendum"))
    withdrawn = forms.MultipleChoiceField(
        label=_("Komitmen yang dicabut"), required=False, widget=forms.CheckboxSelectMultiple
    )
    correction = forms.CharField(
        label=_("Pembetulan acara, kehadiran, atau notulen"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Tulis yang tercatat dan yang benar. Catatan lama tidak dihapus."),
    )

    def __init__(self, *args: Any, own: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["withdrawn"].choices = list(own)  # type: ignore[attr-defined]
        if not self.fields["withdrawn"].choices:  # type: ignore[attr-defined]
            del self.fields["withdrawn"]


class ChangedForm(forms.Form):
    """The parts of a promise as they shall read."""

    use_required_attribute = False

    what = forms.CharField(
        label=_("Berjanji apa"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages=_needed("meetings.promise_what"),
    )
    problem_id = forms.ChoiceField(label=_("Karena masalah"), required=False)
    area_ids = forms.MultipleChoiceField(
        label=_("Di desa mana"), required=False, widget=forms.CheckboxSelectMultiple
    )
    quantity = forms.IntegerField(label=_("Berapa"), min_value=1, max_value=10_000_000, required=False)
    quantity_unit = forms.CharField(label=_("Satuan"), max_length=60, required=False)
    start_on = LokminDateField(label=_("Mulai"), required=False)
    due_on = LokminDateField(label=_("Paling lambat"), required=False)
    money = forms.ChoiceField(label=_("Sumber dana"), required=False)
    money_state = forms.ChoiceField(label=_("Keadaan dana"), required=False)
    amount_rupiah = forms.IntegerField(label=_("Jumlah (rupiah)"), min_value=0, required=False)
    proof_expected = forms.CharField(label=_("Bukti yang dijanjikan"), max_length=200, required=False)
    supporting_sector_codes = forms.MultipleChoiceField(
        label=_("Sektor pendukung"), required=False, widget=forms.CheckboxSelectMultiple
    )
    supporting_office_ids = forms.MultipleChoiceField(
        label=_("Jabatan pendukung"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        areas: Choices = (),
        sectors: Choices = (),
        helpers: Choices = (),
        problems: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        none = ("", gettext("tidak ada"))
        self.fields["problem_id"].choices = [none, *problems]  # type: ignore[attr-defined]
        empty = [("", gettext("belum ditentukan"))]
        money = [(value, gettext(name)) for value, name in promises.MONEY.items()]
        states = [(value, gettext(name)) for value, name in promises.MONEY_STATES.items()]
        self.fields["area_ids"].choices = list(areas)  # type: ignore[attr-defined]
        self.fields["supporting_sector_codes"].choices = list(sectors)  # type: ignore[attr-defined]
        self.fields["supporting_office_ids"].choices = list(helpers)  # type: ignore[attr-defined]
        self.fields["money"].choices = [*empty, *money]  # type: ignore[attr-defined]
        self.fields["money_state"].choices = [*empty, *states]  # type: ignore[attr-defined]

    def parts(self) -> dict[str, Any]:
        """What `commitments.actions.amend` and `make` take."""
        data = dict(self.cleaned_data)
        data["problem_id"] = UUID(data["problem_id"]) if data["problem_id"] else None
        for name in ("area_ids", "supporting_office_ids"):
            data[name] = [UUID(value) for value in data[name]]
        return data


class AddedForm(ChangedForm):
    """A promise that is added."""

    office_id = forms.ChoiceField(
        label=_("Siapa yang berjanji"), error_messages=_needed("meetings.promise_who")
    )
    field_order = ("office_id",)

    def __init__(self, *args: Any, offices: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office_id"].choices = [  # type: ignore[attr-defined]
            ("", gettext("pilih jabatan")),
            *offices,
        ]


def start_of(card: CommitmentCard) -> dict[str, Any]:
    """What a promise says now, to be changed."""
    names = ("what", "quantity", "quantity_unit", "start_on", "due_on", "money", "money_state")
    values = {name: getattr(card, name) for name in (*names, "amount_rupiah", "proof_expected")}
    return {
        **values,
        "problem_id": str(card.problem_id or ""),
        "area_ids": [str(key) for key in card.area_ids],
        "supporting_sector_codes": [code for code, _name in card.supporting_sectors],
        "supporting_office_ids": [str(key) for key, _name in card.supporting_offices],
    }
