"""Cells that look like numbers: every way in which a count is written or spoilt."""

from datetime import date, datetime
from typing import Any

from tests.intake.corpus.made import Case, Read, book, k1, lines, of, table

# What stands in the cell of Melati, and the count that is read, or the code of the issue.
_TEXTS: dict[str, tuple[str, int | str | None]] = {
    "a plain number": ("12", 12),
    "a zero": ("0", 0),
    "zeros in front": ("0012", 12),
    "a plus sign": ("+12", 12),
    "spaces around": ("  12  ", 12),
    "a no-break space behind": ("12\u00a0", 12),
    "a zero-width space inside": ("1\u200b2", 12),
    "a right-to-left mark": ("\u200f12\u200f", 12),
    "a thousand with a point": ("1.091", 1091),
    "a million with points": ("1.234.567", 1_234_567),
    "a decimal comma of nothing": ("12,0", 12),
    "a decimal point of nothing": ("12.0", 12),
    "an empty cell": ("", None),
    "a dash": ("-", None),
    "n/a": ("n/a", None),
    "a thousand with a comma": ("1,000", "ambiguous"),
    "a comma before three digits": ("1,091", "fractional"),
    "a comma and points mixed": ("1.234,5", "fractional"),
    "points and a comma the English way": ("1,234.5", "text"),
    "a thousand with a space": ("1 234", "text"),
    "half a person": ("2,5", "fractional"),
    "half a person with a point": ("2.5", "fractional"),
    "less than nobody": ("-3", "negative"),
    "a dash behind": ("3-", "text"),
    "brackets as in accounts": ("(3)", "text"),
    "more people than a province": ("99999999", "too_large"),
    "four hundred zeros": ("1" + "0" * 400, "text"),
    "1e400": ("1e400", "text"),
    "1E3": ("1E3", "text"),
    "NaN": ("NaN", "text"),
    "inf": ("inf", "text"),
    "hexadecimal": ("0x1F", "text"),
    "Arabic digits": ("\u0661\u0662", "text"),
    "full-width digits": ("\uff11\uff12", "text"),
    "a superscript": ("1\u00b2", "text"),
    "a fraction sign": ("\u00bd", "text"),
    "a Roman number": ("XII", "text"),
    "a number and a word": ("7 bayi", "text"),
    "a spreadsheet error": ("#REF!", "text"),
    "TDK ADA": ("TDK ADA", "text"),
    "a tick": ("\u2713", "text"),
    "true": ("TRUE", "text"),
    "a formula as text": ("=1+1", "text"),
    "a command as text": ("=cmd|'/C calc'!A0", "text"),
    "an injection with a plus": ("+1+1", "text"),
    "an injection with an at sign": ("@SUM(A1)", "text"),
    "a markup": ("<script>1</script>", "text"),
    "a date": ("5/3/2026", "text"),
    "an ISO date": ("2026-03-05", "text"),
    "a time": ("07:30", "text"),
    "two numbers": ("3/4", "text"),
    "an underscore": ("1_000", "text"),
    "an apostrophe in front": ("'12", "text"),
    "sixteen digits": ("3320021234567890", "too_large"),
}
# The same in a workbook, where a cell has a type.
_TYPED: dict[str, tuple[Any, int | str | None]] = {
    "a number": (12, 12),
    "a number stored as a fraction of nothing": (12.0, 12),
    "a number as text": ("12", 12),
    "half a person": (2.5, "fractional"),
    "a hair under seven": (6.999999999999, "fractional"),
    "less than nobody": (-1, "negative"),
    "more than a province": (10**9, "too_large"),
    "a very large number": (1e300, "too_large"),
    "a very small number": (1e-300, "fractional"),
    "true": (True, "text"),
    "a day": (date(2026, 1, 5), "date"),
    "a moment": (datetime(2026, 1, 5, 7, 30), "date"),  # noqa: DTZ001 - a spreadsheet has no zones
    "a division by zero": ("#DIV/0!", "cell_error"),
    "a word": ("tujuh", "text"),
    "a text that looks like a formula": ("'=1+1", "text"),
    "sixteen digits as a number": (3320021234567890, "too_large"),
}


def _expected(outcome: int | str | None) -> Read:
    if isinstance(outcome, str):
        return Read(k1(Mawar=5, Teratai=7), (outcome,))
    return Read(k1(Mawar=5, Melati=outcome, Teratai=7))


CASES: dict[str, Case] = {
    f"text cell: {name}": of(lines(5, text, 7), _expected(outcome))
    for name, (text, outcome) in _TEXTS.items()
}
for _name, (_value, _outcome) in _TYPED.items():
    _rows = [
        ("Mawar", "2026-01", "K1", 5),
        ("Melati", "2026-01", "K1", _value),
        ("Teratai", "2026-01", "K1", 7),
    ]
    CASES[f"workbook cell: {_name}"] = of(
        lambda rows=tuple(_rows): book(table(*rows)),  # type: ignore[misc]
        _expected(_outcome),
    )
CASES |= {
    "where the point is a decimal sign it makes no thousand": of(
        lines("1.091", "2.5", "3", "4", "5"),
        Read(k1(Teratai=3, Anggrek=4, Cempaka=5), ("ambiguous", "fractional")),
    ),
    "a decimal comma in a file with commas is not read as its first half": of(
        b"desa,periode,elemen,jumlah\nMawar,2026-01,K1,2,5\nMelati,2026-01,K1,4\n",
        Read(k1(Melati=4), ("line_long",)),
    ),
    "a column of percentages from 0 to 1 is no column of counts": of(
        lines("0,85", "1", "0,9"), Read({}, ("column_percent",))
    ),
    "a column with percent signs is no column of counts": of(
        lines("85%", "100%", "90"), Read({}, ("column_percent",))
    ),
    "a column of percentages with two decimals is no column of counts": of(
        lines("85,25", "100", "91,5"), Read({}, ("column_percent",))
    ),
    "cells that Excel shows as percentages are no counts": of(
        lambda: book(
            table(("Mawar", "2026-01", "K1", 1), ("Melati", "2026-01", "K1", 1)),
            formats={"D2": "0%", "D3": "0.00%"},
        ),
        Read({}, ("column_percent",)),
    ),
    "cells that Excel shows as dates are no counts": of(
        lambda: book(
            table(("Mawar", "2026-01", "K1", 46000), ("Melati", "2026-01", "K1", 5)), formats={"D2": "d mmm"}
        ),
        Read(k1(Melati=5), ("date",)),
    ),
    "a period that is a date in Excel is its month": of(
        lambda: book(table(("Mawar", date(2026, 1, 31), "K1", 5))), Read(k1(Mawar=5))
    ),
}
