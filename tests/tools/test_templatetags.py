"""The tag library: what templates write, people see and screen readers hear."""

from datetime import date
from fractions import Fraction

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from lokmin.basics.numbers import Ratio
from lokmin.basics.scope import ROLE_NAMES, Role
from lokmin.tools.fields import LokminDateField


def show(source, request=None, **context):
    return engines["django"].from_string("{% load lokmin %}" + source).render(context, request)


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{% number x %}{{ x|number }}", 2710, "2.7102.710"),
        ("{% percent x %} {{ x|percent }}", Ratio(10, 48), "20,8% 20,8%"),
        (
            "{% date x %}|{{ x|date_short }}|{% weekday_date x %}",
            date(2023, 5, 22),
            "22 Mei 2023|22 Mei|Senin, 22 Mei 2023",
        ),
        ("{{ x|points }}", Fraction(-21, 2), "−10,5"),
        ("{% countdown x %}", -10, "H−10"),
    ],
)
def test_printers_work_as_tag_and_as_filter(source, value, expected):
    assert show(source, x=value) == expected


def test_a_symbol_is_silent_unless_it_is_named():
    assert 'aria-hidden="true"' in show('{% icon "baik" %}')
    assert 'aria-label="Baik"' in show('{% icon "baik" label="Baik" %}')


def test_every_symbol_a_mark_needs_is_in_the_sprite():
    from lokmin.tools import marks

    sprite = show('{% include "tools/symbols.html" %}')
    for name in {
        *set(marks.LEGEND) - set(marks.SIGNS),
        *marks.STAMP_ICONS.values(),
        "up",
        "down",
        "same",
        "cross",
        "partial",
        "print",
    }:
        assert f'id="i-{name}"' in sprite, name
    for pattern in ("baik", "kurang", "cukup", "chase", "running"):
        assert f'id="p-{pattern}"' in sprite


def test_a_status_is_symbol_and_word():
    html = show('{% status_label "kurang" %}')
    assert "#i-kurang" in html
    assert "Kurang" in html


def test_a_stamp_may_carry_its_own_words():
    assert "4 dari 6" in show('{% stamp "running" "4 dari 6" %}')
    assert "Terkendala" in show('{% stamp "blocked" %}')


def test_the_legend_explains_the_four_and_the_empty_looks():
    html = show("{% legend %}")
    for word in ("tercapai, turun", "Belum dilaporkan", "Tanpa sasaran", "Nol dilaporkan"):
        assert word in html
    assert "beda 1 poin" in show('{% legend gap="beda 1 poin" %}')
    assert "Jelek" not in show("{% legend states=True %}")


def test_the_matrix_speaks_of_better_and_worse_where_lower_is_better():
    assert "naik" in show("{% status_matrix %}")
    assert "membaik" in show("{% status_matrix True %}")


def test_an_empty_state_names_the_next_action():
    html = show('{% empty_state "Belum ada jadwal" "Isi tanggalnya." "/x/" "Tetapkan minggu" %}')
    assert 'href="/x/"' in html
    assert "<a" not in show('{% empty_state "Belum ada" %}')


class Promise(forms.Form):
    what = forms.CharField(label="Apa")
    due = LokminDateField(label="Tenggat", required=False)
    state = forms.ChoiceField(label="Keadaan", choices=[("a", "Selesai")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Sudah diperiksa", required=False)

    def clean(self):
        raise forms.ValidationError("Semua salah.")


def test_the_error_summary_links_to_the_fields():
    html = show("{% errors_box form %}", form=Promise({}))
    assert 'href="#id_what"' in html
    assert "Semua salah." in html
    assert 'role="alert"' in html


def test_there_is_no_error_summary_without_errors():
    assert show("{% errors_box form %}", form=Promise()).strip() == ""
    assert show("{% errors_box nothing %}").strip() == ""


def test_a_field_ties_label_hint_and_error_to_its_control():
    html = show("{% field form.due %}", form=Promise({"due": "besok"}))
    assert 'for="id_due"' in html
    assert 'aria-describedby="id_due-hint id_due-error"' in html
    assert 'aria-invalid="true"' in html
    assert "boleh dikosongkan" in html


def test_choices_are_grouped_under_their_question():
    assert "<fieldset" in show("{% field form.state %}", form=Promise())
    assert "<fieldset" not in show("{% field form.what %}", form=Promise())
    assert show("{% field form.sure %}", form=Promise()).count("<input") == 1


def test_paging_keeps_the_filter():
    page = Paginator(range(30), 10).page(2)
    html = show("{% pagination page %}", RequestFactory().get("/x/?desa=3&hal=2"), page=page)
    assert "desa=3&amp;hal=1" in html
    assert "desa=3&amp;hal=3" in html
    assert "Halaman 2 dari 3" in html
    assert show("{% pagination page %}", page=Paginator([], 10).page(1)).strip() == ""


def test_every_role_has_a_word():
    for role in Role:
        assert show("{{ role|role_name }}", role=role) == ROLE_NAMES[role]


def test_numbers_follow_the_language():
    with translation.override("en"):
        assert show("{% percent x %}", x=Ratio(10, 48)) == "20.8%"


def test_stylesheets_are_linked_in_their_order():
    assert show('{% stylesheets "tokens" "print" %}') == (
        '<link rel="stylesheet" href="/static/web/tokens.css">\n'
        '<link rel="stylesheet" href="/static/web/print.css">'
    )


def test_what_is_trimmed_keeps_its_marks_and_loses_only_the_edges():
    source = "[{% trim %}\n  {% if x %}<b>{{ x }}</b> dan\n  lain{% endif %}\n{% endtrim %}]"
    assert show(source, x="<i>") == "[<b>&lt;i&gt;</b> dan\n  lain]"
    assert show(source, x="") == "[]"
