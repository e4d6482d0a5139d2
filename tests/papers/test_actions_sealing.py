"""The certificate is kept locked, its passphrase nowhere; a final paper is sealed once."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal, Stale
from lokmin.basics.scope import Role
from lokmin.papers import actions, pages, queries
from lokmin.papers.actions import sealing
from lokmin.papers.models import SealCertificate
from lokmin.tools.models import AuditRow
from tests.papers.certificates import PASSPHRASE, made


def keep(story, content=None, passphrase=PASSPHRASE, scope=None):
    return actions.save_certificate(
        scope=scope or story.scope(),
        puskesmas_id=story.world.ours.id,
        content=made() if content is None else content,
        passphrase=passphrase,
    )


def final(story, kind="agreement", number="440/112"):
    given = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": kind}
    actions.hand_over(**given)
    return actions.enter_number(**given, number=number, dated=date(2023, 5, 26))


def seal(story, paper, passphrase=PASSPHRASE, scope=None):
    return actions.seal_paper(scope=scope or story.scope(), paper_id=paper.id, passphrase=passphrase)


def test_a_certificate_is_kept_under_its_passphrase_which_is_stored_nowhere(story):
    card = keep(story)
    assert card.subject == "UPT Puskesmas Lais"
    row = SealCertificate.unscoped.get()
    with pytest.raises(ValueError, match="Invalid password"):
        pkcs12.load_key_and_certificates(bytes(row.key), b"salah-sekali")
    written = json.dumps([r.details for r in AuditRow.objects.all()], default=str)
    assert PASSPHRASE not in written
    assert PASSPHRASE.encode() not in bytes(row.key)


@pytest.mark.parametrize(
    ("content", "passphrase", "why"),
    [
        (b"bukan sertifikat", PASSPHRASE, "bukan sertifikat dengan kuncinya"),
        (b"", PASSPHRASE, "bukan sertifikat"),
        (made(), "salah-sekali", "tidak membuka"),
        (made(), "pendek", "kurang dari 8"),
        (made(first=-30, days=20), PASSPHRASE, "berlaku sampai .* sudah tidak dapat dipakai"),
        (made(first=5), PASSPHRASE, "baru berlaku mulai .* belum dapat dipakai"),
        (made(kind="weak"), PASSPHRASE, "Jenis kunci sertifikat ini tidak dapat dipakai"),
        (made(kind="edwards"), PASSPHRASE, "Jenis kunci sertifikat ini tidak dapat dipakai"),
        (made(signs=False), PASSPHRASE, "tidak dibuat untuk menandatangani"),
    ],
)
def test_what_cannot_seal_is_refused(story, content, passphrase, why):
    with pytest.raises(Refusal, match=why):
        keep(story, content, passphrase)
    assert not SealCertificate.unscoped.exists()


def test_a_key_that_does_not_belong_to_its_certificate_is_refused(story, monkeypatch):
    key, _own, others = pkcs12.load_key_and_certificates(made(), PASSPHRASE.encode())
    other = pkcs12.load_key_and_certificates(made("Orang Lain"), PASSPHRASE.encode())[1]
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", lambda *_given: (key, other, others))
    with pytest.raises(Refusal, match="bukan pasangan sertifikatnya"):
        keep(story)


def test_a_certificate_with_an_rsa_key_seals(story):
    keep(story, made(kind="rsa"))
    paper = seal(story, final(story))
    assert queries.verify(scope=story.scope(), data=queries.content(card=paper.file("pdf"))).seals[0].sound


@pytest.mark.parametrize(
    ("days", "why"), [(901, "sudah tidak dapat dipakai menyegel"), (-31, "belum dapat dipakai menyegel")]
)
def test_the_certificate_is_looked_at_again_on_the_day_of_sealing(story, days, why):
    keep(story)
    paper = final(story)
    scope = story.scope()
    other_day = replace(scope, machine=scope.machine_now + timedelta(days=days))
    with pytest.raises(Refusal, match=why):
        seal(story, paper, scope=other_day)
    assert queries.paper(scope=scope, paper_id=paper.id).sealed is None


def test_a_key_that_was_put_in_the_place_of_the_own_one_seals_nothing(story):
    keep(story)
    SealCertificate.unscoped.update(key=made("Orang Lain"))
    with pytest.raises(Refusal, match="bukan yang tercatat"):
        seal(story, final(story))


@pytest.mark.parametrize("change", ["taken away", "replaced"])
def test_a_certificate_that_went_while_a_paper_was_sealed_seals_nothing(story, monkeypatch, change):
    keep(story)
    paper = final(story)
    truly = sealing.seal

    def meanwhile(*given):
        made_so = truly(*given)
        if change == "replaced":
            keep(story, made("UPT Puskesmas Lais 2"))
        else:
            actions.remove_certificate(scope=story.scope(), puskesmas_id=story.world.ours.id)
        return made_so

    monkeypatch.setattr(sealing, "seal", meanwhile)
    with pytest.raises(Stale, match="diganti atau dilepas"):
        seal(story, paper)
    assert queries.paper(scope=story.scope(), paper_id=paper.id).sealed is None


def test_only_the_head_keeps_a_certificate_and_only_of_the_own_puskesmas(story):
    with pytest.raises(NotYourDuty):
        keep(story, scope=story.scope(Role.ADMINISTRATION))
    with pytest.raises(NotYours):
        keep(story, scope=story.world.scope_of(story.world.sister))


def test_another_certificate_takes_the_place_and_the_old_key_is_gone(story):
    keep(story)
    old = SealCertificate.unscoped.get().id
    keep(story, made("UPT Puskesmas Lais 2"))
    gone = SealCertificate.unscoped.get(id=old)
    assert (bytes(gone.key), gone.retired_at is not None) == (b"", True)
    assert queries.certificate(scope=story.scope(), puskesmas_id=story.world.ours.id).subject.endswith("2")


def test_the_sealed_file_is_what_is_served_and_both_are_the_paper(story):
    keep(story)
    paper = final(story)
    plain = queries.content(card=paper.file("pdf"))
    paper = seal(story, paper)
    sealed = queries.content(card=paper.file("pdf"))
    assert sealed.startswith(plain)
    assert sealed != plain
    verdict = queries.verify(scope=story.scope(), data=sealed)
    assert verdict.sound
    assert verdict.seals[0].ours
    told = " ".join(pages.verdict_lines(verdict))
    assert "Sertifikatnya terdaftar sebagai milik Puskesmas penerbit." in told
    plain_again = queries.verify(scope=story.scope(), data=plain)
    assert plain_again.sound
    assert "disegel dengan sertifikat Puskesmas" in " ".join(pages.verdict_lines(plain_again))


def test_a_seal_is_known_after_its_certificate_was_taken_away(story):
    keep(story)
    paper = seal(story, final(story))
    actions.remove_certificate(scope=story.scope(), puskesmas_id=story.world.ours.id)
    verdict = queries.verify(scope=story.scope(), data=queries.content(card=paper.file("pdf")))
    assert verdict.seals[0].ours
    with pytest.raises(Refusal, match="belum mempunyai sertifikat"):
        seal(story, final(story, "minutes", "440/113"))


def test_sealing_a_second_time_changes_nothing(story):
    keep(story)
    paper = seal(story, final(story))
    with pytest.raises(Refusal, match="sudah disegel"):
        seal(story, paper)
    assert len(queries.paper(scope=story.scope(), paper_id=paper.id).files) == len(paper.files)


def test_what_is_not_final_or_was_replaced_is_not_sealed(story):
    keep(story)
    given = {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": "agreement"}
    with pytest.raises(Refusal, match="belum final"):
        seal(story, actions.hand_over(**given))
    paper = actions.enter_number(**given, number="440/112", dated=date(2023, 5, 26))
    actions.correct(**given, reason="keliru")
    with pytest.raises(Refusal, match="belum final"):
        seal(story, paper)


def test_a_wrong_passphrase_seals_nothing(story):
    keep(story)
    paper = final(story)
    with pytest.raises(Refusal, match="tidak membuka"):
        seal(story, paper, "salah-sekali")
    assert queries.paper(scope=story.scope(), paper_id=paper.id).sealed is None


def test_a_stranger_seals_nothing(story):
    keep(story)
    paper = final(story)
    with pytest.raises(NotYours):
        seal(story, paper, scope=story.world.scope_of(story.world.sister))
    with pytest.raises(NotYourDuty):
        seal(story, paper, scope=story.scope(Role.NOTE_TAKER))


def test_the_page_of_a_sealed_paper_asks_for_no_passphrase_again(story):
    keep(story)
    paper = seal(story, final(story))
    address = f"/p/{story.world.ours.code}/dokumen/segel/{paper.id}/"
    page = story.world.client("ani-head").get(address).content.decode()
    assert "Dokumen ini sudah disegel" in page
    assert 'name="passphrase"' not in page


def test_a_certificate_in_another_name_is_told_where_it_is_used(story):
    keep(story, made("Budi Pribadi"))
    browser = story.world.client("ani-head")
    code = story.world.ours.code
    for address in (f"/p/{code}/dokumen/segel/", f"/p/{code}/dokumen/segel/{final(story).id}/"):
        assert "atas nama “Budi Pribadi”, tidak menyebut Lais" in browser.get(address).content.decode()
    keep(story)
    assert "tidak menyebut" not in browser.get(f"/p/{code}/dokumen/segel/").content.decode()
