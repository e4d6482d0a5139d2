from lokmin.papers.forms import NumberForm
from lokmin.papers.forms.issuers import IssuerForm
from lokmin.papers.queries import IssuerCard

CARD = IssuerCard("minutes", "puskesmas", ("A", "B"), "C", "", "", "", "", "", "", "", "a4")


def test_letterhead_lines_are_typed_one_below_the_other():
    typed = IssuerForm.initial_of(CARD) | {"government": " Pemerintah  Kabupaten X \n\n Dinas Kesehatan"}
    form = IssuerForm(typed)
    assert form.is_valid(), form.errors
    assert form.card("minutes").government == ("Pemerintah Kabupaten X", "Dinas Kesehatan")


def test_the_form_shows_what_is_stored():
    assert IssuerForm.initial_of(CARD)["government"] == "A\nB"


def test_a_date_is_read_as_people_write_it():
    form = NumberForm({"number": "1", "dated": "26 Mei 2023"})
    assert form.is_valid()
    assert form.cleaned_data["dated"].isoformat() == "2023-05-26"
