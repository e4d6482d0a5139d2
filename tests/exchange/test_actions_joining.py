"""What the hall wrote joins the office once and whole; what both wrote is decided by a person."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import FigureEntry
from lokmin.coverage.queries.kept import unkept_years
from lokmin.coverage.queries.stored import stored_figures
from lokmin.exchange import actions
from lokmin.exchange.rules import package
from lokmin.exchange.rules.joining import digest
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.people import actions as people
from tests.commitments.samples import picture, promise
from tests.exchange.ends import HALL, both_report, come_home, join, open_rows
from tests.exchange.two import everything
from tests.papers.story import item


def test_what_the_hall_wrote_stands_at_the_office_and_the_meeting_is_back(trip, story):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    card = join(story, come_home(trip, story))
    detail = meeting_queries.meeting(scope=scope, meeting_id=august)
    assert (detail.card.state, detail.counts.present) == ("open", 1)
    assert [d.dealing for d in detail.dealings] == ["made"]
    made = [c.what for c in promises.board(scope=scope, puskesmas_id=story.world.ours.id)]
    assert "Antar jemput ibu hamil" in made
    assert (card.open, card.counts.get("conflict", 0)) == (0, 0)
    assert not meeting_queries.away(scope=scope, meeting_ids=[august])
    meetings.check_in(scope=scope, meeting_id=august, office_id=story.world.village_office, presence="absent")


def test_joining_twice_is_joining_once(trip, story):
    back = come_home(trip, story)
    first = join(story, back)
    before = everything()
    again = join(story, back)
    assert (first.again, again) == (False, replace(first, again=True))
    assert everything() == before


def test_a_later_return_brings_what_is_new_and_no_more(trip, story):
    august = story.meetings["august"]
    join(story, come_home(trip, story))
    with trip.at("laptop"):
        there = story.scope(now=HALL)
        meetings.check_in(
            scope=there, meeting_id=august, office_id=story.world.village_office, presence="absent"
        )
    card = join(story, come_home(trip, story))
    assert card.counts.get("conflict", 0) == 0
    scope = story.scope(now=HALL)
    assert meeting_queries.meeting(scope=scope, meeting_id=august).counts.absent == 1


def test_a_promise_made_meanwhile_at_the_office_keeps_its_number(trip, story):
    scope = story.scope(now=HALL)
    mine = promise(story.world, scope=scope)
    card = join(story, come_home(trip, story))
    found = {c.what: c.number for c in promises.board(scope=scope, puskesmas_id=story.world.ours.id)}
    assert found[mine.what] == mine.number
    assert found["Antar jemput ibu hamil"] == mine.number + 1
    told = [row for row in open_rows(story, card) if row.reason == "number"]
    assert [row.hall["number"] for row in told] == [mine.number]
    with trip.at("laptop"):
        other = story.scope(now=HALL)
        cards = promises.board(scope=other, puskesmas_id=story.world.ours.id)
        theirs = next(c for c in cards if c.what == "Antar jemput ibu hamil")
        commitments.complete(
            scope=other, commitment_id=theirs.id, version=theirs.version, contact_name="Bidan"
        )
    again = join(story, come_home(trip, story))
    assert again.counts.get("conflict", 0) == 0
    after = promises.commitment(scope=scope, commitment_id=theirs.id)
    assert (after.number, after.contact_name) == (mine.number + 1, "Bidan")


def test_what_both_changed_stays_and_waits_for_a_decision_and_both_reports_stand(trip, story):
    card = both_report(trip, story)
    scope = story.scope(now=HALL)
    joined = join(story, come_home(trip, story))
    assert promises.commitment(scope=scope, commitment_id=card.id).state == "done"
    after = promises.commitment(scope=scope, commitment_id=card.id)
    assert {r.text for r in after.reports} >= {"Jalan putus", "Beres"}
    assert after.history[-1].after == "done"
    (row,) = open_rows(story, joined)
    assert (row.label, row.reason, row.hall["state"], row.office["state"]) == (
        "commitments.Commitment", "both", "blocked", "done",
    )  # fmt: skip
    assert joined.open == 1


def test_both_note_the_same_presence_and_it_stands_once(trip, story):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    meetings.open_here(scope=scope, meeting_id=august, because="laptop mati")
    meetings.open_meeting(scope=scope, meeting_id=august)
    for office, presence in ((story.world.camat_office, "present"), (story.world.village_office, "absent")):
        meetings.check_in(scope=scope, meeting_id=august, office_id=office, presence=presence)
    with trip.at("laptop"):
        meetings.check_in(
            scope=scope, meeting_id=august, office_id=story.world.village_office, presence="excused",
            reason="sakit",
        )  # fmt: skip
    joined = join(story, come_home(trip, story))
    counts = meeting_queries.meeting(scope=scope, meeting_id=august).counts
    assert (counts.present, counts.absent) == (1, 1)
    told = {(row.label, row.reason) for row in open_rows(story, joined) if not row.choice}
    assert told == {("meetings.Attendance", "twin")}
    (row,) = [row for row in open_rows(story, joined) if row.reason == "twin"]
    actions.decide(scope=scope, row_id=row.id, choice="hall", seen=digest(row.now))
    assert meeting_queries.meeting(scope=scope, meeting_id=august).counts.absent == 0


def test_figures_of_both_sides_stand_and_the_kept_year_follows(trip, story):
    scope, place = story.scope(now=HALL), story.place
    with trip.at("laptop"):
        entry = FigureEntry(place.areas[0].id, "K1", 2023, 7, 17)
        coverage.record_figures(scope=scope, puskesmas_id=story.world.ours.id, entries=[entry], source="aula")
    entry = FigureEntry(place.areas[1].id, "K1", 2023, 7, 9)
    coverage.record_figures(scope=scope, puskesmas_id=story.world.ours.id, entries=[entry], source="kantor")
    join(story, come_home(trip, story))
    stored = stored_figures(scope=scope, puskesmas_id=story.world.ours.id, years=[2023])
    assert stored[place.areas[0].id, "K1", 2023, 7].number == 17
    assert stored[place.areas[1].id, "K1", 2023, 7].number == 9
    assert not unkept_years(scope=scope, puskesmas_ids=[story.world.ours.id])


def test_a_month_that_the_office_froze_meanwhile_is_not_changed(trip, story):
    scope, place = story.scope(now=HALL), story.place
    with trip.at("laptop"):
        entry = FigureEntry(place.areas[0].id, "K1", 2023, 6, 17)
        coverage.record_figures(scope=scope, puskesmas_id=story.world.ours.id, entries=[entry], source="aula")
    coverage.freeze(
        scope=scope, puskesmas_id=story.world.ours.id, period=Period.parse("2023-05..2023-06"), despite="uji"
    )
    joined = join(story, come_home(trip, story))
    rows = [row for row in open_rows(story, joined) if row.reason == "frozen"]
    assert [row.label for row in rows] == ["coverage.Figure"]
    with pytest.raises(Refusal, match="sudah dibekukan"):
        actions.decide(scope=scope, row_id=rows[0].id, choice="hall", seen=digest(rows[0].now))


def test_a_photo_comes_home_with_its_report(trip, story):
    scope = story.scope(now=HALL)
    card = next(
        c for c in promises.board(scope=scope, puskesmas_id=story.world.ours.id) if c.state == "agreed"
    )
    with trip.at("laptop"):
        commitments.report(
            scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today, photo=picture()
        )
    join(story, come_home(trip, story))
    after = promises.commitment(scope=scope, commitment_id=card.id)
    file = promises.proof_file(scope=scope, proof_id=after.proofs[0].id)
    assert file.content[:2] == b"\xff\xd8"


def test_what_hangs_on_a_row_that_the_office_deleted_is_kept_in_the_list(trip, story):
    scope, august = story.scope(now=HALL), story.meetings["august"]
    with trip.at("laptop"):
        meetings.add_entry(
            scope=scope, meeting_id=august, item_id=item(scope, august, "opening"), kind="decision", text="X"
        )
    meetings.open_here(scope=scope, meeting_id=august, because="uji")
    card = meeting_queries.card(scope=scope, meeting_id=august)
    lines = [
        meetings.AgendaEntry(a.title, a.starts_at, a.presenter, a.decision_asked, a.key, a.id)
        for a in meeting_queries.agenda(scope=scope, meeting_id=august)
        if a.key != "opening"
    ]
    meetings.set_agenda(scope=scope, meeting_id=august, items=lines, version=card.version)
    joined = join(story, come_home(trip, story))
    row = next(row for row in open_rows(story, joined) if row.reason == "parent")
    assert (row.label, row.hall["text"]) == ("meetings.MinuteEntry", "X")
    with pytest.raises(Refusal, match="Induk baris"):
        actions.decide(scope=scope, row_id=row.id, choice="hall", seen=digest(row.now))


def test_a_person_added_in_the_hall_is_in_the_directory(trip, story):
    with trip.at("laptop"):
        there = story.scope(now=HALL)
        body = people.add_institution(
            scope=there, kecamatan_id=story.world.ours.kecamatan_id, sector="koramil", name="Koramil"
        )
        office = people.add_office(scope=there, institution_id=body, title="Danramil")
        people.seat(scope=there, office_id=office, name="Kapten Baru", since=date(2023, 8, 1))
    join(story, come_home(trip, story))
    from lokmin.people import queries as directory

    assert (
        directory.office(scope=story.scope(now=HALL), office_id=office, on=HALL.date()).holder
        == "Kapten Baru"
    )


def test_a_preview_says_what_would_be_and_writes_nothing(trip, story):
    back = come_home(trip, story)
    before = everything()
    facts, steps = actions.preview(
        scope=story.scope(now=HALL), puskesmas_id=story.world.ours.id, file=io.BytesIO(back)
    )
    assert facts["puskesmas"] == "1011689"
    assert {step.outcome for step in steps} == {"add", "change"}
    assert everything() == before


def forged(back, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(back)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_a_return_that_the_laptop_did_not_sign_is_refused(trip, story):
    back = come_home(trip, story)

    def rename(name, data):
        if name != "manifest.json":
            return data
        return json.dumps({**json.loads(data), "made_by": "Orang Lain"}).encode()

    before = everything()
    with pytest.raises(Refusal, match="tidak ditulis oleh laptop"):
        join(story, forged(back, rename))
    with pytest.raises(Refusal, match="rusak"):
        join(story, forged(back, lambda n, d: d.replace(b"Antar", b"Ganti") if "Commitment" in n else d))
    with pytest.raises(Refusal, match="bukan paket"):
        join(story, b"bukan zip")
    with pytest.raises(Refusal, match="Ini paket aula"):
        join(story, trip.package_bytes)
    assert everything() == before


def test_another_puskesmas_cannot_join_it(trip, story):
    back, sister = come_home(trip, story), story.world.sister
    with pytest.raises(Refusal, match="tidak dibuat di Puskesmas ini"):
        actions.join(scope=story.world.scope_of(sister), puskesmas_id=sister.id, file=io.BytesIO(back))
    with pytest.raises(Refusal):
        actions.join(
            scope=story.scope(Role.NOTE_TAKER, now=HALL),
            puskesmas_id=story.world.ours.id,
            file=io.BytesIO(back),
        )


def test_joining_that_breaks_in_the_middle_changes_nothing(trip, story, monkeypatch):
    back = come_home(trip, story)
    before = everything()
    from lokmin.exchange.actions import joining

    def broken(*_args, **_kwargs):
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(joining, "_keep_years", broken)
    with pytest.raises(RuntimeError):
        join(story, back)
    assert everything() == before
    monkeypatch.undo()
    assert join(story, back).open == 0


def resigned(trip, back, label, change):
    """A return of one table with rows that somebody changed: whoever carries the package has its key."""
    name = f"changes/{label}.jsonl"
    with zipfile.ZipFile(io.BytesIO(back)) as old:
        facts = json.loads(old.read(package.MANIFEST))
        rows = [json.loads(line) for line in old.read(name).splitlines()]
    out = io.BytesIO()
    key = package.facts(io.BytesIO(trip.package_bytes))["key"]
    package.write(out, facts, [(name, package.lines(map(change, rows)))], key=key)
    return out.getvalue()


def test_a_return_moves_no_row_to_another_puskesmas(trip, story):
    """A promise of ours that both know, with the id of a neighbour in the hall's row."""
    scope, sister = story.scope(now=HALL), story.world.sister
    card = next(
        c for c in promises.board(scope=scope, puskesmas_id=story.world.ours.id) if c.state == "agreed"
    )
    with trip.at("laptop"):
        commitments.report(
            scope=story.scope(now=HALL), commitment_id=card.id, state="done", happened_on=date(2023, 8, 20),
            text="Beres",
        )  # fmt: skip
    back = come_home(trip, story)

    def move(line):
        if line["id"] != str(card.id):
            return line
        return {**line, "hall": {**line["hall"], "puskesmas_id": str(sister.id), "number": 999}}

    before = everything()
    with pytest.raises(Refusal, match="bukan milik Puskesmas ini"):
        join(story, resigned(trip, back, "commitments.Commitment", move))
    assert everything() == before
