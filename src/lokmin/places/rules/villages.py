"""Codes, and reading a list of villages."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lokmin.basics.refusal import Refusal

_PUSKESMAS = re.compile(r"\d{7}")
_VILLAGE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")
HEADS = {"1": ("kelurahan", "Lurah"), "2": ("desa", "Kepala Desa"), "3": ("desa", "Kepala Desa")}


@dataclass(frozen=True)
class VillageLine:
    """One area of a catchment: code (may be empty), name, kind and the title of its head."""

    code: str
    name: str
    kind: str = "desa"
    head_title: str = "Kepala Desa"


def check_puskesmas_code(code: str) -> str:
    """The 7-digit ministry code, or a refusal."""
    if not _PUSKESMAS.fullmatch(code.strip()):
        raise Refusal("places.code", value=code)
    return code.strip()


def read_villages(lines: Iterable[str]) -> list[VillageLine]:
    """Read `kode_desa,desa[,jenis,kepala]` with comma or semicolon; refuses with line and reason."""
    rows = [line for line in lines if line.strip()]
    if len(rows) < 2:
        raise Refusal("places.no_villages")
    reader = csv.DictReader(rows, delimiter=";" if ";" in rows[0] else ",")
    for column in ("kode_desa", "desa"):
        if column not in (reader.fieldnames or ()):
            raise Refusal("places.village_column", column=column)
    found: list[VillageLine] = []
    seen: set[str] = set()
    for number, row in enumerate(reader, start=2):
        line = _village(number, row)
        key = line.code or line.name.casefold()
        if key in seen:
            raise Refusal("places.village_twice", line=number, value=line.name)
        seen.add(key)
        found.append(line)
    return found


def _village(number: int, row: dict[str, str | None]) -> VillageLine:
    code, name = (row["kode_desa"] or "").strip(), (row["desa"] or "").strip()
    if code and not _VILLAGE.fullmatch(code):
        raise Refusal("places.village_code", line=number, value=code)
    if not name:
        raise Refusal("places.village_name", line=number)
    kind, head = HEADS.get(code[9:10], ("desa", "Kepala Desa"))
    return VillageLine(code, name, (row.get("jenis") or kind).strip(), (row.get("kepala") or head).strip())


def kecamatan_code(villages: Iterable[VillageLine]) -> str:
    """The one kecamatan that the coded villages share (`33.20.02`), or a refusal."""
    codes = {line.code[:8] for line in villages if line.code}
    if len(codes) != 1:
        raise Refusal("places.kecamatan_mixed")
    return codes.pop()
