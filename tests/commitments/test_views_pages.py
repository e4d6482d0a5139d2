"""The pages around the board: groups, what is stuck, given, photos, the grid, the Musrenbang list."""

import re
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lokmin.commitments import actions, pages, queries
from lokmin.commitments.models import HandUpAnswer
from tests.commitments.samples import picture, promise
from tests.world import NOW, World


def url(world: World, name: str, **address) -> str:
    return reverse(f"commitments:{name}", kwargs={"code": world.ours.code, **address})


def agreed(world: World, **changes):
    return actions.agree(scope=world.scope(), commitment_id=promise(world, **changes).id)


def blocked(world: World, **changes):
    told = {"state": "blocked", "happened_on": NOW.date(), "reason": "Dana belum cair"}
    return actions.report(scope=world.scope(), commitment_id=agreed(world, **changes).id, **told)


def text(response) -> str:
    return response.content.decode()


def now(world: World, card):
    return queries.commitment(scope=world.scope(), commitment_id=card.id)


@pytest.mark.parametrize("way", ["sektor", "desa", "masalah", "keadaan"])
def test_the_board_is_grouped_in_every_way_and_keeps_its_filters(world: World, way):
    agreed(world, area_ids=[world.areas[0].id, world.areas[1].id])
    agreed(world, what="Selesai dahulu", office_id=world.camat_office, area_ids=[], contact_name="Ani",
           complete_by=NOW.date())  # fmt: skip
    asked = {"menurut": way, "keadaan": "agreed", "daftar": "1"}
    page = text(world.client().get(url(world, "board"), asked))
    words = {
        "sektor": "Pemerintah kecamatan",
        "desa": "Desa belum disebut",
        "masalah": "Tanpa masalah tertentu",
    }
    assert words.get(way, "Disepakati") in page
    assert "keadaan=agreed" in page
    assert page.count("Mobil siaga mengantar bayi ke posyandu") == (2 if way == "desa" else 1)


def test_a_full_lane_says_how_many_more_and_the_list_has_pages(world: World):
    for number in range(pages.PER_LANE + 3):
        agreed(world, what=f"Janji {number}")
    page = text(world.client().get(url(world, "board")))
    assert page.count('class="commitment"') == pages.PER_LANE
    assert "3 lagi" in page
    listed = text(world.client().get(url(world, "board"), {"daftar": "1"}))
    assert listed.count('<tr><th scope="row"><a') == pages.PER_LANE + 3


def test_texts_of_people_are_escaped_on_the_board(world: World):
    agreed(world, what="<script>alert(1)</script>")
    for address in (url(world, "board"), url(world, "board") + "?daftar=1"):
        page = text(world.client().get(address))
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_dinkes_sees_that_a_promise_is_stuck_and_hears_why_after_the_camat(world: World):
    card = blocked(world)
    for name, address in (
        ("board", {}),
        ("stuck", {}),
        ("given", {}),
        ("detail", {"commitment_id": card.id}),
    ):
        page = text(world.client("ani-dinkes").get(url(world, name, **address)))
        assert "Dana belum cair" not in page, name
        assert "Dana belum cair" in text(world.client("ani-camat").get(url(world, name, **address))), name
    camat = world.client("ani-camat")
    assert camat.post(url(world, "stuck"), {"told": str(card.id)}).status_code == 302
    page = text(world.client("ani-dinkes").get(url(world, "board")))
    assert "Dana belum cair" in page


def test_staff_say_how_the_camat_was_told_and_nothing_is_lost_when_they_do_not(world: World):
    card = blocked(world)
    client = world.client()
    refused = client.post(url(world, "stuck"), {"told": str(card.id)})
    assert refused.status_code == 422
    assert "Tulis bagaimana Camat diberi tahu" in text(refused)
    assert client.post(url(world, "tell", commitment_id=card.id), {"via": "telepon"}).status_code == 302
    assert not now(world, card).held_back


def test_a_promise_is_handed_up_and_answered_on_its_pages(world: World):
    card = agreed(world)
    client = world.client()
    form = client.get(url(world, "hand_up", commitment_id=card.id))
    assert "Dinas Kesehatan" in text(form)
    sent = client.post(url(world, "hand_up", commitment_id=card.id), {"to": "camat", "reason": "Minta surat"})
    assert sent.status_code == 302
    camat = world.client("ani-camat")
    page = text(camat.get(url(world, "answer", commitment_id=card.id)))
    assert "Minta surat" in page
    assert 'name="answered_by"' not in page
    answer = {"answer": "Surat terbit", "answered_on": "7 Agustus 2023", "goes_on": "on"}
    assert camat.post(url(world, "answer", commitment_id=card.id), answer).status_code == 302
    assert now(world, card).state == "under_way"
    page = text(client.get(url(world, "detail", commitment_id=card.id)))
    assert "Surat terbit" in page
    assert "Diminta dari Camat" in page


def test_an_answer_from_above_that_is_tapped_twice_stands_once(world: World):
    card = agreed(world)
    client, at = world.client(), url(world, "answer", commitment_id=card.id)
    client.post(url(world, "hand_up", commitment_id=card.id), {"to": "camat", "reason": "Minta surat"})
    key = re.search(r'name="key" value="([^"]+)"', client.get(at).content.decode())
    assert key
    told = {
        "key": key[1],
        "answer": "Menunggu Bupati",
        "answered_by": "Camat",
        "answered_on": "7 Agustus 2023",
    }
    assert [client.post(at, told).status_code for _tap in range(2)] == [302, 302]
    assert HandUpAnswer.unscoped.count() == 1


def test_what_was_given_and_is_late_comes_first(world: World):
    agreed(world, what="Nanti", due_on=date(2023, 9, 1))
    agreed(world, what="Terlambat", due_on=date(2023, 8, 1))
    page = text(world.client().get(url(world, "given")))
    assert page.index("Terlambat") < page.index("Nanti")
    assert "lewat 6 hari" in page
    assert "belum pernah" in page
    mine = text(world.client("ani-programme_holder").get(url(world, "given"), {"saya": "1"}))
    assert "Terlambat" in mine


def test_photos_wait_on_one_page_and_the_button_leads_back_to_it(world: World):
    card = agreed(world)
    told = {"state": "under_way", "happened_on": NOW.date(), "photo": picture()}
    card = actions.report(scope=world.scope(), commitment_id=card.id, **told)
    client = world.client()
    assert "1 foto menunggu diperiksa" in text(client.get(url(world, "photos")))
    cleared = client.post(url(world, "clear", proof_id=card.proofs[0].id), {"back": "photos"})
    assert cleared["Location"] == url(world, "photos")
    assert "Semua foto sudah diperiksa" in text(client.get(url(world, "photos")))


def typed(card, **changes):
    values = {"state": "", "count": "", "happened_on": "", "text": "", **changes}
    return {f"{card.id}.{card.version}-{name}": value for name, value in values.items()}


def test_the_grid_saves_the_good_lines_and_keeps_the_others_as_they_were_typed(world: World):
    first, second, third = agreed(world, what="Satu"), agreed(world, what="Dua"), agreed(world, what="Tiga")
    client = world.client()
    assert "Satu" in text(client.get(url(world, "grid")))
    sent = {
        "key": str(uuid4()), "via": "telepon", **typed(first, count="6"),
        **typed(second, state="blocked"), **typed(third, happened_on="32 Mei", text="kabar"),
    }  # fmt: skip
    answer = client.post(url(world, "grid"), sent)
    assert answer.status_code == 422
    page = text(answer)
    assert "2 baris belum tersimpan" in page
    assert 'value="32 Mei"' in page
    assert 'value="kabar"' in page
    assert "Tulis sebabnya" in page
    assert "1 laporan tersimpan" in page
    assert f"{first.id}.{first.version}-count" not in page, "a kept draft finds no field of a saved line"
    report = now(world, first).reports[0]
    assert (report.state, report.count, report.told_by) == ("under_way", 6, "Budi")
    assert now(world, second).state == "agreed"


def test_a_line_saved_as_done_beside_a_refused_one_is_shown_as_done(world: World):
    first, second = agreed(world, what="Satu"), agreed(world, what="Dua")
    sent = {"key": str(uuid4()), **typed(first, state="done"), **typed(second, state="blocked")}
    page = world.client().post(url(world, "grid"), sent)
    assert page.status_code == 422
    (row,) = [row for row in page.context["rows"] if row.saved]
    assert (row.one.id, row.tile.word) == (first.id, "Selesai")


def test_the_grid_sent_twice_counts_once_and_can_be_undone(world: World):
    card, key, client = agreed(world), uuid4(), world.client()
    for _ in range(2):
        sent = {"key": str(key), **typed(card, state="done", text="Sudah semua")}
        assert client.post(url(world, "grid"), sent).status_code == 302
    assert len(now(world, card).reports) == 1
    assert url(world, "take_back", batch=key) in text(client.get(url(world, "board")))
    client.post(url(world, "take_back", batch=key))
    assert (now(world, card).state, now(world, card).reports) == ("agreed", ())
    assert "tidak dapat diurungkan lagi" in text(client.post(url(world, "take_back", batch=key), follow=True))


def test_a_line_typed_before_somebody_else_wrote_stays_typed_and_can_be_sent_again(world: World):
    card, client = agreed(world), world.client()
    sent = {"key": str(uuid4()), **typed(card, state="done", text="Kabar saya")}
    told = {"state": "under_way", "happened_on": NOW.date()}
    actions.report(scope=world.scope(), commitment_id=card.id, **told)
    page = client.post(url(world, "grid"), sent)
    assert page.status_code == 422
    assert "diubah orang lain" in text(page)
    assert "Kabar saya" in text(page)
    newer = now(world, card)
    assert newer.state == "under_way"
    assert f"{card.id}.{newer.version}-text" in text(page)
    again = {"key": str(uuid4()), **typed(newer, state="done", text="Kabar saya")}
    assert client.post(url(world, "grid"), again).status_code == 302
    assert now(world, card).state == "done"


def test_an_empty_grid_saves_nothing_and_says_so(world: World):
    client = world.client()
    assert "Tidak ada komitmen yang terbuka" in text(client.get(url(world, "grid")))
    card = agreed(world)
    page = client.post(url(world, "grid"), {"key": str(uuid4()), **typed(card)}, follow=True)
    assert "tidak ada yang disimpan" in text(page)
    assert "tidak punya komitmen" in text(client.get(url(world, "grid"), {"sektor": "polsek"}))


def test_a_midwife_writes_only_lines_of_her_villages(world: World):
    agreed(world, what="Desanya", area_ids=[world.areas[0].id])
    agreed(world, what="Desa lain", area_ids=[world.areas[4].id])
    page = text(world.client("ani-midwife").get(url(world, "grid")))
    assert "Desanya" in page
    assert "Desa lain" not in page


def test_the_musrenbang_list_is_printed_and_taken_along(world: World):
    client = world.client()
    assert "Belum ada yang ditandai" in text(client.get(url(world, "musrenbang")))
    card = agreed(world, money="apbdes", money_state="next_year", amount_rupiah=12_500_000)
    page = text(client.get(url(world, "musrenbang")))
    assert "1 usulan Musrenbang" in page
    assert "Rp12.500.000" in page
    sent = {"cause": "Jalan putus", "result": "waiting", "version": str(card.version)}
    assert client.post(url(world, "propose", commitment_id=card.id), sent).status_code == 302
    stale = client.post(url(world, "propose", commitment_id=card.id), {**sent, "cause": "Lain"})
    assert stale.status_code == 409
    assert "Lain" in text(stale)
    book = load_workbook(BytesIO(client.get(url(world, "musrenbang_file", kind="xlsx")).content))
    cells = [str(cell.value) for line in book.active.iter_rows() for cell in line]
    assert "Jalan putus" in cells
    assert "Data contoh" in cells
    assert client.get(url(world, "musrenbang_file", kind="pdf")).status_code == 404


def test_a_mark_by_hand_is_taken_away_again(world: World):
    card = agreed(world)
    client = world.client()
    sent = {"result": "waiting", "version": str(card.version)}
    client.post(url(world, "propose", commitment_id=card.id), sent)
    assert "Lepas tanda Musrenbang" in text(client.get(url(world, "detail", commitment_id=card.id)))
    client.post(url(world, "unpropose", commitment_id=card.id))
    assert not now(world, card).for_musrenbang


def test_the_form_names_each_missing_part_and_offers_the_seven_days(world: World):
    typed = {"office": str(world.village_office), "what": "Mobil siaga", "agree": "1"}
    client = world.client()
    refused = client.post(url(world, "new"), typed)
    page = text(refused)
    assert refused.status_code == 422
    assert page.count("Belum disebut.") >= 3
    assert 'value="14 Agustus 2023"' in page
    assert 'value="Ani"' in page
    more = {"contact_name": "Ani", "complete_by": "14 Agustus 2023"}
    assert client.post(url(world, "new"), {**typed, **more}).status_code == 302


def test_supporters_and_asker_are_written_and_shown(world: World):
    typed = {
        "office": str(world.village_office), "what": "Mobil siaga", "asked_by_id": str(world.camat_office),
        "supporting_sector_codes": ["polsek"], "supporting_office_ids": [str(world.camat_office)],
    }  # fmt: skip
    client = world.client()
    page = text(client.post(url(world, "new"), typed, follow=True))
    assert "Kepolisian, Camat" in page
    assert "Diminta oleh" in page


@pytest.mark.parametrize(("day", "early"), [(date(2023, 6, 3), False), (date(2023, 5, 20), True)])
def test_what_was_done_before_its_start_is_marked(world: World, day, early):
    card = agreed(world, start_on=date(2023, 6, 1))
    actions.report(scope=world.scope(), commitment_id=card.id, state="done", happened_on=day)
    page = text(world.client().get(url(world, "detail", commitment_id=card.id)))
    assert now(world, card).done_early is early
    assert ("sebelum mulainya, 1 Juni 2023" in page) is early
