"""The reviewed files of parts, and what nobody took."""

import csv
from importlib.resources import files

import pytest

from lokmin.basics.refusal import Refusal
from lokmin.coverage.rules.catalogue import indicators
from lokmin.people.rules import shares


def sectors() -> set[str]:
    text = (files("lokmin.people") / "data" / "sectors.csv").read_text("utf-8")
    return {row["code"] for row in csv.DictReader(text.splitlines())}


def test_every_part_is_of_a_known_sector_and_topic_with_source_and_edition():
    topics = {topic.code for topic in shares.topics()} | {""}
    for part in shares.parts():
        assert part.sector in sectors() - {shares.OWN_SECTOR}, part
        assert part.topic in topics, part
        assert all((part.text, part.text_en, part.source, part.edition.isdigit())), part
        assert part.confidence in ("V", "R"), part
        assert len(part.text) <= shares.TEXT_MOST


def test_no_part_is_told_twice():
    keys = [(part.sector, part.topic, part.text) for part in shares.parts()]
    assert len(keys) == len(set(keys))


def test_every_programme_of_the_dictionary_has_its_topic():
    assert {p for p in {fact.programme for fact in indicators()} if not shares.topic_of(p)} == set()
    assert shares.topic_of("Gizi") == "gizi"
    assert shares.topic_of("tidak ada") == ""


def test_what_nobody_took_is_named_in_its_order():
    assert shares.untaken(["a", "b", "c"], ["b"]) == ["a", "c"]


def test_a_part_fits_its_cell_and_a_matrix_its_year():
    assert shares.check_text("  dua   kata ") == "dua kata"
    with pytest.raises(Refusal, match="terlalu panjang"):
        shares.check_text("x" * 201)
    assert shares.check_year(2024, 2023) == 2024
    with pytest.raises(Refusal, match="tahun 2006 sampai 2024"):
        shares.check_year(2025, 2023)


def test_the_usual_parts_of_the_police_in_a_village_are_offered():
    assert any("Bhabinkamtibmas" in part.text for part in shares.usual("polsek", ""))
    assert shares.usual("polsek", "kb") == []
