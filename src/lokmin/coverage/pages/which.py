"""Which numbers a screen shows: those of now, or those that were frozen; and how to see the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.coverage.pages import words
from lokmin.coverage.queries import Scorecard


@dataclass(frozen=True)
class Which:
    """`differs` calls for a warning look; `url` shows the other numbers."""

    sentence: str
    url: str
    verb: str
    differs: bool


def which(
    card: Scorecard, query: Mapping[str, str], *, frozen: bool, changed: int, by_period: bool = False
) -> Which | None:
    """The line above the numbers; None where the month is not frozen, or not shown as it is frozen (by
    projected sasaran). `changed`: live numbers that differ.

    The scorecard chooses numbers `by_period` (`masa`), the other pages by `beku`.
    """
    if card.frozen is None or card.basis != "projected":
        return None
    address = _by_period if by_period else _by_freeze
    if frozen:
        told = _("Ini angka beku, seperti pada hari dibekukan. %(frozen)s.")
        url = "?" + urlencode(address(query, card, False))
        return Which(told % {"frozen": words.frozen_words(card.frozen)}, url, _("Lihat angka sekarang"), True)
    if changed:
        told = ngettext(
            "Ini angka sekarang; %(n)s angka berbeda dari angka beku.",
            "Ini angka sekarang; %(n)s angka berbeda dari angka beku.",
            changed,
        ) % {"n": changed}
    else:
        told = _("Ini angka sekarang, sama dengan angka beku.")
    url = "?" + urlencode(address(query, card, True))
    return Which(told, url, _("Lihat angka beku"), bool(changed))


def _by_period(query: Mapping[str, str], card: Scorecard, frozen: bool) -> dict[str, str]:
    """The scorecard with the other numbers; its filters stay."""
    assert card.frozen
    masa = f"{card.frozen.id}@{card.month}" if frozen else str(card.month)
    return {**dict(query), "masa": masa}


def _by_freeze(query: Mapping[str, str], card: Scorecard, frozen: bool) -> dict[str, str]:
    """Any other page with the other numbers; what was chosen stays."""
    assert card.frozen
    kept = {key: value for key, value in query.items() if key != "beku"}
    return {**kept, "bulan": str(card.month), **({"beku": str(card.frozen.id)} if frozen else {})}


def freeze_id(query: Mapping[str, str]) -> UUID | None:
    """The freeze that the address asks for; a spoilt one counts as not given."""
    try:
        return UUID(query.get("beku", ""))
    except ValueError:
        return None
