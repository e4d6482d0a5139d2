"""What is handed up, what was answered, and that the camat was told."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from lokmin.basics.sentences.commitments import SENTENCES
from lokmin.commitments import queries
from lokmin.commitments.forms.promise import ReasonForm, words
from lokmin.tools.fields import LokminDateField, OnceForm

_TOLD_HOW = SENTENCES["commitments.told_how"]


class HandUpForm(ReasonForm):
    """To whom above, and what is asked of them."""

    to = forms.ChoiceField(label=_("Diteruskan kepada"), widget=forms.RadioSelect, initial="camat")
    to_name = forms.CharField(label=_("Nama jabatan, bila pihak lain"), max_length=120, required=False)
    field_order = ("to", "to_name", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = words(queries.HANDED_TO)  # type: ignore[attr-defined]
        self.fields["reason"].label = _t("Apa yang diminta, dan mengapa")


class AnswerForm(OnceForm):
    """What the one above answered, who, and on which day."""

    use_required_attribute = False

    answer = forms.CharField(
        label=_("Jawabannya"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Tulis jawabannya.")},
    )
    answered_by = forms.CharField(
        label=_("Dijawab oleh"), max_length=120, required=False, help_text=_("Nama dan jabatan.")
    )
    answered_on = LokminDateField(label=_("Dijawab pada"))
    goes_on = forms.BooleanField(label=_("Dengan jawaban ini komitmen dapat berjalan lagi"), required=False)

    def __init__(self, *args: Any, own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["answered_by"]


class LinkAnswerForm(OnceForm):
    """The camat's own answer from his link, today."""

    use_required_attribute = False

    answer = forms.CharField(
        label=_("Jawaban Bapak/Ibu"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Tulis jawabannya.")},
    )
    goes_on = forms.BooleanField(label=_("Dengan jawaban ini komitmen dapat berjalan lagi"), required=False)


class TellForm(forms.Form):
    """How the camat was told why promises are stuck."""

    use_required_attribute = False

    via = forms.CharField(
        label=_("Camat diberi tahu lewat"),
        max_length=120,
        help_text=_("Misalnya: bertemu, telepon, surat."),
        error_messages={"required": _(_TOLD_HOW)},
    )

    def __init__(self, *args: Any, camat: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if camat:
            del self.fields["via"]
