"""What is typed about problems."""

from uuid import UUID

from lokmin.obstacles.forms import (
    CauseForm,
    ProblemForm,
    ScoreForm,
    SolutionForm,
    SupportForm,
    WayForm,
)
from lokmin.obstacles.rules.methods import Way
from lokmin.places import queries as places
from tests.world import World

PEARL = ("P", "E", "A2", "R", "L")
HANLON = Way("hanlon")


def test_a_problem_is_taken_apart(world: World):
    areas = places.catchment(puskesmas_id=world.ours.id)
    form = ProblemForm({"statement": "Air", "area_ids": [str(areas[0].id)]}, areas=areas)
    assert form.is_valid(), form.errors
    values = form.parts()
    assert (values["origin"], values["indicator_code"], values["area_ids"]) == ("typed", None, [areas[0].id])
    assert "origin" not in ProblemForm(with_origin=False).fields


def test_a_village_that_is_not_on_the_list_is_refused(world: World):
    form = ProblemForm({"statement": "Air", "area_ids": [str(UUID(int=1))]})
    assert "area_ids" in form.errors


def test_scores_become_numbers():
    form = ScoreForm({"rater": "A", "U": "5", "S": "4", "G": "3"}, way=Way())
    assert form.is_valid()
    assert form.parts() == {"rater": "A", "points": {"U": 5, "S": 4, "G": 3}}
    wrong = ScoreForm({"rater": "", "U": "0", "S": "4"}, way=Way())
    assert set(wrong.errors) == {"rater", "U", "G"}


def test_hanlon_asks_yes_or_no_where_a_no_ends_it():
    form = ScoreForm({"rater": "A", "A": "8", "B": "20", "C": "10", **dict.fromkeys(PEARL, "1")}, way=HANLON)
    assert form.is_valid()
    assert form.parts()["points"]["A2"] == 1
    wrong = ScoreForm({"rater": "A", "A": "11", "B": "21", "C": "1", "P": "2"}, way=HANLON)
    assert set(wrong.errors) == {"A", "B", "P", "E", "A2", "R", "L"}


def test_an_empty_weight_keeps_the_usual_one():
    form = WayForm({"method": "mcua", "weight-P": "4"})
    assert form.is_valid()
    assert form.parts() == {"method": "mcua", "formula": "", "weights": {"P": 4}}
    assert set(WayForm({"method": "tebak", "weight-K": "11"}).errors) == {"method", "weight-K"}


def test_empty_forms_speak_with_the_sentences_of_the_room():
    assert "mengapa" in str(CauseForm({}).errors["text"])
    assert "Pemecahan belum ditulis" in str(SolutionForm({}).errors["text"])
    assert "Dukungan belum ditulis" in str(SupportForm({}).errors["text"])
