"""The home's list by duty, its proofs from stored rows, Monday's ready sentences, everybody's first page."""

from datetime import date, timedelta

import pytest

from lokmin.basics.scope import Role
from lokmin.basics.time import Month
from lokmin.commitments import actions as commitments
from lokmin.coverage import actions as coverage
from lokmin.meetings import actions as meetings
from lokmin.obstacles import actions as obstacles
from lokmin.web import ticking
from lokmin.web.pages import destinations, gathering, home, monday, steps, todo, words
from tests.commitments.samples import promise
from tests.meetings.conftest import plan
from tests.papers.story import Story
from tests.web.rows import TODAY
from tests.world import World


def facts(story: Story, role: Role = Role.HEAD, now=TODAY) -> gathering.Facts:
    return gathering.gather(scope=story.world.scope(role, now=now), puskesmas=story.world.ours)


def lines(story: Story, **more) -> dict[str, steps.Line]:
    return {line.key: line for line in steps.lines(facts(story, **more))}


def titles(story: Story, role: Role = Role.HEAD, now=TODAY) -> str:
    return " | ".join(need.title for need in todo.needs(facts(story, role, now)))


# the nine steps


def test_the_home_shows_the_next_lokmin_and_the_loop_before(story: Story):
    seen = facts(story)
    assert seen.now
    assert seen.before
    assert (seen.now.meeting.number, seen.before.meeting.number) == (3, 2)


def test_each_step_has_a_proof_from_what_is_stored(story: Story):
    shown = lines(story)
    assert list(shown) == [
        *("figures", "evaluation", "problems", "invitation", "materials"),
        *("meeting", "agreement", "follow_up", "read_back"),
    ]
    assert "15 dari 15 laporan bulanan desa masuk. Belum dibekukan." in shown["figures"].proof
    assert shown["invitation"].proof == "1 dari 2 undangan terkirim; 0 sudah menjawab."
    assert shown["invitation"].stamp_word == "1 dari 2"
    assert "1 dari 3 bagian siap" in shown["materials"].proof
    assert shown["meeting"].proof.startswith("Bukti nanti")
    assert all(line.proof and line.stamp for line in shown.values())


def test_reports_that_came_make_the_first_step_running(story: Story):
    early = TODAY - timedelta(days=26)
    shown = lines(story, now=early)
    assert (shown["figures"].stamp, shown["evaluation"].stamp) == ("running", "running")


def test_freezing_finishes_the_first_two_steps(story: Story):
    reviewed = facts(story).now.meeting.reviewed  # type: ignore[union-attr]
    before = lines(story)
    assert (before["figures"].stamp, before["evaluation"].stamp) == ("blocked", "blocked")
    coverage.freeze(
        scope=story.scope(), puskesmas_id=story.world.ours.id, period=reviewed, despite="belum semua melapor"
    )
    after = lines(story)
    assert (after["figures"].css, after["evaluation"].css) == ("done", "done")
    assert "Dibekukan 7 Agustus 2023, kode" in after["figures"].proof
    assert after["problems"].css == "now"


def test_a_chosen_problem_finishes_the_third_step(story: Story):
    scope, reviewed = story.scope(), facts(story).now.meeting.reviewed  # type: ignore[union-attr]
    card = obstacles.add_problem(
        scope=scope, puskesmas_id=story.world.ours.id, period=reviewed, statement="Imunisasi tertinggal"
    )
    assert lines(story)["problems"].stamp == "running"
    card = obstacles.score(scope=scope, problem_id=card.id, rater="Ani", points={"U": 5, "S": 4, "G": 3})
    obstacles.set_state(scope=scope, problem_id=card.id, state="chosen", version=card.version)
    assert lines(story)["problems"].css == "done"


def test_the_countdown_follows_the_clock_of_the_scope(story: Story):
    assert home.context(facts(story))["finding"] == "TW III 2023: rapat tinggal 14 hari"
    on_the_day = TODAY + timedelta(days=14)
    assert home.context(facts(story, now=on_the_day))["finding"] == "TW III 2023: rapat hari ini"


# what needs you today


def test_each_role_sees_its_own_work(story: Story):
    assert "undangan" in titles(story)
    assert "undangan" not in titles(story, Role.PROGRAMME_HOLDER)
    assert "undangan" in titles(story, Role.NOTE_TAKER)
    assert titles(story, Role.DINKES) == ""
    assert titles(story, Role.CAMAT) == ""


def test_messages_that_wait_are_named_to_who_sends_them(story: Story):
    ticking.tick(story.world.ours)
    assert "pesan menunggu Anda kirim" in titles(story)
    assert "pesan menunggu" not in titles(story, Role.CAMAT)


def test_the_midwife_is_sent_to_her_own_villages(story: Story):
    needs = {need.title: need for need in todo.needs(facts(story, Role.MIDWIFE))}
    need = needs["Isi data Juli 2023"]
    assert "Desa 1, Desa 2" in need.text
    assert "Desa 3" not in need.text


def test_late_things_stand_first(story: Story):
    found = todo.needs(facts(story))
    assert [need.late for need in found] == sorted((need.late for need in found), reverse=True)
    assert "1 komitmen lewat tenggat" in titles(story)


def test_blocked_promises_reach_the_camat(story: Story):
    card = commitments.agree(scope=story.scope(), commitment_id=promise(story.world).id)
    commitments.report(
        scope=story.scope(),
        commitment_id=card.id,
        state="blocked",
        happened_on=TODAY.date(),
        reason="Mobil rusak",
    )
    assert "1 komitmen terkendala menunggu jawaban" in titles(story, Role.CAMAT)


def test_outstanding_signatures_are_asked_for(story: Story):
    assert "Lengkapi 3 tanda tangan TW II 2023" in titles(story)


# a new Puskesmas


def test_a_new_puskesmas_is_led_through_its_first_hour(world: World):
    seen = gathering.gather(scope=world.scope_of(world.sister), puskesmas=world.sister)
    context = home.context(seen)
    assert context["finding"] == "Selamat datang di Lokmin"
    assert [(one.verb, one.done) for one in context["first_hour"]] == [
        ("Isi sasaran", False),
        ("Isi target", False),
        ("Tempel satu bulan", False),
        ("Buka daftar lintas sektor", True),
        ("Tempel kesepakatan", False),
        ("Rencanakan lokmin", False),
    ]


def test_the_first_hour_is_over_once_a_lokmin_was_closed(story: Story):
    assert home.context(facts(story))["first_hour"] == []


def test_a_lokmin_that_was_never_closed_is_asked_for(story: Story):
    scope = story.scope()
    july = plan(
        scope, story.world.ours, kind="quarterly", further_reason="lanjutan", held_on=date(2023, 7, 3)
    )
    meetings.open_meeting(scope=scope, meeting_id=july.id)
    assert "Tutup Lokmin lintas sektor TW II 2023 (tambahan 1)" in titles(story)
    seen = facts(story)
    assert seen.now
    assert seen.now.meeting.number == 3


# Monday


def week(story: Story, role: Role = Role.HEAD, month: str = "2023-07") -> dict:
    scope = story.world.scope(role, now=TODAY)
    return monday.context(scope=scope, puskesmas=story.world.ours, month=Month.parse(month))


def test_who_has_not_reported_is_named_with_a_sentence_to_send(story: Story):
    shown = week(story)
    assert [line.area for line in shown["silent"]] == [f"Desa {n}" for n in range(1, 6)]
    assert "bulan Juli 2023 dari Desa 1" in shown["silent"][0].message
    assert "5 Agustus 2023" in shown["silent"][0].message
    assert "Desa 1, Desa 2, Desa 3, Desa 4, Desa 5" in shown["group_message"]


def test_the_group_text_carries_no_personal_link(story: Story):
    assert "/t/" not in week(story)["group_message"]


def test_a_midwife_reads_her_own_villages(story: Story):
    assert [line.area for line in week(story, Role.MIDWIFE)["silent"]] == ["Desa 1", "Desa 2"]


def test_late_promises_are_named_and_the_queue_is_one_tap_away(story: Story):
    late = week(story)["late"]
    assert [line.what for line in late] == ["Mobil siaga mengantar bayi ke posyandu"]
    assert late[0].who == "Budi, Kepala Desa 1"
    assert (week(story)["sends"], week(story, Role.CAMAT)["sends"]) == (True, False)


def test_monday_names_no_village_of_a_restricted_promise_to_the_midwife(story: Story):
    card = commitments.make(
        scope=story.scope(now=TODAY),
        puskesmas_id=story.world.ours.id,
        office_id=story.world.village_office,
        what="Antar dahak",
        indicator_code="TB_TERDUGA",
        area_ids=[story.world.areas[2].id],
        quantity=3,
        due_on=TODAY.date(),
    )
    commitments.agree(scope=story.scope(now=TODAY), commitment_id=card.id)
    for role, where in ((Role.HEAD, "Desa 3"), (Role.MIDWIFE, "")):
        (line,) = [line for line in week(story, role)["week"] if line.what == "Antar dahak"]
        assert line.where == where


def test_an_incomplete_promise_is_asked_for_what_is_missing(story: Story):
    parts = week(story)["incomplete"]
    assert [line.what for line in parts] == ["Ajakan posyandu di masjid"]
    assert parts[0].late


def test_days_are_counted_in_words():
    day = TODAY.date()
    assert words.due(day - timedelta(days=3), day) == "Tenggat lewat 3 hari"
    assert words.due(day, day) == "Tenggat hari ini"
    assert words.due(day + timedelta(days=2), day) == "Tenggat Rabu, 9 Agustus 2023"


# first pages


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("ani-head", ["UPT Puskesmas Lais"]),
        ("ani-camat", ["UPT Puskesmas Lais", "UPT Puskesmas Teluk Kijing"]),
        ("ani-dinkes", ["Papan Kabupaten 16.06"]),
        ("citra", ["UPT Puskesmas Mandalawangi"]),
    ],
)
def test_everybody_is_led_to_their_own_places(world: World, who: str, names: list[str]):
    from lokmin.people import queries as people

    standings = people.standings(account_id=world.accounts[who], today=TODAY.date())
    assert [place.name for place in destinations.destinations(standings)] == names
