"""Who usually goes in place of an office."""

from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.people.actions.reach import named, office_to_write, titled
from lokmin.people.models import Delegate, Office
from lokmin.people.rules.names import check_id, same
from lokmin.tools.actions import action, audit, unchanged


@action
def add_delegate(
    *,
    scope: Scope,
    office_id: UUID,
    seat_id: UUID | None = None,
    name: str = "",
    title: str = "",
    id_kind: str = "",
    id_number: str = "",
) -> UUID:
    """Note who usually goes a.n. the office: the holder of another office, or a name with a title.

    The same one again stays one row. No telephone is kept here.
    """
    office = office_to_write(scope, office_id)
    if seat_id == office_id:
        raise Refusal("people.delegate_self")
    if seat_id:
        if not Office.objects.within(scope).filter(id=seat_id).exists():
            raise NotYours("door.not_yours")
        name = title = id_kind = id_number = ""
    else:
        name, title = named(name), titled(title)
        id_kind, id_number = check_id(id_kind, id_number)
    for row in _standing(scope, office):
        if (row.seat_id, same(row.name), same(row.title)) == (seat_id, same(name), same(title)):
            unchanged()
            return UUID(str(row.id))
    row = Delegate.add(
        office=office,
        seat_id=seat_id,
        name=name,
        title=title,
        id_kind=id_kind,
        id_number=id_number,
        by=scope.actor_name,
        at=scope.now,
    )
    audit(scope, "people.add_delegate", row, office=str(office_id))
    return row.id


@action
def end_delegate(*, scope: Scope, delegate_id: UUID) -> None:
    """Somebody no longer goes in place of the office; who went before stays on the papers."""
    row: Delegate | None = Delegate.objects.within(scope).filter(id=delegate_id).first()
    if row is None:
        raise NotYours("door.not_yours")
    office_to_write(scope, row.office_id)
    audit(scope, "people.end_delegate", row, office=str(row.office_id), name=row.name)
    row.delete()


def _standing(scope: Scope, office: Office) -> list[Delegate]:
    return list(Delegate.objects.within(scope).filter(office=office))
