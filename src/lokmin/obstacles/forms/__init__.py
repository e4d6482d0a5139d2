"""The shape of what is typed about problems."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.sentences.obstacles import SENTENCES
from lokmin.obstacles.queries import CauseCard, SolutionCard
from lokmin.obstacles.rules.methods import FORMULAS, METHODS, Criterion, Way
from lokmin.obstacles.rules.problems import BRANCHES, MOST_WEIGHT
from lokmin.places.queries import AreaCard
from lokmin.tools.fields import OnceForm

FEW_POINTS = 6


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
        help_text=_(
            "Apa dan berapa, misalnya: enam desa belum mencapai imunisasi dasar lengkap. Nama desa dipilih "
            "di bawah, bukan di kalimat ini, karena kalimatnya dibaca seluruh rapat."
        ),
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
        self.fields["indicator_code"].choices = [("", gettext("tidak ada")), *indicators]  # type: ignore[attr-defined]
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


def points_field(criterion: Criterion) -> forms.TypedChoiceField:
    """One criterion: buttons where answers are few, a list where they are many, yes or no for a veto."""
    low, high = criterion.board
    told = gettext("Pilih nilai %(low)s sampai %(high)s.") % {"low": low, "high": high}
    marks: list[tuple[str, Any]] = [(str(value), str(value)) for value in range(low, high + 1)]
    if criterion.veto:
        marks, told = [("1", gettext("ya")), ("0", gettext("tidak"))], gettext("Pilih ya atau tidak.")
    few = len(marks) <= FEW_POINTS
    return forms.TypedChoiceField(
        label=f"{criterion.code}, {gettext(criterion.word)}",
        choices=marks if few else [("", gettext("pilih")), *marks],
        coerce=int,
        widget=forms.RadioSelect if few else forms.Select,
        error_messages={"required": told, "invalid_choice": told},
    )


class ScoreForm(BareForm):
    """One rater's points, one field a criterion; fields are named by the criterion's code."""

    rater = forms.CharField(label=_("Penilai"), max_length=120, **_needed("obstacles.rater"))

    def __init__(self, *args: Any, way: Way, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [criterion.code for criterion in way.facts.every]
        for criterion in way.facts.every:
            self.fields[criterion.code] = points_field(criterion)

    @property
    def criteria(self) -> list[forms.BoundField]:
        return [self[code] for code in self.codes]

    def parts(self) -> dict[str, Any]:
        """Rater and points, as the action takes them."""
        points = {code: self.cleaned_data[code] for code in self.codes}
        return {"rater": self.cleaned_data["rater"], "points": points}


class WayForm(BareForm):
    """How the board of these months scores."""

    method = forms.ChoiceField(label=_("Cara menilai"), widget=forms.RadioSelect)
    formula = forms.ChoiceField(
        label=_("Rumus Hanlon"), required=False, choices=[(formula, formula) for formula in FORMULAS]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["method"].choices = [  # type: ignore[attr-defined]
            (method.code, _method_words(method.code)) for method in METHODS.values()
        ]
        for criterion in METHODS["mcua"].criteria:
            told = gettext("Bobot bilangan bulat 1 sampai %(most)s.") % {"most": MOST_WEIGHT}
            self.fields[f"weight-{criterion.code}"] = forms.IntegerField(
                label=gettext("Bobot MCUA: %(word)s") % {"word": gettext(criterion.word)},
                required=False,
                min_value=1,
                max_value=MOST_WEIGHT,
                error_messages={"invalid": told, "min_value": told, "max_value": told},
            )

    @property
    def weights(self) -> list[forms.BoundField]:
        return [self[f"weight-{criterion.code}"] for criterion in METHODS["mcua"].criteria]

    def parts(self) -> dict[str, Any]:
        """Method, formula and weights, as the action takes them; an empty weight keeps the usual one."""
        given = {name.removeprefix("weight-"): value for name, value in self.cleaned_data.items()}
        codes = [criterion.code for criterion in METHODS["mcua"].criteria]
        weights = {code: given[code] for code in codes if given[code] is not None}
        return {"method": given["method"], "formula": given["formula"], "weights": weights}


def _method_words(code: str) -> str:
    """`USG: mendesak + gawat + berkembang`."""
    method = METHODS[code]
    words = ", ".join(gettext(criterion.word) for criterion in method.criteria)
    return f"{method.name}: {words}"


class CauseForm(OnceForm, BareForm):
    """A cause on its bone, or the next why under another cause."""

    text = forms.CharField(label=_("Penyebab"), max_length=300, **_needed("obstacles.cause"))
    branch = forms.ChoiceField(label=_("Cabang"))
    parent = forms.ChoiceField(label=_("Menjawab “mengapa” dari"), required=False)

    def __init__(self, *args: Any, causes: Sequence[CauseCard] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branch"].choices = [(code, gettext(word)) for code, word in BRANCHES.items()]  # type: ignore[attr-defined]
        whys = [(str(cause.id), cause.text) for cause in causes]
        self.fields["parent"].choices = [("", gettext("penyebab baru")), *whys]  # type: ignore[attr-defined]


def _one_to_five(label: Any, help_text: Any) -> forms.TypedChoiceField:
    """A criterion for comparing alternatives; empty is not yet compared."""
    told = _("Pilih 1 sampai 5, atau kosongkan.")
    return forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "–"), *((str(value), str(value)) for value in range(1, 6))],
        help_text=help_text,
        error_messages={"invalid_choice": told},
    )


class CompareForm(BareForm):
    """How a solution compares with the others: 1 to 5, more is better."""

    effect = _one_to_five(_("Keefektifan"), _("5 = paling menolong"))
    ease = _one_to_five(_("Kemudahan"), _("5 = paling mudah"))
    cost = _one_to_five(_("Biaya"), _("5 = paling murah"))


class SolutionForm(CompareForm, OnceForm):
    """A way out, for which cause, and how it compares."""

    text = forms.CharField(label=_("Pemecahan"), max_length=300, **_needed("obstacles.solution"))
    cause = forms.ChoiceField(label=_("Untuk penyebab"), required=False)

    def __init__(self, *args: Any, causes: Sequence[CauseCard] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(cause.id), cause.text) for cause in causes]
        self.fields["cause"].choices = [("", gettext("masalahnya sendiri")), *known]  # type: ignore[attr-defined]

    def parts(self) -> dict[str, Any]:
        """What was typed, as `add_solution` takes it."""
        data = dict(self.cleaned_data)
        cause = data.pop("cause")
        return {**data, "cause_id": UUID(cause) if cause else None}


class SupportForm(OnceForm, BareForm):
    """What is asked of a sector, towards which solution."""

    sector = forms.ChoiceField(label=_("Sektor"))
    text = forms.CharField(label=_("Dukungan yang diminta"), max_length=300, **_needed("obstacles.support"))
    solution = forms.ChoiceField(label=_("Untuk pemecahan"), required=False)

    def __init__(
        self,
        *args: Any,
        sectors: Iterable[tuple[str, str]] = (),
        solutions: Sequence[SolutionCard] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = list(sectors)  # type: ignore[attr-defined]
        known = [(str(solution.id), solution.text) for solution in solutions]
        self.fields["solution"].choices = [("", gettext("belum ditentukan")), *known]  # type: ignore[attr-defined]
