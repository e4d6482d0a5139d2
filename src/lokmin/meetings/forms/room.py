"""What is typed in the cockpit: one field, who said it, and as what it is kept."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lokmin.meetings.forms.hall import needed
from lokmin.tools.fields import LokminFilesField, LokminFilesInput, OnceForm


class WriteForm(OnceForm):
    """One sentence of the meeting. `who` is `o:<office>` or, for a walk-in, `a:<attendance>`."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Yang disampaikan"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages=needed("meetings.entry_empty"),
    )
    who = forms.CharField(label=_("Siapa"), required=False, max_length=60)
    item = forms.UUIDField(required=False)
    kind = forms.CharField(max_length=12)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_who(self) -> dict[str, UUID]:
        """`{"office_id": …}` or `{"attendance_id": …}`; what is neither is nobody."""
        sort, _sep, number = str(self.cleaned_data["who"]).partition(":")
        try:
            return {{"o": "office_id", "a": "attendance_id"}[sort]: UUID(number)}
        except (KeyError, ValueError):
            return {}

    def told(self) -> dict[str, Any]:
        """What `meetings.actions.write_down` takes."""
        data = self.cleaned_data
        return {
            "kind": data["kind"],
            "text": data["text"],
            "item_id": data["item"],
            "key": data["key"],
            "draft_version": data["version"] or 0,
            **data["who"],
        }


class DraftForm(forms.Form):
    """The same while it is typed: nothing is asked for."""

    text = forms.CharField(max_length=2000, required=False, strip=False)
    who = forms.CharField(max_length=60, required=False)
    item = forms.UUIDField(required=False)
    version = forms.IntegerField(required=False)

    def told(self) -> dict[str, Any]:
        """What `meetings.actions.keep_draft` takes."""
        data = self.cleaned_data
        sort, _sep, number = data["who"].partition(":")
        try:
            office_id = UUID(number) if sort == "o" else None
        except ValueError:
            office_id = None
        return {
            "text": data["text"].replace("\r\n", "\n"),
            "item_id": data["item"],
            "office_id": office_id,
            "version": data["version"] or 0,
        }


class WallForm(forms.Form):
    """What the wall shows."""

    view = forms.CharField(max_length=20)
    subject = forms.CharField(max_length=60, required=False)
    page = forms.IntegerField(min_value=1, required=False)


class DecideForm(forms.Form):
    """What becomes of an input from a phone."""

    state = forms.CharField(max_length=8)
    seen = forms.CharField(max_length=8, required=False)
    note = forms.CharField(max_length=200, required=False)
    into = forms.UUIDField(required=False)


class PhotosForm(forms.Form):
    """Photos of the meeting."""

    use_required_attribute = False

    photos = LokminFilesField(
        label=_("Foto"),
        widget=LokminFilesInput({"accept": "image/*"}, button=_("Pilih atau ambil foto"), downscale=True),
        help_text=_("Dikecilkan di ponsel; tempat dan waktu di dalam foto dibuang."),
    )
    caption = forms.CharField(label=_("Keterangan"), max_length=200, required=False)


class CameForm(OnceForm):
    """Somebody without an office of the directory, typed at the desk."""

    use_required_attribute = False

    name = forms.CharField(label=_("Nama"), max_length=120, error_messages=needed("meetings.walk_in_name"))
    institution = forms.CharField(label=_("Asal lembaga"), max_length=160, required=False)
    title = forms.CharField(label=_("Jabatan"), max_length=160, required=False)
    sector = forms.ChoiceField(label=_("Sektor"), required=False)

    def __init__(self, *args: Any, sectors: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("tidak tahu")), *sectors]  # type: ignore[attr-defined]
