"""What the files of the corpus are made of."""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook

Figures = dict[tuple[str, str, str], int | None]
HEAD = "desa;periode;elemen;jumlah"
JANUARY = "2026-01"


@dataclass(frozen=True)
class Refused:
    """The whole file is refused with this code (without `intake.`); `or_codes` are as good."""

    code: str
    or_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """Exactly these figures are read, and issues of exactly these codes are reported."""

    figures: Figures = field(default_factory=dict)
    issues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A file and what must come out. `make` builds its bytes when they are needed."""

    make: Callable[[], bytes]
    expected: Refused | Read


def of(data: bytes | Callable[[], bytes], expected: Refused | Read) -> Case:
    return Case(data if callable(data) else lambda: data, expected)


def k1(**counts: int | None) -> Figures:
    """Figures of K1 in January 2026, by village."""
    return {(village, "K1", JANUARY): count for village, count in counts.items()}


def lines(*counts: object, head: str = HEAD, sep: str = ";", end: str = "\n") -> bytes:
    """A table of lines with K1 of January for Mawar, Melati, Teratai and so on."""
    names = ("Mawar", "Melati", "Teratai", "Anggrek", "Cempaka", "Dahlia")
    rows = [f"{name};{JANUARY};K1;{count}" for name, count in zip(names, counts, strict=False)]
    return end.join([head, *rows, ""]).replace(";", sep).encode()


def book(
    *sheets: tuple[str, Iterable[Iterable[Any]]], formats: Mapping[str, str] = {}, **options: Any
) -> bytes:
    """A workbook of `(name, rows)`; `formats` gives number formats by cell of the first sheet."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    first = made.worksheets[0]
    for cell, code in formats.items():
        first[cell].number_format = code
    if touch := options.get("touch"):
        touch(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def table(*rows: tuple[Any, ...]) -> tuple[str, list[tuple[Any, ...]]]:
    """A sheet of lines with its header."""
    return "Data", [("desa", "periode", "elemen", "jumlah"), *rows]


def wide(
    *rows: tuple[Any, ...],
    title: str = "K1 TAHUN 2026",
    head: tuple[Any, ...] = ("NO", "DESA", "JANUARI", "PEBRUARI", "MARET"),
) -> tuple[str, list[tuple[Any, ...]]]:
    """A sheet of villages by months with its title."""
    return "Lembar1", [(title,), (), head, *rows]
