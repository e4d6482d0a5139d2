"""Makes the scope of each request: who asks, for which Puskesmas, when."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from lokmin.basics.scope import DUTIES, Duty, Role, Scope
from lokmin.basics.time import Month, Period
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import HallVisitor, MeetingCard
from lokmin.obstacles.pages.answers import Answer
from lokmin.papers import queries as papers
from lokmin.papers.queries import PaperCard
from lokmin.people import queries as people
from lokmin.people.queries import LinkGuest, Standing
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard, PuskesmasCard
from lokmin.web import clock, guesses
from lokmin.web.pages.answers import answers


class WebDoor:
    """The scopes of one request. `scope`, `puskesmas` and `district` are set once a page was entered."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.scope: Scope | None = None
        self.puskesmas: PuskesmasCard | None = None
        self.district: AreaCard | None = None

    @cached_property
    def standings(self) -> list[Standing]:
        """All roles of the account. Example accounts stand at the example's clock."""
        user = self.request.user
        if not user.is_authenticated:
            return []
        today = clock.now().date()
        return people.standings(account_id=user.pk, today=today)

    def enter_puskesmas(self, code: str) -> tuple[Scope, PuskesmasCard] | None:
        card = places.puskesmas_by_code(code=code)
        if card is None or card.code != code:
            return None
        mine = [s for s in self.standings if card.id in s.puskesmas_ids]
        if not mine:
            return None
        self.puskesmas = card
        self.scope = self._scope(
            mine, frozenset({card.id}), _kecamatan(mine, card), card.zone, card.clock_date
        )
        return self.scope, card

    def enter_district(self, code: str) -> tuple[Scope, AreaCard] | None:
        area = places.area_by_code(code=code)
        mine = [s for s in self.standings if Duty.READ_DISTRICT in DUTIES[s.role]]
        if area is None:
            return None
        cards = places.puskesmas_of_district(district_id=area.id)
        ids = frozenset(card.id for card in cards)
        mine = [
            s for s in mine if s.district_id == area.id or (s.district_id is None and ids <= s.puskesmas_ids)
        ]
        if not mine or not ids:
            return None
        self.district = area
        first = cards[0]
        kecamatan = places.kecamatan_ids_of(puskesmas_ids=ids)
        self.scope = self._scope(mine, ids, kecamatan, first.zone, first.clock_date)
        return self.scope, area

    def reach_until(self, month: Month) -> Month:
        """The rooms below the meetings ask their door for the month before the next lokmin."""
        if self.scope is None or self.puskesmas is None:
            raise RuntimeError("no Puskesmas was entered")
        return meetings.reach_until(scope=self.scope, puskesmas_id=self.puskesmas.id, month=month)

    def reviewed_next(self) -> Month | None:
        """The rooms below the meetings ask their door which month the next lokmin reviews."""
        if self.scope is None or self.puskesmas is None:
            raise RuntimeError("no Puskesmas was entered")
        return meetings.reviewed_next(scope=self.scope, puskesmas_id=self.puskesmas.id)

    def periods_reviewed(self) -> list[Period]:
        """The rooms below the meetings ask their door which months the next lokmin, and the last, review."""
        if self.scope is None or self.puskesmas is None:
            raise RuntimeError("no Puskesmas was entered")
        return meetings.periods_reviewed(scope=self.scope, puskesmas_id=self.puskesmas.id)

    def planned_now(self) -> Period | None:
        """The rooms below the meetings ask their door which months the lokmin held last plans."""
        if self.scope is None or self.puskesmas is None:
            raise RuntimeError("no Puskesmas was entered")
        return meetings.planned_now(scope=self.scope, puskesmas_id=self.puskesmas.id)

    def open_meetings(self) -> list[MeetingCard]:
        """The rooms below the meetings ask their door which meetings run now, and so take promises."""
        if self.scope is None or self.puskesmas is None:
            raise RuntimeError("no Puskesmas was entered")
        return meetings.open_now(scope=self.scope, puskesmas_id=self.puskesmas.id)

    def handed_out(self, meeting_id: UUID) -> list[PaperCard]:
        """The rooms above papers ask their door what was handed out for a meeting."""
        if self.scope is None:
            raise RuntimeError("no Puskesmas was entered")
        found = papers.papers_of(scope=self.scope, meeting_id=meeting_id).values()
        return [paper for paper in found if paper.files]

    def packs_of(self, freeze_ids: Iterable[UUID]) -> list[PaperCard]:
        """The rooms above papers ask their door which packs were made of frozen periods."""
        if self.scope is None or self.puskesmas is None:
            raise RuntimeError("no Puskesmas was entered")
        wanted = set(freeze_ids)
        found = papers.packs(scope=self.scope, puskesmas_id=self.puskesmas.id)
        return [paper for paper in found if paper.freeze_id in wanted]

    def answers(self, problem_ids: Iterable[UUID]) -> list[Answer]:
        """The rooms above commitments ask their door what was promised for their problems."""
        if self.scope is None or self.puskesmas is None:
            raise RuntimeError("no Puskesmas was entered")
        wanted = list(problem_ids)
        if not wanted or not self.scope.can(Duty.READ_COMMITMENTS):
            return []
        return answers(scope=self.scope, puskesmas=self.puskesmas, problem_ids=wanted)

    def link_until(self, guest: LinkGuest, month: Month) -> Month:
        """The same behind a personal link, whose holder entered no Puskesmas."""
        return meetings.reach_until(scope=guest.scope, puskesmas_id=guest.puskesmas.id, month=month)

    def link_reviewed(self, guest: LinkGuest) -> Month | None:
        """The same behind a personal link."""
        return meetings.reviewed_next(scope=guest.scope, puskesmas_id=guest.puskesmas.id)

    def enter_installation(self) -> Scope | None:
        mine = [s for s in self.standings if s.role is Role.ADMINISTRATOR]
        if not mine:
            return None
        ids = frozenset(card.id for card in places.all_puskesmas())
        self.scope = self._scope(mine, ids, places.kecamatan_ids_of(puskesmas_ids=ids), "WIB", None)
        return self.scope

    def enter_link(self, token: str) -> LinkGuest | None:
        """The holder of a personal link, on the clock of its Puskesmas; the account plays no part."""
        place = people.link_place(token=token)
        if place is None:
            return None
        timezone.activate(clock.zone(place.zone))
        return people.open_link(token=token, now=clock.now(place.zone, place.clock_date))

    def enter_check(self) -> Scope:
        """Anybody who checks a paper: reads across the installation, may do nothing."""
        cards = places.all_puskesmas()
        timezone.activate(clock.zone("WIB"))
        return Scope(
            actor_name="",
            role=Role.LINK,
            now=clock.now("WIB"),
            puskesmas_ids=frozenset(card.id for card in cards),
            kecamatan_ids=frozenset(card.kecamatan_id for card in cards),
        )

    def missed(self, what: str) -> None:
        """Who asks for what does not exist has to wait after a while; refused with `door.many_checks`."""
        guesses.check(self.request, what)
        guesses.note(self.request, what)

    def enter_hall(self, code: str, token: str) -> HallVisitor | None:
        """A phone in the hall, on the clock of the organiser; the account plays no part."""
        found = meetings.hall_door(code=code, token=token)
        if found is None:
            guesses.check(self.request)
            guesses.note(self.request)
            return None
        place = found.place
        timezone.activate(clock.zone(place.zone))
        now = clock.now(place.zone, place.clock_date)
        return meetings.open_hall(place=place, code=code, token=token, now=now, door=found)

    def _scope(
        self,
        mine: list[Standing],
        puskesmas_ids: frozenset[UUID],
        kecamatan_ids: frozenset[UUID],
        zone: str,
        fixed: date | None,
    ) -> Scope:
        user = self.request.user
        timezone.activate(clock.zone(zone))
        now = clock.now(zone, fixed), clock.now(zone)
        return _scope(user.name, user.pk, mine, puskesmas_ids, kecamatan_ids, now)  # type: ignore[union-attr]

    @property
    def title(self) -> str:
        """The title shown beside the name of who is typing."""
        return self.standings[0].title if self.standings else ""


def enter_later(account_id: UUID, name: str, card: PuskesmasCard) -> Scope | None:
    """Who asked for something that a worker does now: with the roles of now. None: none here any more."""
    mine = [
        standing
        for standing in people.standings_now(account_id=account_id, today=clock.now().date())
        if card.id in standing.puskesmas_ids
    ]
    if not mine:
        return None
    now = clock.now(card.zone, card.clock_date), clock.now(card.zone)
    return _scope(name, account_id, mine, frozenset({card.id}), _kecamatan(mine, card), now)


def _kecamatan(mine: Sequence[Standing], card: PuskesmasCard) -> frozenset[UUID]:
    return frozenset().union(*(s.kecamatan_ids for s in mine)) or frozenset({card.kecamatan_id})


def _scope(
    name: str,
    account_id: UUID,
    mine: Sequence[Standing],
    puskesmas_ids: frozenset[UUID],
    kecamatan_ids: frozenset[UUID],
    now: tuple[datetime, datetime],
) -> Scope:
    """`now`: by the clock of the Puskesmas, and by that of this machine."""
    return Scope(
        actor_name=name,
        role=mine[0].role,
        now=now[0],
        machine=now[1],
        puskesmas_ids=puskesmas_ids,
        kecamatan_ids=kecamatan_ids,
        area_ids=_bounds(mine),
        own_area_ids=_bounds([s for s in mine if _writes_figures(s)]),
        account_id=account_id,
        more_roles=frozenset(s.role for s in mine[1:]),
    )


def _writes_figures(standing: Standing) -> bool:
    return bool(DUTIES[standing.role] & {Duty.WRITE_FIGURES, Duty.UPLOAD})


def _bounds(mine: Sequence[Standing]) -> frozenset[UUID] | None:
    """The areas of narrow roles together; None when one of the roles, or none, has no bounds."""
    each = [standing.area_ids for standing in mine]
    narrow = [areas for areas in each if areas is not None]
    return frozenset().union(*narrow) if narrow and len(narrow) == len(each) else None
