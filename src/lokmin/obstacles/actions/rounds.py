"""Rounds of scoring: opened, scored by many at once, closed, settled, opened again."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Max

from lokmin.basics.refusal import NotYours, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.obstacles import queries
from lokmin.obstacles.models import ProblemState, RoundState, RoundStep, Score, ScoringRound
from lokmin.obstacles.queries import ProblemCard, RoundCard
from lokmin.obstacles.queries.rounds import of_period
from lokmin.obstacles.rules import problems
from lokmin.obstacles.rules import rounds as rules
from lokmin.obstacles.rules.methods import Way
from lokmin.tools.actions import action, audit
from lokmin.tools.idempotency import repeatable
from lokmin.tools.locks import one_writer

SCORED = (ProblemState.OPEN, ProblemState.CHOSEN)


@repeatable(lambda scope, made: queries.scoring_round(scope=scope, round_id=made))
@action
def open_round(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    period: Period,
    expected: int | None = None,
    take_along: bool = False,
) -> RoundCard:
    """Begin a round over the problems of `period` that are open or chosen, in the way of its board.

    `expected` is how many people will score. `take_along` copies the scores that were typed before any round.
    One round at a time ("obstacles.round_open").
    """
    scope.check(Duty.WRITE_PROBLEMS)
    scope.check_puskesmas(puskesmas_id)
    one_writer(puskesmas_id, "scoring rounds")
    months = of_period(period)
    known = ScoringRound.objects.within(scope).filter(puskesmas_id=puskesmas_id, **months)
    if known.filter(state=RoundState.OPEN).exists():
        raise Refusal("obstacles.round_open")
    cards = queries.board(scope=scope, puskesmas_id=puskesmas_id, period=period)
    live = [card.id for card in cards if card.state in SCORED]
    if not live:
        raise Refusal("obstacles.round_empty")
    way = queries.way(scope=scope, puskesmas_id=puskesmas_id, period=period)
    row = ScoringRound.add(
        puskesmas_id=puskesmas_id,
        **months,
        number=(known.aggregate(highest=Max("number"))["highest"] or 0) + 1,
        method=way.method,
        formula=way.formula if way.method == "hanlon" else "",
        weights={code: int(weight) for code, weight in way.weights.items()},
        expected=expected,
    )
    row.problems.set(live)  # type: ignore[arg-type]
    if take_along:
        _take_along(scope, row, live)
    _step(scope, row)
    audit(scope, "obstacles.open_round", row, period=str(period), problems=len(live))
    return queries.scoring_round(scope=scope, round_id=row.id)


def _take_along(scope: Scope, row: ScoringRound, live: list[UUID]) -> None:
    loose = Score.objects.within(scope).filter(round=None, method=row.method, removed_at=None)
    for old in loose.filter(problem_id__in=live):
        Score.add(
            problem_id=old.problem_id, round=row, rater=old.rater, rater_key=old.rater_key,
            via=old.via, method=old.method, points=old.points, at=old.at,
        )  # fmt: skip


@action
def give_scores(
    *,
    scope: Scope,
    round_id: UUID,
    rater_key: str,
    rater: str,
    points: Mapping[UUID, Mapping[str, int]],
    via: str,
    raters: int = 1,
) -> None:
    """What one rater gives some or all problems of an open round: one short transaction.

    `rater_key` is whose it is: the same key again replaces, so a request sent twice counts once. Late is
    refused ("obstacles.round_late"). Sums of several sheets come with `via="sums"` and how many `raters`.
    """
    scope.check(Duty.SCORE)
    _note(scope, round_id, rater_key, rater, points, via, raters)


@action
def give_from_seat(
    *, scope: Scope, round_id: UUID, rater_key: str, rater: str, points: Mapping[UUID, Mapping[str, int]]
) -> None:
    """The same from a phone in the hall: the hall's door let the seat in, which has no duty of its own.

    `rater_key` is `seat_key` of the office or `guest_key` of who sits in none.
    """
    _note(scope, round_id, rater_key, rater, points, "phone", 1)


def scores_of_office(scope: Scope, guest_id: UUID, office_id: UUID) -> None:
    """What a guest scored is the office's from now on; what the office scored itself stays, the guest's not.

    For an action of the meeting that ties the guest to the office.
    """
    before, after = rules.guest_key(guest_id), rules.seat_key(office_id)
    for score in Score.objects.within(scope).filter(rater_key=before).exclude(round=None):
        own = Score.objects.within(scope).filter(
            round_id=score.round_id, problem_id=score.problem_id, rater_key=after
        )
        if own.exists():
            score.removed_at, score.removed_by = scope.now, scope.actor_name
        else:
            score.rater_key = after
        score.save(update_fields=["rater_key", "removed_at", "removed_by"])


def _note(
    scope: Scope,
    round_id: UUID,
    rater_key: str,
    rater: str,
    points: Mapping[UUID, Mapping[str, int]],
    via: str,
    raters: int,
) -> None:
    row = locked(scope, round_id)
    rules.check_scoring(row.state)
    way = problems.way_of(row.method, row.formula, row.weights)
    name = problems.check_text(rater, "obstacles.rater", most=120)
    check_once(scope, row, rater_key, name, via)
    own = set(row.problems.values_list("id", flat=True))
    for problem_id, given in points.items():
        if problem_id not in own:
            raise Refusal("obstacles.not_in_round")
        _check_points(way, given, raters)
        Score.objects.within(scope).update_or_create(
            round_id=row.id,
            problem_id=problem_id,
            rater_key=rater_key,
            defaults={
                "rater": name, "via": via, "raters": raters, "method": row.method, "points": dict(given),
                "at": scope.now, "removed_at": None, "removed_by": "",
            },
        )  # fmt: skip
    audit(scope, "obstacles.give_scores", row, via=via, rater=name, problems=len(points))


def _check_points(way: Way, given: Mapping[str, int], raters: int) -> None:
    if raters == 1:
        problems.check_points(way.facts, given)
    else:
        rules.check_sums(way, given, raters)


def check_once(scope: Scope, row: ScoringRound, rater_key: str, name: str, via: str) -> None:
    """Nobody counts twice: not by phone and on paper under one name, nor as a sheet and within the sums.

    Who walked in wrote the name themselves: under the name of an office they shut out nobody.
    """
    others = Score.objects.within(scope).filter(round=row, removed_at=None).exclude(rater_key=rater_key)
    if via == "sheet" and others.filter(via="sums").exists():
        raise Refusal("obstacles.tally_both")
    if via == "sums" and others.filter(via="sheet").exists():
        raise Refusal("obstacles.tally_both")
    named = others.filter(rater__iexact=name).exclude(via__in=["sums", via] if via == "phone" else ["sums"])
    named = named.exclude(rater_key__startswith=rules.GUEST)
    if via != "sums" and not rater_key.startswith(rules.GUEST) and named.exists():
        raise Refusal("obstacles.rater_twice", name=name)


@action
def drop_rater(*, scope: Scope, round_id: UUID, rater_key: str) -> None:
    """Take one rater, sheet or sum out of an open round; typed or sent again it counts again."""
    scope.check(Duty.WRITE_PROBLEMS)
    row = locked(scope, round_id)
    if row.state != RoundState.OPEN:
        raise Refusal(f"obstacles.round_{row.state}")
    rows = Score.objects.within(scope).filter(round=row, rater_key=rater_key, removed_at=None)
    gone = rows.update(removed_at=scope.now, removed_by=scope.actor_name)
    audit(scope, "obstacles.drop_rater", row, rater_key=rater_key, scores=gone)


@action
def close_round(*, scope: Scope, round_id: UUID) -> RoundCard:
    """End the scoring: what comes later is refused, and everybody may see the result."""
    scope.check(Duty.WRITE_PROBLEMS)
    row = locked(scope, round_id)
    rules.check_step(row.state, RoundState.CLOSED)
    return _moved(scope, row, RoundState.CLOSED, "obstacles.close_round")


@action
def confirm_round(
    *,
    scope: Scope,
    round_id: UUID,
    revision: int,
    told_by: str,
    order: Sequence[UUID] | None = None,
    reason: str = "",
) -> RoundCard:
    """Settle the order; `told_by` is the chair or head who did. Without `order` it is that of the scores.

    Another order than that of the scores needs a `reason`, which is kept and shown; who stands first among
    equal totals may be settled without. `Stale` when somebody else changed the round since `revision`.
    """
    scope.check(Duty.WRITE_PROBLEMS)
    row = locked(scope, round_id)
    if row.revision != revision:
        raise Stale("obstacles.round_stale")
    rules.check_step(row.state, RoundState.CONFIRMED)
    cards = queries.round_problems(scope=scope, round_id=row.id)
    totals = {str(card.id): card.total for card in cards if card.total is not None}
    if not totals:
        raise Refusal("obstacles.round_unscored")
    told = problems.check_text(told_by, "obstacles.told_by", most=160)
    keys = [str(key) for key in order] if order is not None else [str(card.id) for card in cards]
    rules.check_order([str(card.id) for card in cards], keys)
    row.order, row.confirmed_by = keys, told
    row.moved = rules.is_moved(totals, keys)
    rules.check_reason(row.moved, reason)
    row.reason = " ".join(reason.split())[:300]
    return _moved(scope, row, RoundState.CONFIRMED, "obstacles.confirm_round")


@action
def reopen_round(*, scope: Scope, round_id: UUID, reason: str = "") -> RoundCard:
    """Let raters score again; an order that was settled falls away, which needs a reason."""
    scope.check(Duty.WRITE_PROBLEMS)
    row = locked(scope, round_id)
    if row.state == RoundState.CONFIRMED and not reason.strip():
        raise Refusal("obstacles.reopen_reason")
    rules.check_step(row.state, RoundState.OPEN)
    siblings = ScoringRound.objects.within(scope).filter(
        puskesmas_id=row.puskesmas_id, first_year=row.first_year, first_month=row.first_month,
        last_year=row.last_year, last_month=row.last_month,
    )  # fmt: skip
    if siblings.filter(number__gt=row.number).exists():
        raise Refusal("obstacles.round_newer")
    row.order, row.confirmed_by, row.moved = [], "", False
    row.reason = " ".join(reason.split())[:300]
    return _moved(scope, row, RoundState.OPEN, "obstacles.reopen_round")


def locked(scope: Scope, round_id: UUID) -> ScoringRound:
    """The row, locked until the action ends, so that no score slips in while the round is closed."""
    rows = ScoringRound.objects.within(scope).select_for_update().filter(id=round_id)
    row: ScoringRound | None = rows.first()
    if row is None:
        raise NotYours("door.not_yours")
    return row


def _moved(scope: Scope, row: ScoringRound, state: str, verb: str) -> RoundCard:
    row.state = state
    row.revision += 1
    row.save()
    _step(scope, row)
    audit(scope, verb, row, reason=row.reason, told_by=row.confirmed_by)
    return queries.scoring_round(scope=scope, round_id=row.id)


def _step(scope: Scope, row: ScoringRound) -> None:
    RoundStep.add(
        round=row, state=row.state, at=scope.now, by=scope.actor_name, told_by=row.confirmed_by,
        reason=row.reason, order=row.order,
    )  # fmt: skip


def round_of(scope: Scope, problem: ProblemCard) -> ScoringRound | None:
    """The round that a score typed for `problem` belongs to, locked; refused when it does not take scores."""
    found = queries.latest(scope, problem.puskesmas_id, problem.period)
    if found is None:
        return None
    row = locked(scope, found.id)
    if row.state != RoundState.OPEN:
        raise Refusal(f"obstacles.round_{row.state}")
    if not row.problems.filter(id=problem.id).exists():
        raise Refusal("obstacles.not_in_round")
    return row
