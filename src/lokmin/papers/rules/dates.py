"""Dates and numbers as Indonesian papers write them, in figures and in words."""

from datetime import date

from lokmin.basics.time import Month, Period

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
SHORT_MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
ROMAN_MONTHS = "I II III IV V VI VII VIII IX X XI XII".split()
_SIZES = (
    (10**12, "triliun", ""),
    (10**9, "miliar", ""),
    (10**6, "juta", ""),
    (1000, "ribu", "seribu"),
    (100, "ratus", "seratus"),
    (10, "puluh", ""),
)
_ONES = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()


def long_date(day: date | None) -> str:
    """`22 Mei 2023`; a date that is not known yet stays a dotted line."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "……………… 20…"


def short_date(day: date | None) -> str:
    """`22 Mei 2023` with the month in three letters; empty when there is none."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}" if day else ""


def weekday(day: date) -> str:
    return DAYS[day.weekday()]


def day_and_date(day: date) -> str:
    """`Senin, 22 Mei 2023`."""
    return f"{weekday(day)}, {long_date(day)}"


def month_name(month: Month) -> str:
    """`Mei 2023`."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def period_text(period: Period) -> str:
    """`Januari–Maret 2023`; with both years when the range crosses a new year."""
    first, last = period.first, period.last
    if first == last:
        return month_name(first)
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    return f"{month_name(first)}–{month_name(last)}"


def short_period(period: Period) -> str:
    """`Des 2022–Jan 2023`, for the foot of a chart and narrow columns."""
    first, last = (f"{SHORT_MONTHS[month.month - 1]} {month.year}" for month in (period.first, period.last))
    if period.first == period.last:
        return first
    return f"{first if period.first.year != period.last.year else first.split()[0]}–{last}"


def number_in_words(number: int) -> str:
    """`dua ribu dua puluh tiga` for 2023; from 0 to below 10^15."""
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    for size, name, single in _SIZES:
        if number >= size and number < _SIZES[0][0] * 1000:
            head, rest = divmod(number, size)
            words = single if head == 1 and single else f"{number_in_words(head)} {name}"
            return words if rest == 0 else f"{words} {number_in_words(rest)}"
    raise ValueError(number)


def date_in_words(day: date) -> str:
    """The opening of a berita acara: `Senin, tanggal dua puluh dua bulan Mei tahun … (22-05-2023)`."""
    return (
        f"{weekday(day)}, tanggal {number_in_words(day.day)} bulan {MONTHS[day.month - 1]} "
        f"tahun {number_in_words(day.year)} ({day:%d-%m-%Y})"
    )


def count_with_words(number: int, unit: str) -> str:
    """`2 (dua) lembar`, as the Lampiran line wants it."""
    return f"{number} ({number_in_words(number)}) {unit}"
