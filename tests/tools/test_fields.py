"""Dates as people write them, files behind our own words."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from lokmin.tools.fields import LokminDateField, LokminFileField, LokminPhotoField, OnceForm, parse_date

DAY = date(2023, 5, 22)


@pytest.mark.parametrize(
    "text",
    [
        "22 Mei 2023",
        "22 mei 2023",
        "  22  Mei  2023 ",
        "22-05-2023",
        "22/5/2023",
        "22.05.2023",
        "22 05 2023",
        "2023-05-22",
        "22-Mei-2023",
        "Senin, 22 Mei 2023",
        "22 May 2023",
    ],
)
def test_a_date_is_read_as_people_write_it(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize("text", ["31 Februari 2023", "5-22-2023", "22 Mai 2023", "besok", "22-05-23", ""])
def test_what_is_no_date_is_not_guessed(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "month"), [("7 Ags 2023", 8), ("7 Agt 2023", 8), ("7 Nopember 2023", 11)])
def test_field_spellings_of_months_are_known(text, month):
    assert parse_date(text) == date(2023, month, 7)


def test_every_form_a_date_is_printed_in_is_read_again():
    from lokmin.tools import printing

    for month in range(1, 13):
        day = date(2023, month, 9)
        assert parse_date(printing.date_long(day)) == day
        assert parse_date(printing.weekday_date(day)) == day


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
