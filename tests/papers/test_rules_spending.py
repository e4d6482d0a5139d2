"""Amounts as typed, their sums, and what the spending papers say of them."""

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.papers.rules import compose_spending as compose
from lokmin.papers.rules.blocks import numbers, texts
from lokmin.papers.rules.content import Signer
from lokmin.papers.rules.spending import (
    Bill,
    Item,
    Payee,
    Tax,
    check_bill,
    missing,
    rupiah,
    rupiah_in_words,
    rupiah_of,
    sum_of,
)
from tests.papers import composed_samples as samples


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("", None),
        ("  ", None),
        ("0", 0),
        ("75000", 75_000),
        ("75.000", 75_000),
        ("Rp 1.250.000", 1_250_000),
        ("rp.75.000,00", 75_000),
        ("Rp75.000,-", 75_000),
        ("999.999.999.999", 999_999_999_999),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed, amount):
    assert rupiah_of(typed) == amount


@pytest.mark.parametrize("typed", ["75,000", "1.25", "75.00", "75 ribu", "-5", "1.0000", "75.000,50", "٧٥"])
def test_an_amount_that_can_be_read_in_two_ways_is_refused(typed):
    with pytest.raises(Refusal) as refused:
        rupiah_of(typed)
    assert refused.value.code == "papers.amount"


def test_an_amount_of_a_thousand_billions_is_a_slip():
    with pytest.raises(Refusal) as refused:
        rupiah_of("1.000.000.000.000")
    assert refused.value.code == "papers.amount_large"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Nol rupiah"),
        (11_000, "Sebelas ribu rupiah"),
        (75_000, "Tujuh puluh lima ribu rupiah"),
        (1_001_000, "Satu juta seribu rupiah"),
        (1_250_000, "Satu juta dua ratus lima puluh ribu rupiah"),
        (2_000_100_001, "Dua miliar seratus ribu satu rupiah"),
        (1_000_000_000_000, "Satu triliun rupiah"),
    ],
)
def test_an_amount_is_written_in_words(amount, words):
    assert rupiah_in_words(amount) == words


def test_an_amount_that_nobody_typed_is_no_zero():
    assert (rupiah(None), rupiah(0), rupiah(1_250_000)) == ("", "0", "1.250.000")
    people = (Payee("A", "", 75_000), Payee("B", "", None), Payee("C", "", 0))
    assert (sum_of(people), missing(people)) == (75_000, 1)


def test_taxes_are_added_or_withheld_as_typed():
    goods = (Item("Nasi kotak", 45, "kotak", 25_000),)
    bill = Bill(goods, (Tax("PBJT", 100_000, False), Tax("PPh 22", 15_000, True)))
    assert (bill.goods, bill.total, bill.paid_out) == (1_125_000, 1_225_000, 1_210_000)


@pytest.mark.parametrize(
    ("bill", "code"),
    [
        (Bill((), (Tax("PPh 22", 1, True),)), "papers.tax_alone"),
        (Bill((Item("Teh", 1, "", 10),), (Tax("PPh 22", 11, True),)), "papers.tax_large"),
    ],
)
def test_a_tax_that_cannot_be_is_refused(bill, code):
    with pytest.raises(Refusal) as refused:
        check_bill(bill)
    assert refused.value.code == code


def said(paper):
    return " ".join(texts(paper))


def test_a_list_with_an_open_amount_has_no_sum_in_words():
    people = (Payee("A", "Camat", 75_000), Payee("B", "Kapolsek", None))
    paper = compose.transport(compose.Transport(samples.FRAME, (), samples.MONEY, people))
    assert "Jumlah sementara" in said(paper)
    assert "Terbilang" not in said(paper)
    assert numbers(paper)["paid/missing"].value == 1


def test_who_gets_nothing_does_not_sign_for_it():
    people = (Payee("A", "Camat", 75_000), Payee("B", "Kapolsek", 0))
    paper = compose.transport(compose.Transport(samples.FRAME, (), samples.MONEY, people))
    assert "Kapolsek" not in said(paper)
    assert "1 orang lain hadir tanpa uang transport" in said(paper)
    assert "Tujuh puluh lima ribu rupiah" in said(paper)


def test_an_empty_paper_says_what_to_type():
    assert "Catat kehadiran rapat dahulu" in said(samples.transport(0))
    assert "Isi di Dokumen rapat" in said(samples.refreshments(0))
    assert "Belum ada foto yang boleh ditampilkan" in said(samples.photos(0))
    assert "Belum ada biaya yang diisi" in said(samples.activity(0))


def test_the_receipt_is_over_the_total_and_says_what_is_withheld():
    paper = samples.refreshments(2)
    found = numbers(paper)
    assert found["total"].value == 40 * 25_000 + 41 * 25_000 + 100_000
    assert found["paid_out"].value == found["total"].value - 15_000
    assert "Dipotong PPh 22" in said(paper)
    assert Signer("Penerima", "Warung Contoh") in paper.blocks[-1].signers


def test_a_photo_says_when_it_was_recorded_later():
    text = said(samples.photos(2))
    assert "Kejadian 22 Mei 2023; dicatat 24 Mei 2023." in text
    assert "dicatat kemudian 24 Mei 2023" in text
