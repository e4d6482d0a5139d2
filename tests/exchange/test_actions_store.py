"""The files of a return: what a row names is kept, and nothing else comes back or stays (FN 29)."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError

from lokmin.basics.refusal import Refusal
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.exchange import actions
from lokmin.exchange.actions import joining
from lokmin.exchange.queries.files import lost_files
from lokmin.exchange.rules.joining import digest
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from tests.commitments.samples import picture
from tests.exchange.ends import HALL, come_home, join, open_rows


def photos_kept():
    home = Path(default_storage.location)
    return {str(path.relative_to(home)) for path in home.rglob("*.jpg")}


def report(story, text="Sudah", photo=None):
    """Somebody reports the first promise of the board with a photo."""
    scope = story.scope(now=HALL)
    cards = promises.board(scope=scope, puskesmas_id=story.world.ours.id)
    card = next(one for one in cards if one.state in ("agreed", "under_way"))
    return commitments.report(
        scope=scope, commitment_id=card.id, state="under_way", happened_on=date(2023, 8, 20), text=text,
        photo=photo,
    )  # fmt: skip


def proof_of(story):
    scope = story.scope(now=HALL)
    cards = promises.board(scope=scope, puskesmas_id=story.world.ours.id)
    return next(proof for card in cards for proof in card.proofs)


def take_off(story):
    commitments.remove_proof(scope=story.scope(now=HALL), proof_id=proof_of(story).id, reason="wajah anak")


@pytest.fixture
def photographed(trip, story):
    """The hall reported with a photo."""
    with trip.at("laptop"):
        report(story, photo=picture())
    return trip


@pytest.fixture
def taken_along(two, story):
    """A photo of the office that travelled to the hall; both have it."""
    report(story, photo=picture())
    august = story.meetings["august"]
    package = two.package(story.scope(now=HALL), story.world.ours.id, august)
    with two.at("laptop"):
        two.open(package)
    return two


def test_a_photo_of_the_hall_comes_home_with_its_bytes(photographed, story):
    before = photos_kept()
    join(story, come_home(photographed, story))
    assert len(photos_kept() - before) == 1
    assert lost_files()[1] == []


def test_a_photo_of_the_meeting_comes_home_with_its_bytes(trip, story):
    august = story.meetings["august"]
    with trip.at("laptop"):
        meetings.add_photos(scope=story.scope(now=HALL), meeting_id=august, contents=[picture()])
    before = photos_kept()
    join(story, come_home(trip, story))
    [photo] = meeting_queries.photos(scope=story.scope(now=HALL), meeting_id=august)
    assert photos_kept() - before == {photo.file}
    assert lost_files()[1] == []
    default_storage.delete(photo.file)
    assert lost_files()[1] == [photo.file]


def test_a_photo_that_was_deleted_stays_deleted_when_its_return_is_joined_again(
    photographed, story, django_capture_on_commit_callbacks
):
    before, back = photos_kept(), come_home(photographed, story)
    join(story, back)
    with django_capture_on_commit_callbacks(execute=True):
        take_off(story)
    assert join(story, back).again
    assert photos_kept() == before


def test_a_photo_that_was_deleted_stays_deleted_when_a_later_return_brings_it_once_more(
    photographed, story, django_capture_on_commit_callbacks
):
    before = photos_kept()
    join(story, come_home(photographed, story))
    with django_capture_on_commit_callbacks(execute=True):
        take_off(story)
    with photographed.at("laptop"):
        report(story, text="Lanjut")
    assert not join(story, come_home(photographed, story)).again
    assert photos_kept() == before


def test_a_photo_that_the_hall_deleted_is_deleted_at_the_office_too(
    taken_along, story, django_capture_on_commit_callbacks
):
    assert len(photos_kept()) == 1
    with taken_along.at("laptop"):
        take_off(story)
    with django_capture_on_commit_callbacks(execute=True):
        join(story, come_home(taken_along, story))
    assert proof_of(story).removed
    assert photos_kept() == set()


def test_a_return_that_does_not_fit_leaves_no_file_behind(photographed, story, monkeypatch):
    before, back = photos_kept(), come_home(photographed, story)

    def broken(*_args):
        raise KeyError("kolom")

    monkeypatch.setattr(joining, "_keep_years", broken)
    with pytest.raises(Refusal) as refused:
        join(story, back)
    assert refused.value.code == "exchange.does_not_fit"
    assert photos_kept() == before


def test_of_two_that_join_at_once_the_one_that_gives_up_leaves_the_files_of_the_other(
    photographed, story, monkeypatch
):
    back, whole = come_home(photographed, story), joining._join
    waits = []

    def busy(**given):
        """The first waits for the second, which joins the same return, and then no longer."""
        if waits:
            return whole(**given)
        waits.append(True)
        join(story, back)
        raise OperationalError("database is locked")

    monkeypatch.setattr(joining, "_join", busy)
    with pytest.raises(OperationalError):
        join(story, back)
    assert not proof_of(story).removed
    assert lost_files()[1] == []


def both_photographed(trip, story):
    """Photos of the same meeting, one each side, so that a person decides about the row of the hall."""
    august = story.meetings["august"]
    with trip.at("laptop"):
        meetings.add_photos(
            scope=story.scope(now=HALL), meeting_id=august, contents=[picture()], caption="Dari aula"
        )
    scope = story.scope(now=HALL)
    meetings.open_here(scope=scope, meeting_id=august, because="laptop mati")
    meetings.add_photos(scope=scope, meeting_id=august, contents=[picture()], caption="Dari kantor")
    joined = join(story, come_home(trip, story))
    return next(row for row in open_rows(story, joined) if row.label == "meetings.MeetingPhoto")


@pytest.mark.parametrize(("choice", "stays"), [("office", "office"), ("hall", "hall")])
def test_once_a_person_decided_only_the_chosen_photo_stays(
    trip, story, choice, stays, django_capture_on_commit_callbacks
):
    row = both_photographed(trip, story)
    files = {"office": row.now["file"], "hall": row.hall["file"]}
    assert photos_kept() >= set(files.values()), "while it is open both are kept"
    with django_capture_on_commit_callbacks(execute=True):
        actions.decide(scope=story.scope(now=HALL), row_id=row.id, choice=choice, seen=digest(row.now))
    assert photos_kept() & set(files.values()) == {files[stays]}
