"""Where the figures of a Puskesmas are doubtful, who may see it, and what an answer does."""

from collections.abc import Callable

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Month
from lokmin.coverage import actions, queries
from lokmin.coverage.models import Figure, QualityAnswer
from lokmin.tools.models import AuditRow
from tests.coverage.conftest import Place, tell

JUNE = Month(2023, 6)
MONTHS = [Month(2023, 4), Month(2023, 5), JUNE]


@pytest.fixture
def told(place: Place) -> Place:
    tell(place, Month(2022, 7), JUNE)
    return place


def doubts(
    place: Place, scope=None, months: list[Month] | None = None
) -> dict[tuple[str, str], queries.Doubt]:
    """The doubts by village and subject."""
    found = queries.review(
        scope=scope or place.scope, puskesmas_id=place.card.id, months=months or MONTHS
    ).doubts
    return {(d.area.name if d.area else "", d.subject): d for d in found}


def answer(place: Place, subject: str, value: str, scope=None, **more) -> None:
    given = {"reason": "dua bulan dilaporkan sekaligus", "month": JUNE, "area_id": place.areas[0].id, **more}
    actions.answer_doubt(
        scope=scope or place.scope, puskesmas_id=place.card.id, subject=subject, value=value, **given
    )


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as error:
        act()
    assert error.value.sentence
    return error.value.code


def test_an_outlier_is_found_where_it_is_and_nothing_is_changed(told: Place):
    told.record(told.count(0, "IDL", "2023-06", 60))
    found = doubts(told)["Desa 1", "IDL"]
    assert {finding.check for finding in found.findings} >= {"three_sd", "sudden"}
    assert (found.month, found.value, found.programme, found.indicator) == (JUNE, "60", "Imunisasi", "IDL")
    assert (
        Figure.objects.within(told.scope)
        .get(area_id=told.areas[0].id, element_id="IDL", month=6, year=2023)
        .count
        == 60
    )


def test_order_is_judged_since_january_for_villages_and_for_all(told: Place):
    told.record(*(told.count(i, "PENTA3", "2023-06", 90) for i in range(6)))
    found = doubts(told)
    assert found["Desa 1", "order:PENTA3"].findings[0].numbers["right"] == "PENTA1"
    assert not found["", "order:PENTA3"].answerable


def test_what_is_missing_is_told_by_programme(told: Place):
    found = doubts(told)["Desa 6", "missing:Gizi"]
    assert found.findings[0].numbers == {
        "elements": ("BALITA_D", "BALITA_S", "STUNTED", "TB_DIUKUR"),
        "nothing": True,
    }
    assert not found.answerable


def test_above_100_percent_and_counts_without_sasaran_ask_for_the_denominator(told: Place):
    told.record(told.count(0, "K1", "2023-05", 80), told.count(0, "HT", "2023-06", 5))
    told.people("bumil", 2023, [90], basis="counted")
    found = doubts(told)
    assert found["Desa 1", "cover:K1"].findings[0].numbers["other"] == 90
    assert found["Desa 1", "cover:HT"].findings[0].check == "no_denominator"
    assert found["Desa 1", "sasaran:bumil"].findings[0].check == "adequacy"


def test_a_scheduled_indicator_is_not_missing_in_other_months(told: Place):
    assert ("Desa 1", "missing:Gizi") not in doubts(told, months=[Month(2023, 5)])


def test_everything_is_read_with_a_fixed_number_of_questions(told: Place, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        found = queries.review(scope=told.scope, puskesmas_id=told.card.id, months=MONTHS)
    with django_assert_max_num_queries(3):
        queries.reporting(scope=told.scope, puskesmas_id=told.card.id, known=found.known, months=found.months)


def test_an_answer_explains_the_doubt_and_hides_nothing(told: Place):
    told.record(told.count(0, "IDL", "2023-06", 60))
    answer(told, "IDL", "60")
    found = doubts(told)["Desa 1", "IDL"]
    assert found.answer
    assert (found.answer.reason, found.answer.by) == ("dua bulan dilaporkan sekaligus", "Ani")
    assert AuditRow.objects.filter(verb="answer").count() == 1


def test_another_number_is_doubted_anew(told: Place):
    told.record(told.count(0, "IDL", "2023-06", 60))
    answer(told, "IDL", "60")
    told.record(told.count(0, "IDL", "2023-06", 70))
    assert doubts(told)["Desa 1", "IDL"].answer is None


def test_the_latest_answer_stands_and_the_same_again_changes_nothing(told: Place):
    told.record(told.count(0, "IDL", "2023-06", 60))
    answer(told, "IDL", "60")
    answer(told, "IDL", "60")
    assert QualityAnswer.objects.within(told.scope).count() == 1
    answer(told, "IDL", "60", reason="pekan imunisasi", scope=told.at(2023, 8, 8))
    assert doubts(told)["Desa 1", "IDL"].answer.reason == "pekan imunisasi"


def test_an_answer_without_reason_or_to_nothing_is_refused(told: Place):
    told.record(told.count(0, "IDL", "2023-06", 60))
    assert refused(lambda: answer(told, "IDL", "60", reason=" ")) == "coverage.answer_reason"
    assert refused(lambda: answer(told, "IDL", "61")) == "coverage.answer_gone"
    assert refused(lambda: answer(told, "K1", "6")) == "coverage.answer_gone"
    missing = {"area_id": told.areas[5].id}
    assert refused(lambda: answer(told, "missing:Gizi", "", **missing)) == "coverage.answer_gone"
    with pytest.raises(NotYourDuty):
        answer(told, "IDL", "60", scope=told.role(Role.CAMAT))
    assert not QualityAnswer.objects.within(told.scope).exists()


def test_a_midwife_sees_and_answers_for_her_villages_only(told: Place):
    told.record(told.count(0, "IDL", "2023-06", 60), told.count(1, "IDL", "2023-06", 60))
    hers = told.role(Role.MIDWIFE, told.areas[1:2])
    assert {area for area, _subject in doubts(told, scope=hers)} == {"Desa 2"}
    assert refused(lambda: answer(told, "IDL", "60", scope=hers)) == "coverage.answer_gone"
    answer(told, "IDL", "60", scope=hers, area_id=told.areas[1].id)


def test_restricted_counts_are_not_told_to_who_may_not_read_them(told: Place):
    told.record(told.count(0, "TB_TERDUGA", "2023-06", 90))
    assert doubts(told)["Desa 1", "TB_TERDUGA"].restricted
    assert not [key for key in doubts(told, scope=told.role(Role.CAMAT)) if "TB_TERDUGA" in key[1]]


def test_the_marks_of_a_scorecard_are_those_of_the_review(told: Place):
    told.record(told.count(0, "IDL", "2023-06", 60))
    card = queries.scorecard(scope=told.scope, puskesmas_id=told.card.id, month=JUNE)
    marked = {(d.area and d.area.name, d.subject) for d in queries.month_doubts(scope=told.scope, card=card)}
    assert ("Desa 1", "IDL") in marked
    one = queries.scorecard(scope=told.scope, puskesmas_id=told.card.id, month=JUNE, codes=["IDL"])
    alone = queries.month_doubts(scope=told.scope, card=one, area=told.areas[0])
    assert {d.subject for d in alone} == {s for a, s in marked if a == "Desa 1" and s in ("IDL", "order:IDL")}


def test_reports_are_counted_by_village_and_programme_with_their_deadline(place: Place):
    tell(place, Month(2023, 1), Month(2023, 5))
    place.row("IDL", "2023-06", [3] * 6, scope=place.at(2023, 7, 5))
    place.row("IDL", "2023-06", [4] * 6, scope=place.at(2023, 7, 20))
    place.row("PENTA1", "2023-06", [3, 3], scope=place.at(2023, 7, 6))
    found = queries.review(scope=place.scope, puskesmas_id=place.card.id, months=[JUNE])
    told = queries.reporting(scope=place.scope, puskesmas_id=place.card.id, known=found.known, months=[JUNE])
    shots = told.by_programme["Imunisasi"]
    assert (shots.expected, shots.received, shots.in_time, shots.complete) == (6, 6, 4, 0)
    assert told.by_programme["KIA"].received == 0
    assert told.by_area[place.areas[0].id].in_time == 0
    assert told.all.expected == 6 * len(told.by_programme)
