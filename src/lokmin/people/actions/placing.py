"""Where an office belongs, mended after a slip; and an office that is no more."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.people.actions.directory import add_institution
from lokmin.people.actions.links import kill
from lokmin.people.actions.reach import office_to_write
from lokmin.people.models import Holder, Institution, Office
from lokmin.people.rules.names import same
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer
from lokmin.tools.references import is_named


@action
def place_office(
    *, scope: Scope, office_id: UUID, sector: str, institution: str, area_id: UUID | None = None
) -> None:
    """Mend sector, institution or village of an office that were chosen wrongly. Links, promises and letters
    stay with the office; other offices of the old institution stay where they are; final papers keep what
    they say. An institution that nobody sits in any more is not kept.
    """
    row = office_to_write(scope, office_id)
    old = row.institution
    one_writer(old.kecamatan_id, "directory")
    if (old.sector_id, old.name, old.area_id) == (sector, institution.strip(), area_id):
        unchanged()
        return
    before = {"sector": old.sector_id, "institution": old.name, "area": str(old.area_id or "")}
    body_id = add_institution(
        scope=scope, kecamatan_id=old.kecamatan_id, sector=sector, name=institution, area_id=area_id
    )
    _check_free(scope, row, body_id)
    _settle(scope, row, body_id, institution.strip(), area_id)
    if old.id != body_id and not is_named(old):
        old.delete()
    audit(scope, "people.place_office", row, before=before, sector=sector, institution=institution)


def _check_free(scope: Scope, row: Office, body_id: UUID) -> None:
    there = Office.objects.within(scope).filter(institution_id=body_id).exclude(id=row.id)
    if same(row.title) in {same(other.title) for other in there}:
        raise Refusal("people.title_taken", title=row.title)


def _settle(scope: Scope, row: Office, body_id: UUID, name: str, area_id: UUID | None) -> None:
    """Seat the office in the institution; the village and the spelling of one that is its own follow."""
    row.institution_id = body_id
    row.save(update_fields=["institution"])
    body = Institution.objects.within(scope).get(id=body_id)
    others = Office.objects.within(scope).filter(institution=body).exclude(id=row.id).exists()
    if others and body.area_id != area_id:
        raise Refusal("people.institution_area", institution=body.name)
    body.name, body.area_id = name, area_id
    body.save(update_fields=["name", "area"])


@action
def retire_office(*, scope: Scope, office_id: UUID, until: date) -> None:
    """The last day of an office that is no more: its holder's term ends that day, its links die, lists of
    later days leave it out. What it promised stays in its name; papers keep it.
    """
    row = office_to_write(scope, office_id)
    terms = Holder.objects.within(scope).filter(office=row)
    last = terms.order_by("-since").first()
    if until > scope.today or (last and last.since > until):
        raise Refusal("people.retired_day", day=last.since if last else scope.today)
    if row.retired_on == until:
        unchanged()
        return
    ended = terms.filter(Q(until=None) | Q(until__gt=until)).update(until=until)
    row.retired_on = until
    row.save(update_fields=["retired_on"])
    links = kill(scope, office=row) if ended else []
    audit(scope, "people.retire_office", row, until=until.isoformat(), links=[str(link) for link in links])


@action
def use_office_again(*, scope: Scope, office_id: UUID) -> None:
    """A retired office stands in the lists again, without a holder until somebody is written for it."""
    row = office_to_write(scope, office_id)
    if row.retired_on is None:
        unchanged()
        return
    before = row.retired_on.isoformat()
    row.retired_on = None
    row.save(update_fields=["retired_on"])
    audit(scope, "people.use_office_again", row, before=before)
