"""Sentences to read aloud: few, the same every time, without colour and without restricted numbers."""

import re

import pytest
from django.utils import translation

from lokmin.basics.scope import Role
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.pages import chart, reading, village
from lokmin.coverage.pages import map as maps
from lokmin.coverage.pages import scorecard as cards
from tests.coverage.conftest import Place, tell, with_numbers

JUNE = Month(2023, 6)
COLOURS = re.compile(r"\b(merah|hijau|kuning|jingga|red|green|yellow|orange)\b", re.IGNORECASE)


def all_of(place: Place, code: str = "IDL") -> dict[str, list[str]]:
    card = queries.scorecard(scope=place.scope, puskesmas_id=place.card.id, month=JUNE)
    indicator = next(i for i in card.indicators if i.code == code)
    total, area = card.total(code), place.areas[0]
    found = village.pairs(card, area)
    headline = village.chosen_headline(found)
    reach = village.still_to_reach(headline, area, JUNE, card.until) if headline else None
    lines = maps.lines(card, indicator, {}, place.card.code, "")
    return {
        "card": reading.of_scorecard(cards.shown(card)),
        "chart": reading.of_chart(chart.columns(card, indicator), indicator, total, JUNE, card.until),
        "map": reading.of_map(lines, indicator, total, JUNE),
        "village": reading.of_village(area, found, reach, JUNE, ranked=card.ranked),
    }


@pytest.fixture
def told(place: Place) -> Place:
    tell(place, Month(2023, 1), JUNE)
    return place


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_table_is_told_in_a_few_whole_sentences(told: Place, language: str):
    with translation.override(language):
        first, again = all_of(told), all_of(told)
    assert first == again
    for name, sentences in first.items():
        assert 2 <= len(sentences) <= 7, name
        for sentence in sentences:
            assert sentence.endswith("."), sentence
            assert "%" not in sentence.replace("83,3%", "").replace("50,0%", "") or name == "village"
            assert not COLOURS.search(sentence)
            assert "None" not in sentence


def test_the_whole_and_the_villages_that_lag_are_named(told: Place):
    sentences = " ".join(all_of(told)["map"])
    assert "Wilayah kerja mencapai" in sentences
    assert "persen dari target 50,0 persen" in sentences


def test_who_has_not_reported_is_named(told: Place):
    sentences = " ".join(all_of(told, "DS")["chart"])
    assert f"Belum melaporkan seluruh angka Juni 2023: {told.areas[-1].name}." in sentences


def test_a_restricted_indicator_is_never_read_aloud(told: Place):
    told_of = all_of(told, "TB_TERDUGA")
    assert told_of["chart"] == told_of["map"] == reading.closed()
    assert not re.search(r"\bTB\b", " ".join(told_of["card"] + told_of["village"]))
    assert told.role(Role.HEAD)


def test_below_five_areas_nobody_is_called_worst(make):
    place = make(3)
    with_numbers(place)
    tell(place, Month(2023, 1), JUNE)
    told_of = all_of(place)
    assert "Paling banyak belum tercapai" not in " ".join(told_of["card"])
    assert "paling perlu" not in " ".join(told_of["village"])


def test_without_a_figure_it_says_so(place: Place):
    assert "Belum ada angka untuk wilayah kerja." in all_of(place)["chart"]


def test_large_type_is_a_matter_of_the_address():
    assert reading.block(["A."], {"bacaan": "besar", "bulan": "2023-06"}) == {
        "heard": ["A."],
        "reading_query": "bulan=2023-06",
        "large": True,
    }


def test_who_reads_aloud_is_told_why_fewer_indicators_are_counted(told: Place):
    assert "Satu indikator peka tidak ikut dibacakan dan tidak ikut dihitung di sini." in all_of(told)["card"]


def test_a_village_that_lags_in_nothing_is_not_named_as_lagging(place: Place):
    place.row("IDL", "2023-01", [0, 9, 9, 9, 9, 9])
    view = cards.shown(queries.scorecard(scope=place.scope, puskesmas_id=place.card.id, month=Month(2023, 1)))
    assert "(0 indikator)" not in cards.lead(view)
    assert "Desa 1 (1 indikator)." in cards.lead(view)
    view = cards.shown(view.card, only_below=True)
    assert cards.finding(view) == "1 indikator belum tercapai di sedikitnya satu desa sampai Januari 2023"


def test_one_child_of_fifteen_does_not_lead_the_lists(told: Place):
    told.people("bayi", 2023, [345] * 6)
    card = queries.scorecard(scope=told.scope, puskesmas_id=told.card.id, month=JUNE)
    pairs = village.pairs(card, told.areas[0])
    by_code = {i.code: (i, row) for i, row in pairs}
    i, row = by_code["DO13"]
    one = row._replace(numerator=1, denominator=15_000, on_target=0, state_code="value")
    found = [(i, one), *[pair for code, pair in by_code.items() if code != "DO13"]]
    worst = village.worst(found)
    assert worst[0].name != "Drop-out DPT1 ke DPT3"
    lone = village.worst([(i, one)])[0]
    assert "satu orang mengubah tercapai atau belum" in lone.count


def test_a_village_head_reads_whole_people(told: Place):
    card = queries.scorecard(scope=told.scope, puskesmas_id=told.card.id, month=JUNE)
    i, row = next(pair for pair in village.pairs(card, told.areas[0]) if pair[0].code == "IDL")
    figure = village.figure((i, row._replace(denominator=345_500)))
    assert "dari sekitar 346 bayi" in figure.count
    assert "dari 60 bayi" in village.figure((i, row)).count
