"""Planning a meeting and its agenda."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.time import Month, Period
from lokmin.meetings import queries
from lokmin.meetings.rules import kinds
from lokmin.meetings.rules.agenda import LONGEST
from lokmin.people.rules import PRINTED_TITLE_MOST
from lokmin.tools import printing
from lokmin.tools.fields import LokminDateField, OnceForm


class ClockField(forms.TimeField):
    """A time of day as people write it: 08.30 or 08:30."""

    default_error_messages = {"invalid": _("Jam tidak dikenal. Tulis seperti 08.30.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput({"type": "text", "inputmode": "decimal", "autocomplete": "off"}, "%H.%M")
        super().__init__(widget=widget, input_formats=["%H.%M", "%H:%M", "%H"], **kwargs)


class MonthField(forms.TypedChoiceField):
    """A month from a list; the value is a `Month`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=Month.parse, empty_value=None, **kwargs)

    def around(self, year: int) -> None:
        """Offer the months from two years before to the end of the next year."""
        months = Period(Month(year - 2, 1), Month(year + 1, 12))
        self.choices = [(str(month), printing.month_text(month)) for month in months]


def offer_hosts(form: forms.Form, hosts: Iterable[tuple[str, str]]) -> None:
    """Ask which kecamatan holds the meeting where the Puskesmas serves several; else nobody is asked."""
    choices = list(hosts)
    if len(choices) > 1:
        form.fields["kecamatan_id"] = forms.ChoiceField(label=_("Kecamatan tuan rumah"), choices=choices)


def with_host(data: dict[str, Any]) -> dict[str, Any]:
    if data.get("kecamatan_id"):
        data["kecamatan_id"] = UUID(data["kecamatan_id"])
    return data


class ChangeForm(forms.Form):
    """Day, place, people and months of a meeting."""

    use_required_attribute = False

    held_on = LokminDateField(label=_("Hari rapat"))
    starts_at = ClockField(label=_("Mulai"), required=False)
    ends_at = ClockField(label=_("Selesai"), required=False)
    venue = forms.CharField(label=_("Tempat"), max_length=200, help_text=_("Misalnya: Aula Kecamatan"))
    theme = forms.CharField(label=_("Pokok bahasan"), max_length=200, required=False)
    reviewed_first = MonthField(label=_("Masa yang dievaluasi, dari"))
    reviewed_last = MonthField(label=_("sampai"))
    planned_first = MonthField(label=_("Masa rencana, dari"))
    planned_last = MonthField(label=_("sampai"))
    chair_name = forms.CharField(label=_("Pimpinan rapat"), max_length=120, required=False)
    chair_title = forms.CharField(label=_("Jabatan pimpinan"), max_length=PRINTED_TITLE_MOST, required=False)
    note_taker = forms.CharField(label=_("Notulis"), max_length=120, required=False)
    taking_part = forms.MultipleChoiceField(
        label=_("Puskesmas lain yang ikut serta"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, year: int, others: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reviewed_first", "reviewed_last", "planned_first", "planned_last"):
            self.fields[name].around(year)  # type: ignore[attr-defined]
        choices = list(others)
        if choices:
            self.fields["taking_part"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["taking_part"]

    def plan(self) -> dict[str, Any]:
        """What the actions take. A reversed range of months is refused here."""
        data = dict(self.cleaned_data)
        data["reviewed"] = Period(data.pop("reviewed_first"), data.pop("reviewed_last"))
        data["planned"] = Period(data.pop("planned_first"), data.pop("planned_last"))
        data["taking_part"] = [UUID(value) for value in data.pop("taking_part", [])]
        return data


class PlanForm(OnceForm, ChangeForm):
    """A new meeting: its kind and its own number in the year, then the rest."""

    kind = forms.ChoiceField(label=_("Jenis rapat"))
    name = forms.CharField(
        label=_("Nama rapat"), max_length=80, required=False, help_text=_("Misalnya: Rapat bidan desa")
    )
    year = forms.IntegerField(label=_("Tahun"), min_value=2000, max_value=2199)
    number = forms.IntegerField(
        label=_("Nomor dalam tahun itu"), min_value=1, help_text=_("TW II berarti nomor 2")
    )
    further_reason = forms.CharField(
        label=_("Alasan rapat tambahan"),
        max_length=200,
        required=False,
        help_text=_("Diisi hanya bila nomor itu sudah dipakai: gabungan, kecamatan lain, atau lanjutan"),
    )
    field_order = ("kind", "name", "number", "year", "further_reason")

    def __init__(self, *args: Any, family: str, hosts: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        """`family`: its kinds are offered; only a free meeting is asked for its name."""
        super().__init__(*args, **kwargs)
        offered = kinds.series(family)
        names = [(kind, gettext(queries.KIND_NAMES[kind])) for kind in offered]
        self.fields["kind"].choices = names  # type: ignore[attr-defined]
        if len(offered) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
        self.fields["number"].validators.append(MaxValueValidator(kinds.family(family).most))
        if family != kinds.OTHER:
            del self.fields["name"]
        if family != kinds.QUARTERLY:
            self.fields["number"].help_text = ""
        offer_hosts(self, hosts)

    def plan(self) -> dict[str, Any]:
        """With the kecamatan that holds it, where there are several."""
        return with_host(super().plan())


class RepeatForm(PlanForm):
    """A meeting like an earlier one."""

    again = forms.BooleanField(label=_("Undang lagi jabatan yang sama"), required=False, initial=True)


class AgendaLine(forms.Form):
    """One point of the agenda."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    starts_at = ClockField(label=_("Jam"), required=False)
    minutes = forms.IntegerField(
        label=_("Menit"),
        required=False,
        min_value=0,
        max_value=LONGEST,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    title = forms.CharField(label=_("Acara"), max_length=200, required=False)
    presenter = forms.CharField(
        label=_("Penyaji"),
        max_length=160,
        required=False,
        widget=forms.TextInput({"list": "penyaji", "autocomplete": "off"}),
    )
    decision_asked = forms.CharField(
        label=_("Keputusan yang diminta dari Camat"), max_length=300, required=False
    )


AgendaLines = forms.formset_factory(AgendaLine, extra=2, can_delete=True, max_num=40, absolute_max=60)
_PARTS = ("id", "starts_at", "minutes", "title", "presenter", "decision_asked", "key")


def agenda_entries(lines: Iterable[Mapping[str, Any]]) -> Sequence[dict[str, Any]]:
    """The lines that were typed, in the order of their times; empty and deleted ones are left out."""
    kept = typed_entries(lines)
    clock = None
    keyed = []
    for line in kept:
        clock = line["starts_at"] or clock
        keyed.append((clock is not None, clock, line))
    return [line for _timed, _clock, line in sorted(keyed, key=lambda k: (k[0], str(k[1] or "")))]


def typed_entries(lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines that were typed, as they stand; empty and deleted ones are left out."""
    return [
        {key: line.get(key) for key in _PARTS} | {"key": line.get("key") or ""}
        for line in lines
        if _is_kept(line)
    ]


def _is_kept(line: Mapping[str, Any]) -> bool:
    return bool(line and not line.get("DELETE") and (line.get("id") or line.get("title", "").strip()))


def place_among(lines: Sequence[Mapping[str, Any]], index: int) -> int:
    """Where the line at `index` of the form stands among those that are kept; −1 when it is not."""
    if not (0 <= index < len(lines) and _is_kept(lines[index])):
        return -1
    return sum(_is_kept(line) for line in lines[:index])
