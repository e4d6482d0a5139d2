"""The certificate is kept locked, its passphrase nowhere; a final paper is sealed once."""

import json
from datetime import date

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from lokmin.basics.refusal import NotYourDuty, NotYours, Refusal
from lokmin.basics.scope import Role
from lokmin.papers import actions, pages, queries
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
        (b"bukan sertifikat", PASSPHRASE, "tidak membuka"),
        (b"", PASSPHRASE, "bukan sertifikat"),
        (made(), "salah-sekali", "tidak membuka"),
        (made(), "pendek", "kurang dari 8"),
        (made(first=-30, days=20), PASSPHRASE, "tidak dapat dipakai hari ini"),
        (made(first=5), PASSPHRASE, "tidak dapat dipakai hari ini"),
        (made(signs=False), PASSPHRASE, "tidak dibuat untuk menandatangani"),
    ],
)
def test_what_cannot_seal_is_refused(story, content, passphrase, why):
    with pytest.raises(Refusal, match=why):
        keep(story, content, passphrase)
    assert not SealCertificate.unscoped.exists()


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
