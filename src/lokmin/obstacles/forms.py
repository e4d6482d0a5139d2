"""The shape of what is typed about problems."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from lokmin.obstacles.queries import CauseCard
from lokmin.obstacles.rules.problems import BRANCHES, HIGHEST, LOWEST
from lokmin.places.queries import AreaCard


class ProblemForm(forms.Form):
    """A problem in one sentence, with its villages and indicator."""

    statement = forms.CharField(
        label=_("Masalah"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Apa, di mana, berapa. Misalnya: enam desa belum mencapai imunisasi dasar lengkap."),
    )
    origin = forms.ChoiceField(
        label=_("Asalnya"),
        required=False,
        choices=[("typed", _("ditulis petugas")), ("sector", _("disampaikan lintas sektor"))],
    )
    indicator_code = forms.ChoiceField(label=_("Indikator"), required=False)
    area_ids = forms.MultipleChoiceField(label=_("Desa"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        *args: Any,
        areas: Sequence[AreaCard] = (),
        indicators: Iterable[tuple[str, str]] = (),
        with_origin: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator_code"].choices = [("", _t("tidak ada")), *indicators]  # type: ignore[attr-defined]
        self.fields["area_ids"].choices = [(str(a.id), a.name) for a in areas]  # type: ignore[attr-defined]
        if not with_origin:
            del self.fields["origin"]

    def parts(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        data = dict(self.cleaned_data)
        data["area_ids"] = [UUID(value) for value in data["area_ids"]]
        data["indicator_code"] = data["indicator_code"] or None
        if "origin" in data:
            data["origin"] = data["origin"] or "typed"
        return data


def _points(label: Any) -> forms.TypedChoiceField:
    marks = [(str(value), str(value)) for value in range(LOWEST, HIGHEST + 1)]
    return forms.TypedChoiceField(
        label=label, choices=marks, coerce=int, empty_value=0, required=False, widget=forms.RadioSelect
    )


class ScoreForm(forms.Form):
    """U, S and G of one rater."""

    rater = forms.CharField(label=_("Penilai"), max_length=120, required=False)
    urgency = _points(_("U, mendesak"))
    seriousness = _points(_("S, gawat"))
    growth = _points(_("G, berkembang"))


class CauseForm(forms.Form):
    """A cause on its bone, or the next why under another cause."""

    text = forms.CharField(label=_("Penyebab"), max_length=300, required=False)
    branch = forms.ChoiceField(label=_("Cabang"), required=False)
    parent = forms.ChoiceField(label=_("Menjawab “mengapa” dari"), required=False)

    def __init__(self, *args: Any, causes: Sequence[CauseCard] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branch"].choices = [(code, _t(word)) for code, word in BRANCHES.items()]  # type: ignore[attr-defined]
        whys = [(str(cause.id), cause.text) for cause in causes]
        self.fields["parent"].choices = [("", _t("penyebab baru")), *whys]  # type: ignore[attr-defined]


class SolutionForm(forms.Form):
    """A way out."""

    text = forms.CharField(label=_("Pemecahan"), max_length=300, required=False)


class SupportForm(forms.Form):
    """What is asked of a sector."""

    sector = forms.ChoiceField(label=_("Sektor"), required=False)
    text = forms.CharField(label=_("Dukungan yang diminta"), max_length=300, required=False)

    def __init__(self, *args: Any, sectors: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = list(sectors)  # type: ignore[attr-defined]
