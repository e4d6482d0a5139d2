"""Notes at cells, and the answers of the heads of villages: rows that are only ever added."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.models import CellComment, Element, Opinion, VillageOpinion
from lokmin.people import queries as people
from lokmin.people.queries import LinkGuest
from lokmin.people.rules.tokens import BY_LINK
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged

LONGEST_NOTE = 300
LONGEST_REMARK = 500
HEADS = ("desa", "kelurahan")
"""The sectors whose offices head a village."""


@action
def comment(
    *, scope: Scope, puskesmas_id: UUID, area_id: UUID, element: str, month: Month, text: str
) -> None:
    """Leave a note at a cell. The same note sent twice stays one."""
    scope.check(Duty.WRITE_FIGURES)
    area = _area(scope, puskesmas_id, area_id)
    if not Element.objects.filter(code=element).exists():
        raise Refusal("coverage.unknown_element", value=element)
    plain = " ".join(text.split())
    if not plain:
        raise Refusal("coverage.note_empty")
    if len(plain) > LONGEST_NOTE:
        raise Refusal("coverage.note_long", most=LONGEST_NOTE, count=len(plain))
    before = queries.comments(scope=scope, puskesmas_id=puskesmas_id, month=month)
    same = [each for each in before if (each.area_id, each.element) == (area_id, element)]
    if same and (same[-1].text, same[-1].by) == (plain, scope.actor_name):
        return unchanged()
    row = CellComment.add(
        puskesmas_id=puskesmas_id,
        area_id=area_id,
        element_id=element,
        year=month.year,
        month=month.month,
        text=plain,
        at=scope.now,
        by=scope.actor_name,
    )
    audit(scope, "comment", row, area=area, element=element, month=str(month))
    return None


@dataclass(frozen=True)
class OpinionEntry:
    """What a head says to the figures of his village: sesuai or not, why, in whose name, and how it came.

    `seen` is no answer yet: he saw the page. `seen_on` is the day of it, today unless it was earlier (FN 35).
    """

    area_id: UUID
    month: Month
    opinion: str
    remark: str
    head: str
    via: str
    seen_on: date | None = None

    def checked(self) -> "OpinionEntry":
        """As it is stored; refused when it is no answer, or when what differs is not said."""
        if self.opinion not in Opinion.values:
            raise Refusal("coverage.opinion_unknown")
        plain = self.remark.strip()
        if self.opinion == Opinion.DIFFERS and not plain:
            raise Refusal("coverage.opinion_remark")
        if len(plain) > LONGEST_REMARK:
            raise Refusal("coverage.note_long", most=LONGEST_REMARK, count=len(plain))
        return replace(self, remark=plain, head=self.head.strip()[:200], via=self.via.strip()[:60])


@action
def answer_by_link(*, guest: LinkGuest, month: Month, opinion: str, remark: str) -> None:
    """The head of a village answers for the village of his office, without an account (FN 27)."""
    area_id = guest.office.area_id
    if area_id is None:
        raise NotYours("door.not_yours")
    head = f"{guest.office.holder}, {guest.office.title}"
    scope = replace(guest.scope, area_ids=frozenset({area_id}))
    _keep(scope, guest.puskesmas.id, OpinionEntry(area_id, month, opinion, remark, head, BY_LINK))


@action
def answer_for(*, scope: Scope, puskesmas_id: UUID, answer: OpinionEntry) -> None:
    """Write down what a head said by telephone or in person: in whose name, how, and by whom (FN 30)."""
    scope.check(Duty.REPORT_PROGRESS)
    if not answer.head.strip():
        raise Refusal("coverage.opinion_head")
    if not answer.via.strip():
        raise Refusal("coverage.opinion_via")
    if answer.seen_on and answer.seen_on > scope.today:
        raise Refusal("coverage.opinion_future", day=answer.seen_on)
    _keep(scope, puskesmas_id, answer)


@action
def hand_pages(
    *, scope: Scope, puskesmas_id: UUID, month: Month, area_ids: Iterable[UUID], via: str, seen_on: date
) -> int:
    """Note that the printed pages of villages were given to their heads: seen, not answered yet (FN 27).

    Returns how many villages were named.
    """
    scope.check(Duty.REPORT_PROGRESS)
    wanted = list(dict.fromkeys(area_ids))
    if not wanted:
        raise Refusal("coverage.pages_nobody")
    heads = _heads(scope, puskesmas_id)
    for area_id in wanted:
        head = heads.get(area_id, "kepala desa")
        entry = OpinionEntry(area_id, month, Opinion.SEEN, "", head, via, seen_on)
        answer_for(scope=scope, puskesmas_id=puskesmas_id, answer=entry)
    return len(wanted)


def _heads(scope: Scope, puskesmas_id: UUID) -> dict[UUID, str]:
    """Who heads each village, as the directory of the kecamatan has it."""
    served = {area.id for area in places.catchment(puskesmas_id=puskesmas_id)}
    found: dict[UUID, str] = {}
    for seat in people.offices(scope=scope):
        if seat.area_id in served and seat.sector in HEADS and seat.area_id not in found:
            found[seat.area_id] = ", ".join(filter(None, (seat.holder, seat.printed_title)))
    return found


def _keep(scope: Scope, puskesmas_id: UUID, given: OpinionEntry) -> None:
    """One row an answer; the same answer sent twice stays one."""
    area = _area(scope, puskesmas_id, given.area_id)
    answer = given.checked()
    before = queries.opinions(
        scope=scope, puskesmas_id=puskesmas_id, month=answer.month, area_id=answer.area_id
    )
    said = (answer.opinion, answer.remark, answer.head)
    if before and (before[-1].opinion, before[-1].remark, before[-1].head) == said:
        return unchanged()
    row = VillageOpinion.add(
        puskesmas_id=puskesmas_id,
        area_id=answer.area_id,
        year=answer.month.year,
        month=answer.month.month,
        opinion=answer.opinion,
        remark=answer.remark,
        head=answer.head,
        via=answer.via,
        seen_on=answer.seen_on or scope.today,
        at=scope.now,
        by=scope.actor_name,
    )
    month, opinion, via = str(answer.month), answer.opinion, answer.via
    audit(scope, "village_opinion", row, area=area, month=month, opinion=opinion, via=via)
    return None


def _area(scope: Scope, puskesmas_id: UUID, area_id: UUID) -> str:
    """The name of an area of this Puskesmas that the asker may write about."""
    scope.check_puskesmas(puskesmas_id)
    found = next((a for a in places.catchment(puskesmas_id=puskesmas_id) if a.id == area_id), None)
    if found is None:
        raise Refusal("coverage.unknown_area", value=str(area_id))
    if scope.area_ids is not None and area_id not in scope.area_ids:
        raise Refusal("coverage.not_your_area", area=found.name)
    return found.name
