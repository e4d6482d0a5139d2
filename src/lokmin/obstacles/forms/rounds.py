"""What is typed for a round of scoring: its beginning, sheets of paper, sums, the order that is settled."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.ids import new_id
from lokmin.basics.refusal import Refusal
from lokmin.obstacles.queries import ProblemCard, SheetCard
from lokmin.obstacles.rules import sheets
from lokmin.obstacles.rules.methods import Way
from lokmin.obstacles.rules.rounds import MOST_RATERS
from lokmin.tools.fields import OnceForm

EMPTY_LINES = 5


class OpenRoundForm(OnceForm):
    """How many will score, and whether scores typed before take part."""

    use_required_attribute = False

    expected = forms.IntegerField(
        label=_("Berapa orang akan menilai"),
        required=False,
        min_value=1,
        max_value=MOST_RATERS,
        help_text=_("Boleh kosong."),
    )
    take_along = forms.BooleanField(label=_("Nilai yang sudah diketik ikut dihitung"), required=False)


class ConfirmForm(forms.Form):
    """Who settles the order, which order, and why when it is not that of the scores."""

    use_required_attribute = False

    told_by = forms.CharField(
        label=_("Ditetapkan oleh"),
        error_messages={
            "required": _("Tulis siapa yang menetapkan urutan: nama dan jabatan pimpinan rapat.")
        },
        max_length=160,
        help_text=_("Nama dan jabatan pimpinan rapat atau kepala Puskesmas."),
    )
    reason = forms.CharField(
        label=_("Sebab bila urutannya berbeda dari hasil nilai"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, problems: Sequence[ProblemCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = gettext("Tulis urutan 1 sampai %(n)s.") % {"n": len(problems)}
        self.names = {f"place-{card.id}": card for card in problems}
        for place, (name, card) in enumerate(self.names.items(), 1):
            self.fields[name] = forms.IntegerField(
                label=card.statement,
                initial=place,
                min_value=1,
                max_value=len(problems),
                widget=forms.NumberInput({"inputmode": "numeric"}),
                error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), told),
            )

    @property
    def places(self) -> list[forms.BoundField]:
        return [self[name] for name in self.names]

    def parts(self) -> dict[str, Any]:
        """What `confirm_round` takes; two problems in one place are refused as an order."""
        data = self.cleaned_data
        places = sorted((data[name], card.id) for name, card in self.names.items())
        if [place for place, _id in places] != list(range(1, len(places) + 1)):
            raise Refusal("obstacles.order")
        kept = {name: data[name] for name in ("told_by", "reason", "revision")}
        return {**kept, "order": [problem_id for _place, problem_id in places]}


@dataclass
class SheetLine:
    """One sheet as it is typed: its key, its name, one short text a problem, and what is wrong with it."""

    number: int
    key: str
    name: str
    cells: list[tuple[UUID, str]]
    kept: bool = False
    error: str = ""
    points: dict[UUID, dict[str, int]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not any(text.strip() for _problem, text in self.cells)


def kept_lines(kept: Sequence[SheetCard], problems: Sequence[ProblemCard], way: Way) -> list[SheetLine]:
    """The sheets that were typed, then empty lines; the key of an empty line makes a replay count once."""
    known = [
        SheetLine(
            number,
            card.rater_key,
            card.rater,
            [(p.id, sheets.text_of(dict(card.points.get(p.id, {})), way.facts)) for p in problems],
            kept=True,
        )
        for number, card in enumerate(kept, 1)
    ]
    blank = [
        SheetLine(len(known) + i, f"sheet:{new_id()}", "", [(p.id, "") for p in problems])
        for i in range(1, EMPTY_LINES + 1)
    ]
    return known + blank


def typed_lines(data: Any, problems: Sequence[ProblemCard], kept: Sequence[SheetCard]) -> list[SheetLine]:
    """The lines as they were sent."""
    known = {card.rater_key for card in kept}
    keys = [key for key in data.getlist("key") if key.startswith("sheet:") and len(key) <= 60]
    return [
        SheetLine(
            number,
            key,
            " ".join(data.get(f"name-{key}", "").split()),
            [(p.id, data.get(f"{key}-{p.id}", "").strip()) for p in problems],
            kept=key in known,
        )
        for number, key in enumerate(dict.fromkeys(keys), 1)
    ]


def read_line(line: SheetLine, way: Way) -> None:
    """Put the points of a line beside its texts; refused when a text cannot be read."""
    line.points = {problem_id: sheets.points_of(text, way.facts) for problem_id, text in line.cells if text}


class SumsForm(forms.Form):
    """Sums of several sheets: how many sheets, and a total for each problem and criterion."""

    use_required_attribute = False

    raters = forms.IntegerField(
        label=_("Berapa lembar"),
        min_value=1,
        max_value=MOST_RATERS,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"required": _("Tulis berapa lembar yang dijumlahkan.")},
    )

    def __init__(self, *args: Any, problems: Sequence[ProblemCard], way: Way, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.problems, self.criteria = problems, way.facts.every
        told = gettext("Tulis jumlahnya sebagai bilangan bulat.")
        for problem in problems:
            for criterion in self.criteria:
                label = f"{criterion.code}, {problem.statement}"
                self.fields[f"{criterion.code}-{problem.id}"] = forms.IntegerField(
                    label=label,
                    min_value=0,
                    widget=forms.NumberInput({"inputmode": "numeric", "aria-label": label}),
                    error_messages=dict.fromkeys(("required", "invalid", "min_value"), told),
                )

    @property
    def rows(self) -> list[tuple[ProblemCard, list[forms.BoundField]]]:
        return [(p, [self[f"{c.code}-{p.id}"] for c in self.criteria]) for p in self.problems]

    def parts(self) -> dict[str, Any]:
        """Raters and points, as `give_scores` takes them."""
        data = self.cleaned_data
        points = {p.id: {c.code: data[f"{c.code}-{p.id}"] for c in self.criteria} for p in self.problems}
        return {"raters": data["raters"], "points": points}
