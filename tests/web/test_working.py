"""The worker: from the button to the pack, over a kill in the middle, and what it says when it cannot."""

import os
import subprocess
import sys
import time
from datetime import date

import pytest

from lokmin.basics.scope import Role
from lokmin.coverage import actions as coverage
from lokmin.coverage.models import Freeze
from lokmin.papers import actions, queries
from lokmin.papers.models import IssuedPaper
from lokmin.people.models import Account, Membership
from lokmin.tools import jobs
from lokmin.web import working
from tests.papers.story import PERIOD


@pytest.fixture
def story(world, settings, tmp_path):
    from tests.papers.story import tell_story
    from tests.told import told

    settings.MEDIA_ROOT = tmp_path / "files"
    return told("story", lambda: tell_story(world), after="world")


class Killed(BaseException):
    """What no worker catches: the process is gone."""


def ask(story, **more):
    return actions.ask_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD, **more)


def stands(story, job):
    return jobs.job(scope=story.scope(), job_id=job.id)


def papers(story):
    return IssuedPaper.objects.within(story.scope()).filter(kind="pack")


def test_from_the_button_over_the_waiting_page_to_the_pack(story):
    ani = story.world.client("ani-head")
    answer = ani.post(story.address("evaluasi/"), {"period": str(PERIOD)}, follow=True)
    page = answer.content.decode()
    assert "Menunggu giliran" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert 'hx-trigger="every 2s"' in page
    again = ani.post(story.address("evaluasi/"), {"period": str(PERIOD)}, follow=True)
    assert again.redirect_chain == answer.redirect_chain
    assert working.work() == 1
    address = answer.redirect_chain[-1][0]
    moved = ani.get(address, headers={"HX-Request": "true"})
    assert "/dokumen/evaluasi/" in moved["HX-Redirect"]
    done = ani.get(address, follow=True).content.decode()
    assert "Seluruh bahan" in done
    assert papers(story).count() == 1


def test_a_stranger_sees_no_job_and_a_member_without_the_duty_a_sentence(story):
    job = ask(story)
    address = story.address(f"pekerjaan/{job.id}/")
    assert story.world.client("dewi").get(address).status_code == 404
    assert story.world.client("dewi").post(f"{address}ulang/").status_code == 404
    assert story.world.client("ani-midwife").get(address).status_code == 403


def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_and_the_next_one_finishes(story, monkeypatch):
    job, real = ask(story), actions.run_pack

    def until_the_village_pages(*, tell, **asked):
        def cut(step, steps, word):
            tell(step, steps, word)
            if step == 4:
                raise Killed

        return real(tell=cut, **asked)

    monkeypatch.setattr(working, "DO", {"pack": until_the_village_pages})
    with pytest.raises(Killed):
        working.work()
    half = stands(story, job)
    assert (half.state, half.step) == ("running", 4)
    assert papers(story).count() == 0
    monkeypatch.setattr(working, "DO", {"pack": real})
    assert working.work() == 1
    assert stands(story, job).state == "done"
    assert papers(story).count() == 1


def ended(story, who, **gone):
    """What became of somebody since the job was asked for."""
    account = story.world.accounts[who]
    if gone.pop("account", False):
        Account.objects.filter(id=account).update(is_active=False)
    else:
        Membership.objects.filter(account_id=account).update(**gone)


@pytest.mark.parametrize("gone", [{"account": True}, {"until": date(2023, 1, 1)}])
def test_a_job_of_somebody_who_has_left_is_not_done_in_their_name(story, gone):
    job = ask(story)
    ended(story, "ani-head", **gone)
    assert working.work() == 1
    card = stands(story, job)
    assert card.state == "failed"
    assert card.failure.startswith("Ani, yang meminta pekerjaan ini, kini tidak bertugas di Puskesmas ini.")
    assert papers(story).count() == 0


def test_a_job_of_somebody_who_lost_the_duty_says_so_and_a_colleague_begins_it_again(story):
    job = ask(story)
    ended(story, "ani-head", role=Role.CAMAT)
    working.work()
    card = stands(story, job)
    assert card.state == "failed"
    assert (
        "Tugas “menerbitkan dokumen” kini tidak termasuk peran Ani, yang meminta pekerjaan ini."
        in card.failure
    )
    colleague = story.world.client("ani-administration")
    colleague.post(story.address(f"pekerjaan/{job.id}/ulang/"))
    assert working.work() == 1
    assert stands(story, job).state == "done"
    assert papers(story).get().made_by == "Ani"


def test_a_pack_asked_of_a_period_that_was_frozen_anew_since_is_asked_again(story):
    job = ask(story)
    old = Freeze.unscoped.get()
    old.delete()
    coverage.freeze(
        scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD, despite="belum semua melapor"
    )
    working.work()
    card = stands(story, job)
    assert card.state == "failed"
    assert "dibekukan ulang sejak bahan ini diminta" in card.failure
    assert papers(story).count() == 0
    again = ask(story)
    assert again.id != job.id
    working.work()
    assert stands(story, again).state == "done"


@pytest.mark.parametrize("correction", ["", "Nama desa salah tulis"])
def test_killed_between_the_last_write_and_the_word_that_it_is_done_makes_no_second_paper(
    story, monkeypatch, correction
):
    if correction:
        actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    job, real = ask(story, correction=correction), actions.run_pack

    def and_die(**asked):
        real(**asked)
        raise Killed

    monkeypatch.setattr(working, "DO", {"pack": and_die})
    with pytest.raises(Killed):
        working.work()
    count = papers(story).count()
    monkeypatch.setattr(working, "DO", {"pack": real})
    working.work()
    assert papers(story).count() == count == (2 if correction else 1)
    freeze = queries.frozen_for(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    known = queries.pack_of(scope=story.scope(), freeze_id=freeze.id)
    assert stands(story, job).result == {"paper": str(known.id)}


def test_a_failure_is_a_sentence_with_a_button_that_begins_again(story, monkeypatch):
    job, real = ask(story), actions.run_pack

    def broken(**asked):
        raise ZeroDivisionError

    monkeypatch.setattr(working, "DO", {"pack": broken})
    working.work()
    ani, address = story.world.client("ani-head"), story.address(f"pekerjaan/{job.id}/")
    page = ani.get(address).content.decode()
    assert "gagal karena kesalahan di Lokmin" in page
    assert "ZeroDivisionError" not in page
    assert "every 2s" not in page
    assert "Menunggu giliran" in ani.post(f"{address}ulang/", follow=True).content.decode()
    monkeypatch.setattr(working, "DO", {"pack": real})
    assert working.work() == 1
    assert stands(story, job).state == "done"


def test_a_correction_becomes_a_job_and_names_the_pack_before(story):
    _files, old = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    ani = story.world.client("ani-head")
    typed = {"reason": "Nama desa salah tulis"}
    ani.post(story.address(f"evaluasi/{old.id}/betulkan/"), typed, follow=True)
    working.work()
    assert sorted(papers(story).values_list("edition", flat=True)) == [1, 2]


def test_a_dead_process_of_this_machine_is_known_and_a_living_or_foreign_one_is_not():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    mine, host = working.new_name(), working.new_name().split(":")[0]
    dead, alive = f"{host}:{child.pid}:x", f"{host}:{os.getppid()}:x"
    earlier = f"{host}:{os.getpid()}:x"  # this number belonged to another process before
    names = [mine, dead, alive, "elsewhere:1:x", earlier]
    assert working.gone(names, mine) == [dead, earlier]


@pytest.mark.process
def test_the_watcher_does_what_waits_and_ends_with_the_server(tmp_path):
    environment = os.environ | {"LOKMIN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lokmin.web.settings"}
    environment.pop("DATABASE_URL", None)
    once = subprocess.run(
        [sys.executable, "-m", "lokmin", "work", "--once"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (once.returncode, once.stdout) == (0, "0 pekerjaan dikerjakan.\n"), once.stderr
    watcher = _watcher_of_a_killed_server(environment, seconds=3)
    assert _ends(watcher)


@pytest.mark.process
def test_a_watcher_whose_server_was_killed_while_it_was_starting_ends_too(tmp_path):
    environment = os.environ | {"LOKMIN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lokmin.web.settings"}
    environment.pop("DATABASE_URL", None)
    assert _ends(_watcher_of_a_killed_server(environment, seconds=0))


def _watcher_of_a_killed_server(environment, seconds):
    """Start a watcher as a server does, kill the server after some seconds; the number of the watcher."""
    server = """import os, subprocess, sys, time
watch = [sys.executable, "-m", "lokmin", "work", "--parent", str(os.getpid())]
print(subprocess.Popen(watch, stdout=subprocess.DEVNULL).pid, flush=True)
time.sleep(600)"""
    with subprocess.Popen([sys.executable, "-c", server], env=environment, stdout=subprocess.PIPE) as parent:
        watcher = int(parent.stdout.readline())
        time.sleep(seconds)
        os.kill(watcher, 0)
        parent.kill()
    return watcher


def _ends(process):
    end = time.monotonic() + 60
    while time.monotonic() < end and os.path.exists(f"/proc/{process}") and not _is_zombie(process):
        time.sleep(0.2)
    return not os.path.exists(f"/proc/{process}") or _is_zombie(process)


def test_a_watcher_that_dies_is_started_again_and_the_last_one_ends_with_the_server(monkeypatch, tmp_path):
    monkeypatch.setattr(working, "PAUSE", 0.05)
    script = f"""import os, pathlib, time
started = pathlib.Path({str(tmp_path)!r}) / str(os.getpid())
started.touch()
if len(os.listdir(started.parent)) > 1:
    time.sleep(600)"""
    monkeypatch.setattr(working, "command", lambda *_more: [sys.executable, "-c", script])
    with working.watching():
        end = time.monotonic() + 60
        while time.monotonic() < end and len(os.listdir(tmp_path)) < 2:
            time.sleep(0.05)
    assert len(os.listdir(tmp_path)) == 2
    assert all(_ends(int(name)) for name in os.listdir(tmp_path))


def _is_zombie(pid):
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] == "Z"
