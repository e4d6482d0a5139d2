from datetime import date

import pytest

from lokmin.basics.time import Period
from lokmin.papers.rules import dates


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (22, "dua puluh dua"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1998, "seribu sembilan ratus sembilan puluh delapan"),
        (2023, "dua ribu dua puluh tiga"),
        (101_000, "seratus satu ribu"),
    ],
)
def test_numbers_are_written_in_words(number, words):
    assert dates.number_in_words(number) == words


def test_a_berita_acara_opens_with_the_date_in_words():
    text = dates.date_in_words(date(2023, 5, 22))
    assert text == "Senin, tanggal dua puluh dua bulan Mei tahun dua ribu dua puluh tiga (22-05-2023)"


def test_a_period_names_its_months_and_both_years_when_it_crosses_them():
    assert dates.period_text(Period.parse("2023-02..2023-04")) == "Februari–April 2023"
    assert dates.period_text(Period.parse("2022-12..2023-02")) == "Desember 2022–Februari 2023"
    assert dates.period_text(Period.parse("2023-02..2023-02")) == "Februari 2023"


def test_a_date_that_is_not_known_is_a_dotted_line():
    assert "…" in dates.long_date(None)
