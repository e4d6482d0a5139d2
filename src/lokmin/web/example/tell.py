"""The meetings of 2023 as they happened: problems, invitations, the room, promises, proofs."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Period
from lokmin.meetings import actions as meetings
from lokmin.meetings import queries as meeting_queries
from lokmin.meetings.queries import MeetingDetail
from lokmin.obstacles import actions as obstacles
from lokmin.obstacles import queries as obstacle_queries
from lokmin.people import actions as people
from lokmin.web.example.cast import Cast, moment
from lokmin.web.example.figures import DATA
from lokmin.web.example.promises import Promises
from lokmin.web.example.timeline import Event

LINK_DAYS = 100
COMPARED = ((5, 4, 3), (4, 2, 2), (3, 3, 4))  # effect, ease, cost of the alternatives of each problem


def _nudged(points: dict[str, int], n: int) -> dict[str, int]:
    """What another rater gives who sees it nearly the same."""
    code = "USG"[n % 3]
    return {**points, code: min(5, max(1, points[code] + (n % 3) - 1))}


def read_story(name: str) -> dict[str, Any]:
    """One file of the story, such as `mandalawangi`."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


class Teller:
    """Tells one kecamatan's story with the actions that the screens use."""

    def __init__(self, cast: Cast, story: dict[str, Any]) -> None:
        self.cast = cast
        self.story = story
        self.codes: tuple[str, ...] = (story["puskesmas"], *story.get("taking_part", ()))
        self.puskesmas_id = cast.puskesmas[self.codes[0]].id
        self.problems: dict[str, UUID] = {}
        self.meetings: dict[str, UUID] = {}
        self.promises = Promises(cast, story, self.codes[0])

    def head(self, at: datetime) -> Scope:
        return self.cast.as_(self.story["head"], at, self.codes)

    def secretary(self, at: datetime) -> Scope:
        return self.cast.as_(self.story["secretary"], at, self.codes)

    def events(self) -> Iterator[Event]:
        """Everything that happens in this kecamatan in 2023."""
        code = self.codes[0]
        for problem in self.story["problems"]:
            at = moment(problem["made_on"], "13.00")
            yield Event(at, lambda _s, p=problem, a=at: self._problem(p, a), code)
        for meeting in self.story["meetings"]:
            yield from self._quarterly(meeting)
        for number, meeting in enumerate(self.story["monthlies"]):
            yield from self._monthly(meeting, f"monthly-{number}")

    # problems

    def _problem(self, told: dict[str, Any], at: datetime) -> None:
        scope = self.cast.as_(self.story["holder"], at, self.codes)
        card = obstacles.add_problem(
            scope=scope,
            puskesmas_id=self.puskesmas_id,
            period=Period.parse(told["period"]),
            statement=told["statement"],
            indicator_code=told["indicator"],
            area_ids=self.cast.area_ids(told["villages"]),
            origin="gap",
        )
        self.problems[told["key"]] = card.id
        self.promises.problems[told["key"]] = card.id
        for rater, given in zip(self.story["raters"], told["scores"], strict=False):
            points = dict(zip("USG", given, strict=True))
            card = obstacles.score(scope=scope, problem_id=card.id, rater=rater, points=points)
        for branch, text in told["causes"]:
            card = obstacles.add_cause(scope=scope, problem_id=card.id, branch=branch, text=text)
        card = obstacles.choose_solution(
            scope=scope, solution_id=self._alternatives(scope, card, told), why=told.get("why", "")
        )
        for sector, text in told["support"]:
            card = obstacles.ask_support(
                scope=scope, problem_id=card.id, sector=sector, text=text, solution_id=card.solutions[0].id
            )
        for need in card.needs:
            self.promises.needs[told["key"], need.sector] = need.id
        if told["state"] != "open":
            obstacles.set_state(scope=scope, problem_id=card.id, state=told["state"], version=card.version)

    def _alternatives(self, scope: Scope, card: obstacle_queries.ProblemCard, told: dict[str, Any]) -> UUID:
        """The solutions of a problem for its first cause, compared; the first of them is the one chosen."""
        cause = card.causes[0].id if card.causes else None
        for text, given in zip(told["solutions"], COMPARED, strict=False):
            effect, ease, cost = given
            card = obstacles.add_solution(
                scope=scope,
                problem_id=card.id,
                text=text,
                cause_id=cause,
                effect=effect,
                ease=ease,
                cost=cost,
            )
        return card.solutions[0].id

    def _score_together(self, told: dict[str, Any], at: datetime) -> None:
        """The hall scores: phones, a pile of paper; the camat settles the order."""
        scope, period = self.head(at), Period.parse(told["reviewed"])
        place = {"scope": scope, "puskesmas_id": self.puskesmas_id, "period": period}
        cards = obstacle_queries.board(**place)
        scoring = obstacles.open_round(**place, expected=told["scoring"]["expected"], take_along=True)
        totals = {
            card.id: [dict(score.points) for score in card.scores]
            for card in cards
            if card.id in scoring.problem_ids
        }
        divided = self.problems[told["scoring"]["divided"]]
        for n, office in enumerate(told["scoring"]["phones"]):
            points = {key: _nudged(given[n % len(given)], n) for key, given in totals.items()}
            if n % 3 == 0:
                points[divided] = {"U": 1, "S": 2, "G": 1}
            rater = self.cast.offices[office].holder or office
            obstacles.give_scores(
                scope=scope, round_id=scoring.id, rater_key=f"seat:contoh-{n}", rater=rater,
                points=points, via="phone",
            )  # fmt: skip
        sheets = told["scoring"]["sheets"]
        sums = {key: {c: sheets * v for c, v in given[0].items()} for key, given in totals.items()}
        obstacles.give_scores(
            scope=scope, round_id=scoring.id, rater_key="sums:paper", rater="Lembar kertas (jumlah)",
            points=sums, via="sums", raters=sheets,
        )  # fmt: skip
        closed = obstacles.close_round(scope=scope, round_id=scoring.id)
        camat = self.cast.offices[self.story["camat"]]
        obstacles.confirm_round(
            scope=scope, round_id=scoring.id, revision=closed.revision,
            told_by=f"{camat.holder}, {camat.title}",
        )  # fmt: skip

    # quarterly meetings

    def _quarterly(self, told: dict[str, Any]) -> Iterator[Event]:
        code, key, day = self.codes[0], told["key"], told["held_on"]
        planned = moment(min(day - timedelta(days=26), told["invited_on"]), "08.30")
        invited = moment(told["invited_on"], "10.00")
        yield Event(planned, lambda _s, a=planned: self._plan(told, a), code)
        yield Event(invited, lambda _s, a=invited: self._invite(told, a), code)
        if told.get("preparing"):
            return
        room = moment(day, told.get("opened", told["starts"]))
        over = moment(day, told.get("closed", told["ends"]))
        yield Event(room, lambda _s, a=room: self._hold(told, a), code)
        yield Event(over, lambda _s, a=over: self._close(told, a), code)
        if told["late_signers"]:
            late = moment(told["late_signed_on"], "15.00")
            yield Event(late, lambda _s, a=late: self._sign_late(told, a), code)
        if "addendum" in told:
            later = moment(told["addendum"]["on"], "10.00")
            yield Event(later, lambda _s, a=later: self._addendum(told, a), code)
        yield from self.promises.reports(key)

    def _plan(self, told: dict[str, Any], at: datetime) -> None:
        scope, camat = self.secretary(at), self.cast.offices[self.story["camat"]]
        card = meetings.plan_meeting(
            scope=scope,
            puskesmas_id=self.puskesmas_id,
            kind=told["kind"],
            year=told["held_on"].year,
            number=told["number"],
            held_on=told["held_on"],
            reviewed=Period.parse(told["reviewed"]),
            planned=Period.parse(told["planned"]),
            venue=self.story["venue"],
            chair_name=camat.holder,
            chair_title=camat.title,
            note_taker=scope.actor_name,
            starts_at=_clock(told["starts"]),
            ends_at=_clock(told["ends"]),
            taking_part=[self.cast.puskesmas[code].id for code in self.codes[1:]],
        )
        self.meetings[told["key"]] = card.id

    def _invite(self, told: dict[str, Any], at: datetime) -> None:
        scope, meeting_id = self.secretary(at), self.meetings[told["key"]]
        kecamatan = self.cast.puskesmas[self.codes[0]].kecamatan_id
        wanted = [o for o in self.cast.offices.values() if self._of(o.institution_id, kecamatan)]
        ids = meetings.invite(scope=scope, meeting_id=meeting_id, office_ids=[o.id for o in wanted])
        rsvp, delegates = told.get("rsvp", {}), told.get("delegates", {})
        for invitation_id, office in zip(ids, wanted, strict=True):
            if office.title not in told.get("not_sent", ()):
                meetings.mark_sent(scope=scope, invitation_id=invitation_id, via="WhatsApp")
            if office.title in rsvp:
                name, title = delegates.get(office.title, ("", ""))
                meetings.answer(
                    scope=scope,
                    invitation_id=invitation_id,
                    rsvp=rsvp[office.title],
                    delegate_name=name,
                    delegate_title=title,
                )

    def _of(self, institution_id: UUID, kecamatan_id: UUID) -> bool:
        return self.cast.kecamatan_of[institution_id] == kecamatan_id

    def _hold(self, told: dict[str, Any], at: datetime) -> None:
        scope, meeting_id = self.secretary(at), self.meetings[told["key"]]
        meetings.open_meeting(scope=scope, meeting_id=meeting_id)
        detail = meeting_queries.meeting(scope=scope, meeting_id=meeting_id)
        for invited in detail.invitations:
            meetings.check_in(
                scope=scope, meeting_id=meeting_id, office_id=invited.office_id, **_came(told, invited.title)
            )
        for office, text, answer in told["inputs"]:
            said = meetings.add_input(
                scope=scope, meeting_id=meeting_id, office_id=self.cast.offices[office].id, text=text
            )
            meetings.answer_input(scope=scope, input_id=said, answer=answer)
        if "scoring" in told:
            self._score_together(told, at)
        self._minutes(scope, meeting_id, told)
        self._keep_time(scope, detail, at)
        items = {item.key: item.id for item in detail.agenda}
        self.promises.read_back(scope, meeting_id, told)
        self.promises.make_all(scope, meeting_id, items["plan"], told)

    def _keep_time(self, scope: Scope, detail: MeetingDetail, at: datetime) -> None:
        """Each item is taken up some minutes later than planned; the last ends so much after the plan."""
        late = 0
        for item in detail.agenda:
            if item.starts_at:
                late += len(item.title) % 4
                then = datetime.combine(at.date(), item.starts_at, at.tzinfo) + timedelta(minutes=late)
                meetings.start_item(scope=scope.at(then), meeting_id=detail.card.id, item_id=item.id)
        if detail.card.ends_at:
            end = datetime.combine(at.date(), detail.card.ends_at, at.tzinfo) + timedelta(minutes=late)
            meetings.start_item(scope=scope.at(end), meeting_id=detail.card.id, item_id=None)

    def _minutes(self, scope: Scope, meeting_id: UUID, told: dict[str, Any]) -> None:
        detail = meeting_queries.meeting(scope=scope, meeting_id=meeting_id)
        items = {item.key: item.id for item in detail.agenda}
        for key, kind, text in told["entries"]:
            meetings.add_entry(scope=scope, meeting_id=meeting_id, item_id=items[key], kind=kind, text=text)

    def _close(self, told: dict[str, Any], at: datetime) -> None:
        scope, meeting_id = self.head(at), self.meetings[told["key"]]
        late = {self.cast.offices[title].id for title in told["late_signers"]}
        for line in meetings.prepare_signatures(scope=scope, meeting_id=meeting_id):
            if line.office_id not in late:
                meetings.sign(scope=scope, signature_id=line.id, signed_on=told["signed_on"])
        card = meeting_queries.card(scope=scope, meeting_id=meeting_id)
        meetings.close_meeting(scope=scope, meeting_id=meeting_id, version=card.version)
        self._links(at, told)

    def _sign_late(self, told: dict[str, Any], at: datetime) -> None:
        scope, meeting_id = self.secretary(at), self.meetings[told["key"]]
        card = meeting_queries.card(scope=scope, meeting_id=meeting_id)
        shown = meeting_queries.agreement(scope=scope, meeting=card).sha256
        for line in meeting_queries.signatures(scope=scope, meeting_id=meeting_id):
            if line.signed_on is None:
                meetings.sign_drawn(scope=scope, signature_id=line.id, drawing=DRAWN, shown=shown)

    def _addendum(self, told: dict[str, Any], at: datetime) -> None:
        """One promise is changed after closing; whom it concerns signs two days later."""
        line = told["addendum"]
        parts = {"area_ids": self.cast.area_ids(line["villages"])}
        made = meetings.add_addendum(
            scope=self.head(at),
            meeting_id=self.meetings[told["key"]],
            reason=line["reason"],
            dated=line["on"],
            changed=[meetings.Changed(self.promises.ids[line["promise"]], parts)],
        )
        signed = self.secretary(moment(line["signed_on"], "11.00"))
        for mark in made.signatures:
            meetings.sign(scope=signed, signature_id=mark.id, signed_on=line["signed_on"])

    def _links(self, at: datetime, told: dict[str, Any]) -> None:
        scope = self.head(at)
        for title in dict.fromkeys(promise["office"] for promise in told.get("promises", ())):
            people.make_link(
                scope=scope,
                puskesmas_id=self.puskesmas_id,
                office_id=self.cast.offices[title].id,
                expires_at=at + timedelta(days=LINK_DAYS),
            )

    # monthly meetings

    def _monthly(self, told: dict[str, Any], key: str) -> Iterator[Event]:
        code, day = self.codes[0], told["held_on"]
        at = moment(min(day, date(2023, 8, 4)), "08.00")
        yield Event(at, lambda _s, a=at: self._hold_monthly(told, key, a), code)

    def _hold_monthly(self, told: dict[str, Any], key: str, at: datetime) -> None:
        scope = self.head(at)
        card = meetings.plan_meeting(
            scope=scope,
            puskesmas_id=self.puskesmas_id,
            kind="monthly",
            year=told["held_on"].year,
            number=told["number"],
            held_on=told["held_on"],
            reviewed=Period.parse(told["reviewed"]),
            planned=Period.parse(told["planned"]),
            venue="Ruang rapat Puskesmas",
            chair_name=scope.actor_name,
            chair_title=self.story["host"],
            note_taker=self.cast.accounts[self.story["secretary"]][1],
            starts_at=time(8, 30),
            ends_at=time(10, 30),
        )
        if told.get("preparing"):
            return
        meetings.open_meeting(scope=scope, meeting_id=card.id)
        host = self.cast.offices[self.story["host"]]
        meetings.invite(scope=scope, meeting_id=card.id, office_ids=[host.id])
        meetings.check_in(scope=scope, meeting_id=card.id, office_id=host.id, presence="present")
        self._minutes(scope, card.id, told)
        now = meeting_queries.card(scope=scope, meeting_id=card.id)
        meetings.close_meeting(scope=scope, meeting_id=card.id, version=now.version)
        self.meetings[key] = card.id


DRAWN = "60,130 84,62 110,58 96,118 74,140 132,96 170,80 158,128 196,74 232,66 214,130 260,84;90,158 320,148"
"""A drawn signature of nobody."""


def _clock(text: str) -> time:
    hour, minute = text.split(".")
    return time(int(hour), int(minute))


def _came(told: dict[str, Any], title: str) -> dict[str, str]:
    if title in told["represented"]:
        name, position = told["represented"][title]
        return {"presence": "represented", "person_name": name, "person_title": position}
    if title in told["excused"]:
        return {"presence": "excused", "reason": told["excused"][title]}
    return {"presence": "absent" if title in told["absent"] else "present"}
