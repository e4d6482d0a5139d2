"""Terms of reference and the sheet of problems and causes, filled from what is planned and scored."""

from collections import Counter
from collections.abc import Callable

from lokmin.basics.numbers import Status
from lokmin.commitments import queries as promises
from lokmin.commitments.rules import states
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import Scorecard
from lokmin.meetings import queries as meetings
from lokmin.meetings.rules import kinds as families
from lokmin.obstacles import queries as obstacles
from lokmin.obstacles.queries import ProblemCard
from lokmin.obstacles.rules.problems import BRANCHES
from lokmin.papers.queries.desk import Desk, clock, event_facts, usual_lead
from lokmin.papers.queries.unnamed import said
from lokmin.papers.rules import compose_causes as c
from lokmin.papers.rules import compose_kak as k
from lokmin.papers.rules.audience import shows_villages
from lokmin.papers.rules.blocks import Document
from lokmin.papers.rules.content import Signer
from lokmin.papers.rules.dates import long_date, month_name, period_text
from lokmin.papers.rules.kinds import facts
from lokmin.papers.rules.naming import title

REACHED = (Status.BAIK, Status.KURANG)
LIVE = ("open", "chosen")


def scorecard_of(desk: Desk) -> Scorecard:
    """The numbers that the meeting reviews: frozen where they are, else as they stand."""
    card = desk.card
    freeze = coverage.freeze_for(scope=desk.scope, puskesmas_id=card.puskesmas_id, period=card.reviewed)
    month = card.reviewed.last
    if freeze:
        return coverage.frozen_scorecard(scope=desk.scope, freeze_id=freeze.id, month=month)
    return coverage.scorecard(scope=desk.scope, puskesmas_id=card.puskesmas_id, month=month)


def months_of(card: Scorecard) -> str:
    """`Maret 2023`, and that its numbers may still change."""
    return month_name(card.month) if card.frozen else f"{month_name(card.month)} (angka belum dibekukan)"


def _kak(desk: Desk) -> Document:
    card = desk.card
    seats = Counter(guest.at.sector_name for guest in desk.meeting.invitations)
    return k.kak(
        k.Terms(
            frame=desk.frame,
            family=families.family_key(card.kind),
            activity=title(card.kind, card.name),
            unit=desk.puskesmas.full_name,
            year=card.year,
            lead=card.chair_title or usual_lead(desk),
            keeper=f"Kepala {desk.puskesmas.full_name}",
            event=event_facts(desk),
            reviewed=period_text(card.reviewed),
            planned=period_text(card.planned),
            steps=tuple(
                k.Step(clock(item.starts_at) if item.starts_at else "", item.title, item.presenter)
                for item in desk.meeting.agenda
            ),
            guests=tuple(k.Guests(name, n) for name, n in sorted(seats.items())),
            problems=tuple(
                k.Weighed(said(p, p.statement), None if p.hidden else p.total) for p in problems_of(desk)
            ),
            followed=_followed(desk),
            reached=_reached(desk),
            signers=(desk.issuer.signer,),
        )
    )


def problems_of(desk: Desk) -> list[ProblemCard]:
    """The problems of the months reviewed that still stand, the most pressing first."""
    card = desk.card
    found = obstacles.board(scope=desk.scope, puskesmas_id=card.puskesmas_id, period=card.reviewed)
    return [problem for problem in found if problem.state in LIVE]


def _followed(desk: Desk) -> k.Followed | None:
    """What the meeting will read back, counted as it stands today."""
    last = meetings.before(scope=desk.scope, meeting=desk.card)
    due = meetings.dues(scope=desk.scope, pairs=[(desk.card, last)])[desk.card.id]
    found = promises.by_ids(scope=desk.scope, ids=due.ids, aloud=True).values()
    if not found:
        return None
    told = f"Dari lokakarya yang lalu ({long_date(last.held_on)}) dan sebelumnya ada" if last else "Ada"
    here = [card.state for card in found]
    done, stuck = here.count(states.DONE), here.count(states.BLOCKED)
    return k.Followed(told, long_date(desk.scope.today), len(here), done, len(here) - done - stuck, stuck)


def _reached(desk: Desk) -> k.Reached | None:
    """By the same status as the pack counts them."""
    card = scorecard_of(desk)
    judged = [row.status for row in card.totals if row.status]
    if not judged:
        return None
    return k.Reached(sum(status in REACHED for status in judged), len(judged), months_of(card))


def _causes(desk: Desk) -> Document:
    found = problems_of(desk)
    way = found[0].way if found else None
    criteria = tuple(criterion.code for criterion in way.facts.every) if way else ()
    audience = facts()["causes"].audience
    closed = restricted_codes(desk)
    return c.causes(
        c.Sheet(
            frame=desk.frame,
            event=event_facts(desk),
            reviewed=period_text(desk.card.reviewed),
            criteria=criteria,
            method=_method(found),
            branches=tuple(BRANCHES.values()),
            problems=tuple(
                _trouble(p, shows_villages(audience, restricted=p.indicator_code in closed)) for p in found
            ),
            hidden=any(problem.hidden for problem in found),
            signers=(desk.issuer.signer, Signer("Pencatat", desk.card.note_taker)),
        )
    )


def restricted_codes(desk: Desk) -> set[str]:
    """The sensitive indicators as the district decided."""
    cards = coverage.indicators(puskesmas_id=desk.card.puskesmas_id)
    return {card.code for card in cards if card.restricted}


def _method(found: list[ProblemCard]) -> str:
    if not found:
        return ""
    way = found[0].way
    told = ", ".join(f"{criterion.code}: {criterion.word}" for criterion in way.facts.every)
    return f"{way.facts.name}. {told}; rata-rata semua penilai. Total = {way.words}. Tebal: prioritas."


def _trouble(card: ProblemCard, named: bool) -> c.Trouble:
    """A problem as the sectors may read it: villages of sensitive indicators are not named (FN 14)."""
    return c.Trouble(
        statement=said(card, card.statement),
        places=", ".join(card.area_names) if named else "",
        scores=() if card.hidden else tuple(card.means.items()),
        total=None if card.hidden else card.total,
        rank=None if card.hidden else card.rank,
        chosen=card.state == "chosen",
        raters=card.raters,
        causes=tuple(c.Why(BRANCHES[w.branch], said(card, w.text), w.depth, w.chosen) for w in card.causes),
        remedies=tuple(c.Remedy(said(card, s.text), s.chosen, said(card, s.why)) for s in card.solutions),
        asked=tuple(c.Asked(n.sector_name, said(card, n.text)) for n in card.needs),
    )


MAKE: dict[str, Callable[[Desk], Document]] = {"kak": _kak, "causes": _causes}
