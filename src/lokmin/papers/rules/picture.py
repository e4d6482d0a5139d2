"""Papers that are a picture: the card of a village as PNG, 1080 × 1350 points, for a small phone."""

import json

from lokmin.papers.rules import typesetting
from lokmin.papers.rules.plain import plain
from lokmin.papers.rules.typesetting import Setting
from lokmin.papers.rules.village_card import VillageCard

TEMPLATE = "card.typ"
PPI = 254.0
"""The sheet is 108 × 135 mm."""


def setting(card: VillageCard) -> Setting:
    return Setting(TEMPLATE, {"data": json.dumps(plain(card), ensure_ascii=False)}, ppi=PPI)


def render(card: VillageCard) -> bytes:
    """The card as PNG. The same content gives the same bytes; TemplateFault when it warns."""
    return typesetting.made(setting(card))
