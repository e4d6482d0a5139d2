"""What a meeting cost: amounts as typed, their sums, and how papers write them. Whole rupiah only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules.dates import number_in_words

MOST = 10**12
"""Nobody pays a thousand billion for a meeting: a larger amount is a slip of the finger."""
_AMOUNT = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,00|,-|,--)?", re.ASCII)


def rupiah_of(text: str) -> int | None:
    """`Rp 1.250.000`, `1250000` or `75.000,00` as whole rupiah; None for an empty text.

    Refuses what could be read in two ways (`75,000`, `1.25`) and cents.
    """
    bare = re.sub(r"^(?:rp\.?)", "", text.strip(), flags=re.IGNORECASE).replace(" ", "")
    if not bare:
        return None
    if not _AMOUNT.fullmatch(bare):
        raise Refusal("papers.amount", value=text.strip())
    amount = int(bare.split(",")[0].replace(".", ""))
    if amount >= MOST:
        raise Refusal("papers.amount_large", value=text.strip())
    return amount


def rupiah(amount: int | None) -> str:
    """`1.250.000`; an amount that nobody typed is an empty text, not a zero."""
    return "" if amount is None else f"{amount:,}".replace(",", ".")


def rupiah_in_words(amount: int) -> str:
    """`Satu juta dua ratus lima puluh ribu rupiah` (terbilang)."""
    words = f"{number_in_words(amount)} rupiah"
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Item:
    """One line of a bill."""

    what: str
    quantity: int
    unit: str
    price: int

    @property
    def amount(self) -> int:
        return self.quantity * self.price


@dataclass(frozen=True)
class Tax:
    """A tax that somebody typed: added to the bill, or withheld from what is paid out."""

    name: str
    amount: int
    withheld: bool


@dataclass(frozen=True)
class Bill:
    """What refreshments cost: the lines, then the taxes as typed."""

    items: tuple[Item, ...]
    taxes: tuple[Tax, ...] = ()

    @property
    def goods(self) -> int:
        return sum(item.amount for item in self.items)

    @property
    def total(self) -> int:
        """What the receipt is over: goods and the taxes added to them."""
        return self.goods + sum(tax.amount for tax in self.taxes if not tax.withheld)

    @property
    def paid_out(self) -> int:
        """What the seller gets in hand."""
        return self.total - sum(tax.amount for tax in self.taxes if tax.withheld)


def check_bill(bill: Bill) -> None:
    """Refuse a tax without goods, and taxes that are more than what is paid."""
    if bill.taxes and not bill.items:
        raise Refusal("papers.tax_alone", name=bill.taxes[0].name)
    if bill.paid_out < 0:
        raise Refusal("papers.tax_large", total=rupiah(bill.total))


@dataclass(frozen=True)
class Payee:
    """Who came, and what they get; `amount` None: nobody typed it."""

    name: str
    office: str
    amount: int | None


def paid(payees: Sequence[Payee]) -> tuple[Payee, ...]:
    """Those who stand on the list of receipts: who gets nothing (a typed 0) does not."""
    return tuple(payee for payee in payees if payee.amount != 0)


def sum_of(payees: Sequence[Payee]) -> int:
    """The sum of what was typed."""
    return sum(payee.amount or 0 for payee in payees)


def missing(payees: Sequence[Payee]) -> int:
    """For how many people nobody typed an amount."""
    return sum(payee.amount is None for payee in payees)
