"""The shape of an upload, and the question which village a name means."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.tools.fields import LokminFileField, LokminFileInput

LEAVE_OUT = "-"


class UploadForm(forms.Form):
    """One workbook or text file."""

    file = LokminFileField(
        label=_("Berkas data"),
        help_text=_(
            "Buku kerja Excel (.xlsx, .xlsm) atau CSV, paling besar 20 MB. Berkasnya tidak disimpan."
        ),
        widget=LokminFileInput({"accept": ".xlsx,.xlsm,.xls,.csv,.txt"}),
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
