"""Notes at cells, and the answers of the heads of villages: rows that are only ever added."""

from dataclasses import replace
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.models import CellComment, Element, Opinion, VillageOpinion
from lokmin.people.queries import LinkGuest
from lokmin.places import queries as places
from lokmin.tools.actions import action, audit, unchanged

LONGEST_NOTE = 300
LONGEST_REMARK = 500
BY_LINK = "tautan pribadi"


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


@action
def answer_by_link(*, guest: LinkGuest, month: Month, opinion: str, remark: str) -> None:
    """The head of a village answers for the village of his office, without an account (FN 27)."""
    area_id = guest.office.area_id
    if area_id is None:
        raise NotYours("door.not_yours")
    scope = replace(guest.scope, area_ids=frozenset({area_id}))
    head = f"{guest.office.holder}, {guest.office.title}"
    _answer(scope, guest.puskesmas.id, area_id, month, opinion, remark, head, BY_LINK)


@action
def answer_for(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    area_id: UUID,
    month: Month,
    opinion: str,
    remark: str,
    head: str,
    via: str,
) -> None:
    """Write down what a head said by telephone or in person: in whose name, how, and by whom (FN 30)."""
    scope.check(Duty.REPORT_PROGRESS)
    if not head.strip():
        raise Refusal("coverage.opinion_head")
    if not via.strip():
        raise Refusal("coverage.opinion_via")
    _answer(scope, puskesmas_id, area_id, month, opinion, remark, head.strip()[:200], via.strip()[:60])


def _answer(
    scope: Scope,
    puskesmas_id: UUID,
    area_id: UUID,
    month: Month,
    opinion: str,
    remark: str,
    head: str,
    via: str,
) -> None:
    area = _area(scope, puskesmas_id, area_id)
    if opinion not in Opinion.values:
        raise Refusal("coverage.opinion_unknown")
    plain = remark.strip()
    if opinion == Opinion.DIFFERS and not plain:
        raise Refusal("coverage.opinion_remark")
    if len(plain) > LONGEST_REMARK:
        raise Refusal("coverage.note_long", most=LONGEST_REMARK, count=len(plain))
    before = queries.opinions(scope=scope, puskesmas_id=puskesmas_id, month=month, area_id=area_id)
    if before and (before[-1].opinion, before[-1].remark, before[-1].head) == (opinion, plain, head):
        return unchanged()
    row = VillageOpinion.add(
        puskesmas_id=puskesmas_id,
        area_id=area_id,
        year=month.year,
        month=month.month,
        opinion=opinion,
        remark=plain,
        head=head,
        via=via,
        at=scope.now,
        by=scope.actor_name,
    )
    audit(scope, "village_opinion", row, area=area, month=str(month), opinion=opinion, via=via)
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
