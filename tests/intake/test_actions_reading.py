"""A long file is read on while nobody waits: progress, cancelling, a broken server, the same file twice."""

import re
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from lokmin.basics.refusal import Refusal
from lokmin.coverage import actions as coverage
from lokmin.intake import actions, queries
from lokmin.intake.actions import reading as background
from lokmin.intake.models import Batch
from lokmin.intake.rules import jobs, limits
from lokmin.intake.rules.reader import read_file
from lokmin.intake.views import uploads
from lokmin.tools.models import AuditRow
from lokmin.web import clock
from tests.intake import files
from tests.intake.test_actions import report_of, world
from tests.intake.test_views import address, figures, send, workbook
from tests.world import NOW, World, build_world, installer

__all__ = ["world"]
SHA = "c" * 64


class Slow:
    """A reading that says how far it is, then gives what it was told to give."""

    def __init__(self, *steps) -> None:
        self.steps = list(steps)
        self.progress = ("open", 0, 0)
        self.stopped = False

    def wait(self, _seconds: float):
        step = self.steps.pop(0)
        if isinstance(step, tuple):
            self.progress = step
            return None
        if isinstance(step, Exception):
            raise step
        return step() if callable(step) and not isinstance(step, limits.Opened) else step

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def held(monkeypatch):
    """Threads that would read on stand still; what they were to do is here."""
    waiting = []

    class Held:
        def __init__(self, *, target, args, daemon) -> None:
            assert daemon, "a thread that holds the server back"
            self.args = args

        def start(self) -> None:
            waiting.append(self.args)

    monkeypatch.setattr(background, "Thread", Held)
    return waiting


def opened(**more) -> limits.Opened:
    return limits.Opened(report_of(), more.get("unread"), None)


def here(world: World):
    """Ani at the hour at which a browser asks."""
    now = clock.now(world.ours.zone, world.ours.clock_date)
    return replace(world.scope(now=now), machine=clock.now())


def begin(world: World, reading=None, **options):
    return actions.read_on(
        scope=options.get("scope", here(world)), puskesmas_id=world.ours.id, reading=reading or Slow(),
        file_name="besar.xlsx", sha256=options.get("sha256", SHA),
    )  # fmt: skip


def test_a_long_file_answers_with_its_progress_and_ends_in_the_preview(world, held, monkeypatch):
    monkeypatch.setattr(uploads, "WAITS_SECONDS", 0)
    client, response = send(world, workbook())
    page = " ".join(response.content.decode().split())
    assert "Langkah 1 dari 3: Membuka berkas" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert 'hx-trigger="every 2s"' in page
    (scope, batch_id, reading) = held[0]
    Batch.unscoped.filter(id=batch_id).update(stage="read", done=20_000, of=27_000)
    url = response.redirect_chain[-1][0]
    assert "20.000 dari 27.000 baris" in client.get(url).content.decode()
    assert 'value="20000" max="27000"' in client.get(url).content.decode()
    background.follow(scope, batch_id, reading)
    done = client.get(url)
    assert "50 angka akan disimpan" in done.content.decode()
    assert client.get(url, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_a_small_file_comes_straight_to_its_preview(world, held):
    _, response = send(world, workbook())
    assert "50 angka akan disimpan" in response.content.decode()
    assert not held


def test_a_file_that_is_being_read_is_found_again_in_the_list(world, held):
    card = begin(world)
    Batch.unscoped.filter(id=card.id).update(stage="open", done=5000, of=12_000)
    page = world.client().get(address(world)).content.decode()
    assert "besar.xlsx" in page
    assert "Membuka berkas: 5.000 dari kira-kira 12.000 baris" in page


def test_every_second_the_row_says_how_far_it_is(world, held):
    card, seen = begin(world), []

    def look():
        row = Batch.unscoped.get(id=card.id)
        seen.append((row.stage, row.done, row.of))
        return opened()

    background.follow(world.scope(), card.id, Slow(("open", 5000, 9000), ("read", 20_000, 27_000), look))
    assert seen == [("read", 20_000, 27_000)]
    row = Batch.unscoped.get(id=card.id)
    assert (row.state, row.stage) == ("preview", "")


def test_a_cancelled_file_is_read_no_further_and_leaves_nothing(world, held):
    card = begin(world)
    client = world.client()
    page = client.get(address(world, "batch", card)).content.decode()
    stop = re.search(r'action="([^"]+/buang/)"', page)[1]
    assert "Pembacaan dihentikan" in client.post(stop, follow=True).content.decode()
    slow = Slow(("read", 1, 2), opened())
    background.follow(world.scope(), card.id, slow)
    assert slow.steps, "it was read to its end"
    elsewhere = client.get(address(world, "batch", card), headers={"HX-Request": "true"})
    assert elsewhere.headers["HX-Redirect"] == address(world)
    assert not Batch.unscoped.exists()


def test_a_file_cancelled_at_the_last_moment_gives_no_preview(world, held):
    card = begin(world)

    def gone():
        actions.drop_preview(scope=world.scope(), batch_id=card.id)
        return opened()

    background.follow(world.scope(), card.id, Slow(gone))
    assert not Batch.unscoped.exists()


def test_a_refusal_becomes_a_sentence_on_the_page_and_keeps_nothing_of_the_file(world, held):
    card = begin(world)
    background.follow(world.scope(), card.id, Slow(Refusal("intake.only_by_name", sheets="Bumil")))
    page = world.client().get(address(world, "batch", card)).content.decode()
    assert "Lembar Bumil memuat nama atau nomor orang" in page
    row = Batch.unscoped.get()
    assert row.preview == {}
    assert row.summary == {"refused": "intake.only_by_name", "params": {"sheets": "Bumil"}}
    assert "Berkas tidak terbaca" in page
    assert "tidak terbaca" in world.client().get(address(world)).content.decode()


def test_persons_in_a_long_file_are_refused_and_nothing_of_them_is_kept(world, held, monkeypatch):
    monkeypatch.setattr(uploads, "WAITS_SECONDS", 0)
    send(world, files.book_with(files.by_name_sheet))
    background.follow(*held[0])
    kept = str([*Batch.unscoped.values(), *AuditRow.objects.values()])
    assert "intake.only_by_name" in kept
    assert "Rahasia" not in kept
    assert Batch.unscoped.get().state == "failed"


def test_what_goes_wrong_here_is_said_and_not_hidden(world, held):
    card = begin(world)
    with pytest.raises(ZeroDivisionError):
        background.follow(world.scope(), card.id, Slow(ZeroDivisionError()))
    assert "kesalahan di server" in world.client().get(address(world, "batch", card)).content.decode()


def test_after_the_server_was_started_anew_the_upload_is_broken_off(world, held):
    card = begin(world, scope=world.scope())
    soon = world.scope(now=NOW + jobs.SILENT - timedelta(seconds=5))
    assert queries.batch(scope=soon, batch_id=card.id).state == "reading"
    late = world.scope(now=NOW + jobs.SILENT + timedelta(seconds=5))
    lost = queries.batch(scope=late, batch_id=card.id)
    assert (lost.state, lost.failure.code) == ("failed", "intake.reading_lost")
    again = begin(world, scope=late)
    assert again.id != card.id
    assert not Batch.unscoped.filter(id=card.id).exists()


def test_comparing_with_what_is_stored_may_take_longer_than_reading(world, held):
    card = begin(world, scope=world.scope())
    Batch.unscoped.filter(id=card.id).update(stage="check")
    minutes = world.scope(now=NOW + timedelta(minutes=9))
    assert queries.batch(scope=minutes, batch_id=card.id).state == "reading"
    hour = world.scope(now=NOW + timedelta(minutes=11))
    assert queries.batch(scope=hour, batch_id=card.id).state == "failed"


def test_the_same_file_is_never_read_twice_at_once(world, held):
    first, other = begin(world), Slow()
    second = begin(world, other)
    assert second.id == first.id
    assert other.stopped
    assert len(held) == 1


def test_so_many_files_and_no_more_are_read_at_once(world, held):
    for number in range(jobs.MOST_AT_ONCE):
        begin(world, scope=world.scope(), sha256=f"{number:064}")
    slow = Slow()
    with pytest.raises(Refusal) as refused:
        begin(world, slow, scope=world.scope())
    assert refused.value.code == "intake.many_readings"
    assert slow.stopped
    begin(world, scope=world.scope(now=NOW + timedelta(hours=1)))


def test_files_of_every_puskesmas_count_whatever_its_clock_says(world, held):
    real = replace(world.scope_of(world.far), now=clock.now())
    for number in range(jobs.MOST_AT_ONCE):
        actions.read_on(
            scope=real, puskesmas_id=world.far.id, reading=Slow(), file_name="x", sha256=f"{number:064}"
        )
    with pytest.raises(Refusal) as refused:
        begin(world)
    assert refused.value.code == "intake.many_readings"


def test_no_child_starts_while_too_many_files_are_read(world, held, monkeypatch):
    for number in range(jobs.MOST_AT_ONCE):
        begin(world, sha256=f"{number:064}")
    monkeypatch.setattr(uploads, "Reading", None)
    _client, response = send(world, workbook())
    assert response.status_code == 422
    assert "sedang dibaca" in response.content.decode()


def test_a_preview_of_the_example_is_forgotten_after_a_day_though_its_clock_stands_still(world):
    scope = here(world)
    card = actions.keep_preview(
        scope=scope, puskesmas_id=world.ours.id, report=report_of(), file_name="a", sha256=SHA
    )
    tomorrow = replace(scope, machine=scope.machine + timedelta(hours=25))
    with pytest.raises(Refusal) as gone:
        queries.preview(scope=tomorrow, batch_id=card.id)
    assert gone.value.code == "intake.preview_gone"
    assert actions.forget_expired(scope=tomorrow) == {card.id}


def test_the_end_of_a_reading_waits_for_others_who_hold_the_database(world, held, monkeypatch):
    card, met = begin(world), []
    plan = background.planned

    def held_twice(*place):
        met.append(1)
        if len(met) < 3:
            raise OperationalError("database is locked")
        return plan(*place)

    monkeypatch.setattr(background, "planned", held_twice)
    monkeypatch.setattr(background, "sleep", lambda _seconds: None)
    background.follow(here(world), card.id, Slow(opened()))
    assert len(queries.preview(scope=here(world), batch_id=card.id).plan.figures) == 50


def test_also_the_sentence_of_a_reading_that_failed_waits(world, held, monkeypatch):
    card, met = begin(world), []
    fail = background._fail

    def held_once(**told):
        met.append(1)
        if len(met) < 2:
            raise OperationalError("database is locked")
        return fail(**told)

    monkeypatch.setattr(background, "_fail", held_once)
    monkeypatch.setattr(background, "sleep", lambda _seconds: None)
    background.follow(here(world), card.id, Slow(Refusal("intake.too_heavy")))
    assert queries.batch(scope=here(world), batch_id=card.id).failure.code == "intake.too_heavy"


def test_a_preview_that_is_not_there_yet_cannot_be_stored(world, held):
    card = begin(world)
    with pytest.raises(Refusal) as early:
        actions.store(scope=world.scope(), batch_id=card.id)
    assert early.value.code == "intake.still_reading"
    assert world.client("dewi").get(address(world, "batch", card)).status_code == 404


def test_a_reading_that_nobody_fetched_is_forgotten_after_a_day(world, held):
    begin(world, scope=world.scope())
    assert actions.forget_expired(scope=world.scope(now=NOW + timedelta(hours=25)))
    assert not Batch.unscoped.exists()


def test_an_expired_preview_is_deleted_when_anybody_comes_by(world):
    _, response = send(world, workbook())
    Batch.unscoped.update(beat_at=clock.now() - timedelta(hours=25))
    client = world.client()
    gone = client.get(response.redirect_chain[-1][0])
    assert "kedaluwarsa" in gone.content.decode()
    assert not Batch.unscoped.exists()
    assert client.get(response.redirect_chain[-1][0]).status_code == 404
    assert AuditRow.objects.filter(verb="expire").count() == 1


def test_the_same_file_sent_twice_leads_to_one_preview(world):
    client, one = world.client(), workbook()
    urls = {
        client.post(address(world), {"file": SimpleUploadedFile(n, one)}, follow=True).redirect_chain[-1][0]
        for n in ("a.xlsx", "b.xlsx")
    }
    assert len(urls) == 1
    assert "Berkas yang sama sudah menunggu" in client.post(
        address(world), {"file": SimpleUploadedFile("c.xlsx", one)}, follow=True
    ).content.decode()  # fmt: skip
    assert Batch.unscoped.count() == 1


def test_a_child_is_waited_for_a_little_and_then_again():
    reading = limits.Reading(workbook(), today=NOW.date())
    assert reading.wait(0.001) is None
    found = None
    while found is None:
        found = reading.wait(5)
    assert found.report.figures == read_file(workbook(), today=NOW.date()).figures


def test_a_stopped_child_is_gone():
    reading = limits.Reading(workbook(), today=NOW.date())
    reading.wait(0.001)
    reading.stop()
    assert reading._child.poll() is not None


def test_the_time_of_the_child_ends_while_it_is_waited_for_in_pieces():
    reading = limits.Reading(workbook(), today=NOW.date(), wall_seconds=0.05)
    with pytest.raises(Refusal) as refused:
        list(iter(lambda: reading.wait(0.001), "never"))
    assert refused.value.code == "intake.too_heavy"
    assert reading._child.poll() is not None


def test_opening_and_reading_are_told_with_about_how_many_lines():
    lines = b"".join(b"Desa %d;2023-0%d;K1;%d\n" % (n, n % 7 + 1, n % 40) for n in range(30_000))
    told = []
    limits.read_limited(
        b"desa;periode;elemen;jumlah\n" + lines, today=NOW.date(), told=lambda *step: told.append(step)
    )
    assert told[0] == ("open", 5000, 30_001)
    assert ("read", 20_000, 30_000) in told


def settled(world: World, batch_id) -> bool:
    try:  # the memory database of the tests locks out who asks while a thread writes
        return queries.batch(scope=world.scope(), batch_id=batch_id).state != "reading"
    except OperationalError:
        return False


@pytest.mark.django_db(transaction=True)
def test_a_real_thread_leaves_the_preview_of_a_real_child(monkeypatch):
    world = build_world()
    coverage.load_dictionary(scope=installer())
    monkeypatch.setattr(background, "BEAT_SECONDS", 0.05)
    one = workbook()
    reading = limits.Reading(one, today=NOW.date())
    card = begin(world, reading)
    ends = time.monotonic() + 60
    while not settled(world, card.id) and time.monotonic() < ends:
        time.sleep(0.1)
    seen = queries.preview(scope=world.scope(), batch_id=card.id)
    assert len(seen.plan.figures) == 50
    assert not figures(world)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_processes_that_receive_the_same_file_at_once_make_one_row(held):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    world = build_world()

    def send_it(_number: int):
        try:
            return begin(world).id
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(send_it, range(8)))
    assert len(ids) == 1
    assert Batch.unscoped.count() == 1
    assert len(held) == 1
