"""What papers call a meeting."""

import pytest

from lokmin.meetings.rules.kinds import KINDS
from lokmin.papers.rules import naming


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_full_name_of_its_own(kind):
    names = {naming.title(k, "Rapat bidan") for k in KINDS}
    assert len(names) == 5
    assert naming.event_name(kind, 2, 2024, "Rapat bidan").startswith(naming.title(kind, "Rapat bidan"))


def test_a_name_that_somebody_gave_keeps_its_capitals_inside_a_sentence():
    assert naming.in_sentence("other", "PMT Desa") == "PMT Desa"
    assert naming.in_sentence("review") == "pertemuan tinjauan manajemen"


def test_a_cross_sector_lokmin_is_counted_in_roman_quarters_and_others_in_order():
    assert naming.event_name("quarterly_first", 1, 2024).endswith("triwulan I tahun 2024")
    assert naming.event_name("stunting", 2, 2024) == "Rembuk stunting kecamatan ke-2 tahun 2024"


def test_only_a_lokmin_rests_on_the_rules_of_the_lokmin():
    assert [kind for kind in KINDS if not naming.speaks_of_lokmin(kind)] == ["stunting", "review", "other"]
