"""The meetings of a year: how they are proposed, and each as it is confirmed."""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Period
from lokmin.basics.words import mark
from lokmin.meetings.forms.plan import ClockField, MonthField, offer_hosts, with_host
from lokmin.meetings.rules import calendar, kinds
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools.fields import LokminDateField, OnceForm
from lokmin.tools.refused import add_refusal

WEEKDAYS = {
    0: mark("Senin"),
    1: mark("Selasa"),
    2: mark("Rabu"),
    3: mark("Kamis"),
    4: mark("Jumat"),
    5: mark("Sabtu"),
}
WEEKS = {
    1: mark("pertama"),
    2: mark("kedua"),
    3: mark("ketiga"),
    4: mark("keempat"),
    5: mark("terakhir"),
}


class PatternForm(forms.Form):
    """How the days of the year are proposed; it changes nothing."""

    use_required_attribute = False

    jenis = forms.ChoiceField(label=_("Rapat"))
    tahun = forms.TypedChoiceField(label=_("Tahun"), coerce=int)
    pola = forms.ChoiceField(label=_("Pola"))
    minggu = forms.TypedChoiceField(label=_("Hari ke berapa dalam bulan"), coerce=int)
    hari = forms.TypedChoiceField(label=_("Hari"), coerce=int)

    def __init__(
        self,
        *args: Any,
        families: Sequence[tuple[str, str]],
        years: Sequence[int],
        custom: str,
        **kwargs: Any,
    ) -> None:
        """`custom`: how the custom of last year reads; empty when there is none."""
        super().__init__(*args, **kwargs)
        patterns = [("biasa", gettext("Bulan yang lazim"))] + ([("lalu", custom)] if custom else [])
        choices: dict[str, Iterable[tuple[Any, str]]] = {
            "jenis": families,
            "tahun": [(year, str(year)) for year in years],
            "pola": patterns,
            "minggu": [(week, gettext(word)) for week, word in WEEKS.items()],
            "hari": [(day, gettext(word)) for day, word in WEEKDAYS.items()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = list(offered)  # type: ignore[attr-defined]


class YearForm(OnceForm):
    """What all meetings of the year have in common."""

    use_required_attribute = False

    starts_at = ClockField(label=_("Mulai"), required=False)
    ends_at = ClockField(label=_("Selesai"), required=False)
    venue = forms.CharField(label=_("Tempat"), max_length=200, help_text=_("Misalnya: Aula Kecamatan"))
    chair_name = forms.CharField(label=_("Pimpinan rapat"), max_length=120, required=False)
    chair_title = forms.CharField(label=_("Jabatan pimpinan"), max_length=PRINTED_TITLE_MOST, required=False)
    note_taker = forms.CharField(label=_("Notulis"), max_length=120, required=False)
    taking_part = forms.MultipleChoiceField(
        label=_("Puskesmas lain yang ikut serta"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        others: Iterable[tuple[str, str]] = (),
        hosts: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_hosts(self, hosts)
        choices = list(others)
        if choices:
            self.fields["taking_part"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["taking_part"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        start: time | None = data.get("starts_at")
        try:
            calendar.check_times(start, data.get("ends_at"))
        except Refusal as refusal:
            add_refusal(self, refusal)
        return data

    def common(self) -> dict[str, Any]:
        """What each meeting is planned with; its key is that of the whole year."""
        data = dict(self.cleaned_data)
        data["taking_part"] = [UUID(value) for value in data.pop("taking_part", [])]
        return with_host(data)


class YearLineForm(forms.Form):
    """One meeting of the year with its four things; without a tick it is not planned."""

    use_required_attribute = False

    wanted = forms.BooleanField(label=_("Rencanakan rapat ini"), required=False)
    number = forms.IntegerField(label=_("Nomor"), min_value=1, max_value=12)
    held_on = LokminDateField(label=_("Hari rapat"), help_text="")
    reviewed_first = MonthField(label=_("Masa yang dievaluasi, dari"))
    reviewed_last = MonthField(label=_("sampai"))
    planned_first = MonthField(label=_("Masa rencana, dari"))
    planned_last = MonthField(label=_("sampai"))

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reviewed_first", "reviewed_last", "planned_first", "planned_last"):
            self.fields[name].around(year)  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        """What is not wanted is not looked at."""
        super().full_clean()
        if self.is_bound and not self.cleaned_data.get("wanted"):
            self._errors.clear()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("wanted") and not self.errors:
            try:
                calendar.check_reviewed(self.period("reviewed"), data["held_on"])
                calendar.check_planned(self.period("planned"), data["held_on"])
            except Refusal as refusal:
                add_refusal(self, refusal)
        return data

    def period(self, name: str) -> Period:
        """The months reviewed or planned; a reversed range is refused."""
        return Period(self.cleaned_data[f"{name}_first"], self.cleaned_data[f"{name}_last"])


YearLines = forms.formset_factory(YearLineForm, extra=0, max_num=12, absolute_max=12)


def year_lines(lines: Iterable[YearLineForm]) -> list[dict[str, Any]]:
    """The wanted meetings as the action takes them."""
    return [
        {
            "number": line.cleaned_data["number"],
            "held_on": line.cleaned_data["held_on"],
            "reviewed": line.period("reviewed"),
            "planned": line.period("planned"),
        }
        for line in lines
        if line.cleaned_data.get("wanted")
    ]


def family_choices() -> list[tuple[str, str]]:
    """The families that have months of their own, by their word in the address."""
    words = {kinds.QUARTERLY: gettext("Lokmin lintas sektor"), kinds.MONTHLY: gettext("Lokmin bulanan")}
    return [(kinds.word_of(family), name) for family, name in words.items()]
