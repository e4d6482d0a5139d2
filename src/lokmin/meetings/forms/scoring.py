"""The ballot of one problem on a phone."""

from typing import Any
from uuid import UUID

from django import forms

from lokmin.obstacles.forms import points_field
from lokmin.obstacles.rules.methods import Way


class BallotForm(forms.Form):
    """The points of one seat for one problem, one field a criterion."""

    use_required_attribute = False

    problem = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, way: Way, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [criterion.code for criterion in way.facts.every]
        for criterion in way.facts.every:
            self.fields[criterion.code] = points_field(criterion)

    @property
    def criteria(self) -> list[forms.BoundField]:
        return [self[code] for code in self.codes]

    def points(self) -> dict[UUID, dict[str, int]]:
        """What `score_from_seat` takes."""
        return {self.cleaned_data["problem"]: {code: self.cleaned_data[code] for code in self.codes}}
