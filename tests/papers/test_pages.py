"""What lists and checks say."""

from datetime import date

from lokmin.papers import actions, pages, queries
from tests.papers.story import PERIOD


def test_each_paper_says_what_may_be_done_next(story):
    from lokmin.meetings import queries as meetings

    scope, meeting_id = story.scope(), story.meetings["may"]
    card = meetings.card(scope=scope, meeting_id=meeting_id)
    actions.hand_over(scope=scope, meeting_id=meeting_id, kind="minutes")
    papers = queries.papers_of(scope=scope, meeting_id=meeting_id)
    lines = {line.kind: line for line in pages.document_lines(scope, card, papers)}
    assert [kind for kind, line in lines.items() if line.core] == [
        "invitation", "attendance", "minutes", "agreement"
    ]  # fmt: skip
    assert lines["press"].reason == "Baru dapat diserahkan setelah rapat ditutup."
    assert not lines["press"].may_hand_over
    fresh, handed = lines["invitation"], lines["minutes"]
    assert (fresh.may_hand_over, fresh.may_number, fresh.may_scan) == (True, False, False)
    assert (handed.may_hand_over, handed.may_number, handed.may_scan) == (True, True, True)
    assert handed.again


def test_pack_files_begin_with_the_whole_and_name_each_village(story):
    _files, paper = actions.issue_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    files = pages.pack_files(paper, {paper.files[-1].sha256: 1})
    assert sum(f.pages for f in files) == 1
    assert [f.village for f in files] == [False] * 4 + [True] * 10
    assert files[4].label == "Desa 1"


def test_a_check_tells_paper_period_and_signatures(story):
    scope = story.scope()
    paper = actions.hand_over(scope=scope, meeting_id=story.meetings["may"], kind="agreement")
    data = queries.content(card=paper.file("pdf"))
    told = " ".join(pages.verdict_lines(queries.verify(scope=scope, data=data)))
    assert told.startswith("COCOK, BELUM FINAL")
    assert "Tanda tangan tercatat: 1 dari 4." in told
    assert "Camat, Pak Camat: tinta basah, 24 Mei 2023" in told
    assert "a.n. Kepala Desa 1, Sekretaris Desa 1, Siti: belum menandatangani" in told
    wrong = " ".join(pages.verdict_lines(queries.verify(scope=scope, data=data + b" ")))
    assert "TIDAK COCOK" in wrong
    assert paper.code in wrong


def test_a_letter_dated_after_its_rule_ended_warns():
    warning = pages.basis_warning(date(2024, 12, 20), date(2025, 1, 3))
    assert "Nomor 44 Tahun 2016" in warning
    assert "Nomor 19 Tahun 2024" in warning
    assert pages.basis_warning(date(2023, 5, 22), date(2023, 5, 24)) == ""
