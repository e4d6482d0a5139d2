"""The amounts of a meeting as staff types them: whole rupiah, an empty field is nothing typed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokmin.basics.refusal import Refusal
from lokmin.papers.queries.present import Guest
from lokmin.papers.queries.spending import STORED, Assigned, SpendingCard
from lokmin.papers.rules.compose_photos import A_PAGE
from lokmin.papers.rules.spending import Bill, Item, Tax, rupiah, rupiah_of
from lokmin.tools.fields import LokminDateField
from lokmin.tools.refused import sentence_of

EMPTY_ITEMS, LEAST_ITEMS, EMPTY_TAXES = 3, 6, 2
PARTS = ("what", "quantity", "unit", "price")
WAYS = (("added", _("ditambahkan pada jumlah")), ("withheld", _("dipotong dari yang dibayarkan")))


class RupiahField(forms.CharField):
    """`1.250.000` or `1250000`; the value is an integer, or None when nothing was typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 12})
        )
        super().__init__(required=False, max_length=24, **kwargs)

    def clean(self, value: Any) -> Any:
        try:
            return rupiah_of(super().clean(value))
        except Refusal as refusal:
            raise ValidationError(sentence_of(refusal)) from None


def _text(label: Any, most: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **kwargs)


class SpendingForm(forms.Form):
    """Fixed parts, then a field for each person who came, then lines of the bill and of taxes."""

    fund = _text(_("Sumber dana"), 120, help_text=_("Misalnya BOK Puskesmas tahun 2023"))
    treasurer_name = _text(_("Nama bendahara"), 120)
    treasurer_id = _text(_("NIP bendahara"), 40)
    officer_name = _text(_("Nama pelaksana kegiatan"), 120)
    officer_id = _text(_("NIP pelaksana kegiatan"), 40)
    transport_line = _text(_("Kode rekening transport"), 80)
    transport_rate = RupiahField(
        label=_("Uang transport tiap orang, rupiah"),
        help_text=_("Berlaku bagi yang hadir, kecuali yang jumlahnya diisi sendiri di bawah"),
    )
    refreshment_line = _text(_("Kode rekening konsumsi"), 80)
    receiver = _text(_("Nama penjual atau penerima"), 120)
    receiver_place = _text(_("Alamat penjual"), 200)
    bought_on = LokminDateField(label=_("Tanggal nota"), required=False)
    assigned = forms.CharField(
        label=_("Yang ditugaskan"),
        max_length=6000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Satu baris satu orang: nama; NIP; jabatan. Kosong: petugas kesehatan yang hadir"),
    )
    task_basis = _text(
        _("Dasar surat tugas"),
        300,
        help_text=_("Kosong: undangan rapat dengan nomornya, bila sudah bernomor"),
    )
    photos_a_page = forms.TypedChoiceField(
        label=_("Foto tiap halaman"),
        coerce=int,
        choices=[(n, str(n)) for n in A_PAGE],
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, card: SpendingCard, guests: Sequence[Guest], **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": _initial(card)})
        self.guests = {f"own-{guest.id}": guest for guest in guests}
        for name, guest in self.guests.items():
            label = guest.name or gettext("Tanpa nama")
            self.fields[name] = RupiahField(label=label, initial=rupiah(card.own(guest)))
        self.item_lines = range(max(LEAST_ITEMS, len(card.bill.items) + EMPTY_ITEMS))
        self.tax_lines = range(len(card.bill.taxes) + EMPTY_TAXES)
        self._add_items(card.bill.items)
        self._add_taxes(card.bill.taxes)

    def _add_items(self, items: Sequence[Item]) -> None:
        for n in self.item_lines:
            item = items[n] if n < len(items) else None
            told = {"n": n + 1}
            self.fields[f"what-{n}"] = _text(
                gettext("Barang baris %(n)s") % told, 120, initial=item.what if item else ""
            )
            self.fields[f"quantity-{n}"] = RupiahField(
                label=gettext("Banyaknya baris %(n)s") % told, initial=rupiah(item.quantity if item else None)
            )
            self.fields[f"unit-{n}"] = _text(
                gettext("Satuan baris %(n)s") % told, 30, initial=item.unit if item else ""
            )
            self.fields[f"price-{n}"] = RupiahField(
                label=gettext("Harga satuan baris %(n)s") % told, initial=rupiah(item.price if item else None)
            )

    def _add_taxes(self, taxes: Sequence[Tax]) -> None:
        for n in self.tax_lines:
            tax = taxes[n] if n < len(taxes) else None
            told = {"n": n + 1}
            self.fields[f"tax-{n}"] = _text(
                gettext("Nama pajak baris %(n)s") % told, 80, initial=tax.name if tax else ""
            )
            self.fields[f"tax_amount-{n}"] = RupiahField(
                label=gettext("Jumlah pajak baris %(n)s") % told, initial=rupiah(tax.amount if tax else None)
            )
            self.fields[f"tax_way-{n}"] = forms.ChoiceField(
                label=gettext("Cara pajak baris %(n)s") % told,
                choices=WAYS,
                required=False,
                initial="withheld" if tax and tax.withheld else "added",
            )

    @property
    def people(self) -> list[tuple[Guest, forms.BoundField]]:
        return [(guest, self[name]) for name, guest in self.guests.items()]

    @property
    def bill_rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"{part}-{n}"] for part in PARTS] for n in self.item_lines]

    @property
    def tax_rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"{part}-{n}"] for part in ("tax", "tax_amount", "tax_way")] for n in self.tax_lines]

    def clean(self) -> dict[str, Any]:
        """A line is whole or empty: half a line would be left out of a sum without anybody seeing it."""
        data = dict(super().clean() or {})
        for n in self.item_lines:
            self._check_line(data, [f"what-{n}", f"quantity-{n}", f"price-{n}"], f"unit-{n}")
        for n in self.tax_lines:
            self._check_line(data, [f"tax-{n}", f"tax_amount-{n}"])
        return data

    def _check_line(self, data: dict[str, Any], names: list[str], besides: str = "") -> None:
        empty = [name for name in names if name not in self.errors and data.get(name) in (None, "")]
        begun = len(empty) < len(names) or bool(besides and data.get(besides))
        if empty and begun:
            for name in empty:
                label = str(self.fields[name].label)
                self.add_error(
                    name,
                    gettext("%(part)s belum diisi. Isi, atau kosongkan seluruh baris.") % {"part": label},
                )

    def card(self) -> SpendingCard:
        """What was typed."""
        data = self.cleaned_data
        amounts: dict[UUID, int] = {
            guest.id: data[name] for name, guest in self.guests.items() if data[name] is not None
        }
        items = tuple(
            Item(data[f"what-{n}"], data[f"quantity-{n}"], data[f"unit-{n}"], data[f"price-{n}"])
            for n in self.item_lines
            if data[f"what-{n}"]
        )
        taxes = tuple(
            Tax(data[f"tax-{n}"], data[f"tax_amount-{n}"], data[f"tax_way-{n}"] == "withheld")
            for n in self.tax_lines
            if data[f"tax-{n}"]
        )
        kept = {name: data[name] for name in STORED}
        return SpendingCard(
            **kept,
            bill=Bill(items, taxes),
            assigned=assigned_of(data["assigned"]),
            amounts=amounts,
            version=data["version"],
        )


def _initial(card: SpendingCard) -> dict[str, Any]:
    kept = {name: getattr(card, name) for name in STORED}
    lines = ("; ".join((one.name, one.identity, one.title)).rstrip("; ") for one in card.assigned)
    rate = rupiah(card.transport_rate)
    return {**kept, "transport_rate": rate, "assigned": "\n".join(lines), "version": card.version}


def assigned_of(text: str) -> tuple[Assigned, ...]:
    """`Ani Contoh; 19750101 200003 2 001; Bidan`, one line a person; later parts may be left out."""
    lines = ([part.strip() for part in line.split(";", 2)] for line in text.splitlines())
    return tuple(Assigned(*parts) for parts in lines if parts[0])
