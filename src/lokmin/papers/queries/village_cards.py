"""The cards of the villages: from a pack, with the words for the public and the day of the next lokmin."""

from uuid import UUID

from django.utils import translation

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries as meetings
from lokmin.papers.queries.issued import pack_of
from lokmin.papers.queries.issuers import puskesmas_of
from lokmin.papers.queries.pack import evaluation_pack
from lokmin.papers.rules import village_card
from lokmin.papers.rules.dates import day_and_date
from lokmin.papers.rules.evaluation import EvaluationPack
from lokmin.papers.rules.village_card import VillageCard
from lokmin.places import queries as places


def village_cards(*, scope: Scope, puskesmas_id: UUID, pack: EvaluationPack) -> tuple[VillageCard, ...]:
    """A card for every village of the pack, in its order."""
    puskesmas = puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
    said = {key: pair[0] for key, pair in places.public_words(card=puskesmas).items()}
    with translation.override("id"):
        return village_card.cards(pack, said, _following(scope, puskesmas_id))


def _following(scope: Scope, puskesmas_id: UUID) -> str:
    """When the next cross-sector lokmin is, as far as it is planned."""
    ahead = [
        card
        for card in meetings.meetings(scope=scope, puskesmas_id=puskesmas_id)
        if card.is_quarterly and card.state == "preparing" and card.held_on >= scope.today
    ]
    if not ahead:
        return "Hari lokmin berikutnya diberitahukan kemudian."
    return f"Lokmin berikutnya: {day_and_date(min(card.held_on for card in ahead))}"


def latest_card(*, scope: Scope, puskesmas_id: UUID, area_id: UUID) -> VillageCard:
    """The card of one village from the period that was frozen last; refused while none is frozen."""
    area = next((a for a in places.catchment(puskesmas_id=puskesmas_id) if a.id == area_id), None)
    if area is None:
        raise NotYours("door.not_yours")
    frozen = coverage.freezes(scope=scope, puskesmas_id=puskesmas_id)
    if not frozen:
        raise Refusal("papers.no_card")
    last = max(frozen, key=lambda card: (card.period.last, card.frozen_at))
    known = pack_of(scope=scope, freeze_id=last.id)
    code = known.code if known else ""
    pack = evaluation_pack(scope=scope, puskesmas_id=puskesmas_id, period=last.period, code=code)
    made = village_cards(scope=scope, puskesmas_id=puskesmas_id, pack=pack)
    found = next((card for card in made if card.code == area.code), None)
    if found is None:
        raise NotYours("door.not_yours")
    return found
