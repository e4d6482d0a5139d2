"""A list of villages however it was pasted."""

import pytest

from lokmin.places.rules import read_villages
from lokmin.web.village_lines import village_lines


@pytest.mark.parametrize(
    "text",
    [
        "kode_desa,desa\n36.01.17.2001,Pandat\n36.01.17.2002,Pari\n",
        "kode_desa;desa\r\n36.01.17.2001;Pandat\r\n36.01.17.2002;Pari",
        "kode_desa\tdesa\n36.01.17.2001\tPandat\n36.01.17.2002\tPari",
        "36.01.17.2001\tPandat\n\n36.01.17.2002\tPari\n",
        "36.01.17.2001, Pandat\n36.01.17.2002, Pari",
        "36.01.17.2001;Pandat\n36.01.17.2002;Pari",
        "36.01.17.2001 Pandat\n 36.01.17.2002  Pari ",
    ],
)
def test_every_way_of_pasting_gives_the_same_villages(text: str):
    found = read_villages(village_lines(text))
    assert [(v.code, v.name) for v in found] == [("36.01.17.2001", "Pandat"), ("36.01.17.2002", "Pari")]


def test_names_without_codes_are_areas_without_codes():
    found = read_villages(village_lines("RW 01\nRW 02"))
    assert [(v.code, v.name) for v in found] == [("", "RW 01"), ("", "RW 02")]


def test_nothing_gives_nothing():
    assert village_lines(" \n\n") == []
