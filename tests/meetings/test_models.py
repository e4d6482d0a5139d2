"""The walls of the tables: every row of a meeting is seen by those of the meeting and nobody else."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.apps import apps

from lokmin.basics.scope import Role
from lokmin.meetings import actions, queries
from lokmin.meetings.models import Away, KeptAgenda, YearPlan
from lokmin.tools.scoped import Scoped, ScopeMissing
from tests.commitments.samples import picture
from tests.meetings.conftest import DAY, hold, plan
from tests.meetings.test_actions import full_parts, promise

MODELS = [m for m in apps.get_app_config("meetings").get_models() if issubclass(m, Scoped)]


def rows(scope):
    """Every row of the room that a scope sees, by table."""
    return {m.__name__: set(m.objects.within(scope).values_list("pk", flat=True)) for m in MODELS}


@pytest.fixture
def filled(hall, settings, tmp_path):
    """One row at least in each table."""
    settings.MEDIA_ROOT = tmp_path
    hold(hall)
    promise(hall, **full_parts(hall))
    actions.add_input(scope=hall.scope, meeting_id=hall.meeting.id, office_id=hall.police, text="Posyandu?")
    actions.prepare_signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    here = {"scope": hall.scope, "meeting_id": hall.meeting.id}
    actions.keep_draft(**here, text="Belum selesai", version=0)
    actions.add_photos(**here, contents=[picture()])
    code = queries.hall_address(**here).code
    visitor = queries.open_hall(place=queries.hall_place(code=code), code=code, now=DAY)
    actions.take_seat(visitor=visitor, office_id=hall.police, represented=False)
    (mark, *_) = queries.signatures(scope=hall.scope, meeting_id=hall.meeting.id)
    actions.sign(scope=hall.scope, signature_id=mark.id, signed_on=DAY.date())
    actions.close_meeting(scope=hall.scope, meeting_id=hall.meeting.id, version=2)
    actions.add_addendum(
        scope=hall.scope, meeting_id=hall.meeting.id, reason="keliru", dated=DAY.date(), correction="x"
    )
    told = {"made_at": DAY, "made_by": "Ani"}
    Away.add(meeting_id=hall.meeting.id, package_id=uuid4(), since=DAY, by="Ani", back_at=DAY)
    KeptAgenda.add(meeting_id=hall.meeting.id, lines=[], at=DAY, by="Ani")
    YearPlan.add(puskesmas_id=hall.world.ours.id, kind="quarterly", year=2024, **told)
    return hall


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_a_read_that_names_no_scope_raises(model):
    with pytest.raises(ScopeMissing):
        model.objects.all()


def test_every_role_of_ours_sees_the_same_rows(filled):
    ours = rows(filled.scope)
    assert all(ours.values())
    for role in Role:
        if role is not Role.LINK:
            assert rows(filled.world.scope(role)) == ours


def test_another_puskesmas_and_another_kecamatan_see_no_row(filled):
    for card in (filled.world.sister, filled.world.far):
        assert not any(rows(filled.world.scope_of(card)).values())


def test_a_puskesmas_taking_part_sees_that_meeting_and_no_other(filled):
    joint = plan(filled.scope, filled.world.ours, number=3, taking_part=[filled.world.sister.id])
    dewi = filled.world.scope_of(filled.world.sister)
    seen = rows(dewi)
    assert seen["Meeting"] == {joint.id}
    items = {item.id for item in queries.agenda(scope=dewi, meeting_id=joint.id)}
    assert seen["AgendaItem"] == items
    assert not seen["Signature"]


def test_the_camat_sees_the_meetings_of_the_whole_kecamatan_and_of_no_other(filled):
    sister = plan(filled.world.scope_of(filled.world.sister).at(DAY), filled.world.sister)
    far = plan(filled.world.scope_of(filled.world.far).at(DAY), filled.world.far)
    camat = filled.world.scope(Role.CAMAT)
    assert rows(camat)["Meeting"] == {filled.meeting.id, sister.id}
    elsewhere = replace(
        camat, kecamatan_ids=frozenset({filled.world.far.kecamatan_id}), puskesmas_ids=frozenset()
    )
    assert rows(elsewhere)["Meeting"] == {far.id}
