"""Letterhead, signatory, number and paper size of a kind of paper."""

from uuid import UUID

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.papers import queries
from lokmin.papers.models import Issuer
from lokmin.papers.queries import IssuerCard
from lokmin.papers.rules.issuing import check_template
from lokmin.tools.actions import action, audit


@action
def save_issuer(*, scope: Scope, puskesmas_id: UUID, card: IssuerCard) -> IssuerCard:
    """Keep the settings of one kind of paper; `card.version` is the version that was shown (0: none)."""
    scope.check(Duty.SETTINGS)
    scope.check_puskesmas(puskesmas_id)
    check_template(card.number_template)
    if not card.unit.strip():
        raise Refusal("papers.letterhead")
    if card.kind not in queries.KINDS:
        raise Refusal("papers.kind", value=card.kind)
    row = Issuer.objects.within(scope).filter(puskesmas_id=puskesmas_id, kind=card.kind).first()
    if (row.version if row else 0) != card.version:
        raise Stale("papers.stale")
    row = row or Issuer(puskesmas_id=puskesmas_id, kind=card.kind, version=0)
    row.letterhead = [{"text": text} for text in card.government] + [{"text": card.unit, "large": True}]
    for name in (
        "owner",
        "address",
        "place_name",
        "signatory_title",
        "signatory_name",
        "signatory_rank",
        "signatory_id",
        "number_template",
        "paper_size",
    ):
        setattr(row, name, getattr(card, name))
    row.version += 1
    row.save()
    audit(scope, "save_issuer", row, kind=card.kind, owner=card.owner)
    puskesmas = queries.puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
    return queries.issuer(scope=scope, puskesmas=puskesmas, kind=card.kind)
