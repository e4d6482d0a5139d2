"""The shape of what is typed about messages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokmin.people.rules.messages import TEXT_MOST, words
from lokmin.tools import printing


class LiaisonForm(forms.Form):
    """Who of the staff gets what was ticked; empty: back to the custom."""

    account = forms.ChoiceField(label=gettext_lazy("Petugas yang mengirim"), required=False)
    thing = forms.TypedMultipleChoiceField(required=False)

    def __init__(
        self, *args: Any, staff: Iterable[tuple[str, str]], things: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", _("kembali ke bawaan")), *staff]  # type: ignore[attr-defined]
        self.fields["thing"].choices = [(value, value) for value in things]  # type: ignore[attr-defined]


class TextsForm(forms.Form):
    """One box a kind of message; an empty one says the sentence of the district, or the usual one."""

    def __init__(self, *args: Any, own: Mapping[str, Any], usual: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usual = {key: pair[0] for key, pair in usual.items()}
        english = printing.language() == "en"
        for word in words():
            known = ", ".join(f"{{{hole}}}" for hole in sorted(word.holes))
            self.fields[word.key] = forms.CharField(
                label=word.where_en if english else word.where,
                required=False,
                max_length=TEXT_MOST,
                initial=own.get(word.key, ("", ""))[0] or usual[word.key][0],
                help_text=_("Yang diisi sendiri: %(known)s") % {"known": known},
                widget=forms.Textarea({"rows": 6}),
            )

    def own(self) -> dict[str, tuple[str, str]]:
        """What differs from what would be said anyhow; the rest is left to the district or the file."""
        said = {key: " ".join(value.split()) for key, value in self.cleaned_data.items()}
        return {key: ("" if value == self.usual[key] else value, "") for key, value in said.items()}
