"""The directory of a kecamatan: offices with who holds them on a day, under their title of that day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from lokmin.basics.scope import Scope
from lokmin.people.models import Consent, FormerTitle, Holder, Office, Sector


@dataclass(frozen=True)
class OfficeCard:
    """An office with its holder, as lists and letters print it. `phone` is empty without consent."""

    id: UUID
    title: str
    institution_id: UUID
    institution: str
    sector: str
    sector_name: str
    area_id: UUID | None
    holder_id: UUID | None = None
    person_id: UUID | None = None
    holder: str = ""
    acting: str = ""
    rank: str = ""
    id_kind: str = ""
    id_number: str = ""
    phone: str = ""
    consent_on: date | None = None
    consent_via: str = ""
    since: date | None = None

    @property
    def printed_title(self) -> str:
        return f"{self.acting} {self.title}".strip()

    @property
    def has_consent(self) -> bool:
        return self.consent_on is not None


@dataclass(frozen=True)
class SectorGroup:
    """The offices of one sector."""

    code: str
    name: str
    offices: list[OfficeCard] = field(default_factory=list)


def on_day(day: date) -> Q:
    """The terms that hold a day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def with_people(scope: Scope, on: date) -> QuerySet[Office]:
    """The offices in scope, with what is needed to say who held them on a day under which title."""
    consents = Consent.objects.within(scope).filter(withdrawn_at=None)
    holders = (
        Holder.objects.within(scope)
        .filter(on_day(on))
        .select_related("person")
        .prefetch_related(Prefetch("person__consents", queryset=consents, to_attr="in_force"))
        .order_by("-since", "-id")
    )
    titles = FormerTitle.objects.within(scope).filter(until__gte=on).order_by("until")
    rows: QuerySet[Office] = (
        Office.objects.within(scope)
        .select_related("institution__sector")
        .prefetch_related(
            Prefetch("holders", queryset=holders, to_attr="present"),
            Prefetch("former_titles", queryset=titles, to_attr="titles_since"),
        )
    )
    return rows


def office_card(row: Office) -> OfficeCard:
    """A row of `with_people` as others read it."""
    present: list[Holder] = getattr(row, "present", [])
    former: list[FormerTitle] = getattr(row, "titles_since", [])
    institution = row.institution
    plain = OfficeCard(
        id=row.id,
        title=former[0].title if former else row.title,
        institution_id=institution.id,
        institution=institution.name,
        sector=institution.sector_id,
        sector_name=institution.sector.name,
        area_id=institution.area_id,
    )
    return _held(plain, present[0]) if present else plain


def _held(card: OfficeCard, holder: Holder) -> OfficeCard:
    person = holder.person
    consents: list[Consent] = getattr(person, "in_force", [])
    consent = consents[0] if consents else None
    return OfficeCard(
        id=card.id,
        title=card.title,
        institution_id=card.institution_id,
        institution=card.institution,
        sector=card.sector,
        sector_name=card.sector_name,
        area_id=card.area_id,
        holder_id=holder.id,
        person_id=person.id,
        holder=person.name,
        acting=holder.acting,
        rank=holder.rank,
        id_kind=person.id_kind,
        id_number=person.id_number,
        phone=person.phone if consent else "",
        consent_on=consent.given_on if consent else None,
        consent_via=consent.via if consent else "",
        since=holder.since,
    )


def offices(
    *,
    scope: Scope,
    kecamatan_id: UUID | None = None,
    ids: Iterable[UUID] | None = None,
    on: date | None = None,
) -> list[OfficeCard]:
    """The offices in scope with title and holder of a day (default: today)."""
    rows = with_people(scope, on or scope.today)
    if kecamatan_id:
        rows = rows.filter(institution__kecamatan_id=kecamatan_id)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    return [office_card(row) for row in rows]


def office(*, scope: Scope, office_id: UUID, on: date | None = None) -> OfficeCard | None:
    found = offices(scope=scope, ids=[office_id], on=on)
    return found[0] if found else None


def then(office: str, day: str) -> dict[str, Subquery]:
    """What a queryset of another room adds to its own rows: title, person and name of an office on a day.

    `office` and `day` are its own columns. `title_then` is empty where the title is still the same.
    """
    held = Q(since__lte=OuterRef(day)) & (Q(until=None) | Q(until__gte=OuterRef(day)))
    titles = FormerTitle.unscoped.filter(office_id=OuterRef(office), until__gte=OuterRef(day))
    holders = Holder.unscoped.filter(held, office_id=OuterRef(office)).order_by("-since", "-id")
    return {
        "title_then": Subquery(titles.order_by("until").values("title")[:1]),
        "person_then": Subquery(holders.values("person_id")[:1]),
        "name_then": Subquery(holders.values("person__name")[:1]),
    }


def titles(*, scope: Scope, ids: Iterable[UUID], on: date) -> dict[UUID, str]:
    """What offices were called on a day, without Plt., Plh. or Pj.; only those called otherwise now."""
    rows = FormerTitle.objects.within(scope).filter(office_id__in=set(ids), until__gte=on)
    return {row.office_id: row.title for row in rows.order_by("-until")}


def sectors() -> list[Sector]:
    """All sectors in their order."""
    return list(Sector.objects.all())


def grouped(cards: Iterable[OfficeCard]) -> list[SectorGroup]:
    """Offices by sector, in the order of the sectors; sectors without any are left out."""
    groups = {sector.code: SectorGroup(sector.code, sector.name) for sector in sectors()}
    for card in cards:
        groups[card.sector].offices.append(card)
    return [group for group in groups.values() if group.offices]


def directory(*, scope: Scope, kecamatan_id: UUID) -> list[SectorGroup]:
    """The offices of a kecamatan, grouped by sector."""
    return grouped(offices(scope=scope, kecamatan_id=kecamatan_id))
