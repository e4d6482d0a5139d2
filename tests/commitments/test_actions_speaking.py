"""Who spoke a promise follows the attendance, until the agreement is closed."""

from lokmin.commitments import actions
from lokmin.commitments.models import Commitment
from tests.meetings.conftest import hall, hold  # noqa: F401
from tests.meetings.test_actions import full_parts, promise


def spoken(card) -> str:
    return Commitment.unscoped.get(id=card.id).promised_by_delegate


def speak(hall, card, before, after):  # noqa: F811
    actions.speak(
        scope=hall.scope, office_id=hall.village, commitment_ids=[card.id], before=before, after=after
    )


def test_a_bound_promise_and_one_of_another_office_stay(hall):  # noqa: F811
    hold(hall)
    card = promise(hall, **full_parts(hall))
    other = promise(hall, office_id=hall.police, what="Mendampingi kunjungan")
    speak(hall, other, "", "Siti")
    assert spoken(other) == ""
    actions.bind(scope=hall.scope, commitment_ids=[card.id])
    speak(hall, card, "", "Siti")
    assert spoken(card) == ""


def test_the_history_says_that_the_attendance_did_it(hall):  # noqa: F811
    hold(hall)
    card = promise(hall, **full_parts(hall))
    speak(hall, card, "", "Siti")
    assert spoken(card) == "Siti"
    step = Commitment.unscoped.get(id=card.id).history.last()
    assert (step.via, step.changed[0]["field"]) == ("kehadiran", "promised_by_delegate")
