"""The shape of an upload, and the question which village a name means."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.spelling import key
from lokmin.intake.rules.mapping import SKIP, Mapping
from lokmin.tools import printing
from lokmin.tools.fields import LokminFileField, LokminFileInput

LEAVE_OUT = "-"


class UploadForm(forms.Form):
    """One workbook or text file."""

    file = LokminFileField(
        label=_("Berkas data"),
        help_text=_(
            "Buku kerja Excel (.xlsx, .xlsm), CSV, atau JSON DHIS2, paling besar 40 MB. Berkasnya tidak "
            "disimpan."
        ),
        widget=LokminFileInput({"accept": ".xlsx,.xlsm,.xls,.csv,.txt,.json"}),
    )


class SameFileForm(forms.Form):
    """The file that was checked, once more: it was not kept."""

    use_required_attribute = False

    file = LokminFileField(
        label=_("Berkas yang sama"),
        widget=LokminFileInput({"accept": ".xlsx,.xlsm,.csv,.txt"}),
    )


class PasteForm(forms.Form):
    """One month of a block copied from a spreadsheet."""

    use_required_attribute = False

    month = forms.ChoiceField(label=_("Bulan"))
    text = forms.CharField(
        label=_("Blok dari Excel"),
        widget=forms.Textarea({"rows": 12, "spellcheck": "false", "wrap": "off"}),
        help_text=_("Baris judul (DESA, K1, K4 …) ikut disalin; satu baris satu desa. JUMLAH dilewati."),
        error_messages={
            "required": _("Belum ada yang ditempel. Salin satu blok dari Excel beserta judulnya.")
        },
    )

    def __init__(self, *args: Any, months: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = list(months)  # type: ignore[attr-defined]


class VillagesForm(forms.Form):
    """One question for each name that no village carries. The field of the n-th name is `nama-n`."""

    def __init__(
        self,
        data: Any = None,
        *,
        names: Sequence[str],
        villages: Iterable[tuple[UUID, str]],
        offers: dict[str, UUID] | None = None,
    ) -> None:
        super().__init__(data)
        self.names = list(names)
        known = [(str(area), name) for area, name in villages]
        for number, name in enumerate(self.names):
            choices = [("", gettext("Pilih desa")), *known, (LEAVE_OUT, gettext("Jangan simpan baris ini"))]
            self.fields[f"nama-{number}"] = forms.ChoiceField(
                label=gettext("“%(name)s” di berkas") % {"name": name},
                choices=choices,
                initial=str((offers or {}).get(name, "")),
                error_messages={"required": gettext("Pilih desanya, atau “jangan simpan”.")},
            )

    @property
    def choices(self) -> dict[str, UUID | None]:
        """The village of each name; None leaves it out."""
        answers = [self.cleaned_data[f"nama-{number}"] for number in range(len(self.names))]
        return {
            name: None if answer == LEAVE_OUT else UUID(answer)
            for name, answer in zip(self.names, answers, strict=True)
        }


Choices = list[tuple[str, Any]]


class MappingForm(forms.Form):
    """What each column of a table holds. The field of column 3 is `kolom-3`; `baris` is the header's row."""

    baris = forms.TypedChoiceField(label=_("Baris judul"), coerce=int)
    masa = forms.CharField(
        label=_("Bulan atau tahun seluruh lembar"),
        help_text=_(
            "Bulan seperti 2026-04 bila tidak ada kolom bulan; tahun seperti 2026 bila judul hanya bulan."
        ),
        required=False,
        max_length=20,
    )
    elemen = forms.ChoiceField(
        label=_("Elemen seluruh lembar"), help_text=_("Bila tidak ada kolom elemen."), required=False
    )

    def __init__(
        self, data: Any = None, *, rows: Choices, columns: list[tuple[int, str]], elements: Choices,
        said: Mapping,
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.numbers = [number for number, _header in columns]
        header: Any = self.fields["baris"]
        header.choices, header.initial = rows, said.header
        whole: Any = self.fields["elemen"]
        whole.choices, whole.initial = [("", gettext("Tidak dipilih")), *elements], said.element
        self.fields["masa"].initial = said.period or str(said.year or "")
        roles = [*_ROLES, (gettext("Bulan"), _months()), (gettext("Elemen"), _prefixed(elements))]
        for number, text in columns:
            role = said.roles.get(number, "")
            dated = [(role, text)] if role.startswith("month:") and not role[6:].isdigit() else []
            self.fields[f"kolom-{number}"] = forms.ChoiceField(
                label=text, choices=[*roles, *dated], required=False, initial=role,
                widget=forms.Select({"aria-label": gettext("Isi kolom %(header)s") % {"header": text}}),
            )  # fmt: skip

    @property
    def columns(self) -> list[forms.BoundField]:
        """The questions about columns, in their order."""
        return [self[f"kolom-{number}"] for number in self.numbers]

    @property
    def mapping(self) -> Mapping:
        """The answers; month or year as far as they are one."""
        answers = self.cleaned_data
        roles = {number: answers[f"kolom-{number}"] for number in self.numbers}
        text = answers["masa"].strip()
        year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None
        return Mapping(
            header=answers["baris"], roles={number: role for number, role in roles.items() if role},
            period="" if year else text, year=year, element=answers["elemen"], by_hand=True,
        )  # fmt: skip


class HeadersForm(forms.Form):
    """Which element each unread header of a sheet of month blocks is. The field of the n-th is `judul-n`."""

    def __init__(self, data: Any = None, *, headers: dict[str, str], elements: Choices, row: int) -> None:
        super().__init__(data)
        self.headers, self.row = list(headers), row
        for number, (header, element) in enumerate(headers.items()):
            self.fields[f"judul-{number}"] = forms.ChoiceField(
                label=header,
                choices=[("", gettext("Tidak dibaca")), *elements],
                required=False,
                initial=element,
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        return list(self)

    @property
    def mapping(self) -> Mapping:
        """The elements that were chosen, by header."""
        answers = {h: self.cleaned_data[f"judul-{n}"] for n, h in enumerate(self.headers)}
        names = {key(header): element for header, element in answers.items() if element}
        return Mapping(header=self.row, names=names, by_hand=True)


class Word(Protocol):
    """One word for an element, in how many lines it stands, and what was said of it."""

    @property
    def text(self) -> str: ...
    @property
    def lines(self) -> int: ...
    @property
    def code(self) -> str: ...


class WordsForm(forms.Form):
    """What each unknown word for an element means. The field of the n-th is `kata-n`; nothing is chosen
    beforehand, similar elements stand first."""

    def __init__(
        self, data: Any = None, *, words: Sequence[Word], elements: Choices, offers: dict[str, list[str]]
    ) -> None:
        super().__init__(data)
        self._words = list(words)
        names = dict(elements)
        for number, word in enumerate(self._words):
            like = [(code, names[code]) for code in offers.get(word.text, ()) if code in names]
            choices: Choices = [("", gettext("Belum dijelaskan")), (SKIP, gettext("Lewati barisnya"))]
            choices += [(gettext("Mirip"), like)] if like else []
            self.fields[f"kata-{number}"] = forms.ChoiceField(
                label=_label(word),
                choices=[*choices, (gettext("Semua elemen"), elements)],
                required=False,
                initial=word.code,
            )

    @property
    def words(self) -> dict[str, str]:
        """What was chosen otherwise than before, by word; empty where an answer is taken back."""
        answers = [(word.text, self.cleaned_data[f"kata-{n}"]) for n, word in enumerate(self._words)]
        before = {word.text: word.code for word in self._words}
        return {text: code for text, code in answers if code != before[text]}


def _label(word: Word) -> str:
    if not word.lines:
        return gettext("“%(word)s”") % {"word": word.text}
    told = ngettext("“%(word)s”, %(n)s baris", "“%(word)s”, %(n)s baris", word.lines)
    return told % {"word": word.text, "n": printing.number_text(word.lines)}


_ROLES: Choices = [
    ("", _("Tidak dibaca")),
    ("village", _("Desa")),
    ("code", _("Kode desa")),
    ("period", _("Bulan (tiap baris)")),
    ("year", _("Tahun (tiap baris)")),
    ("element", _("Elemen (tiap baris)")),
    ("count", _("Jumlah")),
]


def _months() -> Choices:
    return [(f"month:{n}", printing.month_name(n)) for n in range(1, 13)]


def _prefixed(elements: Choices) -> Choices:
    return [(f"element:{code}", name) for code, name in elements]
