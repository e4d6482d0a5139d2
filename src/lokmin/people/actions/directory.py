"""Institutions and offices of a kecamatan: added, renamed."""

from datetime import date, timedelta
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.people.actions.reach import check_kecamatan, named, office_to_write, titled
from lokmin.people.actions.terms import seat
from lokmin.people.models import FormerTitle, Institution, Office, Sector
from lokmin.people.queries import usual_missing
from lokmin.people.rules.names import GOVERNED, same
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


@action
def add_institution(
    *,
    scope: Scope,
    kecamatan_id: UUID,
    sector: str,
    name: str,
    area_id: UUID | None = None,
    example: bool = False,
) -> UUID:
    """Add a body of the kecamatan to the directory; the same name in the same sector stays one row."""
    check_kecamatan(scope, kecamatan_id)
    if not Sector.objects.filter(code=sector).exists():
        raise Refusal("people.sector_unknown", sector=sector)
    one_writer(kecamatan_id, "directory")
    rows = Institution.objects.within(scope)
    row = rows.filter(kecamatan_id=kecamatan_id, sector_id=sector, name__iexact=named(name, 160)).first()
    if row is None:
        row = Institution.add(
            kecamatan_id=kecamatan_id,
            sector_id=sector,
            name=named(name, 160),
            area_id=area_id,
            example=example,
        )
    audit(scope, "add_institution", row, name=name)
    return row.id


@action
def add_office(*, scope: Scope, institution_id: UUID, title: str, position: int = 0) -> UUID:
    """Add a seat to an institution; the same title stays one row, in use again if it was retired."""
    institution = Institution.objects.within(scope).filter(id=institution_id).first()
    if institution is None:
        raise NotYours("door.not_yours")
    check_kecamatan(scope, institution.kecamatan_id)
    one_writer(institution.kecamatan_id, "directory")
    row = Office.objects.within(scope).filter(institution=institution, title__iexact=titled(title)).first()
    if row is None:
        row = Office.add(institution=institution, title=titled(title), position=position)
    elif row.retired_on:
        row.retired_on = None
        row.save(update_fields=["retired_on"])
    audit(scope, "add_office", row, title=title)
    return row.id


@action
def rename_office(*, scope: Scope, office_id: UUID, title: str, since: date | None = None) -> None:
    """Give an office another title. With `since` it was called otherwise before, and papers of meetings
    before that day keep the old one; without, the old one was a slip of the pen and is forgotten.
    """
    row = office_to_write(scope, office_id)
    one_writer(row.institution.kecamatan_id, "directory")
    new, old = titled(title), row.title
    if new == old:
        unchanged()
        return
    taken = Office.objects.within(scope).filter(institution=row.institution).exclude(id=row.id)
    if same(new) in {same(other.title) for other in taken}:
        raise Refusal("people.title_taken", title=new)
    if since:
        _keep_title(scope, row, since)
    row.title = new
    row.save(update_fields=["title"])
    audit(scope, "people.rename_office", row, before=old, after=new, since=since and since.isoformat())


def _keep_title(scope: Scope, row: Office, since: date) -> None:
    last = FormerTitle.objects.within(scope).filter(office=row).order_by("-until").first()
    if since > scope.today or (last and since <= last.until + timedelta(days=1)):
        raise Refusal("people.title_since", day=last.until if last else scope.today)
    FormerTitle.add(
        office=row, title=row.title, until=since - timedelta(days=1), by=scope.actor_name, at=scope.now
    )


@action
def add_seated_office(
    *,
    scope: Scope,
    kecamatan_id: UUID,
    sector: str,
    institution: str,
    area_id: UUID | None,
    title: str,
    name: str = "",
    since: date | None = None,
    phone: str = "",
    consent_on: date | None = None,
    consent_via: str = "",
) -> UUID:
    """Institution, office and, where there is one, its holder in one step, as the directory's form asks."""
    body = add_institution(
        scope=scope, kecamatan_id=kecamatan_id, sector=sector, name=institution, area_id=area_id
    )
    office_id = add_office(scope=scope, institution_id=body, title=title)
    contact = {"phone": phone, "consent_on": consent_on, "consent_via": consent_via}
    if since:
        seat(scope=scope, office_id=office_id, name=name, since=since, **contact)  # type: ignore[arg-type]
    return office_id


@action
def add_usual_offices(*, scope: Scope, puskesmas_id: UUID, kecamatan_id: UUID, kecamatan: str) -> int:
    """Add the camat and the head of every village of the catchment, still without holders; returns how many.

    Titles follow the area (Lurah, Keuchik); an office that stands there already stays as it is, and a camat
    or a village that another Puskesmas of the kecamatan has listed is not listed twice.
    """
    check_kecamatan(scope, kecamatan_id)
    scope.check_puskesmas(puskesmas_id)
    missing = usual_missing(scope=scope, kecamatan_id=kecamatan_id, puskesmas_ids=[puskesmas_id])
    seats: list[tuple[str, str, str, UUID | None]] = []
    if missing.camat:
        seats.append(("kecamatan", f"Kantor Kecamatan {kecamatan}", f"Camat {kecamatan}", None))
    for area in missing.villages:
        government, head = GOVERNED[area.kind]
        title = f"{area.head_title or head} {area.name}"
        seats.append(("desa", f"{government} {area.name}", title, area.id))
    if not seats:
        unchanged()
    before = Office.objects.within(scope).count()
    for sector, institution, title, area_id in seats:
        body = add_institution(
            scope=scope, kecamatan_id=kecamatan_id, sector=sector, name=institution, area_id=area_id
        )
        add_office(scope=scope, institution_id=body, title=title)
    return Office.objects.within(scope).count() - before
