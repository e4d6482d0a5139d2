"""Reminders of promises: one message an office for all that falls on one day."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import override

from lokmin.basics.scope import Scope
from lokmin.basics.words import mark
from lokmin.commitments import queries
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import reminders as rules
from lokmin.commitments.rules.parts import PART_WORDS
from lokmin.commitments.rules.reminders import Facts, Stage
from lokmin.people import actions as people
from lokmin.people.actions import Draft, Renewed
from lokmin.tools import printing

FAMILY = "promise"
REMINDERS = (rules.BEFORE, rules.AFTER)
MOST_SAID = 5
MORE = mark("dan %(n)s lainnya")


def prepare_reminders(*, scope: Scope, puskesmas_id: UUID) -> Renewed:
    """Let today's reminders of promises wait in the queue; repeating it makes nothing more."""
    cards = queries.to_remind(scope=scope, puskesmas_id=puskesmas_id)
    with override("id"):
        wanted = list(drafts(scope, cards))
    return people.renew_messages(scope=scope, puskesmas_id=puskesmas_id, family=FAMILY, drafts=wanted)


def drafts(scope: Scope, cards: Iterable[CommitmentCard]) -> Iterable[Draft]:
    """What is written today, the promises of an office that share a stage in one message."""
    together: dict[tuple[UUID, Stage], list[CommitmentCard]] = {}
    for card in cards:
        for stage in rules.stages(_facts(scope, card), scope.today, rules.days()):
            together.setdefault((card.office_id, stage), []).append(card)
    for (office_id, stage), mine in together.items():
        yield Draft(
            kind=stage.kind,
            office_id=office_id,
            key=f"{FAMILY}:{office_id}:{stage.kind}:{stage.day.isoformat()}:{stage.number}",
            values={
                "komitmen": said(mine),
                "tenggat": printing.weekday_date(stage.day),
                "kurang": _lacking(mine),
            },
            rows=tuple(card.id for card in mine),
            until=stage.day,
        )


def _facts(scope: Scope, card: CommitmentCard) -> Facts:
    zone = scope.now.tzinfo
    reported = max((report.recorded_at.astimezone(zone).date() for report in card.reports), default=None)
    return Facts(
        state=card.state,
        due_on=card.due_on,
        agreed_on=card.agreed_on,
        reported_on=reported,
        done_on=card.done_on,
        complete_by=card.complete_by,
        lacks=bool(card.missing_parts),
    )


def said(cards: list[CommitmentCard]) -> str:
    """`“PMT 90 hari”; “Mobil siaga”`: the promises as they were written."""
    parts = [f"“{card.what.rstrip('.')}”" for card in cards[:MOST_SAID]]
    rest = len(cards) - MOST_SAID
    return "; ".join([*parts, MORE % {"n": rest}] if rest > 0 else parts)


def _lacking(cards: list[CommitmentCard]) -> str:
    parts = dict.fromkeys(PART_WORDS[card.missing_parts] for card in cards if card.missing_parts)
    return ", ".join(parts)
