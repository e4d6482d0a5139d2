"""The grid of the note-taker: a line for each open promise, each read alone."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from lokmin.basics.ids import new_id
from lokmin.commitments.forms.promise import VIA
from lokmin.commitments.rules import states
from lokmin.tools.fields import LokminDateField

NAME = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})-state")


class GridForm(forms.Form):
    """What all lines of one save share: the key, and through what and by whom it was told (FN 30)."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    via = forms.ChoiceField(label=_("Dilaporkan lewat"), choices=VIA, required=False)
    told_by = forms.CharField(
        label=_("Oleh"), max_length=120, required=False, help_text=_("Kosong: pejabat pada komitmennya.")
    )


class LineForm(forms.Form):
    """One promise: nothing typed means nothing is reported."""

    use_required_attribute = False

    state = forms.ChoiceField(
        required=False,
        choices=[
            ("", "–"),
            (states.DONE, _("Selesai")),
            (states.UNDER_WAY, _("Berjalan")),
            (states.BLOCKED, _("Terkendala")),
        ],
    )
    count = forms.IntegerField(required=False)
    happened_on = LokminDateField(required=False)
    text = forms.CharField(required=False, max_length=300)

    def __init__(self, *args: Any, version: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version

    @property
    def touched(self) -> bool:
        """Whether anything was typed in this line."""
        names = ("state", "count", "happened_on", "text")
        return any(str(self.data.get(self.add_prefix(name), "")).strip() for name in names)

    def told(self, today: Any, now: str) -> dict[str, Any]:
        """The line as `actions.report_many` takes it. A number alone says that it is under way."""
        data = self.cleaned_data
        state = data["state"] or (states.UNDER_WAY if now in (states.AGREED, states.UNDER_WAY) else "")
        return {
            "state": state,
            "count": data["count"],
            "text": data["text"],
            "reason": data["text"] if state == states.BLOCKED else "",
            "happened_on": data["happened_on"] or today,
            "version": self.version,
        }

    def again(self, version: int) -> "LineForm":
        """What was typed, as a line of the promise as it stands now."""
        prefix = f"{str(self.prefix).partition('.')[0]}.{version}"
        data = {f"{prefix}-{name}": self.data.get(self.add_prefix(name), "") for name in self.fields}
        return LineForm(data, prefix=prefix, version=version)

    def sentences(self) -> list[str]:
        """What is wrong with the line, for beside it."""
        names = {"count": _t("Jumlah"), "happened_on": _t("Tanggal"), "state": _t("Keadaan")}
        return [
            f"{names[name]}: {error}" if name in names else str(error)
            for name, errors in self.errors.items()
            for error in errors
        ]


def line(commitment_id: UUID, version: int, data: Mapping[str, Any] | None = None) -> LineForm:
    """The line of a promise. Its fields are named after the promise and the version that was read.

    So a line that was saved has other fields, and a draft kept in the browser cannot fill it again; what was
    sent names the version on which it was typed.
    """
    if data is not None:
        version = read_versions(data).get(commitment_id, version)
    return LineForm(data, prefix=f"{commitment_id}.{version}", version=version)


def read_versions(data: Mapping[str, Any]) -> dict[UUID, int]:
    """The version of each promise on which its line was typed."""
    found = (NAME.fullmatch(key) for key in data)
    return {UUID(match[1]): int(match[2]) for match in found if match}
