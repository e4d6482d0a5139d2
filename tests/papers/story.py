"""Five villages, half a year of figures, a frozen period, two lokmin: what the papers are filled from."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Month, Period, zone
from lokmin.coverage import actions as coverage
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.obstacles import actions as obstacles
from tests.coverage.conftest import Place, place_of, tell, with_numbers
from tests.meetings.conftest import plan
from tests.world import World

PERIOD = Period.parse("2023-02..2023-04")


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2023, month, day, hour, 0, tzinfo=zone("WIB"))


@dataclass
class Story:
    world: World
    place: Place
    meetings: dict[str, UUID] = field(default_factory=dict)

    def scope(self, role: Role = Role.HEAD, now: datetime | None = None) -> Scope:
        return self.world.scope(role, now=now or at(8, 7))

    def address(self, path: str = "") -> str:
        return f"/p/{self.world.ours.code}/dokumen/{path}"


def item(scope: Scope, meeting_id: UUID, key: str) -> UUID:
    agenda = meeting_queries.agenda(scope=scope, meeting_id=meeting_id)
    return next(a.id for a in agenda if a.key == key)


def hold(story: Story, scope: Scope, name: str, promises: list[dict]) -> None:
    """Invite three offices, let one be represented, promise, sign, close."""
    world, meeting_id = story.world, story.meetings[name]
    offices = [world.village_office, world.camat_office]
    meetings.invite(scope=scope, meeting_id=meeting_id, office_ids=offices)
    meetings.open_meeting(scope=scope, meeting_id=meeting_id)
    meetings.check_in(scope=scope, meeting_id=meeting_id, office_id=world.camat_office, presence="present")
    meetings.check_in(
        scope=scope,
        meeting_id=meeting_id,
        office_id=world.village_office,
        presence="represented",
        person_name="Siti",
        person_title="Sekretaris Desa 1",
    )
    meetings.add_input(
        scope=scope, meeting_id=meeting_id, office_id=world.camat_office, text="Jadwal posyandu & PT A"
    )
    meetings.add_entry(
        scope=scope,
        meeting_id=meeting_id,
        item_id=item(scope, meeting_id, "opening"),
        kind="decision",
        text="Surat edaran dana desa ditandatangani.",
    )
    plan_item = item(scope, meeting_id, "plan")
    for promise in promises:
        meetings.promise(
            scope=scope, meeting_id=meeting_id, item_id=plan_item, office_id=world.village_office, **promise
        )
    marks = meetings.prepare_signatures(scope=scope, meeting_id=meeting_id)
    meetings.sign(scope=scope, signature_id=marks[0].id, signed_on=scope.today)


def tell_story(world: World) -> Story:
    """February and May are held; March and April are frozen with February."""
    place = place_of(world.ours)
    coverage.load_dictionary(scope=Scope.of_command("uji", at(1, 2), ()))
    with_numbers(place)
    story = Story(world, place)
    tell(place, Month(2023, 1), Month(2023, 6))
    february = world.scope(now=at(2, 20))
    planned = Period.parse("2023-02..2023-05")
    reviewed = Period.parse("2022-11..2023-01")
    first = plan(
        february, world.ours, number=1, held_on=date(2023, 2, 20), reviewed=reviewed, planned=planned
    )
    story.meetings["february"] = first.id
    promise = {
        "what": "Mobil siaga mengantar bayi ke posyandu",
        "indicator_code": "IDL",
        "area_ids": [place.areas[0].id],
        "quantity": 12,
        "quantity_unit": "bayi",
        "due_on": date(2023, 4, 30),
        "money": "apbdes",
        "money_state": "budgeted",
    }
    hold(story, february, "february", [promise])
    coverage.freeze(
        scope=world.scope(now=at(5, 8)),
        puskesmas_id=world.ours.id,
        period=PERIOD,
        despite="belum semua melapor",
    )
    may = world.scope(now=at(5, 24))
    story.meetings["may"] = plan(may, world.ours).id
    problem = obstacles.add_problem(
        scope=may,
        puskesmas_id=world.ours.id,
        statement="Penemuan terduga TB rendah",
        period=PERIOD,
        indicator_code="TB_TERDUGA",
        area_ids=[place.areas[1].id],
    )
    obstacles.score(scope=may, problem_id=problem.id, rater="Ani", points={"U": 5, "S": 4, "G": 3})
    hold(story, may, "may", [{"what": "Ajakan posyandu di masjid", "contact_name": "Bidan Ani"}])
    return story
