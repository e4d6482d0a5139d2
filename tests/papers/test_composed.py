"""Papers in blocks, filled from what is stored: from the rows to the file and back."""

from dataclasses import replace

import pytest

from lokmin.basics.refusal import NotYourDuty, Refusal
from lokmin.basics.scope import Role
from lokmin.basics.time import Month, Period
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.obstacles import actions as obstacles
from lokmin.papers import actions, queries
from lokmin.papers.queries import Print
from lokmin.papers.rules import blocks
from lokmin.papers.rules.formats import render
from tests.meetings.conftest import plan
from tests.papers import composed_samples
from tests.papers.reading import figures, figures_of, pages, word_text
from tests.papers.story import PERIOD, at, item

SPENDING = ("assignment", "transport", "refreshments", "activity", "photos")
KINDS = ("kak", "causes", "read_back", "progress", "press", "certificate", *SPENDING)


def paper(story, kind, name="may", how=None, scope=None):
    return queries.meeting_paper(
        scope=scope or story.scope(), meeting_id=story.meetings[name], kind=kind, how=how or Print()
    )


def text_of(made):
    return " ".join("\n".join(pages(render(made, "pdf"))).split())


@pytest.mark.parametrize("name", ["february", "may"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_of_both_files_are_those_that_were_read(story, kind, name):
    made = paper(story, kind, name)
    assert figures("\n".join(pages(render(made, "pdf")))) == figures_of(made)
    assert figures(word_text(render(made, "docx"))) == figures_of(made)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_kind_takes_the_way_of_every_paper(story, kind):
    closing = meeting_queries.card(scope=story.scope(), meeting_id=story.meetings["may"])
    meetings.close_meeting(scope=story.scope(now=at(5, 24)), meeting_id=closing.id, version=closing.version)
    scope = story.scope()
    card = actions.hand_over(scope=scope, meeting_id=story.meetings["may"], kind=kind)
    assert card.state == "handed_over"
    kept = queries.content(card=card.file("pdf"))
    assert queries.verify(scope=scope, data=kept).genuine
    assert card.code in "\n".join(pages(kept))
    card = actions.enter_number(
        scope=scope, meeting_id=story.meetings["may"], kind=kind, number="440/7", dated=scope.today
    )
    assert "440/7" in "\n".join(pages(queries.content(card=card.file("pdf"))))


def test_the_read_back_says_what_became_of_a_promise_and_claims_no_more(story):
    made = paper(story, "read_back")
    text = text_of(made)
    assert "Mobil siaga mengantar bayi ke posyandu" in text
    assert "komitmen rapat 20 Februari 2023" in text
    assert "1 komitmen dievaluasi" in text
    [row] = meeting_queries.read_back(scope=story.scope(), meeting_id=story.meetings["may"])
    numbers = blocks.numbers(made)
    assert numbers["promise/1/before"].value == row.change.before.ratio.percent
    assert numbers["promise/1/others/after"].value == row.change.others_after.ratio.percent
    assert numbers["promise/1/change"].value == row.change.change
    assert row.words.rstrip(".") in text
    assert "karena komitmen" not in text.lower()


def test_a_sensitive_indicator_stands_on_no_paper_of_the_sectors_by_village(story):
    scope = story.scope(now=at(8, 23))
    months = {"reviewed": Period.parse("2023-05..2023-07"), "planned": Period.parse("2023-08..2023-11")}
    again = plan(scope, story.world.ours, number=3, held_on=scope.today, **months).id
    meetings.open_meeting(scope=scope, meeting_id=again)
    area = story.place.areas[1]
    meetings.promise(
        scope=scope,
        meeting_id=again,
        item_id=item(scope, again, "plan"),
        office_id=story.world.village_office,
        what="Mengantar terduga",
        indicator_code="TB_TERDUGA",
        area_ids=[area.id],
    )
    story.meetings["august"] = again
    for kind in ("progress", "causes", "read_back"):
        name = "may" if kind == "causes" else "august"
        assert area.name not in text_of(paper(story, kind, name, scope=scope)).replace("Kepala Desa", "")


def test_why_a_promise_is_stuck_waits_for_the_camat(story):
    from lokmin.commitments import actions as promises

    [row] = meeting_queries.read_back(scope=story.scope(), meeting_id=story.meetings["may"])
    promises.report(
        scope=story.scope(),
        commitment_id=row.commitment.id,
        state="blocked",
        reason="mobil rusak sejak lebaran",
        happened_on=story.scope().today,
    )
    assert "mobil rusak" not in text_of(paper(story, "progress", "february"))


def test_nobody_is_named_to_the_press(story):
    """Who came (Siti) is named by a venue, a theme, a title and a problem, as typists do."""
    scope, meeting_id = story.scope(now=at(5, 24)), story.meetings["may"]
    typed = {"venue": "Rumah Siti", "theme": "Usulan Siti tentang posyandu", "chair_title": "Sekcam Siti"}
    version = meeting_queries.card(scope=scope, meeting_id=meeting_id).version
    meetings.change_meeting(scope=scope, meeting_id=meeting_id, version=version, **typed)
    for statement in ("Bayi yang ditimbang Siti turun", "Bayi yang ditimbang turun"):
        card = obstacles.add_problem(
            scope=scope, puskesmas_id=story.world.ours.id, statement=statement, period=PERIOD,
            indicator_code="DS", area_ids=[],
        )  # fmt: skip
        card = obstacles.score(scope=scope, problem_id=card.id, rater="Ani", points={"U": 5, "S": 4, "G": 3})
        obstacles.set_state(scope=scope, problem_id=card.id, state="chosen", version=card.version)
    text = text_of(paper(story, "press"))
    assert "Siti" not in text
    assert "Rapat dipimpin Camat" in text
    for left in ("Ajakan posyandu di masjid", "Bayi yang ditimbang turun"):
        assert left in text


def test_a_promise_that_names_somebody_is_not_told_to_the_press(story):
    scope = story.scope(now=at(8, 23))
    months = {"reviewed": Period.parse("2023-05..2023-07"), "planned": Period.parse("2023-08..2023-11")}
    again = plan(scope, story.world.ours, number=3, held_on=scope.today, **months).id
    meetings.open_meeting(scope=scope, meeting_id=again)
    for what in ("Kunjungi Ny. Aminah tiap pekan", "Kelas ibu hamil tiap bulan"):
        meetings.promise(
            scope=scope,
            meeting_id=again,
            item_id=item(scope, again, "plan"),
            office_id=story.world.village_office,
            what=what,
        )
    story.meetings["august"] = again
    text = text_of(paper(story, "press", "august", scope=scope))
    assert "Aminah" not in text
    assert "Kelas ibu hamil tiap bulan" in text
    assert "menyepakati 2 tindak lanjut" in text


def test_what_is_not_agreed_yet_does_not_leave_the_house_as_news(story):
    scope = story.scope(now=at(8, 23))
    months = {"reviewed": Period.parse("2023-05..2023-07"), "planned": Period.parse("2023-08..2023-11")}
    again = plan(scope, story.world.ours, number=3, held_on=scope.today, **months).id
    story.meetings["august"] = again
    assert "akan mengadakan" in text_of(paper(story, "press", "august", scope=scope))
    meetings.open_meeting(scope=scope, meeting_id=again)
    with pytest.raises(Refusal, match="belum ditutup"):
        actions.hand_over(scope=scope, meeting_id=again, kind="press")


def test_each_person_who_came_gets_a_certificate(story):
    made = pages(render(paper(story, "certificate"), "pdf"))
    assert len(made) == 2
    assert any("Siti" in page and "Sekretaris Desa 1" in page for page in made)


def test_the_terms_of_reference_follow_the_plan(story):
    text = text_of(paper(story, "kak"))
    for part in ("KERANGKA ACUAN KEGIATAN", "I. Pendahuluan", "X. Pembiayaan", "Penemuan terduga TB rendah"):
        assert part in text
    numbers = blocks.numbers(paper(story, "kak"))
    assert numbers["guests"].value == 2
    assert numbers["problem/1"].value == 12


def test_the_sheet_of_problems_hides_scores_while_a_round_is_open(story):
    numbers = blocks.numbers(paper(story, "causes"))
    assert numbers["problem/1/total"].value == 12
    assert numbers["problem/1/U"].value == 5


def test_the_camats_sheet_says_what_his_screen_says(story):
    month = Month(2023, 7)
    scope = replace(story.scope(Role.CAMAT), kecamatan_ids=frozenset({story.world.ours.kecamatan_id}))
    made = queries.digest_paper(scope=scope, puskesmas_id=story.world.ours.id, month=month)
    found = meeting_queries.camat_digest(
        scope=scope, puskesmas_id=story.world.ours.id, kecamatan_id=story.world.ours.kecamatan_id, month=month
    )
    numbers = blocks.numbers(made)
    assert numbers["part/late"].value == len(found.late)
    assert numbers["asked"].value == len(found.decisions)
    assert figures("\n".join(pages(render(made, "pdf")))) == figures_of(made)


def test_the_camats_sheet_is_not_for_the_midwife(story):
    with pytest.raises(NotYourDuty):
        queries.digest_paper(
            scope=story.scope(Role.MIDWIFE), puskesmas_id=story.world.ours.id, month=Month(2023, 7)
        )


def test_the_doors_to_the_new_papers(story):
    browser = story.world.client("ani-head")
    page = browser.get(story.address(f"rapat/{story.meetings['may']}/")).content.decode()
    for kind in KINDS:
        assert f"{kind}.pdf" in page
    answer = browser.get(story.address(f"rapat/{story.meetings['may']}/read_back.docx"))
    assert 'filename="draf-laporan-evaluasi-rtl-tw-ii-2023.docx"' in answer["Content-Disposition"]
    assert "camat/2023-" in browser.get(story.address()).content.decode()
    sheet = browser.get(story.address("camat/2023-06.pdf"))
    assert sheet["Content-Type"] == "application/pdf"
    assert browser.get(story.address("camat/2023-06.xlsx")).status_code == 404
    assert browser.get(story.address("camat/juni.pdf")).status_code in (404, 422)


def test_what_is_for_the_camat_alone_stands_on_a_page_of_its_own():
    first, second = pages(render(composed_samples.digest(2), "pdf"))
    assert "untuk Camat sendiri" not in first
    assert "untuk Camat sendiri" in second
    assert len(pages(render(composed_samples.digest(0), "pdf"))) == 1
