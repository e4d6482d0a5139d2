"""What the page for a pasted month says: the headers it knows, and an example."""

from collections.abc import Sequence
from typing import Any

from lokmin.coverage import queries as coverage
from lokmin.intake.rules.villages import Village
from lokmin.tools import printing


def paste_names() -> list[tuple[str, str]]:
    """Code and name of every element that a pasted header may mean."""
    english = printing.language() == "en"
    return [(card.code, card.name_en if english else card.name) for card in coverage.elements()]


def paste_sample(villages: Sequence[Village]) -> dict[str, Any]:
    """What a block looks like, with the reader's own villages: an empty cell and a zero are both there."""
    counts = (("7", "5", "6"), ("0", "4", ""))
    rows = [(village.name.upper(), row) for village, row in zip(villages, counts, strict=False)]
    return {"heads": ("DESA", "K1", "K4", "IDL"), "rows": rows}
