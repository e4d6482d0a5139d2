"""A package fills a laptop; its return brings home what the hall wrote."""

import io
import json
import zipfile

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.commitments import actions as commitments
from lokmin.exchange import actions, queries
from lokmin.exchange.queries import homeward
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import actions as papers
from lokmin.places import queries as places
from lokmin.web.installation import command_scope
from tests.commitments.samples import picture, promise
from tests.exchange.two import everything, without
from tests.web.rows import TODAY


def test_a_laptop_holds_what_the_office_has_of_its_puskesmas(two, story):
    scope = story.scope(now=TODAY)
    ours = story.world.ours
    card = commitments.agree(scope=scope, commitment_id=promise(story.world, scope=scope).id)
    commitments.report(
        scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today, photo=picture()
    )
    papers.hand_over(scope=scope, meeting_id=story.meetings["august"], kind="attendance")
    package = two.package(scope, ours.id, story.meetings["august"])
    here = without(everything(), "auditrow", "requestkey", "hallpackage", "away")
    names = sorted(p.name for p in two.settings.MEDIA_ROOT.rglob("*") if p.is_file())
    with two.at("laptop"):
        found = two.open(package)
        assert (found.code, found.name) == (ours.code, ours.name)
        there = without(everything(), "auditrow")
        for table in ("meetings_meeting", "coverage_figure", "coverage_figureyear", "commitments_proof"):
            mine = [row for row in here[table]] if table in here else []
            assert len(there.get(table, [])) == len(mine) > 0, table
        assert there["commitments_progress"] == here["commitments_progress"]
        assert there["coverage_frozenrow"] == here["coverage_frozenrow"]
        assert there["obstacles_problem_areas"]
        assert there["meetings_agendaitem"] == here["meetings_agendaitem"]
        assert sorted(p.name for p in two.settings.MEDIA_ROOT.rglob("*") if p.is_file()) == names


def test_nobody_elses_rows_and_no_administrator_travel(two, story):
    scope = story.scope(now=TODAY)
    package = two.package(scope, story.world.ours.id)
    with two.at("laptop"):
        two.open(package)
        assert [card.code for card in places.all_puskesmas()] == [story.world.ours.code]
        there = everything()
        accounts = json.dumps(there["people_account"], default=str)
        assert "ani-head" in accounts
        assert "ani-camat" in accounts
        assert not [who for who in ("dewi", "citra", "ani-administrator", "ani-dinkes") if who in accounts]


def test_the_same_package_again_changes_nothing_and_another_is_refused(two, story):
    scope = story.scope(now=TODAY)
    package, other = two.package(scope, story.world.ours.id), two.package(scope, story.world.ours.id)
    with two.at("laptop"):
        two.open(package)
        before = everything()
        two.open(package)
        assert everything() == before
        with pytest.raises(Refusal, match="sudah berisi data lain"):
            two.open(other)
        assert everything() == before
    with pytest.raises(Refusal, match="sudah berisi data lain"):
        two.open(package)


def test_only_who_may_set_takes_a_package(two, story):
    with pytest.raises(NotYourDuty):
        two.package(story.scope(Role.NOTE_TAKER, now=TODAY), story.world.ours.id)


def test_a_meeting_in_the_hall_is_not_written_here_until_somebody_opens_it_with_a_reason(two, story):
    scope, august = story.scope(now=TODAY), story.meetings["august"]
    two.package(scope, story.world.ours.id, august)
    assert meeting_queries.away(scope=scope, meeting_ids=[august])[august].by == "Ani"
    card = meeting_queries.card(scope=scope, meeting_id=august)
    with pytest.raises(Refusal, match="sedang dibawa ke aula"):
        meetings.change_meeting(scope=scope, meeting_id=august, version=card.version, venue="Balai Desa")
    with pytest.raises(Refusal, match="sedang dibawa ke aula"):
        two.package(scope, story.world.ours.id, august)
    with pytest.raises(Refusal, match="Tulis alasan"):
        meetings.open_here(scope=scope, meeting_id=august, because=" ")
    meetings.open_here(scope=scope, meeting_id=august, because="laptop rusak")
    meetings.change_meeting(scope=scope, meeting_id=august, version=card.version, venue="Balai Desa")


def test_a_package_that_cannot_be_written_leaves_the_meeting_here(two, story):
    class Full(io.BytesIO):
        def write(self, data):
            raise OSError("disk full")

    scope, august = story.scope(now=TODAY), story.meetings["august"]
    with pytest.raises(OSError, match="disk full"):
        actions.make_package(scope=scope, puskesmas_id=story.world.ours.id, meeting_id=august, file=Full())
    assert not meeting_queries.away(scope=scope, meeting_ids=[august])
    assert not queries.packages(scope=scope, puskesmas_id=story.world.ours.id)


def test_a_package_with_one_changed_byte_is_refused_and_nothing_stays(two, story):
    package = two.package(story.scope(now=TODAY), story.world.ours.id)
    hurt = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(hurt, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"Ani", b"Ano") if "Account" in name else data)
    with two.at("laptop"):
        with pytest.raises(Refusal, match="rusak atau diubah"):
            two.open(hurt.getvalue())
        assert everything() == {}
        assert homeward.carried_here() is None


def test_a_laptop_without_a_package_writes_no_return(two, story):
    with pytest.raises(Refusal, match="tidak membawa paket"):
        two.homeward(command_scope())


def test_a_return_of_nothing_holds_no_row_but_the_log(two, story):
    package = two.package(story.scope(now=TODAY), story.world.ours.id)
    with two.at("laptop"):
        two.open(package)
        back = zipfile.ZipFile(io.BytesIO(two.homeward(command_scope())))
        assert [n for n in back.namelist() if n.startswith("changes")] == ["changes/tools.AuditRow.jsonl"]


def test_a_package_that_does_not_load_leaves_no_file_behind_and_the_right_one_opens(two, story, monkeypatch):
    scope = story.scope(now=TODAY)
    card = commitments.agree(scope=scope, commitment_id=promise(story.world, scope=scope).id)
    commitments.report(
        scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today, photo=picture()
    )
    package = two.package(scope, story.world.ours.id)

    def broken(**_named):
        raise ValueError("a row of another version")

    with two.at("laptop"):
        with monkeypatch.context() as patch:
            patch.setattr("lokmin.exchange.actions.carrying._load", broken)
            with pytest.raises(Refusal, match="rusak"):
                two.open(package)
        assert [p for p in two.settings.DATA.rglob("*") if p.is_file()] == []
        two.open(package)
        assert [p for p in two.settings.MEDIA_ROOT.rglob("*") if p.is_file()]
        assert homeward.carried_here()
