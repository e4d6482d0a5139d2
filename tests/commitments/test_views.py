"""The screens of promises over HTTP."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lokmin.basics.scope import Role
from lokmin.commitments import actions, queries
from lokmin.coverage.actions import load_dictionary
from lokmin.tools.models import AuditRow
from tests.commitments.samples import picture, promise
from tests.world import World, installer


def url(world: World, name: str, **address) -> str:
    return reverse(f"commitments:{name}", kwargs={"code": world.ours.code, **address})


def agreed(world: World, **changes):
    return actions.agree(scope=world.scope(), commitment_id=promise(world, **changes).id)


def text(response) -> str:
    return response.content.decode()


def test_an_empty_board_says_what_to_do_next(world: World):
    page = world.client().get(url(world, "board"))
    assert page.status_code == 200
    assert "Belum ada komitmen" in text(page)
    assert url(world, "new") in text(page)
    assert url(world, "new") not in text(world.client("ani-camat").get(url(world, "board")))


@pytest.mark.parametrize(("who", "named"), [("ani-head", True), ("ani-midwife", False), ("ani-camat", False)])
def test_the_villages_of_a_restricted_promise_stay_on_the_screens_of_staff(
    world: World, who: str, named: bool
):
    load_dictionary(scope=installer())
    card = agreed(world, indicator_code="TB_TERDUGA", area_ids=[world.areas[2].id])
    page = text(world.client(who).get(url(world, "detail", commitment_id=card.id)))
    assert (world.areas[2].name in page) is named
    assert ("desa tidak ditampilkan (peka)" in page) is not named
    board = text(world.client(who).get(url(world, "board")))
    assert ("desa tidak ditampilkan (peka)" in board) is not named


def test_the_board_counts_and_filters(world: World):
    late = agreed(world, due_on=date(2023, 7, 31))
    agreed(world, what="Surat edaran", office_id=world.camat_office)
    promise(world, what="Masih draf")
    client = world.client()
    page = text(client.get(url(world, "board")))
    assert "Komitmen: 0 dari 2 selesai" in page
    assert "1 lewat tenggat. 1 masih draf." in page
    only = text(client.get(url(world, "board"), {"lewat": "1"}))
    assert late.what in only
    assert "Surat edaran" not in only
    nothing = text(client.get(url(world, "board"), {"keadaan": "done"}))
    assert "Tidak ada komitmen dengan saringan ini" in nothing
    assert client.get(url(world, "board"), {"desa": "bukan-desa", "keadaan": "x"}).status_code == 200


def test_the_board_stays_within_its_query_budget(world: World, django_assert_max_num_queries):
    for number in range(5):
        agreed(world, what=f"Janji {number}")
    client = world.client()
    with django_assert_max_num_queries(13):
        client.get(url(world, "board"))


def test_a_promise_is_written_and_agreed_in_one_step(world: World):
    client = world.client()
    answer = client.post(
        url(world, "new"),
        {
            "office": str(world.village_office),
            "what": "Mobil siaga",
            "area_ids": [str(world.areas[0].id)],
            "quantity": "14",
            "due_on": "31 Agustus 2023",
            "agree": "1",
        },
    )
    (card,) = queries.board(scope=world.scope(), puskesmas_id=world.ours.id)
    assert answer.status_code == 302
    assert answer["Location"] == url(world, "detail", commitment_id=card.id)
    assert (card.state, card.due_on) == ("agreed", date(2023, 8, 31))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"what": ""}, "belum menyebut apa"),
        ({"office": ""}, "belum menyebut siapa"),
        ({"due_on": ""}, "belum menyebut: kapan"),
        ({"due_on": "32 Mei 2023"}, "bukan tanggal"),
        ({"quantity": "-4"}, "tidak dapat dijanjikan"),
    ],
)
def test_a_refused_promise_keeps_what_was_typed_and_writes_nothing(world: World, typed, sentence):
    values = {
        "office": str(world.village_office),
        "what": "Mobil siaga",
        "area_ids": [str(world.areas[0].id)],
        "quantity": "14",
        "due_on": "31-08-2023",
        "agree": "1",
    }
    rows = AuditRow.objects.count()
    answer = world.client().post(url(world, "new"), {**values, **typed})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert typed.get("quantity", "14") in text(answer)
    assert queries.board(scope=world.scope(), puskesmas_id=world.ours.id) == []
    assert AuditRow.objects.count() == rows


def test_two_people_completing_the_same_promise(world: World):
    card = promise(world, quantity=None)
    client, address = world.client(), url(world, "complete", commitment_id=card.id)
    assert f'name="version" value="{card.version}"' in text(client.get(address))
    typed = {"what": card.what, "quantity": "14", "version": str(card.version)}
    assert client.post(address, typed).status_code == 302
    slower = client.post(address, {**typed, "quantity": "99"})
    assert slower.status_code == 409
    assert "diubah orang lain" in text(slower)
    assert 'value="99"' in text(slower)


def test_a_report_on_behalf_with_a_photo_counts_once(world: World):
    card = agreed(world)
    client, address = world.client(), url(world, "report", commitment_id=card.id)
    assert client.get(address).status_code == 200
    for _ in range(2):
        photo = SimpleUploadedFile("a.jpg", picture(), "image/jpeg")
        answer = client.post(
            address, {"key": "satu", "state": "under_way", "count": "6", "via": "telepon", "photo": photo}
        )
        assert answer.status_code == 302
    page = text(client.get(url(world, "detail", commitment_id=card.id)))
    assert page.count("dilaporkan lewat telepon oleh Budi, dicatat oleh Ani") == 1
    assert "Menunggu diperiksa" in page


def test_a_report_without_a_state_is_refused_at_the_form(world: World):
    card = agreed(world)
    answer = world.client().post(url(world, "report", commitment_id=card.id), {"text": "catatan saya"})
    assert answer.status_code == 422
    assert "Pilih keadaan" in text(answer)
    assert "catatan saya" in text(answer)


def test_a_photo_is_sent_as_what_it_is(world: World):
    scope = world.scope()
    card = agreed(world)
    card = actions.report(
        scope=scope, commitment_id=card.id, state="done", happened_on=scope.today, photo=picture()
    )
    address = url(world, "proof", proof_id=card.proofs[0].id)
    answer = world.client().get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline; filename=")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "no-store"
    for who in ("ani-camat", "ani-dinkes", "dewi", "citra"):
        assert world.client(who).get(address).status_code == 404, who
    client = world.client("ani-programme_holder")
    assert client.post(url(world, "clear", proof_id=card.proofs[0].id)).status_code == 302
    assert world.client("ani-camat").get(address).status_code == 200
    assert client.post(url(world, "cover", proof_id=card.proofs[0].id)).status_code == 302
    assert world.client("ani-camat").get(address).status_code == 404
    gone = url(world, "remove", proof_id=card.proofs[0].id)
    assert client.get(gone).status_code == 200
    assert client.post(gone, {"reason": ""}).status_code == 422
    assert client.post(gone, {"reason": "Wajah bayi"}).status_code == 302
    page = text(client.get(url(world, "detail", commitment_id=card.id)))
    assert "Bukti dihapus: Wajah bayi" in page


def test_withdrawing_offers_to_undo(world: World):
    card = agreed(world)
    client = world.client()
    address = url(world, "end", commitment_id=card.id, step="cabut")
    assert client.post(address, {"reason": ""}).status_code == 422
    page = client.post(address, {"reason": "Salah orang"}, follow=True)
    undo = url(world, "restore", commitment_id=card.id)
    assert undo in text(page)
    client.post(undo)
    assert queries.commitment(scope=world.scope(), commitment_id=card.id).state == "agreed"
    assert client.get(url(world, "end", commitment_id=card.id, step="bakar")).status_code == 404


def test_carrying_over_leads_to_the_successor(world: World):
    card = agreed(world)
    page = world.client().post(
        url(world, "end", commitment_id=card.id, step="bawa"),
        {"reason": "Menunggu APBDes", "due_on": "30-11-2023"},
        follow=True,
    )
    assert "dibawa dari komitmen sebelumnya" in text(page)


def test_agreeing_on_an_incomplete_promise_asks_until_when(world: World):
    card = promise(world, quantity=None)
    client, address = world.client(), url(world, "agree", commitment_id=card.id)
    assert "Belum disebut: berapa" in text(client.get(address))
    assert client.post(address, {"contact_name": "", "complete_by": ""}).status_code == 422
    typed = {"contact_name": "Dede", "complete_by": "14-08-2023"}
    assert client.post(address, typed).status_code == 302


def test_a_delegates_promise_is_confirmed(world: World):
    card = agreed(world, promised_by_delegate="Sekdes Sari")
    client = world.client()
    page = text(client.get(url(world, "detail", commitment_id=card.id)))
    assert "menunggu penegasan atasan" in page
    answer = client.post(url(world, "confirm", commitment_id=card.id), {"confirmed_on": "7 Agustus 2023"})
    assert answer.status_code == 302


@pytest.mark.parametrize("who", ["dewi", "citra"])
def test_a_stranger_finds_nothing(world: World, who):
    card = agreed(world)
    client = world.client(who)
    for name, address in (
        ("board", {}),
        ("new", {}),
        ("detail", {"commitment_id": card.id}),
        ("report", {"commitment_id": card.id}),
        ("complete", {"commitment_id": card.id}),
    ):
        assert client.get(url(world, name, **address)).status_code == 404, name
    theirs = reverse("commitments:detail", kwargs={"code": world.sister.code, "commitment_id": card.id})
    assert client.get(theirs).status_code == 404


@pytest.mark.parametrize("role", [Role.CAMAT, Role.DINKES, Role.MIDWIFE, Role.PROGRAMME_HOLDER])
def test_who_only_reads_is_told_so_when_writing(world: World, role):
    card = agreed(world)
    client = world.client(f"ani-{role}")
    assert client.get(url(world, "detail", commitment_id=card.id)).status_code == 200
    assert client.get(url(world, "new")).status_code == 403
    assert (
        client.post(url(world, "end", commitment_id=card.id, step="cabut"), {"reason": "x"}).status_code
        == 403
    )


def test_the_english_switch_reaches_the_board(world: World):
    agreed(world)
    client = world.client()
    client.cookies["django_language"] = "en"
    assert 'lang="en"' in text(client.get(url(world, "board")))
