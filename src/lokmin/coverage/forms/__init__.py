"""The shape of what is typed on the pages of coverage: filters, counts, sasaran, percents."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month, Period
from lokmin.places.queries import AreaCard
from lokmin.tools import printing
from lokmin.tools.fields import LokminDateField
from lokmin.tools.refused import sentence_of

_WHOLE = re.compile(r"[-−]?\d{1,3}([. ]\d{3})+|[-−]?\d+")
_DECIMAL = re.compile(r"\d+([.,]\d{1,3}0?)?")
_THREE_BEHIND = {"id": re.compile(r"(\d+)\.(\d{3})"), "en": re.compile(r"(\d+)[.,](\d{3})")}


def parse_count(text: str) -> int | None:
    """`7`, `1.234` or empty; anything else is refused as no whole number (the action adds the place)."""
    plain = text.strip()
    if not plain:
        return None
    if not _WHOLE.fullmatch(plain):
        raise Refusal("coverage.not_a_count", value=plain)
    return int(re.sub(r"[. ]", "", plain).replace("−", "-"))


def parse_thousandths(text: str) -> int | None:
    """`101,2` or `101.2` as 101200; empty is None; more than three decimals or signs are refused.

    `1.234` is a thousand to most and a fraction to some: refused (docs/decisions/0023). In English so is
    `1,234`, and three decimals are written with a nought behind them.
    """
    plain = text.strip().replace(" ", "")
    if not plain:
        return None
    either = _THREE_BEHIND[printing.language()].fullmatch(plain)
    if either:
        whole, behind = either.groups()
        read_again = printing.typed_decimal(Fraction(int(whole + behind), 1000))
        raise Refusal("basics.thousand", value=plain, whole=int(whole + behind), fraction=read_again)
    if not _DECIMAL.fullmatch(plain):
        raise Refusal("basics.number", value=text)
    return int(Fraction(plain.replace(",", ".")) * 1000)


def area_id(text: str) -> UUID:
    """The id of an area as a form sends it; anything else is refused as unknown."""
    try:
        return UUID(text)
    except ValueError:
        raise Refusal("coverage.unknown_area", value=text) from None


def month_or(text: str | None, default: Month | None) -> Month | None:
    """A month of the address; a spoilt one counts as not given."""
    try:
        return Month.parse(text) if text else default
    except Refusal:
        return default


@dataclass(frozen=True)
class WordLine:
    """One word for the public on the settings page: what it says usually, and in this Puskesmas' own way."""

    key: str
    where: str
    usual: tuple[str, str]
    own: tuple[str, str]

    def parts(self) -> list[tuple[str, str, str, str]]:
        """Indonesian, then English: name of the field, its label, the usual word, the own one."""
        return [
            ("id", _("%(where)s, Indonesia") % {"where": self.where}, self.usual[0], self.own[0]),
            ("en", _("%(where)s, Inggris") % {"where": self.where}, self.usual[1], self.own[1]),
        ]


class FreezeForm(forms.Form):
    """First and last month of the period to freeze."""

    use_required_attribute = False

    first = forms.ChoiceField()
    last = forms.ChoiceField()

    def __init__(self, *args: object, months: list[Month], **more: object) -> None:
        super().__init__(*args, **more)
        choices = [(str(month), printing.month_text(month)) for month in months]
        for name, label in (("first", _("Bulan pertama")), ("last", _("Bulan terakhir"))):
            self.fields[name] = forms.ChoiceField(choices=choices, label=label)
        label = _("Bekukan juga, karena")
        self.fields["despite"] = forms.CharField(label=label, max_length=300, required=False)

    def ask_why(self) -> None:
        """Shown where reports are missing: the reason may not be left empty there."""
        self.fields["despite"].required = True

    @property
    def confirmed(self) -> bool:
        """Pressed on the page that lists what is missing, and not before it."""
        return self.data.get("tahap") == "bekukan"

    def period(self) -> Period:
        """The chosen period; a reversed one is refused."""
        return Period(Month.parse(self.cleaned_data["first"]), Month.parse(self.cleaned_data["last"]))


class GridPost:
    """The grid sent as one form: `c:<area>:<element>` the text, `o:` what stood there, `v:` its version.

    Only cells whose text differs from what stood there count as changed. A cell without a version counts as
    seen empty (0), so that nothing stored is written over unseen.
    """

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.changed: dict[tuple[UUID, str], str] = {}
        self.versions: dict[tuple[UUID, str], int] = {}
        for name in typed:
            if not name.startswith("c:"):
                continue
            key = _cell_key(name)
            text, old = typed[name].strip(), typed.get("o" + name[1:], "").strip()
            if key is None or text == old:
                continue
            self.changed[key] = text
            version = typed.get("v" + name[1:], "")
            self.versions[key] = int(version) if version.isascii() and version.isdigit() else 0


def _cell_key(name: str) -> tuple[UUID, str] | None:
    area, _colon, element = name.removeprefix("c:").partition(":")
    try:
        return UUID(area), element
    except ValueError:
        return None


class ReasonForm(forms.Form):
    """What could not be measured, where, and why."""

    area = forms.ChoiceField()
    element = forms.ChoiceField()
    reason = forms.CharField(max_length=200)

    def __init__(
        self, *args: object, areas: Sequence[AreaCard], elements: Sequence[tuple[str, str]], **more: object
    ) -> None:
        super().__init__(*args, **more)
        self.elements = elements
        self.fields["area"] = forms.ChoiceField(choices=[(str(a.id), a.name) for a in areas], label=_("Desa"))
        self.fields["element"] = forms.ChoiceField(choices=list(elements), label=_("Yang tidak dapat diukur"))
        self.fields["reason"] = forms.CharField(
            max_length=200, label=_("Alasan"), help_text=_("Misalnya: timbangan rusak sejak Februari.")
        )

    def refuse(self, refusal: Refusal) -> None:
        """Show the sentence of a refusal at the form."""
        if self.is_valid():
            self.add_error(None, sentence_of(refusal))


class NumbersPost:
    """A table of decimal numbers sent as one form: `n:<first>:<second>`; a bad number is remembered."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.values: dict[tuple[str, str], int | None] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.wrong: dict[tuple[str, str], Refusal] = {}
        for name in typed:
            if name.startswith("n:"):
                first, _colon, second = name.removeprefix("n:").partition(":")
                self._read((first, second), typed[name])

    def _read(self, key: tuple[str, str], text: str) -> None:
        self.texts[key] = text
        try:
            self.values[key] = parse_thousandths(text)
        except Refusal as refusal:
            self.wrong[key] = refusal


class OpinionForm(forms.Form):
    """What the head of a village says to its figures."""

    opinion = forms.ChoiceField(
        label=_lazy("Jawaban"),
        choices=[
            ("agrees", _lazy("Sesuai")),
            ("differs", _lazy("Angka kami lain")),
            ("seen", _lazy("Sudah dilihat, belum menjawab")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _lazy("Pilih dahulu: sesuai, atau angka kami lain.")},
    )
    remark = forms.CharField(
        label=_lazy("Catatan"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_lazy("Bila angkanya lain: tulis angka menurut desa, dan dari mana."),
    )


class StaffOpinionForm(OpinionForm):
    """The same, written down by staff: who answered, and how it came."""

    head = forms.CharField(
        label=_lazy("Yang menjawab"), max_length=200, help_text=_lazy("Nama dan jabatannya.")
    )
    via = forms.CharField(
        label=_lazy("Disampaikan lewat"), max_length=60, help_text=_lazy("Misalnya: telepon.")
    )
    seen_on = LokminDateField(
        label=_lazy("Tanggal kejadian"), required=False, help_text=_lazy("Kosong: hari ini.")
    )
    field_order = ("head", "via", "seen_on", "opinion", "remark")


class PagesForm(forms.Form):
    """Printed pages that were given to the heads of villages."""

    area = forms.TypedMultipleChoiceField(
        label=_lazy("Desa"), required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple
    )
    seen_on = LokminDateField(label=_lazy("Tanggal diserahkan"))
    via = forms.CharField(label=_lazy("Lewat apa"), max_length=60, initial=_lazy("lembar cetak"))

    def __init__(self, *args: Any, areas: Sequence[AreaCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [(str(area.id), area.name) for area in areas]  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    """A note at a cell of the entry grid."""

    area = forms.ChoiceField()
    element = forms.ChoiceField()
    text = forms.CharField(max_length=300)

    def __init__(
        self, *args: object, areas: Sequence[AreaCard], elements: Sequence[tuple[str, str]], **more: object
    ) -> None:
        super().__init__(*args, prefix="catatan", **more)
        self.fields["area"] = forms.ChoiceField(choices=[(str(a.id), a.name) for a in areas], label=_("Desa"))
        self.fields["element"] = forms.ChoiceField(choices=list(elements), label=_("Yang dihitung"))
        self.fields["text"] = forms.CharField(
            max_length=300,
            label=_("Catatan"),
            widget=forms.Textarea({"rows": 2}),
            help_text=_("Misalnya: dua bayi pindah dari desa sebelah."),
        )


class WordsForm(forms.Form):
    """The words for the public, Indonesian and English; empty means the usual word."""

    def __init__(self, *args: object, words: Sequence[WordLine], **more: object) -> None:
        super().__init__(*args, **more)
        self.lines = list(words)
        for line in self.lines:
            for part, label, usual, value in line.parts():
                self.fields[f"{part}_{line.key}"] = forms.CharField(
                    label=label,
                    required=False,
                    max_length=60,
                    initial=value,
                    widget=forms.TextInput({"placeholder": usual, "autocomplete": "off"}),
                )

    def own(self) -> dict[str, tuple[str, str]]:
        """What was typed, by key."""
        data = self.cleaned_data
        return {line.key: (data[f"id_{line.key}"], data[f"en_{line.key}"]) for line in self.lines}

    def rows(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        return [(line.where, self[f"id_{line.key}"], self[f"en_{line.key}"]) for line in self.lines]
