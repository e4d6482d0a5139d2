"""List of receipts for transport, bill and receipt of refreshments: what a treasurer files (SPJ)."""

from dataclasses import dataclass

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import DOTS, Frame, Signer
from lokmin.papers.rules.gathering import Fact
from lokmin.papers.rules.spending import Bill, Item, Payee, missing, paid, rupiah_in_words, sum_of

NOT_TYPED = "………………"
MARGINS = (20, 25, 20, 15)
"""Three who sign stand side by side with their NIP in one line."""
WHERE = "Isi di Dokumen rapat, Uang rapat dan surat tugas."


@dataclass(frozen=True)
class Money:
    """From which money, and who pays it out. Empty parts are dotted lines to write on by hand."""

    fund: str
    line: str
    approver: Signer
    officer: Signer
    treasurer: Signer

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (Fact("Sumber dana", self.fund or DOTS), Fact("Kode rekening", self.line or DOTS))


@dataclass(frozen=True)
class Transport:
    frame: Frame
    event: tuple[Fact, ...]
    money: Money
    payees: tuple[Payee, ...]


def transport(found: Transport) -> b.Document:
    """Name, office, amount and a place to sign for each person who came and gets something."""
    people = paid(found.payees)
    rows = tuple(_payee(n, payee) for n, payee in enumerate(people, 1))
    money = found.money
    if people:
        table: tuple[b.Block, ...] = (
            b.Grid(
                ("No", "Nama", "Jabatan, instansi", "Jumlah (Rp)", "Tanda tangan"),
                (*rows, _sum_row(people)),
                (5, 23, 27, 15, 20),
                _unpaid(found.payees),
            ),
            b.Words(_terbilang(sum_of(people), missing(people))),
        )
    else:
        table = (b.Words((_nobody(found.payees),)),)
    return b.Document(
        "transport",
        found.frame,
        "Daftar penerimaan transport",
        (
            b.Titles(("Daftar penerimaan uang transport",), found.frame.number),
            b.Lines((*found.event, *money.facts)),
            *table,
            b.Signatures((money.approver, money.officer, money.treasurer), found.frame.place_and_day),
        ),
        margins=MARGINS,
    )


def _payee(n: int, payee: Payee) -> tuple[b.Cell, ...]:
    amount: b.Part = NOT_TYPED if payee.amount is None else b.count(f"paid/{n}", payee.amount)
    return (
        b.cell(str(n), align="center"),
        b.cell(payee.name or DOTS),
        b.cell(payee.office),
        b.cell(amount, align="right"),
        b.cell(f"{n}. …………", "\N{NO-BREAK SPACE}", align="left" if n % 2 else "right"),
    )


def _sum_row(people: tuple[Payee, ...]) -> tuple[b.Cell, ...]:
    word = "Jumlah sementara" if missing(people) else "Jumlah"
    return (
        b.cell(word, bold=True, span=3, fill=True),
        b.cell(b.count("paid", sum_of(people)), bold=True, align="right", fill=True),
        b.cell("", fill=True),
    )


def _terbilang(total: int, open_lines: int) -> b.Said:
    if not open_lines:
        return (f"Terbilang: {rupiah_in_words(total)}.",)
    return (
        b.count("paid/missing", open_lines),
        f" orang belum mempunyai jumlah, jadi jumlah ini belum lengkap dan belum ditulis terbilang. {WHERE}",
    )


def _unpaid(payees: tuple[Payee, ...]) -> str:
    unpaid = len(payees) - len(paid(payees))
    return f"{unpaid} orang lain hadir tanpa uang transport." if unpaid else ""


def _nobody(payees: tuple[Payee, ...]) -> str:
    if payees:
        return f"Tidak seorang pun menerima uang transport: semua jumlahnya 0. {WHERE}"
    return "Belum ada yang tercatat hadir. Catat kehadiran rapat dahulu; daftar ini memuat mereka yang hadir."


@dataclass(frozen=True)
class Refreshments:
    """`reason` says for what it was bought: `konsumsi lokakarya mini …`."""

    frame: Frame
    event: tuple[Fact, ...]
    money: Money
    bill: Bill
    reason: str
    payer: str
    seller: Signer
    seller_place: str
    bought: str


def refreshments(found: Refreshments) -> b.Document:
    """The bill with its lines, then the receipt over its total; without lines what to type."""
    title = b.Titles(("Nota pembelian konsumsi",), found.frame.number)
    if not found.bill.items:
        told = f"Belum ada barang yang diisi, jadi belum ada nota dan kuitansi. {WHERE}"
        body: tuple[b.Block, ...] = (title, b.Lines(found.event), b.Words((told,)))
    else:
        body = (title, *_bill(found), b.NewPage(), *_receipt(found))
    return b.Document("refreshments", found.frame, "Nota dan kuitansi konsumsi", body, margins=MARGINS)


def _bill(found: Refreshments) -> tuple[b.Block, ...]:
    bill = found.bill
    rows = [_item(n, item) for n, item in enumerate(bill.items, 1)]
    if bill.taxes:
        rows.append(_line("Jumlah barang", b.count("goods", bill.goods)))
    rows += [
        _line(
            f"{tax.name} ({'dipotong' if tax.withheld else 'ditambahkan'})", b.count(f"tax/{n}", tax.amount)
        )
        for n, tax in enumerate(bill.taxes, 1)
    ]
    rows.append(_line("Jumlah", b.count("total", bill.total), bold=True))
    if bill.paid_out != bill.total:
        rows.append(_line("Diterima penjual", b.count("paid_out", bill.paid_out), bold=True))
    return (
        b.Lines(
            (
                Fact("Penjual", ", ".join(filter(None, (found.seller.name, found.seller_place))) or DOTS),
                Fact("Tanggal", found.bought),
                *found.event,
            )
        ),
        b.Grid(
            ("No", "Barang", "Banyaknya", "Harga (Rp)", "Jumlah (Rp)"),
            tuple(rows),
            (5, 35, 18, 16, 18),
            size=10,
        ),
        b.Words((f"Terbilang: {rupiah_in_words(bill.total)}.",)),
        b.Signatures((found.seller,), ""),
    )


def _item(n: int, item: Item) -> tuple[b.Cell, ...]:
    return (
        b.cell(str(n), align="center"),
        b.cell(item.what),
        b.cell((b.count(f"item/{n}/quantity", item.quantity), f" {item.unit}".rstrip()), align="right"),
        b.right(b.count(f"item/{n}/price", item.price)),
        b.right(b.count(f"item/{n}", item.amount)),
    )


def _line(word: str, number: b.Number, *, bold: bool = False) -> tuple[b.Cell, ...]:
    return (
        b.cell(word, bold=bold, span=4, fill=bold),
        b.cell(number, bold=bold, align="right", fill=bold),
    )


def _receipt(found: Refreshments) -> tuple[b.Block, ...]:
    bill, money = found.bill, found.money
    return (
        b.Titles(("Kuitansi",), found.frame.number),
        b.Lines(
            (
                Fact("Sudah terima dari", found.payer),
                Fact("Uang sejumlah", rupiah_in_words(bill.total)),
                Fact("Untuk pembayaran", found.reason),
                *money.facts,
            )
        ),
        b.Words(("Jumlah: Rp ", b.count("total", bill.total)), "strong", keep=True),
        *_withheld(bill),
        b.Signatures((money.approver, money.treasurer, found.seller), found.frame.place_and_day),
    )


def _withheld(bill: Bill) -> tuple[b.Block, ...]:
    """What the seller does not get in hand, as it was typed."""
    if bill.paid_out == bill.total:
        return ()
    names = ", ".join(tax.name for tax in bill.taxes if tax.withheld)
    return (
        b.Words(
            (f"Dipotong {names}; diterima penjual Rp ", b.count("paid_out", bill.paid_out), "."), keep=True
        ),
    )
