"""Of deaths, TB, HIV no village is named where the hall looks or signs (FN 14): a walk through the wall, the
reading aloud, the drawing box and the papers of a lokmin with a promise and a problem of TB."""

import io
import re

import pytest
from django.core.cache import cache
from django.test import Client
from pypdf import PdfReader

from lokmin.basics.scope import Role
from lokmin.basics.time import Period
from lokmin.commitments import actions as promising
from lokmin.commitments import queries as promises
from lokmin.coverage import actions as coverage
from lokmin.coverage.actions import OpinionEntry
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.meetings.pages import read_back
from lokmin.meetings.pages.wall import wall_scope
from lokmin.meetings.rules.wall import VIEWS
from lokmin.obstacles import actions as obstacles
from lokmin.obstacles import queries as problems
from lokmin.papers import queries
from lokmin.papers.queries import Print
from lokmin.papers.rules import pdf
from tests.meetings.conftest import plan
from tests.papers.story import PERIOD, at, item
from tests.papers.test_queries_quality import district_says
from tests.web.rows import august

DAY = at(8, 21)
CLOSED = "ODGJ"
HIDDEN = "desa tidak ditampilkan (peka)"


@pytest.fixture
def lokmin(story, monkeypatch):
    """A lokmin of August, open, every head has seen the sheet; the third village has a problem of TB."""
    cache.clear()
    monkeypatch.setattr("lokmin.web.clock.now", lambda zone="WIB", fixed=None: DAY)
    story.meetings["now"] = meeting_id = august(story)
    scope, ours = story.scope(now=DAY), story.world.ours.id
    story.village = story.place.areas[2]
    card = meeting_queries.card(scope=scope, meeting_id=meeting_id)
    for area in story.place.areas:
        entry = OpinionEntry(area.id, card.reviewed.last, "agrees", "", "Kades", "tatap muka")
        coverage.answer_for(scope=scope, puskesmas_id=ours, answer=entry)
    problem = obstacles.add_problem(
        scope=scope, puskesmas_id=ours, statement=f"Terduga TB di {story.village.name} belum diperiksa",
        period=card.reviewed, indicator_code="TB_TERDUGA", area_ids=[story.village.id],
    )  # fmt: skip
    obstacles.add_cause(
        scope=scope, problem_id=problem.id, branch="place",
        text=f"{story.village.name} jauh dari laboratorium",
    )  # fmt: skip
    obstacles.ask_support(
        scope=scope, problem_id=problem.id, sector="desa", text=f"Mobil {story.village.name}"
    )
    meetings.open_meeting(scope=scope, meeting_id=meeting_id)
    meetings.promise(
        scope=scope, meeting_id=meeting_id, item_id=item(scope, meeting_id, "plan"),
        office_id=story.world.village_office, what="Antar terduga ke Puskesmas", problem_id=problem.id,
        area_ids=[story.village.id], quantity=3, due_on=at(10, 30).date(),
    )  # fmt: skip
    camat = story.world.camat_office
    meetings.check_in(scope=scope, meeting_id=meeting_id, office_id=camat, presence="present")
    meetings.prepare_signatures(scope=scope, meeting_id=meeting_id)
    story.problem = problem
    return story


def address(story, tail):
    return f"/p/{story.world.ours.code}/rapat/{story.meetings['now']}/{tail}"


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def walls(story):
    """Each view of the wall with its text, once as the staff's window shows it, once as a phone does."""
    scope, meeting_id = story.scope(now=DAY), story.meetings["now"]
    code = meeting_queries.hall_address(scope=scope, meeting_id=meeting_id).code
    ani = story.world.client("ani-note_taker")
    for view in VIEWS:
        subject = str(story.problem.id) if view == "problem" else ""
        meetings.show_on_wall(scope=scope, meeting_id=meeting_id, view=view, subject=subject)
        yield view, text_of(ani.get(address(story, "layar/")))
        yield f"{view} on a phone", text_of(Client().get(f"/r/{code}/layar/"))


def test_the_wall_names_no_village_of_a_closed_problem_also_when_its_head_saw_the_sheet(lokmin):
    told = dict(walls(lokmin))
    assert [name for name, text in told.items() if lokmin.village.name in text] == []
    assert "Terduga TB di sebuah desa belum diperiksa" in told["problem"]
    assert "sebuah desa jauh dari laboratorium" in told["problem"]
    assert "Mobil sebuah desa" in told["problem"]


def test_ballot_and_result_of_a_scoring_name_no_village_of_a_closed_problem(lokmin):
    scope, ours, meeting_id = lokmin.scope(now=DAY), lokmin.world.ours, lokmin.meetings["now"]
    meetings.open_scoring(scope=scope, meeting_id=meeting_id, puskesmas_id=ours.id)
    code = meeting_queries.hall_address(scope=scope, meeting_id=meeting_id).code
    visitor = meeting_queries.open_hall(place=ours, code=code, now=DAY)
    seat = meetings.take_seat(visitor=visitor, office_id=lokmin.world.village_office, represented=False)
    ballot = text_of(Client().get(f"/r/{code}/{meeting_queries.seat_token(seat.id)}/skor/"))
    assert "Terduga TB di sebuah desa belum diperiksa" in ballot
    assert lokmin.village.name not in ballot.replace("Kepala Desa 1", "")
    period = meeting_queries.card(scope=scope, meeting_id=meeting_id).reviewed
    [card] = problems.rounds(scope=scope, puskesmas_ids=[ours.id], period=period)
    meetings.close_scoring(scope=scope, meeting_id=meeting_id, round_id=card.id)
    told = dict(walls(lokmin))
    assert "Terduga TB di sebuah desa belum diperiksa" in told["scoring"]


def test_the_agreement_is_read_aloud_and_drawn_under_without_the_villages_of_a_closed_promise(lokmin):
    ani = lokmin.world.client("ani-head")
    scope, meeting_id = lokmin.scope(now=DAY), lokmin.meetings["now"]
    mark = meeting_queries.signatures(scope=scope, meeting_id=meeting_id)[0]
    card = meeting_queries.card(scope=scope, meeting_id=meeting_id)
    text = meeting_queries.agreement(scope=scope, meeting=card)
    for tail in ("bacakan/", f"tanda-tangan/{mark.id}/"):
        page = text_of(ani.get(address(lokmin, tail)))
        assert "Antar terduga ke Puskesmas" in page, tail
        assert lokmin.village.name not in page, tail
        assert HIDDEN in page, tail
        assert text.code in page, tail
    assert text.text.lines[0].areas == (lokmin.village.name,), "staff still read it"


def test_what_was_completed_later_is_read_aloud_without_the_villages_of_a_closed_promise(lokmin):
    scope, meeting_id = lokmin.scope(now=DAY), lokmin.meetings["now"]
    half = meetings.promise(
        scope=scope, meeting_id=meeting_id, item_id=item(scope, meeting_id, "plan"),
        office_id=lokmin.world.camat_office, what="Surat edaran TB", indicator_code="TB_TERDUGA",
        contact_name="Bidan Ani",
    )  # fmt: skip
    card = meeting_queries.card(scope=scope, meeting_id=meeting_id)
    meetings.close_meeting(scope=scope, meeting_id=meeting_id, version=card.version)
    now = promises.commitment(scope=scope, commitment_id=half.id)
    promising.complete(scope=scope, commitment_id=half.id, version=now.version, area_ids=[lokmin.village.id])
    page = text_of(lokmin.world.client("ani-head").get(address(lokmin, "bacakan/")))
    assert lokmin.village.name not in page
    assert f"Dilengkapi kemudian: {HIDDEN}" in page


def test_no_paper_that_is_signed_or_handed_round_names_the_village_of_a_closed_promise(lokmin):
    scope, meeting_id = lokmin.scope(now=DAY), lokmin.meetings["now"]
    told = {}
    for kind in ("invitation", "attendance", "minutes", "agreement"):
        paper = queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind=kind, how=Print(draft=False))
        told[kind] = " ".join(
            " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.render(paper))).pages).split()
        )
    assert [kind for kind, text in told.items() if lokmin.village.name in text] == []
    assert "desa tidak dicetak (peka)" in told["agreement"]
    assert "Terduga TB di sebuah desa belum diperiksa" in told["agreement"]


def asked_of_one_village(story, what="Skrining kontak"):
    """February: an open indicator, one village, a problem of TB; by May two full months have passed."""
    february = story.scope(now=at(2, 21))
    period = Period.parse("2022-11..2023-01")
    card = plan(
        february, story.world.ours, number=4, held_on=february.today, reviewed=period,
        planned=Period.parse("2023-02..2023-05"),
    )  # fmt: skip
    problem = obstacles.add_problem(
        scope=february, puskesmas_id=story.world.ours.id, statement="TB rendah", period=period,
        indicator_code="TB_TERDUGA", area_ids=[story.place.areas[0].id],
    )  # fmt: skip
    meetings.open_meeting(scope=february, meeting_id=card.id)
    meetings.promise(
        scope=february, meeting_id=card.id, item_id=item(february, card.id, "plan"),
        office_id=story.world.village_office, what=what, problem_id=problem.id,
        indicator_code="IDL", area_ids=[story.place.areas[0].id], quantity=3, due_on=at(4, 30).date(),
    )  # fmt: skip


def text_of_paper(paper):
    file = PdfReader(io.BytesIO(pdf.render(paper)))
    return " ".join(" ".join(page.extract_text() for page in file.pages).split())


def test_no_report_of_promises_names_the_village_that_a_closed_promise_names_itself(lokmin):
    scope, meeting_id, name = lokmin.scope(now=DAY), lokmin.meetings["now"], lokmin.village.name
    meetings.promise(
        scope=scope, meeting_id=meeting_id, item_id=item(scope, meeting_id, "plan"),
        office_id=lokmin.world.village_office, what=f"Jemput terduga dari {name}",
        problem_id=lokmin.problem.id, area_ids=[lokmin.village.id], quantity=2, due_on=at(10, 30).date(),
    )  # fmt: skip
    told = {}
    for kind in ("minutes", "agreement", "progress", "activity"):
        made = queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind=kind, how=Print(draft=False))
        told[kind] = text_of_paper(made)
    assert [kind for kind, text in told.items() if name in text] == []
    assert all("Jemput terduga dari sebuah desa" in told[kind] for kind in ("agreement", "progress"))


def test_the_pack_names_no_village_that_a_closed_promise_names(story):
    village = story.place.areas[0]
    asked_of_one_village(story, what=f"Skrining kontak di {village.name}")
    pack = queries.evaluation_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    assert "Skrining kontak di sebuah desa" in {row.action for row in pack.read_back.rows}
    assert not [row for row in pack.read_back.rows if f"kontak di {village.name}" in row.action]


def test_the_page_of_a_village_asks_nothing_for_a_closed_problem_without_a_number(story):
    village = story.place.areas[1]
    problem = obstacles.add_problem(
        scope=story.scope(), puskesmas_id=story.world.ours.id, statement="Dampingan belum rutin",
        period=PERIOD, indicator_code=CLOSED, area_ids=[village.id],
    )  # fmt: skip
    obstacles.ask_support(scope=story.scope(), problem_id=problem.id, sector="desa", text="Ambulans siaga")
    pack = queries.evaluation_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    assert CLOSED not in {head.code for head in pack.table.indicators}
    assert [sheet.village for sheet in pack.sheets if "Ambulans siaga" in sheet.asked] == []


def told_in_may(story, scope):
    card = meeting_queries.card(scope=scope, meeting_id=story.meetings["may"])
    rows = meeting_queries.evaluation(scope=scope, meeting=card)[1]
    return read_back.told([row for row in rows if row.commitment.what == "Skrining kontak"])[0]


def test_a_promise_closed_by_its_problem_is_read_back_without_the_number_of_its_village(story):
    asked_of_one_village(story)
    staff = story.scope(now=at(5, 24))
    assert told_in_may(story, staff).row.change.state == "compared"
    told = told_in_may(story, wall_scope(staff))
    assert (told.where, told.row.change.state, told.slope) == ("", "restricted", None)
    assert "Angka peka tidak ditampilkan per desa." in told.reading
    assert "%" not in f"{told.caption}{told.counts}{told.windows}"


def test_the_pack_prints_no_number_of_a_village_for_a_promise_closed_by_its_problem(story):
    asked_of_one_village(story)
    pack = queries.evaluation_pack(scope=story.scope(), puskesmas_id=story.world.ours.id, period=PERIOD)
    rows = {row.action: row for row in pack.read_back.rows}
    closed = rows["Skrining kontak"]
    assert (closed.moved, closed.verdict) == (None, "Angka peka tidak dicetak per desa.")
    assert rows["Mobil siaga mengantar bayi ke posyandu"].moved


def test_no_paper_before_the_meeting_names_the_village_that_a_closed_problem_names(lokmin):
    scope, meeting_id, name = lokmin.scope(now=DAY), lokmin.meetings["now"], lokmin.village.name
    obstacles.add_solution(scope=scope, problem_id=lokmin.problem.id, text=f"Bidan keliling ke {name}")
    obstacles.score(scope=scope, problem_id=lokmin.problem.id, rater="Ani", points={"U": 5, "S": 4, "G": 3})
    told = {
        kind: text_of_paper(
            queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind=kind, how=Print(draft=False))
        )
        for kind in ("kak", "causes")
    }
    hall = queries.fallback_set(scope=scope, meeting_id=meeting_id, blank_forms=2, raters=1)
    told["fallback"] = text_of_paper(hall)
    told["brief"] = text_of_paper(queries.brief_paper(scope=scope, meeting_id=meeting_id))
    assert [kind for kind, text in told.items() if name in text] == []
    assert [kind for kind, text in told.items() if "Terduga TB di sebuah desa" not in text] == []
    assert "sebuah desa jauh dari laboratorium" in told["causes"]
    assert "Bidan keliling ke sebuah desa" in told["causes"]
    assert "Mobil sebuah desa" in told["causes"]


def closed_promise_of_may(story):
    """A promise about TB that names its village, agreed in May and reported on since."""
    name, scope = story.village.name, story.scope(now=at(5, 24))
    card = meetings.promise(
        scope=scope, meeting_id=story.meetings["may"], item_id=item(scope, story.meetings["may"], "plan"),
        office_id=story.world.village_office, what=f"Jemput terduga dari {name}",
        indicator_code="TB_TERDUGA", area_ids=[story.village.id], quantity=2, due_on=at(7, 30).date(),
    )  # fmt: skip
    now = meeting_queries.card(scope=scope, meeting_id=story.meetings["may"])
    meetings.close_meeting(scope=scope, meeting_id=now.id, version=now.version)
    return card


def test_minutes_and_progress_do_not_name_the_village_of_an_earlier_closed_promise(lokmin):
    name, scope = lokmin.village.name, lokmin.scope(now=DAY)
    card = closed_promise_of_may(lokmin)
    promising.report(
        scope=scope, commitment_id=card.id, state="under_way", happened_on=DAY.date(),
        text=f"Dua dijemput di {name}",
    )  # fmt: skip
    meetings.deal(
        scope=scope, meeting_id=lokmin.meetings["now"], commitment_id=card.id, dealing="read_back",
        note=f"{name} minta mobil",
    )  # fmt: skip
    told = {
        kind: text_of_paper(
            queries.meeting_paper(
                scope=scope, meeting_id=lokmin.meetings[held], kind=kind, how=Print(draft=False)
            )
        )
        for kind, held in (("minutes", "now"), ("progress", "may"), ("read_back", "now"))
    }
    assert [kind for kind, text in told.items() if name in text] == []
    assert "Jemput terduga dari sebuah desa (dievaluasi): sebuah desa minta mobil" in told["minutes"]
    assert "Dua dijemput di sebuah desa" in told["progress"]


def test_what_the_camat_takes_along_does_not_name_the_village_of_a_closed_promise(lokmin):
    name, scope = lokmin.village.name, lokmin.scope(Role.CAMAT, now=DAY)
    card = closed_promise_of_may(lokmin)
    promising.report(
        scope=lokmin.scope(now=DAY), commitment_id=card.id, state="blocked", happened_on=DAY.date(),
        reason=f"Jalan ke {name} putus",
    )  # fmt: skip
    brief = text_of_paper(queries.brief_paper(scope=scope, meeting_id=lokmin.meetings["now"]))
    month = queries.digest_month(scope=scope)
    sheet = text_of_paper(queries.digest_paper(scope=scope, puskesmas_id=lokmin.world.ours.id, month=month))
    assert name not in brief + sheet
    for text in (brief, sheet):
        assert "Jemput terduga dari sebuah desa" in text
        assert "Jalan ke sebuah desa putus" in text


def test_what_the_district_closed_is_closed_in_promises_and_problems_as_well(lokmin):
    scope, meeting_id, area = lokmin.scope(now=DAY), lokmin.meetings["now"], lokmin.place.areas[1]
    period = meeting_queries.card(scope=scope, meeting_id=meeting_id).reviewed
    problem = obstacles.add_problem(
        scope=scope, puskesmas_id=lokmin.world.ours.id, statement=f"Imunisasi {area.name} tertinggal",
        period=period, indicator_code="IDL", area_ids=[area.id],
    )  # fmt: skip
    promise = meetings.promise(
        scope=scope, meeting_id=meeting_id, item_id=item(scope, meeting_id, "plan"),
        office_id=lokmin.world.village_office, what=f"Jemput bayi {area.name}", problem_id=problem.id,
        area_ids=[area.id], quantity=2, due_on=at(10, 30).date(),
    )  # fmt: skip
    district_says(lokmin, sensitivity="restricted")
    camat, ours = lokmin.scope(Role.CAMAT, now=DAY), lokmin.world.ours.id
    card = promises.commitment(scope=camat, commitment_id=promise.id)
    assert (card.restricted, card.area_names) == (True, ())
    (one,) = [g for g in promises.glances(scope=camat, puskesmas_id=ours)[0] if g.id == promise.id]
    assert one.areas_hidden
    assert promise.id not in {c.id for c in promises.board(scope=camat, puskesmas_id=ours, area_id=area.id)}
    told = problems.problem(scope=camat, problem_id=problem.id)
    assert (told.restricted, told.area_names) == (True, ())
    made = queries.meeting_paper(scope=scope, meeting_id=meeting_id, kind="agreement", how=Print())
    assert "Jemput bayi sebuah desa" in text_of_paper(made)
