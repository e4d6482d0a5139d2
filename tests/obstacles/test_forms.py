"""What is typed about problems."""

from uuid import UUID

from lokmin.obstacles.forms import CauseForm, ProblemForm, ScoreForm, SolutionForm, SupportForm
from lokmin.places import queries as places
from tests.world import World


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
    form = ScoreForm({"rater": "A", "urgency": "5", "seriousness": "4", "growth": "3"})
    assert form.is_valid()
    assert form.cleaned_data == {"rater": "A", "urgency": 5, "seriousness": 4, "growth": 3}
    wrong = ScoreForm({"rater": "", "urgency": "0", "seriousness": "4"})
    assert set(wrong.errors) == {"rater", "urgency", "growth"}


def test_empty_forms_speak_with_the_sentences_of_the_room():
    assert "mengapa" in str(CauseForm({}).errors["text"])
    assert "Pemecahan belum ditulis" in str(SolutionForm({}).errors["text"])
    assert "Dukungan belum ditulis" in str(SupportForm({}).errors["text"])
