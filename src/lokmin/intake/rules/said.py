"""What a person says of a sheet: is it enough to read it, and what would be read?"""

from collections import Counter

from lokmin.basics.refusal import Refusal
from lokmin.basics.spelling import key
from lokmin.intake.rules.blocks import find_blocks
from lokmin.intake.rules.body import count_columns
from lokmin.intake.rules.collect import month_of
from lokmin.intake.rules.columns import read_columns
from lokmin.intake.rules.grid import Grid
from lokmin.intake.rules.mapping import HEADER_SEARCH, Mapping
from lokmin.intake.rules.pws_kia import role_of


def check_mapping(grid: Grid, mapping: Mapping) -> None:
    """Refuse a mapping with which nothing could be read, or something twice."""
    if mapping.header not in grid.lines:
        raise Refusal("intake.mapping_header")
    if mapping.names or find_blocks(grid):
        _check_once(mapping.names.values())
        return
    _check_once(mapping.roles.values())
    if not {"village", "code"} & set(mapping.roles.values()):
        raise Refusal("intake.mapping_village")
    _check_counts(mapping)
    _check_period(mapping)
    if not mapping.columns("element") and "element" not in mapping.roles.values() and not mapping.element:
        raise Refusal("intake.mapping_element")


def _check_once(roles: object) -> None:
    often = Counter(role for role in roles if role)  # type: ignore[attr-defined]
    twice = next((role for role, count in often.items() if count > 1), None)
    if twice:
        raise Refusal("intake.mapping_twice", what=twice.rpartition(":")[2])


def _check_counts(mapping: Mapping) -> None:
    columns = count_columns(mapping)
    if not columns:
        raise Refusal("intake.mapping_count")
    kinds = [bool(mapping.columns("element")), bool(mapping.columns("month")), not columns[0].wide]
    if sum(kinds) > 1:
        raise Refusal("intake.mapping_mixed")


def _check_period(mapping: Mapping) -> None:
    if months := mapping.columns("month"):
        if not all(month_of(what, mapping.year) for _, what in months):
            raise Refusal("intake.mapping_year")
    elif "period" not in mapping.roles.values() and not month_of(mapping.period, mapping.year):
        raise Refusal("intake.mapping_period")


def open_headers(grid: Grid, mapping: Mapping | None) -> dict[str, str]:
    """In a sheet of month blocks: the headers that are not understood, with the element that a person gave
    them, in the order of the sheet."""
    names = mapping.names if mapping else {}
    known = role_of(grid) != "other"
    found: dict[str, str] = {}
    for block in find_blocks(grid):
        for number, header in read_columns(block.headers, known=known)[1]:
            if any(grid.get(row.number, number) not in (None, 0) for row in block.rows):
                found.setdefault(header, names.get(key(header), ""))
    return found


def block_header(grid: Grid) -> int:
    """The row of NO and DESA of the first block, by which the sheet is remembered."""
    for row in grid.first_rows(HEADER_SEARCH):
        texts = {key(value) for value in grid.lines[row].values() if isinstance(value, str)}
        if {"no", "desa"} <= texts:
            return row
    return 0
