"""The proposals for the Musrenbang: one line a promise, money by owner and never summed (FN 32, 34)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokmin.commitments import queries
from lokmin.commitments.pages.promise import where
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import sheet
from lokmin.tools import printing


@dataclass(frozen=True)
class ProposalLine:
    """One promise that waits for a budget, in words."""

    card: CommitmentCard
    villages: str
    how_many: str
    money: str
    money_state: str
    amount: str
    result: str

    @property
    def taken_on(self) -> str:
        found = self.card.proposal
        return printing.date_long(found.taken_on) if found and found.taken_on else ""


def proposal_line(card: CommitmentCard) -> ProposalLine:
    result = card.proposal.result if card.proposal else "waiting"
    count = printing.number_text(card.quantity) if card.quantity else ""
    return ProposalLine(
        card=card,
        villages=", ".join(card.area_names) or where(card),
        how_many=f"{count} {card.quantity_unit}".strip() if count else "",
        money=_(queries.MONEY[card.money]) if card.money else "",
        money_state=_(queries.MONEY_STATES[card.money_state]) if card.money_state else "",
        amount=f"Rp{printing.number_text(card.amount_rupiah)}" if card.amount_rupiah else "",
        result=_(queries.PROPOSAL_RESULTS[result]),
    )


def head() -> list[str]:
    """The columns, as the list and its files print them."""
    return [
        _("Nomor"),
        _("Masalah"),
        _("Sebab di luar kendali kesehatan"),
        _("Usulan"),
        _("Pengusul"),
        _("Di mana"),
        _("Berapa"),
        _("Dana dari"),
        _("Keadaan dana"),
        _("Rupiah"),
        _("Dukungan yang disanggupi"),
        _("Dibawa pada"),
        _("Hasil"),
        _("Baris RUK"),
    ]


def _cells(line: ProposalLine) -> list[sheet.Cell]:
    card, noted = line.card, line.card.proposal
    result = f"{line.result}: {noted.result_note}" if noted and noted.result_note else line.result
    return [
        card.number,
        card.problem_statement,
        noted.cause if noted else "",
        card.what,
        card.office_title,
        line.villages,
        line.how_many,
        line.money,
        line.money_state,
        card.amount_rupiah,
        noted.support if noted else "",
        line.taken_on,
        result,
        noted.ruk_line if noted else "",
    ]


def as_file(lines: Sequence[ProposalLine], kind: str, place: str, day: str, example: bool) -> bytes:
    """The list as `xlsx` or `csv`."""
    rows = [_cells(line) for line in lines]
    if kind == "csv":
        return sheet.as_csv(head(), rows)
    notes = [_("Usulan Musrenbang"), place, day, _("Rupiah tidak dijumlahkan: pemilik dananya berbeda.")]
    if example:
        notes.append(_("Data contoh"))
    return sheet.as_workbook(_("Usulan Musrenbang"), notes, head(), rows)
