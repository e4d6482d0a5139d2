"""The shape of what is typed about problems."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from lokmin.basics.sentences.obstacles import SENTENCES
from lokmin.obstacles.queries import CauseCard
from lokmin.obstacles.rules.problems import BRANCHES, HIGHEST, LOWEST
from lokmin.places.queries import AreaCard
from lokmin.tools.fields import OnceForm


def _needed(code: str) -> dict[str, Any]:
    """A field that must be filled, with the sentence of the refusal."""
    return {"required": True, "error_messages": {"required": _(SENTENCES[code])}}


class BareForm(forms.Form):
    """Speaks with the page's sentences, not with the browser's."""

    use_required_attribute = False


class ProblemForm(OnceForm, BareForm):
    """A problem in one sentence, with its villages and indicator."""

    statement = forms.CharField(
        label=_("Masalah"),
        max_length=300,
        **_needed("obstacles.statement"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Apa, di mana, berapa. Misalnya: enam desa belum mencapai imunisasi dasar lengkap."),
    )
    origin = forms.ChoiceField(
        label=_("Asalnya"),
        required=False,
        initial="typed",
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
        data = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        data["area_ids"] = [UUID(value) for value in data["area_ids"]]
        data["indicator_code"] = data["indicator_code"] or None
        if "origin" in data:
            data["origin"] = data["origin"] or "typed"
        return data


def _wrong_points() -> dict[str, Any]:
    told = _("Pilih nilai 1 sampai 5.")
    return {"required": told, "invalid_choice": told}


def _points(label: Any) -> forms.TypedChoiceField:
    marks = [(str(value), str(value)) for value in range(LOWEST, HIGHEST + 1)]
    return forms.TypedChoiceField(
        label=label, choices=marks, coerce=int, widget=forms.RadioSelect, error_messages=_wrong_points()
    )


class ScoreForm(BareForm):
    """U, S and G of one rater."""

    rater = forms.CharField(label=_("Penilai"), max_length=120, **_needed("obstacles.rater"))
    urgency = _points(_("U, mendesak"))
    seriousness = _points(_("S, gawat"))
    growth = _points(_("G, berkembang"))


class CauseForm(OnceForm, BareForm):
    """A cause on its bone, or the next why under another cause."""

    text = forms.CharField(label=_("Penyebab"), max_length=300, **_needed("obstacles.cause"))
    branch = forms.ChoiceField(label=_("Cabang"))
    parent = forms.ChoiceField(label=_("Menjawab “mengapa” dari"), required=False)

    def __init__(self, *args: Any, causes: Sequence[CauseCard] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branch"].choices = [(code, _t(word)) for code, word in BRANCHES.items()]  # type: ignore[attr-defined]
        whys = [(str(cause.id), cause.text) for cause in causes]
        self.fields["parent"].choices = [("", _t("penyebab baru")), *whys]  # type: ignore[attr-defined]


class SolutionForm(OnceForm, BareForm):
    """A way out."""

    text = forms.CharField(label=_("Pemecahan"), max_length=300, **_needed("obstacles.solution"))


class SupportForm(OnceForm, BareForm):
    """What is asked of a sector."""

    sector = forms.ChoiceField(label=_("Sektor"))
    text = forms.CharField(label=_("Dukungan yang diminta"), max_length=300, **_needed("obstacles.support"))

    def __init__(self, *args: Any, sectors: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = list(sectors)  # type: ignore[attr-defined]
