"""Letterhead with its logos, signatory, number and paper size of a kind of paper."""

from uuid import UUID

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.papers import queries
from lokmin.papers.models import Issuer, Logo, LogoKind
from lokmin.papers.queries import IssuerCard
from lokmin.papers.rules.issuing import check_template
from lokmin.papers.rules.logos import clean_logo
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


@action
def save_issuer(*, scope: Scope, puskesmas_id: UUID, card: IssuerCard) -> IssuerCard:
    """Keep the settings of one kind of paper; `card.version` is the version that was shown (0: none)."""
    scope.check(Duty.SETTINGS)
    scope.check_puskesmas(puskesmas_id)
    check_template(card.number_template)
    _ = card.pattern  # refuses a pattern with an empty place
    if not card.unit.strip():
        raise Refusal("papers.letterhead")
    if card.kind not in queries.KINDS:
        raise Refusal("papers.kind", value=card.kind)
    one_writer(puskesmas_id, "issuers")
    row = Issuer.objects.within(scope).filter(puskesmas_id=puskesmas_id, kind=card.kind).first()
    if (row.version if row else 0) != card.version:
        raise Stale("papers.stale")
    row = row or Issuer(puskesmas_id=puskesmas_id, kind=card.kind, version=0)
    row.letterhead = [{"text": text} for text in card.government] + [{"text": card.unit, "large": True}]
    for name in queries.STORED:
        value = getattr(card, name)
        setattr(row, name, list(value) if isinstance(value, tuple) else value)
    row.version += 1
    row.save()
    audit(scope, "save_issuer", row, kind=card.kind, owner=card.owner)
    puskesmas = queries.puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
    return queries.issuer(scope=scope, puskesmas=puskesmas, kind=card.kind)


@action
def save_logo(*, scope: Scope, puskesmas_id: UUID, which: str, content: bytes) -> None:
    """Keep a logo for the letterheads of a Puskesmas; it takes the place of the one before."""
    _check_logo(scope, puskesmas_id, which)
    made = clean_logo(content)
    one_writer(puskesmas_id, "logos")
    row = Logo.objects.within(scope).filter(puskesmas_id=puskesmas_id, which=which).first()
    row = row or Logo(puskesmas_id=puskesmas_id, which=which)
    row.jpeg, row.grey, row.width, row.height = made.jpeg, made.grey, made.width, made.height
    row.made_at, row.made_by = scope.now, scope.actor_name
    row.save()
    audit(scope, "save_logo", row, which=which)


@action
def remove_logo(*, scope: Scope, puskesmas_id: UUID, which: str) -> None:
    """Print without this logo from now on; papers that were handed out keep theirs."""
    _check_logo(scope, puskesmas_id, which)
    one_writer(puskesmas_id, "logos")
    row = Logo.objects.within(scope).filter(puskesmas_id=puskesmas_id, which=which).first()
    if row is None:
        unchanged()
        return
    audit(scope, "remove_logo", row, which=which)
    row.delete()


def _check_logo(scope: Scope, puskesmas_id: UUID, which: str) -> None:
    scope.check(Duty.SETTINGS)
    scope.check_puskesmas(puskesmas_id)
    if which not in LogoKind.values:
        raise Refusal("papers.kind", value=which)
