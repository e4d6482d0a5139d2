"""The families of meetings: what each counts, reviews, reads back and results in."""

from datetime import date

import pytest

from lokmin.basics.time import Period
from lokmin.meetings.rules import calendar, kinds
from lokmin.meetings.rules.facts import data
from tests.meetings.test_rules import refused


def test_a_family_counts_on_over_its_kinds_and_over_no_other():
    assert kinds.series("quarterly") == ("quarterly_first", "quarterly")
    assert kinds.series("review") == ("review",)
    together = [kind for family in kinds.FAMILIES for kind in kinds.series(family)]
    assert sorted(together) == sorted(kinds.KINDS)


def test_only_number_one_is_the_first_of_a_year():
    kinds.check_number("monthly_first", 1)
    kinds.check_number("monthly", 11)
    with refused("meetings.first_number"):
        kinds.check_number("monthly_first", 11)


@pytest.mark.parametrize("family", kinds.FAMILIES)
def test_every_family_is_told_in_the_file_and_reads_back_what_exists(family):
    custom = kinds.family(family)
    assert custom.reads <= {*kinds.FAMILIES, kinds.OUTSIDE}
    assert family in custom.reads
    assert custom.chair in ("camat", "head")
    assert custom.most >= len(custom.months)
    assert kinds.WORDS[kinds.word_of(family)] == family


def test_nothing_promised_falls_out_of_every_read_back():
    read = set().union(*(kinds.family(family).reads for family in kinds.FAMILIES))
    assert read == {*kinds.FAMILIES, kinds.OUTSIDE}


def test_a_management_review_keeps_to_itself_and_the_camat_does_not_hear_of_it():
    assert kinds.family("review").reads == {"review"}
    assert "review" not in kinds.family("quarterly").reads


def test_only_a_free_meeting_has_a_name_and_it_needs_one():
    assert kinds.check_name("quarterly", "Rapat") == ""
    assert kinds.check_name("other", "  Rapat   bidan ") == "Rapat bidan"
    with refused("meetings.name"):
        kinds.check_name("other", "  ")


def test_an_agreement_is_signed_where_it_is_the_result():
    assert [kind for kind in kinds.KINDS if not kinds.signs_agreement(kind)] == ["monthly", "review"]


def test_a_free_kind_reviews_as_many_months_as_last_time_and_six_at_first():
    day = date(2023, 8, 16)
    assert calendar.default_reviewed("stunting", day) == Period.parse("2023-02..2023-07")
    earlier = [Period.parse("2023-01..2023-02")]
    assert calendar.default_reviewed("review", day, earlier) == Period.parse("2023-06..2023-07")
    assert calendar.default_planned("stunting", day) == Period.parse("2023-08..2024-02")


def test_a_file_is_read_once():
    assert data("kinds") is data("kinds")
    assert data("kinds")["source"]
