"""What people say beside the numbers: notes at cells, and the answers of the heads of villages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage.models import CellComment, Opinion, VillageOpinion


@dataclass(frozen=True)
class CommentCard:
    """One note at a cell of the entry grid."""

    area_id: UUID
    element: str
    text: str
    at: datetime
    by: str


def comments(*, scope: Scope, puskesmas_id: UUID, month: Month) -> list[CommentCard]:
    """The notes of a month, oldest first; a midwife reads those of her villages."""
    scope.check_puskesmas(puskesmas_id)
    rows = CellComment.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year=month.year, month=month.month
    )
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=scope.area_ids)
    found = rows.values_list("area_id", "element_id", "text", "at", "by")
    return [
        CommentCard(area, element, text, at.astimezone(scope.now.tzinfo), by)
        for area, element, text, at, by in found
    ]


@dataclass(frozen=True)
class OpinionCard:
    """One answer: `agrees` or `differs`, in whose name, how it came and who wrote it down."""

    area_id: UUID
    month: Month
    opinion: str
    remark: str
    head: str
    via: str
    at: datetime
    by: str

    @property
    def agrees(self) -> bool:
        return self.opinion == Opinion.AGREES


def opinions(
    *, scope: Scope, puskesmas_id: UUID, month: Month, area_id: UUID | None = None
) -> list[OpinionCard]:
    """The answers to a month, oldest first. A midwife, and a personal link, see their villages only."""
    scope.check_puskesmas(puskesmas_id)
    rows = VillageOpinion.objects.within(scope).filter(
        puskesmas_id=puskesmas_id, year=month.year, month=month.month
    )
    if area_id:
        rows = rows.filter(area_id=area_id)
    if scope.area_ids is not None:
        rows = rows.filter(area_id__in=scope.area_ids)
    return [
        OpinionCard(
            area_id=row.area_id,
            month=Month(row.year, row.month),
            opinion=row.opinion,
            remark=row.remark,
            head=row.head,
            via=row.via,
            at=row.at.astimezone(scope.now.tzinfo),
            by=row.by,
        )
        for row in rows
    ]


def latest_opinions(*, scope: Scope, puskesmas_id: UUID, month: Month) -> dict[UUID, OpinionCard]:
    """The last answer of each village to a month."""
    return {card.area_id: card for card in opinions(scope=scope, puskesmas_id=puskesmas_id, month=month)}
