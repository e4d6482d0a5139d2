"""A refusal at the form keeps what was typed."""

from datetime import date

import pytest
from django import forms
from django.test import RequestFactory
from django.utils import translation

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.time import Period
from lokmin.tools.refused import refuse_form, sentence_of


class Small(forms.Form):
    name = forms.CharField()


@pytest.fixture
def filled() -> Small:
    form = Small({"name": "Desa Pari"})
    assert form.is_valid()
    return form


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Refusal("people.name_missing"), 422), (Stale("people.name_missing"), 409)],
)
def test_the_form_comes_back_with_the_sentence_and_what_was_typed(filled, refusal, status):
    request = RequestFactory().post("/")
    answer = refuse_form(request, refusal, filled, "tools/errors_box.html")
    assert answer.status_code == status
    assert str(refusal) in str(filled.non_field_errors())
    assert filled["name"].value() == "Desa Pari"


@pytest.mark.parametrize("kind", [NotYours, NotYourDuty])
def test_walls_are_no_matter_of_the_form(filled, kind):
    with pytest.raises(kind):
        refuse_form(RequestFactory().post("/"), kind("door.not_yours"), filled, "404.html")


def test_the_sentence_is_in_the_language_of_the_visitor():
    refusal = Refusal("basics.month", value="Mei")
    with translation.override("en"):
        english = sentence_of(refusal)
    assert english != refusal.sentence
    assert "Mei" in english


def test_days_and_months_are_printed_as_people_say_them():
    revoked = Refusal("people.link_revoked", day=date(2023, 8, 7))
    assert "dimatikan 7 Agustus 2023." in sentence_of(revoked)
    past = Refusal("meetings.planned_past", planned=Period.parse("2023-02..2023-04"))
    assert "(Februari–April 2023)" in sentence_of(past)
    with translation.override("en"):
        assert "7 August 2023" in sentence_of(revoked)
