"""One row of everything in Ani's Puskesmas, so that every address can be opened."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from uuid import UUID

from openpyxl import Workbook

from lokmin.basics.scope import Scope
from lokmin.basics.time import Period, zone
from lokmin.commitments import actions as commitments
from lokmin.coverage import actions as coverage
from lokmin.exchange.models import HallPackage, HallReturn, HallRow
from lokmin.intake import actions as intake
from lokmin.intake.rules.reader import read_open
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.meetings.actions import YearLine
from lokmin.obstacles import actions as obstacles
from lokmin.papers import actions as papers
from lokmin.people import actions as people
from lokmin.people import queries as people_queries
from lokmin.people.rules.list_file import Written
from tests.commitments.samples import picture, promise
from tests.intake import files
from tests.meetings.conftest import plan
from tests.papers.story import PERIOD, Story, tell_story
from tests.world import World

TODAY = datetime(2023, 8, 7, 9, 0, tzinfo=zone("WIB"))
MISSING = UUID(int=0)


def august(story: Story) -> UUID:
    """A lokmin in preparation on 21 August, with two offices invited, one letter sent."""
    scope = story.scope(now=TODAY)
    card = plan(
        scope,
        story.world.ours,
        number=3,
        held_on=date(2023, 8, 21),
        reviewed=Period.parse("2023-04..2023-06"),
        planned=Period.parse("2023-08..2023-11"),
    )
    offices = [story.world.village_office, story.world.camat_office]
    ids = meetings.invite(scope=scope, meeting_id=card.id, office_ids=offices)
    meetings.mark_sent(scope=scope, invitation_id=ids[0], via="WhatsApp")
    return card.id


def tell_with_august(world: World) -> Story:
    """The story of tests/papers/story.py with that lokmin."""
    story = tell_story(world)
    story.meetings["august"] = august(story)
    return story


def begun(story: Story) -> tuple[UUID, UUID, UUID]:
    """A monthly lokmin that is open today, with one entry of its minutes."""
    scope = story.scope(now=TODAY)
    card = plan(
        scope,
        story.world.ours,
        kind="monthly",
        number=8,
        held_on=date(2023, 8, 7),
        reviewed=Period.parse("2023-07..2023-07"),
        planned=Period.parse("2023-08..2023-09"),
    )
    meetings.open_meeting(scope=scope, meeting_id=card.id)
    agenda = meeting_queries.agenda(scope=scope, meeting_id=card.id)
    entry = meetings.add_entry(
        scope=scope, meeting_id=card.id, item_id=agenda[0].id, kind="information", text="Laporan lengkap."
    )
    return card.id, getattr(entry, "id", entry), agenda[0].id


def _batch(world: World, scope: Scope) -> UUID:
    """One save of the note-taker's grid."""
    card = commitments.agree(scope=scope, commitment_id=promise(world, scope=scope).id)
    told = {"state": "under_way", "happened_on": scope.today}
    commitments.report_many(scope=scope, key=card.id, lines=[(card.id, told)])
    return card.id


def in_the_hall(scope: Scope, meeting_id: UUID, office_id: UUID) -> dict[str, object]:
    """A phone that sits there and said something, somebody who walked in, and a photo."""
    meetings.invite(scope=scope, meeting_id=meeting_id, office_ids=[office_id])
    address = meeting_queries.hall_address(scope=scope, meeting_id=meeting_id)
    assert address
    place = meeting_queries.hall_place(code=address.code)
    assert place
    visitor = meeting_queries.open_hall(place=place, code=address.code, now=scope.now)
    seat = meetings.take_seat(visitor=visitor, office_id=office_id, represented=False)
    meetings.say(visitor=replace(visitor, guest=seat), text="Jalan rusak")
    meetings.add_photos(scope=scope, meeting_id=meeting_id, contents=[picture()])
    walked = meetings.walk_in(scope=scope, meeting_id=meeting_id, name="Nani", institution="PKK")
    return {
        "guest_id": seat.id,
        "attendance_id": walked,
        "photo_id": meeting_queries.photos(scope=scope, meeting_id=meeting_id)[0].id,
    }


def _workbook() -> bytes:
    counts = {("DESA 1", "K1", 1): 3}

    def lines(book: Workbook) -> None:
        sheet = book.create_sheet("Data")
        for row in (("desa", "periode", "elemen", "jumlah"), ("Desa 1", "2023-02", "Rapat kader", 3)):
            sheet.append(row)

    counted = partial(files.counts_sheet, counts=counts, villages=("DESA 1",))
    return files.book_with(counted, lines, year=2023)


def _handed_over(world: World, scope: Scope) -> UUID:
    """An office of its own that got a new holder today."""
    body = people.add_institution(
        scope=scope, kecamatan_id=world.ours.kecamatan_id, sector="polsek", name="Polsek"
    )
    office = people.add_office(scope=scope, institution_id=body, title="Kapolsek")
    people.seat(scope=scope, office_id=office, name="Iptu Lama", since=date(2022, 1, 1))
    return meetings.hand_over(scope=scope, office_id=office, name="Iptu Baru", since=scope.today)


def _read_in(world: World, scope: Scope) -> UUID:
    """A list of one line that was read in."""
    lines = [
        Written(
            2, {"title": "Danramil", "institution": "Koramil", "sector": "koramil", "name": "Kapten Contoh"}
        )
    ]
    place = {"scope": scope, "kecamatan_id": world.ours.kecamatan_id}
    shown = people.digest(people_queries.plan(**place, lines=lines, answers={}))
    made = people.store_list(**place, name="daftar.xlsx", lines=lines, answers={}, shown=shown)
    assert made
    return made


def _signed(story: Story, scope: Scope) -> tuple[UUID, UUID]:
    """A signature that is outstanding, and an addendum: the lokmin of May is closed for it."""
    may = meeting_queries.card(scope=scope, meeting_id=story.meetings["may"])
    meetings.close_meeting(scope=scope, meeting_id=may.id, version=may.version)
    marks = meeting_queries.signatures(scope=scope, meeting_id=may.id)
    made = meetings.add_addendum(
        scope=scope, meeting_id=may.id, reason="Salah tulis", dated=scope.today, correction="Jam mulai 09.00"
    )
    return next(row.id for row in marks if row.signed_on is None), made.id


def _joined(world: World, scope: Scope) -> tuple[UUID, UUID]:
    """A return that was joined, and a row of it that both sides wrote."""
    package = HallPackage.add(puskesmas_id=world.ours.id, key="k", made_at=scope.now, made_by="Ani")
    joined = HallReturn.add(
        package=package, sha256="b" * 64, written_at=scope.now, joined_at=scope.now, joined_by="Ani"
    )
    gone = {"id": str(MISSING), "text": "Takut demam"}
    row = HallRow.add(
        joined=joined, table="obstacles.Cause", row_id=MISSING, here_id=MISSING, outcome="conflict",
        reason="both", base=gone,
    )  # fmt: skip
    return joined.id, row.id


def one_of_each(story: Story) -> dict[str, object]:
    """The value of every part of an address: ids of rows of Ani's Puskesmas."""
    scope, world = story.scope(now=TODAY), story.world
    meeting_id, entry_id, item_id = begun(story)
    august_id = august(story)
    invitation = meeting_queries.invitations(scope=scope, meeting_id=august_id)[0]
    problem = obstacles.add_problem(
        scope=scope, puskesmas_id=world.ours.id, statement="Imunisasi tertinggal", period=PERIOD
    )
    problem = obstacles.add_cause(scope=scope, problem_id=problem.id, branch="people", text="Takut demam")
    problem = obstacles.add_solution(scope=scope, problem_id=problem.id, text="Pos imunisasi bergerak")
    scoring = obstacles.open_round(scope=scope, puskesmas_id=world.ours.id, period=PERIOD)
    card = commitments.agree(scope=scope, commitment_id=promise(world, scope=scope).id)
    card = commitments.report(
        scope=scope, commitment_id=card.id, state="under_way", happened_on=scope.today, photo=picture()
    )
    card = commitments.clear_photo(scope=scope, proof_id=card.proofs[0].id)
    paper = papers.hand_over(scope=scope, meeting_id=story.meetings["may"], kind="agreement")
    _files, pack = papers.issue_pack(scope=scope, puskesmas_id=world.ours.id, period=PERIOD)
    job = papers.ask_pack(scope=scope, puskesmas_id=world.ours.id, period=PERIOD, correction="salah ketik")
    sheet = papers.file_sheets(
        scope=scope,
        meeting_id=story.meetings["may"],
        kind="agreement",
        dated=date(2023, 5, 24),
        contents=[picture()],
    )[0]
    mark, addendum = _signed(story, scope)
    read, book = read_open(_workbook(), today=scope.today)
    assert book is not None
    batch = intake.keep_preview(
        scope=scope, puskesmas_id=world.ours.id, report=read, file_name="pws.xlsx", sha256="a" * 64,
        book=book.as_json(),
    )  # fmt: skip
    campaign = coverage.plan_campaign(
        scope=scope,
        puskesmas_id=world.ours.id,
        name="Pekan imunisasi",
        first_day=date(2023, 8, 1),
        last_day=date(2023, 8, 8),
        items=["PENTA1"],
    )
    hall = in_the_hall(scope, meeting_id, world.camat_office)
    people.take_part(
        scope=scope,
        kecamatan_id=world.ours.kecamatan_id,
        year=2022,
        sector="polsek",
        key="gizi",
        text="Membantu penyaluran PMT",
    )
    delegate_id = people.add_delegate(
        scope=scope, office_id=world.village_office, name="Sari", title="Sekretaris Desa 1"
    )
    holder = people_queries.terms(scope=scope, office_id=world.village_office)[0]
    other = people_queries.terms(scope=scope, office_id=world.camat_office)[0]
    year_plan = meetings.plan_year(
        scope=scope,
        puskesmas_id=world.ours.id,
        family="monthly",
        year_of=2024,
        lines=[
            YearLine(1, date(2024, 1, 8), Period.parse("2023-12..2023-12"), Period.parse("2024-01..2024-02"))
        ],
        venue="Aula Puskesmas",
    )
    said = meetings.add_input(
        scope=scope, meeting_id=meeting_id, office_id=world.village_office, text="Jalan rusak"
    )
    meetings.queue_invitations(scope=scope, meeting_id=august_id)
    waiting = people_queries.waiting_messages(scope=scope, puskesmas_id=world.ours.id)
    return_id, hall_row_id = _joined(world, scope)
    return {
        "code": world.ours.code,
        "return_id": return_id,
        "hall_row_id": hall_row_id,
        "message_id": waiting[0].id,
        "input_id": said,
        "answer": f"coming:{invitation.id}",
        "delegate_id": delegate_id,
        "holder_id": holder.id,
        "person_id": holder.person_id,
        "other_id": other.person_id,
        "handover_id": _handed_over(world, scope),
        "import_id": _read_in(world, scope),
        "year": 2023,
        "sector": "polsek",
        "plan_id": year_plan.id,
        "campaign_id": campaign.id,
        "area_id": world.areas[0].id,
        "village_id": world.areas[0].id,
        "indicator": "IDL",
        "batch_id": batch.id,
        "problem_id": problem.id,
        "round_id": scoring.id,
        "cause_id": problem.causes[0].id,
        "solution_id": problem.solutions[0].id,
        "row_id": problem.solutions[0].id,
        "commitment_id": card.id,
        "step": "cabut",
        "batch": _batch(world, scope),
        "proof_id": card.proofs[0].id,
        **hall,
        "meeting_id": meeting_id,
        "signature_id": mark,
        "addendum_id": addendum,
        "entry_id": entry_id,
        "item_id": item_id,
        "august_id": august_id,
        "invitation_id": invitation.id,
        "paper_meeting_id": story.meetings["may"],
        "evidence_year": 2023,
        "paper_id": pack.id if pack else MISSING,
        "job_id": job.id,
        "freeze_id": pack.freeze_id if pack and pack.freeze_id else MISSING,
        "sha256": (pack.files[0] if pack else paper.files[0]).sha256,
        "sheet_id": sheet.id,
        "period": str(PERIOD),
        "ending": "xlsx",
        "office_id": world.village_office,
        "link_id": world.budi.id,
        "token": world.budi.token,
    }
