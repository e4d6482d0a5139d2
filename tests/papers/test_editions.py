"""What left the house stays; when the meeting changed, a further edition names the paper it replaces."""

from datetime import date

import pytest

from lokmin.basics.refusal import Refusal, Stale
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.papers import actions, pages, queries
from tests.papers.reading import pages as read
from tests.papers.reading import word_text
from tests.papers.story import at
from tests.web.rows import august

CHANGED = {"held_on": date(2023, 8, 28)}


@pytest.fixture
def invited(story):
    """The lokmin of August: two offices invited, one letter sent, its invitation numbered."""
    story.meetings["august"] = august(story)
    issue(story)
    return story


def issue(story, kind="invitation", number="005/141/Kec.Lais/2023"):
    given = {"scope": story.scope(), "meeting_id": story.meetings["august"], "kind": kind}
    actions.hand_over(**given)
    return actions.enter_number(**given, number=number, dated=date(2023, 8, 4))


def card(story):
    return meeting_queries.card(scope=story.scope(), meeting_id=story.meetings["august"])


def move(story, **changes):
    meetings.change_meeting(
        scope=story.scope(), meeting_id=story.meetings["august"], version=card(story).version, **changes
    )


def replace(story, kind="invitation", name="august"):
    return actions.replace(scope=story.scope(), meeting_id=story.meetings[name], kind=kind)


def line(story, kind="invitation", name="august"):
    scope, meeting_id = story.scope(), story.meetings[name]
    lines = pages.document_lines(
        scope,
        meeting_queries.card(scope=scope, meeting_id=meeting_id),
        queries.papers_of(scope=scope, meeting_id=meeting_id),
        queries.replaced_of(scope=scope, meeting_id=meeting_id),
    )
    return next(one for one in lines if one.kind == kind)


def test_a_paper_of_another_plan_is_offered_for_replacing_only(invited):
    before = line(invited)
    assert (before.may_correct, before.may_replace, before.warning) == (True, False, "")
    move(invited, **CHANGED)
    shown = line(invited)
    assert (shown.word, shown.stamp, shown.wrong) == ("Perlu diganti", "blocked", True)
    assert (shown.may_replace, shown.may_hand_over, shown.may_number, shown.may_scan) == (True, *[False] * 3)
    assert "21 Agustus 2023" in shown.warning
    assert "28 Agustus 2023" in shown.warning
    for step in (lambda: issue(invited), lambda: issue(invited, number="1")):
        with pytest.raises(Refusal, match="Buat penggantinya"):
            step()


def test_the_corrected_paper_is_new_and_names_the_old_one(invited):
    old = queries.papers_of(scope=invited.scope(), meeting_id=invited.meetings["august"])["invitation"]
    kept = [queries.content(card=file) for file in old.files]
    move(invited, **CHANGED)
    new = replace(invited)
    assert new.code != old.code
    assert (new.state, new.number, new.edition, new.replaces_code) == ("handed_over", "", 2, old.code)
    text = " ".join("".join(read(queries.content(card=new.file("pdf")))).split())
    names = "Mengganti undangan nomor 005/141/Kec.Lais/2023 tanggal 4 Agustus 2023, kode dokumen " + old.code
    assert names in text
    assert names in word_text(queries.content(card=new.file("docx")))
    assert "28 Agustus 2023" in text
    shown = line(invited)
    assert (shown.paper.id, [paper.id for paper in shown.old]) == (new.id, [old.id])
    after = queries.paper(scope=invited.scope(), paper_id=old.id)
    assert (after.state, after.number) == ("superseded", old.number)
    assert [queries.content(card=file) for file in after.files] == kept
    assert (len(after.files), len(after.latest)) == (8, 4)  # the letter, and one to each recipient
    with pytest.raises(Refusal, match="tidak perlu diganti"):
        replace(invited)
    again = issue(invited, number="005/150/Kec.Lais/2023")
    assert names in " ".join("".join(read(queries.content(card=again.file("pdf")))).split())


def test_two_clerks_do_not_both_replace_a_paper(invited, monkeypatch):
    from lokmin.papers.rules import pdf

    move(invited, **CHANGED)
    render = pdf.render

    def slow(content):
        monkeypatch.setattr(pdf, "render", render)
        replace(invited)
        return render(content)

    monkeypatch.setattr(pdf, "render", slow)
    with pytest.raises(Stale):
        replace(invited)
    assert len(line(invited).old) == 1


def test_who_has_the_old_letter_is_not_told_until_it_is_sent_again(invited):
    scope, meeting_id = invited.scope(), invited.meetings["august"]
    assert (card(invited).numbers.sent, card(invited).numbers.untold) == (1, 0)
    move(invited, theme="Imunisasi")
    assert card(invited).numbers.untold == 0
    move(invited, **CHANGED)
    assert (card(invited).numbers.sent, card(invited).numbers.untold) == (0, 1)
    (sent,) = [i for i in meeting_queries.invitations(scope=scope, meeting_id=meeting_id) if i.changed_at]
    meetings.mark_sent(scope=scope, invitation_id=sent.id, via="WhatsApp")
    assert (card(invited).numbers.sent, card(invited).numbers.untold) == (1, 0)


def test_the_screens_warn_before_and_after_the_plan_changes(invited):
    ani = invited.world.client("ani-head")
    hub = f"/p/{invited.world.ours.code}/rapat/{invited.meetings['august']}/"
    page = ani.get(f"{hub}ubah/").content.decode()
    assert "Sudah terbit: undangan nomor 005/141/Kec.Lais/2023" in page
    assert "1 undangan sudah terkirim" in page
    typed = {
        **{"version": card(invited).version, "held_on": "28 Agustus 2023", "venue": "Aula Kecamatan"},
        **{"starts_at": "08.30", "ends_at": "12.00", "chair_name": "Pak Camat", "chair_title": "Camat"},
        **{"reviewed_first": "2023-04", "reviewed_last": "2023-06", "note_taker": "Dede"},
        **{"planned_first": "2023-08", "planned_last": "2023-11"},
    }
    after = ani.post(f"{hub}ubah/", typed, follow=True).content.decode()
    assert "1 undangan belum diberi tahu perubahan" in after
    assert "Belum diberi tahu perubahan" in ani.get(f"{hub}undangan/").content.decode()
    assert "1 perlu diganti" in ani.get(invited.address()).content.decode()
    documents = invited.address(f"rapat/{invited.meetings['august']}/")
    shown = ani.get(documents).content.decode()
    assert "Buat pengganti" in shown
    assert "Surat per penerima yang lama, PDF" in shown
    assert "Jangan dibagikan lagi: tekan Buat pengganti" in shown
    done = ani.post(f"{documents}invitation/ganti/", follow=True).content.decode()
    assert "Diganti" in done
    assert "005/141/Kec.Lais/2023" in done


def test_an_agreement_says_of_which_day_its_signatures_are_and_gets_a_newer_edition(story):
    scope, meeting_id = story.scope(now=at(5, 26)), story.meetings["may"]
    old = actions.hand_over(scope=scope, meeting_id=meeting_id, kind="agreement")
    text = " ".join("".join(read(queries.content(card=old.file("pdf")))).split())
    assert "Tanda tangan menyusul 3 dari 4 (keadaan per 26 Mei 2023)" in text
    assert not line(story, "agreement", "may").may_replace
    for row in meeting_queries.signatures(scope=scope, meeting_id=meeting_id):
        if row.signed_on is None:
            meetings.sign(scope=scope, signature_id=row.id, signed_on=date(2023, 5, 26))
    shown = line(story, "agreement", "may")
    assert (shown.may_replace, shown.wrong, shown.may_hand_over) == (True, False, False)
    assert "1 dari 4 tanda tangan; sekarang 4 dari 4" in shown.warning
    new = replace(story, "agreement", "may")
    text = "".join(read(queries.content(card=new.file("pdf"))))
    assert "menyusul" not in text
    assert old.code in text


def test_a_replaced_paper_is_known_as_such(invited):
    old = queries.papers_of(scope=invited.scope(), meeting_id=invited.meetings["august"])["invitation"]
    move(invited, **CHANGED)
    replace(invited)
    verdict = queries.verify(scope=invited.scope(), data=queries.content(card=old.file("pdf")))
    assert "sudah diganti" in " ".join(pages.verdict_lines(verdict))


def test_a_scan_of_the_old_paper_never_lands_on_the_one_that_replaced_it_meanwhile(invited, monkeypatch):
    from lokmin.papers.actions import issuing

    given = {"scope": invited.scope(), "meeting_id": invited.meetings["august"], "kind": "invitation"}
    keeping = issuing.keeping

    def after_another_clerk(contents):
        monkeypatch.setattr(issuing, "keeping", keeping)
        actions.correct(**given, reason="Nama camat keliru")
        actions.enter_number(**given, number="005/150/Kec.Lais/2023", dated=date(2023, 8, 5))
        return keeping(contents)

    monkeypatch.setattr(issuing, "keeping", after_another_clerk)
    with pytest.raises(Stale):
        actions.attach_scan(**given, content=b"%PDF-1.4 pindaian lama")
    now = queries.papers_of(scope=invited.scope(), meeting_id=invited.meetings["august"])["invitation"]
    assert now.state == "numbered"
    assert not now.scans
