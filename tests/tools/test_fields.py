"""Dates and files behind our own words."""

from datetime import date

from django import forms
from django.http import QueryDict

from lokmin.tools.fields import LokminDateField, LokminFileField, LokminPhotoField, OnceForm

DAY = date(2023, 5, 22)


class Deadline(forms.Form):
    due = LokminDateField(label="Tenggat", earliest=date(2023, 5, 1), latest=date(2023, 12, 31))
    start = LokminDateField(label="Mulai", required=False)


def test_a_refused_date_says_how_to_write_it():
    form = Deadline({"due": "akhir Mei"})
    assert form.errors["due"] == ["“akhir Mei” bukan tanggal. Tulis seperti 22 Mei 2023 atau 22-05-2023."]


def test_a_date_outside_the_limits_names_both():
    assert Deadline({"due": "22 April 2023"}).errors["due"] == [
        "Tanggal 22 April 2023 lebih awal daripada 1 Mei 2023."
    ]
    assert Deadline({"due": "1 Januari 2024"}).errors["due"] == [
        "Tanggal 1 Januari 2024 lewat dari 31 Desember 2023."
    ]


def test_an_empty_optional_date_is_none():
    form = Deadline({"due": "22 Mei 2023"})
    assert form.is_valid()
    assert form.cleaned_data == {"due": DAY, "start": None}


def test_a_stored_date_is_shown_in_words():
    assert 'value="22 Mei 2023"' in str(Deadline(initial={"due": DAY})["due"])
    assert not Deadline({"due": "22/5/2023"}, initial={"due": DAY}).has_changed()
    assert Deadline({"due": "kapan saja"}, initial={"due": DAY}).has_changed()


class Proof(forms.Form):
    paper = LokminFileField()
    photo = LokminPhotoField(required=False)


def test_the_file_control_speaks_indonesian_and_works_without_style():
    html = str(Proof()["paper"])
    assert "Pilih berkas" in html
    assert "Belum ada berkas" in html
    assert "style=" not in html


def test_a_photo_is_marked_to_be_reduced_on_the_phone():
    html = str(Proof()["photo"])
    assert 'accept="image/*"' in html
    assert 'data-downscale="1600"' in html
    assert "Pilih foto" in html


def test_a_missing_file_is_asked_for():
    assert Proof({}, {}).errors["paper"] == ["Pilih satu berkas dahulu."]


def test_each_form_that_makes_something_has_its_own_key_and_no_id():
    first, second = OnceForm(), OnceForm()
    assert first["key"].value() != second["key"].value()
    assert first["key"].value() == first["key"].value()
    assert "id=" not in str(first["key"])
    typed = OnceForm(QueryDict("key=k1"))
    typed.renew()
    assert typed["key"].value() not in ("", "k1")
