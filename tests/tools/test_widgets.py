"""Controls drawn here are those that Django draws, letter for letter."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString, mark_safe

from lokmin.tools import widgets

HOSTILE = """<b>"Ani" & 'Budi'</b>"""
GROUPS = [("", "pilih"), ("Desa <x>", [("1", HOSTILE), (2, "Pari")]), (HOSTILE, "apa saja")]
ATTRS = {"id": "a", "required": True, "disabled": False, "data-x": HOSTILE, "maxlength": 1200}
CONTROLS: list[tuple[forms.Widget, list[Any]]] = [
    (forms.TextInput(), ["", None, HOSTILE, 1200, mark_safe("&amp;")]),
    (forms.HiddenInput(), ["x", None]),
    (forms.NumberInput(), [0, 1200, None]),
    (forms.EmailInput(), ["a@b.id"]),
    (forms.PasswordInput(), ["rahasia"]),
    (forms.DateInput(), ["2023-08-07"]),
    (forms.Textarea(), ["", None, HOSTILE, "dua\nbaris"]),
    (forms.Select(choices=GROUPS), ["", None, 2, "2", HOSTILE]),
    (forms.Select(choices=[]), [""]),
]


@pytest.mark.parametrize(("control", "values"), CONTROLS, ids=lambda one: type(one).__name__)
def test_a_control_is_drawn_as_django_draws_it(control: forms.Widget, values: list[Any]):
    for value in values:
        for attrs in (ATTRS, None):
            ours = control.render("nama <n>", value, attrs, widgets.Renderer())
            assert ours == control.render("nama <n>", value, attrs, DjangoTemplates())
            assert isinstance(ours, SafeString)


def test_what_is_not_drawn_here_is_drawn_by_django():
    ours = forms.CheckboxInput().render("a", True, None, widgets.Renderer())
    assert ours == forms.CheckboxInput().render("a", True, None, DjangoTemplates())


def test_forms_use_it(settings: Any):
    assert isinstance(forms.Form().renderer, widgets.Renderer)
