"""The directory of a kecamatan: offices with who holds them on a day, under their title of that day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from lokmin.basics.scope import Scope
from lokmin.people.models import Consent, FormerTitle, Holder, Office, Sector
from lokmin.people.rules.names import GOVERNED, is_camat
from lokmin.places import queries as places
from lokmin.places.queries import AreaCard
from lokmin.tools.prepared import prepared


@dataclass(frozen=True)
class OfficeCard:
    """An office with its holder, as lists and letters print it. `phone`, `email`: empty without consent."""

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
    email: str = ""
    kecamatan_id: UUID | None = None
    retired_on: date | None = None

    @property
    def printed_title(self) -> str:
        return f"{self.acting} {self.title}".strip()

    def is_camat_of(self, kecamatan_id: UUID) -> bool:
        """Whether this is the office of the camat of this kecamatan himself."""
        return self.kecamatan_id == kecamatan_id and is_camat(self.sector, self.title)

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
        kecamatan_id=institution.kecamatan_id,
        retired_on=row.retired_on,
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
        email=person.email if consent else "",
        kecamatan_id=card.kecamatan_id,
        retired_on=card.retired_on,
    )


def in_use(day: date) -> Q:
    """The offices that were not retired before a day."""
    return Q(retired_on=None) | Q(retired_on__gte=day)


def offices(
    *,
    scope: Scope,
    kecamatan_id: UUID | None = None,
    ids: Iterable[UUID] | None = None,
    on: date | None = None,
    retired: bool = False,
) -> list[OfficeCard]:
    """The offices in scope with title and holder of a day (default: today); a list that does not name its
    `ids` leaves out those that were `retired` before that day."""
    rows = with_people(scope, on or scope.today)
    if ids is None and not retired:
        rows = rows.filter(in_use(on or scope.today))
    if kecamatan_id:
        rows = rows.filter(institution__kecamatan_id=kecamatan_id)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    return [office_card(row) for row in rows]


def office(*, scope: Scope, office_id: UUID, on: date | None = None) -> OfficeCard | None:
    found = offices(scope=scope, ids=[office_id], on=on)
    return found[0] if found else None


def title_then(office: str, day: str) -> Subquery:
    """What a queryset of another room adds to its own rows: what an office was called on a day.

    `office` and `day` are its own columns. Empty where the title is still the same.
    """
    titles = FormerTitle.unscoped.filter(office_id=OuterRef(office), until__gte=OuterRef(day))
    return Subquery(titles.order_by("until").values("title")[:1])


def holder_then(office: str, day: str) -> Subquery:
    """The same for who held it: id and name of the person, with a space between them."""
    held = Q(since__lte=OuterRef(day)) & (Q(until=None) | Q(until__gte=OuterRef(day)))
    holders = Holder.unscoped.filter(held, office_id=OuterRef(office)).order_by("-since", "-id")
    both = Concat(Cast("person_id", TextField()), Value(" "), "person__name", output_field=TextField())
    return Subquery(holders.values(both=both)[:1])


def printed_titles(*, scope: Scope, ids: Iterable[UUID], on: date) -> dict[UUID, str]:
    """What offices were called on a day with Plt., Plh. or Pj., in one query."""
    titles = FormerTitle.objects.within(scope).filter(office_id=OuterRef("pk"), until__gte=on)
    held = Holder.objects.within(scope).filter(on_day(on), office_id=OuterRef("pk"))
    rows = Office.objects.within(scope).filter(id__in=set(ids))
    rows = rows.annotate(
        title_then=Subquery(titles.order_by("until").values("title")[:1]),
        acting_then=Subquery(held.order_by("-since", "-id").values("acting")[:1]),
    )
    found = rows.values_list("id", "title", "title_then", "acting_then")
    return {key: f"{acting or ''} {then or title}".strip() for key, title, then, acting in found}


def sectors() -> list[Sector]:
    """All sectors in their order."""
    return _sectors()


@prepared
def _sectors() -> QuerySet[Sector]:
    return Sector.objects.all()


def grouped(cards: Collection[OfficeCard]) -> list[SectorGroup]:
    """Offices by sector, in the order of the sectors; sectors without any are left out."""
    if not cards:
        return []
    groups = {sector.code: SectorGroup(sector.code, sector.name) for sector in sectors()}
    for card in cards:
        groups[card.sector].offices.append(card)
    return [group for group in groups.values() if group.offices]


def directory(*, scope: Scope, kecamatan_id: UUID, beside: Collection[UUID] = ()) -> list[SectorGroup]:
    """The offices of a kecamatan, grouped by sector; those `beside` are left out."""
    if not beside:
        return grouped(offices(scope=scope, kecamatan_id=kecamatan_id))
    left = set(_ids_in_use(scope, kecamatan_id)).difference(beside)
    return grouped(offices(scope=scope, ids=left)) if left else []


@prepared
def _ids_in_use(scope: Scope, kecamatan_id: UUID) -> QuerySet[Office, UUID]:
    here = Office.objects.within(scope).filter(in_use(scope.today), institution__kecamatan_id=kecamatan_id)
    return here.order_by().values_list("id", flat=True)


@dataclass(frozen=True)
class UsualMissing:
    """What a directory lacks of the camat and the heads of the villages that some Puskesmas serve."""

    camat: bool
    villages: list[AreaCard]

    def __bool__(self) -> bool:
        return self.camat or bool(self.villages)

    @property
    def names(self) -> str:
        return ", ".join(area.name for area in self.villages)


def usual_missing(*, scope: Scope, kecamatan_id: UUID, puskesmas_ids: Iterable[UUID]) -> UsualMissing:
    """The camat, if no office there is his, and the villages of these Puskesmas that no office belongs to."""
    columns = ("institution__kecamatan_id", "institution__sector_id", "institution__area_id", "title")
    rows = list(Office.objects.within(scope).filter(in_use(scope.today)).values_list(*columns))
    seated = {area for _, _, area, _ in rows}
    camat = any(home == kecamatan_id and is_camat(sector, title) for home, sector, _, title in rows)
    served = {area.id: area for key in puskesmas_ids for area in places.catchment(puskesmas_id=key)}
    missing = [
        area
        for area in served.values()
        if area.kind in GOVERNED and area.kecamatan_id in scope.kecamatan_ids and area.id not in seated
    ]
    return UsualMissing(not camat, missing)
