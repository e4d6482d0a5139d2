"""Form fields that speak as the field does: dates as they are written, files without the browser's own words.

A browser's date and file controls speak the browser's language; here the page speaks (FN 36).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.ids import new_id
from lokmin.tools import printing
from lokmin.tools.dates import parse_date


class LokminDateInput(forms.TextInput):
    """A plain line that shows the date in words."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "data-date": "", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return printing.date_long(value) if isinstance(value, date) else super().format_value(value)


class LokminDateField(forms.Field):
    """A date as people write it. Refuses with a sentence that shows how."""

    widget = LokminDateInput
    default_error_messages = {
        "invalid": _("“%(value)s” bukan tanggal. Tulis seperti 22 Mei 2023 atau 22-05-2023."),
        "early": _("Tanggal %(value)s lebih awal daripada %(limit)s."),
        "late": _("Tanggal %(value)s lewat dari %(limit)s."),
    }

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Contoh: 22 Mei 2023 atau 22-05-2023"))
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        found = parse_date(str(value))
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
        return found

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            self._outside("early", value, self.earliest)
        if value and self.latest and value > self.latest:
            self._outside("late", value, self.latest)

    def _outside(self, code: str, value: date, limit: date) -> None:
        params = {"value": printing.date_long(value), "limit": printing.date_long(limit)}
        raise ValidationError(self.error_messages[code], code=code, params=params)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return super().has_changed(initial, self.to_python(data))
        except ValidationError:
            return True


class LokminFileInput(forms.FileInput):
    """The file control behind our own words: a button-like label and the name of what was chosen."""

    template_name = "tools/file_input.html"

    def __init__(
        self, attrs: Mapping[str, Any] | None = None, *, button: Any = None, downscale: bool = False
    ) -> None:
        super().__init__(dict(attrs or {}))
        self.button = button
        self.downscale = downscale

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.downscale:
            context["widget"]["attrs"]["data-downscale"] = "1600"
        context["button"] = self.button or gettext("Pilih berkas")
        return context


class LokminFileField(forms.FileField):
    """A file chosen through Indonesian words."""

    widget = LokminFileInput
    default_error_messages = {
        "required": _("Pilih satu berkas dahulu."),
        "empty": _("Berkas itu kosong. Pilih berkas lain."),
        "missing": _("Tidak ada berkas yang terkirim. Pilih sekali lagi."),
        "invalid": _("Berkas tidak terkirim utuh. Coba sekali lagi."),
    }


class LokminFilesInput(LokminFileInput):
    """The same control, several files at once."""

    allow_multiple_selected = True


class LokminFilesField(LokminFileField):
    """Several files chosen at once; the cleaned value is a list."""

    widget = LokminFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [forms.FileField.clean(self, file, initial) for file in chosen or [None]]


class OnceForm(forms.Form):
    """A form that makes something: its hidden key lets a request that is sent twice count once.

    The key has no id, so that several such forms may stand on one page.
    """

    key = forms.CharField(
        max_length=100, required=False, initial=new_id, widget=forms.HiddenInput({"id": False})
    )

    def renew(self) -> None:
        """Another key for what is typed now: the old one was used for something else."""
        data: Any = self.data.copy()
        data["key"] = str(new_id())
        self.data = data


class LokminPhotoField(LokminFileField):
    """A photo from a phone; it is made smaller on the phone where scripts run."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", LokminFileInput({"accept": "image/*"}, button=_("Pilih foto"), downscale=True)
        )
        super().__init__(**kwargs)
