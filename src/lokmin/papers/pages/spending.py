"""The sums of what was typed for a meeting, and which papers are made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokmin.papers.queries import KINDS
from lokmin.papers.queries.present import Guest
from lokmin.papers.queries.spending import SpendingCard
from lokmin.papers.rules import spending as s

SPENDING_KINDS = ("assignment", "transport", "refreshments", "activity", "photos")


@dataclass(frozen=True)
class SumLine:
    """One sum in rupiah, in words where it is whole; `note` says what is missing."""

    name: str
    amount: str
    words: str
    note: str


def spending_sums(card: SpendingCard, guests: Sequence[Guest]) -> list[SumLine]:
    """Only what was typed; nothing where nobody typed anything."""
    lines = []
    payees = [card.payee(guest) for guest in guests]
    if card.transport_rate is not None or card.amounts:
        lines.append(_transport(payees))
    if card.bill.items:
        total = card.bill.total
        lines.append(
            SumLine(_("Konsumsi"), f"Rp {s.rupiah(total)}", s.rupiah_in_words(total), _withheld(card))
        )
    return lines


def _transport(payees: Sequence[s.Payee]) -> SumLine:
    missing, total = s.missing(payees), s.sum_of(payees)
    told = _("%(n)s dari %(all)s orang yang hadir belum mempunyai jumlah.") % {
        "n": missing,
        "all": len(payees),
    }
    name = _("Transport %(n)s orang") % {"n": len(s.paid(payees)) - missing}
    return SumLine(
        name, f"Rp {s.rupiah(total)}", "" if missing else s.rupiah_in_words(total), told if missing else ""
    )


def _withheld(card: SpendingCard) -> str:
    if card.bill.paid_out == card.bill.total:
        return ""
    return _("Diterima penjual sesudah dipotong: Rp %(amount)s.") % {"amount": s.rupiah(card.bill.paid_out)}


def spending_kinds() -> list[tuple[str, str]]:
    """The papers that this page feeds, by kind and name."""
    return [(kind, _(KINDS[kind])) for kind in SPENDING_KINDS]
