"""The facts as files, and the rule over the live tables: provisional years, one formula, few indicators."""

from fractions import Fraction
from uuid import uuid4

import pytest

from lokmin.basics.time import Month
from lokmin.coverage.actions import AreaTargetEntry, record_area_targets
from lokmin.coverage.queries import numbers
from lokmin.coverage.rules import catalogue, ready
from lokmin.coverage.rules.relations import Wanted, keys, named_parameters, parameters, sources
from lokmin.coverage.rules.rows import PwsRow, rows_from
from lokmin.coverage.rules.sql import fill
from tests.coverage.conftest import Place, tell

JUNE = Month(2023, 6)


def answers(place: Place, month: Month, *codes: str, basis: str = "projected") -> dict[str, PwsRow]:
    """The first village's answers by indicator."""
    areas = {area.id: place.card.id for area in place.areas}
    rows = numbers.rows(areas=areas, month=month, until=month, basis=basis, codes=codes or None)
    return {row.indicator: row for row in rows if row.area == place.areas[0].id}


def test_the_catalogue_is_whole_and_about_twenty_five_indicators_have_a_target():
    facts = {fact.code: fact for fact in catalogue.indicators()}
    assert {"K1", "K4T", "K1DR", "K1USG", "K5DR", "K5USG", "K8", "TTD90", "IDL", "DO13"} <= set(facts)
    assert len(catalogue.example_targets()) >= 25
    assert all(fact.edition and fact.source and fact.confidence for fact in facts.values())
    assert [fact.population_kind for fact in (facts["K1"], facts["K4"], facts["K6"], facts["PN"])] == [
        "bumil",
        "bulin",
        "bulin",
        "bulin",
    ]


def test_the_targets_of_the_example_are_those_of_the_field_notes():
    targets = {fact.indicator: fact.thousandths for fact in catalogue.example_targets()}
    noted = {"K1": 100, "PF": 100, "IDL": 100, "TB_TERDUGA": 100, "HT": 100, "KNL": 95, "K6": 85, "TTD90": 85}
    noted |= {"DS": 80, "ND": 80, "DO13": 5, "STUNT": 14}
    assert {code: targets[code] for code in noted} == {code: 1000 * goal for code, goal in noted.items()}
    assert all(fact.note == "target contoh" for fact in catalogue.example_targets())


def test_tuberculosis_hiv_and_mental_disorder_are_restricted():
    restricted = {fact.code for fact in catalogue.indicators() if fact.sensitivity == "restricted"}
    tuberculosis = {"TB_TERDUGA", "TB_CDR", "TB_TC", "TB_CNR", "TB_TSR", "SPM11"}
    assert restricted == tuberculosis | {"HIV", "SPM12", "ODGJ", "SPM10"}


def test_a_formula_is_read_with_its_signs():
    do13 = next(fact for fact in catalogue.indicators() if fact.code == "DO13")
    assert [(term.element, term.side, term.sign) for term in do13.terms] == [
        ("PENTA1", "numerator", 1),
        ("PENTA3", "numerator", -1),
        ("PENTA1", "denominator", 1),
    ]
    assert (do13.accumulation, do13.lower_is_better) == ("rasio", True)


def test_complications_are_a_fifth_of_pregnant_women():
    assert catalogue.derived_populations("bumil", 101_200) == {"risti": 20_240}
    assert catalogue.derived_populations("bayi", 101_200) == {}


def test_the_live_tables_answer(place):
    tell(place, Month(2023, 1), JUNE)
    found = answers(place, JUNE)
    assert found["IDL"].people == 60
    assert found["IDL"].target_percent == 50
    assert found["DS"].ratio.value == Fraction(200, 230)
    assert (found["DO13"].numerator, found["DO13"].this_month) == (6, 1)
    assert found["VITA659"].state_code == "not_scheduled"
    assert not found["IDL"].provisional


def test_asking_few_indicators_gives_the_same_numbers(place):
    tell(place, Month(2023, 1), JUNE)
    everything = answers(place, JUNE)
    few = answers(place, JUNE, "IDL", "DO13")
    assert few == {code: everything[code] for code in ("IDL", "DO13")}


def last_year_only(make) -> Place:
    """Figures of January 2023; sasaran and targets have arrived for 2022 only."""
    place = make(6)
    place.people("bayi", 2022, [50] * 6)
    place.targets(2022, IDL=90)
    tell(place, Month(2023, 1), Month(2023, 1))
    return place


def test_last_years_sasaran_and_targets_serve_until_this_years_arrive(make):
    row = answers(last_year_only(make), Month(2023, 1), "IDL")["IDL"]
    assert (row.people, row.annual_target_percent, row.provisional) == (50, 90, 1)
    assert "provisional" in row.flags


def own_targets(place: Place, year: int, **percents: int) -> None:
    entries = [AreaTargetEntry(place.areas[0].id, code, 1000 * percent) for code, percent in percents.items()]
    record_area_targets(
        scope=place.scope, puskesmas_id=place.card.id, year=year, entries=entries, source="uji"
    )


def test_a_villages_own_target_serves_until_this_years_targets_arrive(make):
    place = last_year_only(make)
    own_targets(place, 2022, IDL=70)
    row = answers(place, Month(2023, 1), "IDL")["IDL"]
    assert (row.annual_target_percent, row.provisional) == (70, 1)
    own_targets(place, 2023, K1=50)
    assert answers(place, Month(2023, 1), "IDL")["IDL"].annual_target_percent == 90
    own_targets(place, 2023, IDL=60)
    place.people("bayi", 2023, [50] * 6)
    row = answers(place, Month(2023, 1), "IDL")["IDL"]
    assert (row.annual_target_percent, row.provisional) == (60, 0)


def test_a_village_forgotten_in_a_years_sasaran_stays_without_one(make):
    place = last_year_only(make)
    place.people("bayi", 2023, [None, 70, 70, 70, 70, 70])
    assert answers(place, Month(2023, 1), "IDL")["IDL"].state_code == "no_population"


def test_counted_sasaran_is_not_replaced_by_the_projection(place):
    tell(place, Month(2023, 1), JUNE)
    assert answers(place, JUNE, "IDL", basis="counted")["IDL"].state_code == "no_population"


def test_parameters_fit_the_sources():
    wanted = Wanted({uuid4(): uuid4()}, 2023, 6, indicators=("K1",))
    for dialect in ("sqlite", "postgres"):
        text = "\n".join(sources(dialect, wanted).values())
        assert all(f"%({name})s" in text for name in parameters(dialect, wanted))
        assert "%(" not in named_parameters(text, list(parameters(dialect, wanted)))
    [area] = wanted.areas
    assert list(keys("sqlite", wanted.areas)) == [area.hex]


def test_a_row_carries_the_callers_own_key_of_its_area():
    row = ("a" * 32, "K1", *[None] * 9, 0, None, None, None)
    assert rows_from([row], {"a" * 32: "Troso"})[0].area == "Troso"
    assert rows_from([row])[0].area == "a" * 32


def test_a_question_replaces_every_mark():
    text = "987654301 987654302 987654303 987654304 987654305 to_#now# to_#before# to_#earlier#"
    assert fill(text, month=3, until=7) == "3 7 8 4 14 to_3 to_2 to_1"
    assert fill(text, month=1, until=7) == "1 7 2 1 2 to_1 to_0 to_0"


def test_the_ready_made_rule_is_the_rule_of_today(tmp_path):
    """Red? Run `python -m lokmin.coverage.rules.ready` and commit coverage/data/pws.*.sql with the rule."""
    ready.store(tmp_path)
    for dialect in ready.ENGINES:
        fresh = (tmp_path / f"pws.{dialect}.sql").read_text("utf-8")
        assert ready.ready_made(dialect) == fresh.partition("\n")[2]


def test_a_ready_made_text_of_another_rule_is_not_used(monkeypatch):
    monkeypatch.setattr(ready, "fingerprint", lambda: "another")
    assert ready.ready_made("sqlite") is None


def test_a_file_that_contradicts_itself_is_a_fault_of_the_house(monkeypatch):
    broken = {"code": "X", "numerator": "K1", "denominator": "K1", "population_kind": "bumil"}
    with pytest.raises(ValueError, match="X: the denominator"):
        catalogue._indicator(1, broken)
