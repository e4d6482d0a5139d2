"""The file of `lokmin iks`: one line a family, one column an indicator. Names are read and forgotten."""

from pathlib import Path

from lokmin.coverage.rules.iks import ANSWERS, INDICATORS, Family
from lokmin.web.calculators.table import Row, read_table

_FAMILY, _VILLAGE, _CODE = "keluarga", "desa", "kode_desa"


def read_families(path: Path) -> tuple[list[Family], dict[str, str]]:
    """The families, and the codes of villages where the file has a column `kode_desa`."""
    families: list[Family] = []
    first: dict[tuple[str, str], int] = {}
    codes: dict[str, str] = {}
    for row in read_table(path, (_FAMILY, _VILLAGE, *INDICATORS), (_CODE,)):
        name, village = row.required(_FAMILY), row.required(_VILLAGE)
        if (earlier := first.setdefault((village, name), row.line)) != row.line:
            raise row.refuse("family_twice", _FAMILY, first=earlier)
        families.append(Family(name, village, {code: _answer(row, code) for code in INDICATORS}))
        _remember(codes, row, village)
    return families, codes


def _answer(row: Row, code: str) -> str:
    given = row.required(code).upper()
    if given not in ANSWERS:
        raise row.refuse("choice", code, value=row.text(code)[:20], known=", ".join(ANSWERS))
    return given


def _remember(codes: dict[str, str], row: Row, village: str) -> None:
    code = row.text(_CODE)
    if codes.setdefault(village, code) != code:
        raise row.refuse("village_codes", _CODE, village=village, given=code, other=codes[village])
