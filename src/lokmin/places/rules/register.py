"""The public registers of names: districts and kecamatan (2025), Puskesmas (2022). Facts as files.

Files: places/data/regions.csv (Kemendagri codes, Kepmendagri 300.2.2-2138/2025) and places/data/puskesmas.csv
(codes of the Ministry of Health). They give a name to a code; what is registered here stands in the database.
"""

import csv
from functools import cache
from importlib.resources import files


def region_name(code: str) -> str:
    """The name of a district (`33.20`) or kecamatan (`33.20.02`); empty when the register has none."""
    return _regions().get(code, "")


def puskesmas_name(code: str) -> str:
    """The name of a Puskesmas by its seven figures; empty when the register has none."""
    return _puskesmas().get(code, "")


@cache
def _regions() -> dict[str, str]:
    return {row["code"]: row["name"] for row in _read("regions.csv")}


@cache
def _puskesmas() -> dict[str, str]:
    return {row["code"]: row["name"] for row in _read("puskesmas.csv")}


def _read(name: str) -> list[dict[str, str]]:
    text = files("lokmin.places").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
