"""The paper for a hall: what it holds, how many pages it has, and what is typed in afterwards."""

import io
import re

import pytest
from pypdf import PdfReader

from lokmin.basics.refusal import NotYourDuty
from lokmin.basics.scope import Role
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as promises
from lokmin.coverage import actions as coverage
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.obstacles import actions as obstacles
from lokmin.papers import actions, pages, queries
from lokmin.papers.rules import pdf
from lokmin.papers.rules.fallback import Part
from tests.papers.story import at
from tests.web.rows import august


@pytest.fixture
def ready(story):
    story.meetings["august"] = august(story)
    return story


def made(story, **copies):
    given = {"blank_forms": 5, "raters": 2, **copies}
    return queries.fallback_set(
        scope=story.scope(now=at(8, 20)), meeting_id=story.meetings["august"], **given
    )


def text_of(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_the_set_holds_guests_agenda_open_promises_forms_and_scoring_sheets(ready):
    whole = made(ready)
    assert len(whole.attendees) == 2
    assert [p.what for p in whole.promises] == [
        "Mobil siaga mengantar bayi ke posyandu",
        "Ajakan posyandu di masjid",
    ]
    assert whole.promises[0].quantity == "12 bayi"
    assert [c.split()[0] for c in whole.criteria] == ["U", "S", "G"]
    assert (whole.form_sheets, whole.raters) == (3, 2)


def test_what_is_asked_of_the_camat_is_a_sentence_of_its_own_on_the_agenda(ready):
    scope, meeting_id = ready.scope(now=at(8, 7)), ready.meetings["august"]
    card = meeting_queries.card(scope=scope, meeting_id=meeting_id)
    line = meetings.AgendaEntry("Sambutan", None, "Camat", decision_asked="Surat edaran?")
    meetings.set_agenda(scope=scope, meeting_id=meeting_id, version=card.version, items=[line])
    assert made(ready).agenda == ("Sambutan (Camat). Keputusan yang diminta: Surat edaran?",)


def test_the_pages_are_those_that_are_said_before(ready):
    whole = made(ready)
    parts, texts = pdf.parts(whole), text_of(pdf.render(whole))
    assert sum(part.sheets for part in parts) == len(texts)
    assert [(p.name, p.copies) for p in parts][-2:] == [
        ("Formulir komitmen baru", 3),
        ("Lembar skor masalah", 2),
    ]
    assert "Daftar hadir" in texts[0]
    assert sum("Tanda tangan" in t and "Apa yang dijanjikan" in t for t in texts) == 3
    assert sum("Nama penilai" in t for t in texts) == 2
    assert Part("x", 2, 3).sheets == 6


def test_a_meeting_with_nothing_yet_has_its_set_too(story):
    from datetime import date

    from lokmin.basics.time import Period
    from tests.meetings.conftest import plan

    scope = story.scope(now=at(8, 7))
    card = plan(
        scope, story.world.ours, kind="monthly", number=8, held_on=date(2023, 8, 30),
        reviewed=Period.parse("2023-07..2023-07"), planned=Period.parse("2023-09..2023-09"),
    )  # fmt: skip
    whole = queries.fallback_set(scope=scope, meeting_id=card.id, blank_forms=0, raters=0)
    assert (whole.form_sheets, whole.raters) == (1, 1)
    assert len(text_of(pdf.render(whole))) == sum(p.sheets for p in pdf.parts(whole))


def test_printing_is_noted_and_only_by_who_writes_the_meeting(ready):
    scope, august_id = ready.scope(now=at(8, 20)), ready.meetings["august"]
    content, parts = actions.print_fallback(scope=scope, meeting_id=august_id, blank_forms=6, raters=5)
    assert content[:5] == b"%PDF-"
    (noted,) = queries.fallback_prints(scope=scope, meeting_id=august_id)
    assert (noted.pages, noted.made_by) == (sum(p.sheets for p in parts), "Ani")
    with pytest.raises(NotYourDuty):
        actions.print_fallback(
            scope=ready.scope(Role.PROGRAMME_HOLDER), meeting_id=august_id, blank_forms=1, raters=1
        )


def test_what_is_typed_in_is_counted_in_the_printed_order(ready):
    scope, august_id = ready.scope(now=at(8, 21)), ready.meetings["august"]
    before = {t.key: (t.done, t.wanted) for t in queries.typing(scope=scope, meeting_id=august_id)}
    assert list(before) == ["attendance", "minutes", "read_back", "promises", "scores", "signatures"]
    assert before["attendance"] == (0, 2)
    assert before["read_back"] == (0, 2)
    meetings.open_meeting(scope=scope, meeting_id=august_id)
    meetings.check_in(
        scope=scope, meeting_id=august_id, office_id=ready.world.camat_office, presence="present"
    )
    after = {t.key: t.done for t in queries.typing(scope=scope, meeting_id=august_id)}
    assert after["attendance"] == 1


def test_the_page_says_pages_and_copies_and_leads_to_what_is_missing(ready):
    browser, august_id = ready.world.client("ani-note_taker"), ready.meetings["august"]
    page = browser.get(ready.address(f"rapat/{august_id}/cadangan/")).content.decode()
    assert re.search(r"Satu berkas, \d+ halaman", page)
    assert "0 dari 2 sudah diisi" in page
    more = browser.get(ready.address(f"rapat/{august_id}/cadangan/?blank_forms=20&raters=9")).content.decode()
    assert '<td class="num">9</td>' in more
    answer = browser.post(ready.address(f"rapat/{august_id}/cadangan/"), {"blank_forms": 4, "raters": 2})
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="kertas-aula-')
    assert "Dicetak" in browser.get(ready.address(f"rapat/{august_id}/cadangan/")).content.decode()
    wrong = browser.post(ready.address(f"rapat/{august_id}/cadangan/"), {"blank_forms": 0, "raters": ""})
    assert wrong.status_code == 422
    assert pages.part_lines([Part("Daftar hadir", 1)])[0].sheets == 1


def test_a_promise_that_is_kept_is_not_printed_among_the_open_ones(ready):
    first = made(ready).promises[0].number
    scope = ready.scope(now=at(8, 20))
    cards, _hidden = promises.glances(scope=scope, puskesmas_id=ready.world.ours.id)
    kept = next(card for card in cards if card.number == first)
    commitments.report(scope=scope, commitment_id=kept.id, state="done", happened_on=scope.today)
    assert first not in [promise.number for promise in made(ready).promises]


def test_counting_the_pages_again_puts_no_token_into_the_address(ready):
    browser, august_id = ready.world.client("ani-note_taker"), ready.meetings["august"]
    address = ready.address(f"rapat/{august_id}/cadangan/")
    assert "formmethod" not in browser.get(address).content.decode()
    sent = {"csrfmiddlewaretoken": "rahasia", "blank_forms": "20", "raters": "9", "do": "count"}
    answer = browser.post(address, sent)
    assert (answer.status_code, answer["Location"]) == (303, f"{address}?blank_forms=20&raters=9")


def test_a_scoring_sheet_names_no_village_of_what_is_told_by_village_to_staff_only(ready):
    scope, ours = ready.scope(now=at(8, 19)), ready.world.ours
    period = meeting_queries.card(scope=scope, meeting_id=ready.meetings["august"]).reviewed
    for code, statement in (
        ("TB_TERDUGA", "Terduga TB dari Desa 2 belum diperiksa"),
        ("IDL", "Bayi Desa 3 #strong[x] <b>$ belum lengkap"),
        ("K1", "Ibu hamil Desa 4 belum diperiksa"),
    ):
        obstacles.add_problem(
            scope=scope, puskesmas_id=ours.id, statement=statement, period=period, indicator_code=code
        )
    coverage.change_indicator(
        scope=ready.scope(Role.DINKES), district_id=ours.district_id, code="K1",
        values={"sensitivity": "restricted"}, reason="keputusan dinas", version=0,
    )  # fmt: skip
    whole = made(ready)
    assert [p.statement for p in whole.problems if "rendah" not in p.statement] == [
        "Terduga TB dari sebuah desa belum diperiksa",
        "Bayi Desa 3 #strong[x] <b>$ belum lengkap",
        "Ibu hamil sebuah desa belum diperiksa",
    ]
    printed = " ".join(" ".join(text_of(pdf.render(whole))).split())
    assert "Bayi Desa 3 #strong[x] <b>$ belum lengkap" in printed
    assert "Desa 2" not in printed
