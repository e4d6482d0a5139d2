"""The page behind a personal link: three taps without account, session or script."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lokmin.commitments import actions, queries
from lokmin.coverage.actions import load_dictionary
from lokmin.people import actions as people
from lokmin.tools.models import AuditRow, RequestKey
from tests.commitments.samples import picture, promise
from tests.world import NOW, World, installer


@pytest.fixture
def card(world: World):
    return actions.agree(scope=world.scope(), commitment_id=promise(world).id)


def phone() -> Client:
    """A browser that checks what a real one would send."""
    return Client(enforce_csrf_checks=True)


def text(response) -> str:
    return response.content.decode()


def home(world: World) -> str:
    return f"/t/{world.budi.token}/"


def send(world: World, card, browser: Client | None = None, **told):
    values = {"key": "k1", "state": "under_way", **told}
    headers = {"Origin": "null"}  # what a browser sends from a page without referrer
    return (browser or phone()).post(f"{home(world)}lapor/{card.id}/", values, headers=headers)


def now(world: World, card):
    return queries.commitment(scope=world.scope(), commitment_id=card.id)


def test_the_page_lists_the_offices_open_promises_and_says_nothing_to_others(world: World, card):
    other = actions.make(
        scope=world.scope(), puskesmas_id=world.ours.id, office_id=world.camat_office, what="Rahasia camat"
    )
    page = phone().get(home(world))
    assert page.status_code == 200
    assert "Kepala Desa 1, ada 1 komitmen" in text(page)
    assert card.what in text(page)
    assert other.what not in text(page)
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["Cache-Control"] == "no-store"
    assert "sessionid" not in page.cookies
    assert "csrftoken" not in page.cookies


def test_a_restricted_promise_names_no_village_behind_a_link(world: World):
    load_dictionary(scope=installer())
    draft = promise(world, indicator_code="TB_TERDUGA", area_ids=[world.areas[2].id])
    actions.agree(scope=world.scope(), commitment_id=draft.id)
    page = text(phone().get(home(world)))
    assert draft.what in page
    assert world.areas[2].name not in page


def test_a_get_changes_nothing(world: World, card):
    rows, before = AuditRow.objects.count(), now(world, card)
    browser = phone()
    for address in ("", f"lapor/{card.id}/", f"terima-kasih/{card.id}/", "matikan/", "bahasa/"):
        browser.get(home(world) + address)
    assert browser.head(home(world)).status_code == 200
    assert AuditRow.objects.count() == rows
    assert RequestKey.objects.count() == 0
    assert now(world, card) == before
    from lokmin.people import queries as people_queries

    (link,) = people_queries.links(scope=world.scope(), puskesmas_id=world.ours.id)
    assert link.used_at is None


def test_three_taps_report_and_the_thanks_say_what_was_received(world: World, card):
    photo = SimpleUploadedFile("a.jpg", picture((2000, 1000)), "image/jpeg")
    answer = send(world, card, count="6", photo=photo)
    assert answer.status_code == 302
    assert answer["Referrer-Policy"] == "no-referrer"
    page = text(phone().get(answer["Location"]))
    assert "laporan sudah diterima" in page
    assert "6 bayi" in page
    assert "Foto diterima" in page
    after = now(world, card)
    assert after.state == "under_way"
    (report,) = after.reports
    assert (report.by, report.via, report.count) == ("Budi", "tautan pribadi", 6)
    (proof,) = after.proofs
    assert not proof.cleared
    assert phone().get(f"{home(world)}foto/{proof.id}/")["Content-Type"] == "image/jpeg"


def test_the_same_report_sent_again_counts_once(world: World, card):
    for _ in range(3):
        assert send(world, card, count="6").status_code == 302
    assert len(now(world, card).reports) == 1
    assert AuditRow.objects.filter(verb="commitments.report").count() == 1
    changed = send(world, card, count="7")
    assert changed.status_code == 422
    assert "sudah diterima dengan isi yang lain" in text(changed)


def test_what_is_new_can_be_sent_after_a_key_was_used_for_something_else(world: World, card):
    """The refused form comes back with another key: a person who means it is not refused for ever."""
    send(world, card, count="6")
    refused = text(send(world, card, count="7"))
    form = refused[refused.index(f"lapor/{card.id}/") :]
    key = re.search(r'name="key" value="([^"]+)"', form)[1]
    assert key != "k1"
    assert send(world, card, key=key, count="7").status_code == 302
    assert [report.count for report in now(world, card).reports] == [6, 7]


def test_a_report_without_a_key_is_still_taken(world: World, card):
    assert send(world, card, key="").status_code == 302


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"state": ""}, "Pilih keadaan"),
        ({"state": "blocked"}, "Tulis sebabnya"),
        ({"state": "under_way", "count": "-1"}, "bukan hitungan"),
        ({"state": "done", "happened_on": "1 Januari 2030"}, "belum tiba"),
    ],
)
def test_a_bad_report_is_shown_again_with_what_was_typed(world: World, card, told, sentence):
    typed = {"text": "", "count": "6", **told}
    answer = send(world, card, **typed)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert f'value="{typed["count"]}"' in text(answer)
    assert text(answer).index(f'href="#lapor-{card.id}"') < text(answer).index(f'id="lapor-{card.id}"')
    assert now(world, card) == card


def test_a_withdrawn_promise_says_that_it_takes_no_report(world: World, card):
    actions.withdraw(scope=world.scope(), commitment_id=card.id, reason="Salah orang")
    page = send(world, card)
    assert page.status_code == 422
    assert "tidak dapat langsung menjadi" in text(page)
    assert now(world, card).state == "withdrawn"


def test_a_blocked_promise_says_why(world: World, card):
    send(world, card, state="blocked", text="Dana belum cair")
    assert now(world, card).blocked_because == "Dana belum cair"


def test_a_bomb_is_refused_and_nothing_is_kept(world: World, card):
    bomb = SimpleUploadedFile("a.png", picture((8000, 8000), "PNG"), "image/png")
    answer = send(world, card, photo=bomb)
    assert answer.status_code == 422
    assert "juta titik" in text(answer)
    assert now(world, card) == card


def test_a_flood_is_refused_before_it_is_read(world: World, card):
    address = f"{home(world)}lapor/{card.id}/"
    answer = phone().post(address, {"state": "done"}, CONTENT_LENGTH=str(13 * 1024 * 1024))
    assert answer.status_code == 422
    assert "12 MB" in text(answer)
    assert now(world, card) == card


def test_another_offices_promise_is_not_there(world: World, card):
    other = promise(world, office_id=world.camat_office)
    actions.agree(scope=world.scope(), commitment_id=other.id)
    assert send(world, other).status_code == 404
    assert phone().get(f"{home(world)}terima-kasih/{other.id}/").status_code == 404


def test_an_expired_link_says_so_and_shows_nothing_else(world: World, card):
    short = people.make_link(
        scope=world.scope().at(NOW - timedelta(days=40)),
        puskesmas_id=world.ours.id,
        office_id=world.village_office,
        expires_at=NOW - timedelta(days=10),
    )
    for address in ("", f"terima-kasih/{card.id}/"):
        page = phone().get(f"/t/{short.token}/{address}")
        assert page.status_code == 410
        assert "sudah lewat" in text(page)
        assert card.what not in text(page)
    answer = phone().post(f"/t/{short.token}/lapor/{card.id}/", {"state": "done"})
    assert answer.status_code == 410
    assert now(world, card) == card


def test_a_link_that_is_somebody_elses_is_switched_off(world: World, card):
    page = phone().post(f"{home(world)}matikan/", headers={"Origin": "null"})
    assert "sudah dimatikan" in text(page)
    dead = phone().get(home(world))
    assert dead.status_code == 410
    assert card.what not in text(dead)
    assert send(world, card).status_code == 410


def test_a_token_that_was_never_made_finds_nothing(world: World):
    for token in ("x", "x" * 38, world.budi.token[:-1]):
        assert phone().get(f"/t/{token}/").status_code == 404


def test_the_page_can_be_read_in_english(world: World, card):
    browser = phone()
    answer = browser.post(f"{home(world)}bahasa/", {"language": "en"}, headers={"Origin": "null"})
    assert answer.status_code == 302
    assert 'lang="en"' in text(browser.get(home(world)))


def test_nothing_open_is_said_kindly(world: World):
    assert "tidak ada komitmen yang terbuka" in text(phone().get(home(world)))


def test_the_new_holder_confirms_inherited_promises_with_one_tap(world: World, card):
    """FN 23: the promise stays with the office; who came after says so on the own link, once."""
    actions.inherit(scope=world.scope(), office_id=world.village_office, after="Budi")
    page = text(phone().get(home(world)))
    assert "pejabat sebelum Anda" in page
    browser = phone()
    for _tap in range(2):
        answer = browser.post(f"{home(world)}tegaskan/{card.id}/", headers={"Origin": "null"})
        assert answer.status_code == 302
    assert not now(world, card).waits_for_principal
    assert sum(step.via == "tautan pribadi" for step in now(world, card).history) == 1
    assert "pejabat sebelum Anda" not in text(phone().get(home(world)))
    assert phone().get(f"{home(world)}tegaskan/{card.id}/").status_code == 302


def test_a_link_confirms_no_promise_of_another_office(world: World):
    other = actions.make(
        scope=world.scope(), puskesmas_id=world.ours.id, office_id=world.camat_office, what="Surat edaran"
    )
    actions.inherit(scope=world.scope(), office_id=world.camat_office, after="Bu Camat")
    answer = phone().post(f"{home(world)}tegaskan/{other.id}/", headers={"Origin": "null"})
    assert answer.status_code == 404
    assert now(world, other).waits_for_principal
