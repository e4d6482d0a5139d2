"""Once a paper is final its bytes stay and are served again; a correction is a new paper."""

from datetime import date

import pytest

from lokmin.basics.refusal import Refusal, Stale
from lokmin.papers import actions, pages, queries
from lokmin.papers.models import IssuedPaper
from tests.papers.reading import pages as read
from tests.papers.story import PERIOD


def given(story, kind="agreement"):
    return {"scope": story.scope(), "meeting_id": story.meetings["may"], "kind": kind}


def issued(story, kind="agreement", number="440/112"):
    """Printed for its number, then final: both cards."""
    first = actions.hand_over(**given(story, kind))
    return first, actions.enter_number(**given(story, kind), number=number, dated=date(2023, 5, 26))


def check(story, data):
    return queries.verify(scope=story.scope(), data=data)


def test_what_was_printed_before_the_number_is_not_the_paper_that_was_issued(story):
    first, paper = issued(story)
    before, after = (queries.content(card=card.file("pdf")) for card in (first, paper))
    assert before != after
    verdict = check(story, before)
    assert (verdict.genuine, verdict.current, verdict.sound) == (True, False, False)
    told = pages.verdict_lines(verdict)
    assert told[0].startswith("BUKAN YANG TERBIT: ")
    assert check(story, after).sound
    assert pages.verdict_lines(check(story, after))[0].startswith("COCOK: ")


def test_a_final_paper_is_neither_printed_anew_nor_numbered_otherwise(story):
    _first, paper = issued(story)
    kept = queries.content(card=paper.file("pdf"))
    for step in (
        lambda: actions.hand_over(**given(story)),
        lambda: actions.enter_number(**given(story), number="9", dated=date(2023, 5, 26)),
    ):
        with pytest.raises(Refusal, match="sudah final"):
            step()
    again = queries.papers_of(scope=story.scope(), meeting_id=story.meetings["may"])["agreement"]
    assert (again.number, again.is_final) == ("440/112", True)
    assert queries.content(card=again.file("pdf")) == kept


def test_a_paper_whose_number_is_written_by_hand_is_final_with_its_scan(story):
    paper = actions.hand_over(**given(story))
    assert not paper.is_final
    paper = actions.attach_scan(**given(story), content=b"%PDF-1.4 scan")
    assert paper.is_final
    assert check(story, b"%PDF-1.4 scan").sound
    assert check(story, queries.content(card=paper.file("pdf"))).sound


def test_a_correction_is_a_new_paper_that_names_the_old_one_and_says_why(story):
    _first, old = issued(story)
    kept = queries.content(card=old.file("pdf"))
    new = actions.correct(**given(story), reason="  nama   ketua keliru ")
    assert (new.edition, new.replaces_code, new.is_final) == (2, old.code, False)
    assert new.code != old.code
    text = " ".join("".join(read(queries.content(card=new.file("pdf")))).split())
    assert f"kode dokumen {old.code}. Pembetulan: nama ketua keliru." in text
    verdict = check(story, kept)
    assert verdict.sound
    assert verdict.paper.replaced_by == new.code
    assert pages.verdict_lines(verdict)[0].startswith("COCOK, SUDAH DIGANTI")


def test_a_correction_may_keep_the_number_of_the_paper_that_it_replaces_and_no_other(story):
    _first, _old = issued(story)
    actions.correct(**given(story), reason="tanggal keliru")
    with pytest.raises(Refusal, match="sudah dipakai"):
        issued(story, "minutes")
    new = actions.enter_number(**given(story), number="440/112", dated=date(2023, 5, 25))
    assert (new.number, new.edition) == ("440/112", 2)


def test_only_a_final_paper_is_corrected_and_with_a_reason(story):
    actions.hand_over(**given(story))
    with pytest.raises(Refusal, match="belum final"):
        actions.correct(**given(story), reason="keliru")
    with pytest.raises(Refusal, match="apa yang dibetulkan"):
        actions.correct(**given(story), reason="   ")


def test_a_paper_that_lost_its_number_in_a_joining_is_numbered_again(story):
    _first, paper = issued(story)
    IssuedPaper.unscoped.filter(id=paper.id).update(number="")
    paper = actions.enter_number(**given(story), number="440/113", dated=date(2023, 5, 26))
    assert (paper.number, paper.is_final) == ("440/113", True)


def issue(story, **more):
    given = {"scope": story.scope(), "puskesmas_id": story.world.ours.id, "period": PERIOD}
    return actions.issue_pack(**given, **more)


def test_a_pack_asked_for_again_is_the_same_bytes_though_the_meeting_went_on(story):
    files, paper = issue(story)
    from lokmin.obstacles import actions as obstacles

    obstacles.add_problem(
        scope=story.scope(), puskesmas_id=story.world.ours.id, statement="Baru", period=PERIOD
    )
    again, same = issue(story)
    assert (again, same.code, same.is_final) == (files, paper.code, True)


def test_a_corrected_pack_is_a_further_edition_and_the_old_one_is_known_as_replaced(story):
    files, old = issue(story)
    made, new = issue(story, correction="salah ketik")
    assert (new.edition, new.replaces_code) == (2, old.code)
    assert all("-edisi-2." in name for name in made if name.startswith("bahan-"))
    pdf = next(data for name, data in files.items() if name.endswith(".pdf") and "/" not in name)
    assert check(story, pdf).paper.replaced_by == new.code
    assert issue(story)[1].code == new.code
    text = " ".join(read(next(d for n, d in made.items() if n.endswith("2.pdf")))[0].split())
    assert f"Mengganti bahan evaluasi kode dokumen {old.code}" in text


def test_two_clerks_do_not_both_issue_a_pack(story, monkeypatch):
    from lokmin.papers.actions import packs

    make = packs.pack_files

    def slow(*args):
        monkeypatch.setattr(packs, "pack_files", make)
        issue(story)
        return make(*args)

    monkeypatch.setattr(packs, "pack_files", slow)
    with pytest.raises(Stale):
        issue(story)
    assert IssuedPaper.unscoped.filter(kind="pack").count() == 1
