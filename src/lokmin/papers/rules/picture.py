"""Papers that are a picture: the card of a village as PNG, 1080 × 1350 points, for a small phone."""

from lokmin.papers.rules import pdf
from lokmin.papers.rules.village_card import VillageCard

TEMPLATE = "card.typ"
PPI = 254.0
"""The sheet is 108 × 135 mm."""


def render(card: VillageCard) -> bytes:
    """The card as PNG. The same content gives the same bytes; TemplateFault when it warns."""
    made, warnings = pdf.compiler(TEMPLATE, card).compile_with_warnings(format="png", ppi=PPI)
    if warnings:
        raise pdf.TemplateFault("; ".join(w.message for w in warnings))
    if not isinstance(made, bytes):
        raise pdf.TemplateFault("a card is one page")
    return made
