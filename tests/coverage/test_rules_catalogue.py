"""The dictionary against the reviewed list of indicators: every code, how it adds up, which way is good."""

import csv
import re
from itertools import pairwise

import pytest

from lokmin.coverage.models import Element, Indicator
from lokmin.coverage.rules import catalogue
from lokmin.coverage.rules.names import element_of

FACTS = {fact.code: fact for fact in catalogue.indicators()}
WORDS = {
    "cum": {"kumulatif"},
    "STOCK": {"stok"},
    "STOCK not cum": {"stok"},
    "month": {"bulanan"},
    "event": {"kejadian"},
    "scheduled mean": {"rata_jadwal"},
    "village mean YTD": {"rata_desa"},
    "weeks": {"mingguan"},
    "cohort": {"kohort"},
    "year-end": {"akhir_tahun"},
    "sum": {"rasio"},
}
MONTHLY = {"STUNT", "WAST", "UNDER"}  # read by the month on screens; a district may choose rata_desa


def listed(shared) -> dict[str, dict[str, str]]:
    """Each code of the list with its row, grouped rows spelled out."""
    with (shared / "reference/indicator_catalogue.csv").open(encoding="utf-8") as file:
        return {code: row for row in csv.DictReader(file) for code in spelled(row["code"])}


def spelled(text: str) -> list[str]:
    """`BOPV1..4` → BOPV1, …; `KF1..KF4,KF_LENGKAP`; `TB_CDR/TC`; `FE90/TTD90` is TTD90 (field note 16)."""
    if text == "FE90/TTD90":
        return ["TTD90"]
    found = []
    for part in text.split(","):
        if span := re.fullmatch(r"(\D+)(\d+)\.\.\D*(\d+)", part):
            name, first, last = span.groups()
            found += [f"{name}{n:0{len(first)}d}" for n in range(int(first), int(last) + 1)]
        else:
            head, *more = part.split("/")
            found += [head, *(f"{head.rpartition('_')[0]}_{each}" for each in more)]
    return found


def test_every_code_of_the_list_is_in_the_dictionary(shared):
    codes = listed(shared)
    assert len(codes) > 115
    assert {"PENTA2", "BOPV4", "IPV2", "RV3", "KF_LENGKAP", "SPM12", "TB_TC", "TPP", "CAMPAK"} <= set(codes)
    assert set(codes) <= set(FACTS), set(codes) - set(FACTS)


def test_months_become_a_year_and_directions_are_as_the_list_says(shared):
    for code, row in listed(shared).items():
        fact = FACTS[code]
        assert fact.lower_is_better == (row["direction"] == "LOWER") or row["direction"] == "n/a", code
        if code in MONTHLY or not fact.population_kind:
            continue
        assert fact.accumulation in WORDS[row["accumulation"]], code


def test_a_formula_of_counts_adds_up_as_the_list_says_or_both_sides_since_january(shared):
    for code, row in listed(shared).items():
        fact = FACTS[code]
        if not fact.population_kind and code not in MONTHLY:
            assert fact.accumulation in WORDS[row["accumulation"]] | {"rasio"}, code


def test_every_indicator_is_told_in_words_in_both_languages():
    for fact in FACTS.values():
        texts = (fact.name, fact.name_en, fact.definition, fact.numerator_words, fact.denominator_words)
        assert all(texts), fact.code
        assert fact.unit, fact.code
        assert fact.unit_en, fact.code
        assert fact.frequency, fact.code
        assert fact.programme, fact.code
        assert fact.cluster in {"1", "2", "3", "4", "lintas klaster"}, fact.code
        assert fact.confidence, fact.code


def test_every_programme_has_a_file_of_its_own_and_its_indicators_stand_together():
    programmes = [fact.programme for fact in catalogue.indicators()]
    assert len(dict.fromkeys(programmes)) == len(catalogue.PROGRAMMES)
    changes = sum(a != b for a, b in pairwise(programmes))
    assert changes == len(catalogue.PROGRAMMES) - 1


def test_an_indicator_that_counts_what_another_counts_waits_for_a_target():
    seen: dict[tuple, str] = {}
    for fact in catalogue.indicators():
        key = tuple((term.element, term.side, term.sign) for term in fact.terms)
        if key in seen and FACTS[seen[key]].use == fact.use == "figure":
            raise AssertionError(f"{fact.code} counts what {seen[key]} counts")
        seen.setdefault(key, fact.code)


def test_a_scheduled_accumulation_without_months_is_a_fault_of_the_house():
    row = {"code": "X", "direction": "tinggi", "denominator": "", "population_kind": "bumil"}
    with pytest.raises(ValueError, match="X: kejadian needs a schedule"):
        catalogue._indicator(1, {**row, "numerator": "K1", "accumulation": "kejadian", "schedule": ""})


def test_every_element_is_found_by_its_code_name_and_aliases():
    for fact in catalogue.elements():
        for word in (fact.code, fact.name, *fact.aliases):
            assert element_of(word) == fact.code, word


def test_every_fact_fits_its_column():
    """SQLite takes any length; PostgreSQL does not."""
    for table, facts in ((Indicator, catalogue.indicators()), (Element, catalogue.elements())):
        limits = {field.name: field.max_length for field in table._meta.fields if field.max_length}
        for fact in facts:
            for name, most in limits.items():
                assert len(getattr(fact, name, "")) <= most, f"{fact.code}: {name}"
