"""Issues grouped by what a reader does with them."""

from uuid import UUID

from lokmin.intake import pages
from lokmin.intake.rules.report import Issue, Severity
from lokmin.intake.rules.villages import Village

PLACE = {"village": "Pari", "element": "K1", "month": "2026-04"}


def test_refused_cells_come_first_with_place_and_month_in_words():
    issues = [
        Issue("recap_ignored", Severity.INFO, "1.DATA KIA", params={"name": "JAN - DES"}),
        Issue("negative", Severity.ERROR, "1.DATA KIA", "F9", "-3", {**PLACE, "value_shown": "-3"}),
    ]
    first, second = pages.groups(issues)
    assert (first.key, second.key) == ("refused", "unread")
    assert first.lines[0].place == "1.DATA KIA, sel F9"
    assert first.lines[0].sentence.startswith("Pari, K1 April 2026: -3 kurang dari nol.")


def test_many_of_a_kind_are_counted_and_not_all_shown():
    issues = [
        Issue("negative", Severity.ERROR, "x", f"A{n}", "-3", {**PLACE, "value_shown": "-3"})
        for n in range(99)
    ]
    (group,) = pages.groups(issues)
    assert (group.total, len(group.lines), group.more) == (99, pages.SHOWN, 99 - pages.SHOWN)


def test_a_similar_village_is_offered():
    known = [Village(UUID(int=1), "1", "Danau Cala"), Village(UUID(int=2), "2", "Lais")]
    assert pages.offers(["Danau Kala", "Zzz"], known) == {"Danau Kala": UUID(int=1)}
