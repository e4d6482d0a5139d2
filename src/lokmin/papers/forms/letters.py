"""The words of an invitation as an office may change them; how many copies are printed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.papers.forms.issuers import lines_of
from lokmin.papers.queries import LetterWords

MOST_COPIES = 200


class LetterForm(forms.Form):
    """An emptied text goes back to the usual one; an emptied list prints none."""

    nature = forms.CharField(label=_("Sifat"), max_length=30, required=False)
    attachment = forms.CharField(
        label=_("Lampiran"),
        max_length=60,
        required=False,
        help_text=_("Dihitung dari daftar undangan dan susunan acara"),
    )
    subject = forms.CharField(label=_("Hal"), max_length=200, required=False)
    opening = forms.CharField(
        label=_("Alinea pembuka"), max_length=2000, required=False, widget=forms.Textarea({"rows": 5})
    )
    attention = forms.CharField(
        label=_("Yang perlu disiapkan"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Satu baris satu hal; kosong: tidak dicetak"),
    )
    closing = forms.CharField(
        label=_("Alinea penutup"), max_length=2000, required=False, widget=forms.Textarea({"rows": 4})
    )
    copies = forms.CharField(
        label=_("Tembusan"),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Satu baris satu tujuan; kosong: tidak dicetak"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(words: LetterWords, version: int) -> dict[str, object]:
        """The letter as it would be printed now."""
        texts = {name: getattr(words, name) for name in ("nature", "attachment", "subject")}
        lists = {name: "\n".join(getattr(words, name) or ()) for name in ("attention", "copies")}
        return {**texts, **lists, "opening": words.opening, "closing": words.closing, "version": version}

    def words(self) -> LetterWords:
        """What was typed."""
        data = dict(self.cleaned_data)
        lists = {name: lines_of(data.pop(name)) for name in ("attention", "copies")}
        data["opening"], data["closing"] = (" ".join(data[name].split()) for name in ("opening", "closing"))
        return LetterWords(**lists, **data)


class CopiesForm(forms.Form):
    """How many copies of each paper; `usual` by its key, with what it is called."""

    def __init__(self, *args: Any, usual: list[tuple[str, str, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, name, copies in usual:
            self.fields[key] = forms.IntegerField(
                label=name, min_value=0, max_value=MOST_COPIES, initial=copies, required=False
            )
