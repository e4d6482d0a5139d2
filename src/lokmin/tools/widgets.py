"""The controls of a form as markup: the same that Django's templates make, without asking through them.

A line of text goes through three templates there, a list of a hundred choices through two hundred. What is
not drawn here is drawn by Django.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape as escape
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]


def _attrs(widget: Widget) -> str:
    told = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"' for name, value in told
    )


def _line(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{escape(widget["value"])}"'
    return f'<input type="{escape(widget["type"])}" name="{escape(widget["name"])}"{value}{_attrs(widget)}>'


def _text(widget: Widget) -> str:
    value = escape(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{escape(widget["name"])}"{_attrs(widget)}>\n{value}</textarea>'


def _choice(option: Widget) -> str:
    value = escape(option["value"])
    return f'\n  <option value="{value}"{_attrs(option)}>{escape(option["label"])}</option>\n'


def _list(widget: Widget) -> str:
    parts = [f'<select name="{escape(widget["name"])}"{_attrs(widget)}>']
    for group, options, _number in widget["optgroups"]:
        drawn = "".join(map(_choice, options))
        parts.append(f'\n  <optgroup label="{escape(group)}">{drawn}\n  </optgroup>' if group else drawn)
    return "".join([*parts, "\n</select>"])


_LINES = ("text", "hidden", "number", "email", "tel", "url", "search", "password", "date", "time")
_DRAWN: dict[str, Callable[[Widget], str]] = {
    **{f"django/forms/widgets/{kind}.html": _line for kind in _LINES},
    "django/forms/widgets/textarea.html": _text,
    "django/forms/widgets/select.html": _list,
}


class Renderer(DjangoTemplates):
    """`FORM_RENDERER`."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        draw = _DRAWN.get(template_name)
        if draw is None:
            return super().render(template_name, context, request)
        return mark_safe(draw(context["widget"]))  # noqa: S308
