"""Messages that went out: one by its own button, or those that are ticked."""

from uuid import UUID

from django import forms

from lokmin.people.rules.messages import WAYS


class MarkForm(forms.Form):
    """`one` is the button of a row, `lisan:<id>`; else `message` are the ticks, `via` and `by` how."""

    one = forms.RegexField(r"^(?:" + "|".join(WAYS) + r"):[0-9a-f-]{36}$", required=False)
    message = forms.TypedMultipleChoiceField(required=False, coerce=UUID)
    via = forms.ChoiceField(choices=[(way, way) for way in WAYS], required=False)
    by = forms.CharField(max_length=40, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        sent = self.data.getlist("message") if hasattr(self.data, "getlist") else []
        self.fields["message"].choices = [(value, value) for value in sent]  # type: ignore[attr-defined]

    def marked(self) -> tuple[list[UUID], str, str]:
        """The messages, through what they went, and who carried them."""
        data = self.cleaned_data
        if data["one"]:
            via, _, message_id = data["one"].partition(":")
            return [UUID(message_id)], via, ""
        return data["message"], data["via"] or WAYS[0], data["by"]
