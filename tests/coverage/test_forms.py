"""What is typed on the pages of coverage."""

from uuid import UUID

import pytest
from django.utils import translation

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month
from lokmin.coverage.forms import FreezeForm, GridPost, NumbersPost, parse_count, parse_thousandths
from lokmin.coverage.forms.looks import Chosen, without
from lokmin.coverage.pages.year import decimal_text
from lokmin.tools.refused import sentence_of

AREA = UUID(int=3)


@pytest.mark.parametrize(
    ("text", "count"), [("7", 7), (" 0 ", 0), ("1.234", 1234), ("1 234", 1234), ("", None), ("-3", -3)]
)
def test_a_count_is_read_as_the_field_writes_it(text: str, count: int | None):
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["7 bayi", "1,5", "1.5", "tujuh", "=1+1", "7-"])
def test_what_is_no_count_is_refused(text: str):
    with pytest.raises(Refusal) as refused:
        parse_count(text)
    assert refused.value.code == "coverage.not_a_count"


@pytest.mark.parametrize(
    ("text", "value"), [("101,2", 101_200), ("101.2", 101_200), ("7", 7_000), ("", None)]
)
def test_a_sasaran_may_have_decimals(text: str, value: int | None):
    assert parse_thousandths(text) == value


@pytest.mark.parametrize("text", ["1.234", " 12.000 ", "0.500"])
def test_three_digits_behind_a_point_may_be_a_thousand_and_are_no_sasaran(text: str):
    with pytest.raises(Refusal) as refused:
        parse_thousandths(text)
    assert refused.value.code == "basics.thousand"


def test_the_refusal_of_a_thousand_says_both_ways_to_write_it():
    with pytest.raises(Refusal) as refused:
        parse_thousandths("1.234")
    assert "Tulis 1234, atau 1,234" in sentence_of(refused.value)


def test_in_english_a_comma_may_be_a_thousand_too():
    with translation.override("en"):
        for text in ("1,234", "1.234"):
            with pytest.raises(Refusal) as refused:
                parse_thousandths(text)
            assert "1.2340" in sentence_of(refused.value)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("thousandths", [0, 1, 10, 1234, 101_200, 1_234_000, 1_000_000_000, 12_345_678])
def test_a_field_reads_back_what_it_prints(language: str, thousandths: int):
    with translation.override(language):
        assert parse_thousandths(decimal_text(thousandths)) == thousandths


@pytest.mark.parametrize("text", ["-1", "1,2345", "banyak", "1.234,5"])
def test_what_is_no_sasaran_is_refused(text: str):
    with pytest.raises(Refusal):
        parse_thousandths(text)


def test_a_spoilt_address_falls_back_and_is_remembered():
    chosen = Chosen.of({"masa": "xyz@2023-01", "sasaran": "lain", "belum": "ya", "sampai": "2023-13"})
    assert (chosen.freeze_id, chosen.basis, chosen.only_below) == (None, "projected", False)
    assert (chosen.month, chosen.spoilt_freeze) == (Month(2023, 1), "xyz")
    assert (chosen.until, chosen.spoilt_months) == (None, ("2023-13",))
    assert Chosen.of({"bulan": "kapan" * 50}).spoilt_months == (("kapan" * 50)[:60],)
    assert Chosen.of({"lihat": "'; drop"}).look == ""


def test_month_and_freeze_are_read_from_a_form_and_from_a_link_alike():
    by_form = Chosen.of({"masa": f"{AREA}@2023-03"})
    assert (by_form.freeze_id, by_form.month) == (AREA, Month(2023, 3))
    assert by_form == Chosen.of({"bulan": "2023-03", "beku": str(AREA)})
    live = Chosen.of({"masa": "2023-05", "bulan": "2023-01", "beku": str(AREA)})
    assert (live.month, live.freeze_id) == (Month(2023, 5), None)


def test_what_the_address_carries_is_the_filter_and_nothing_else():
    query = {"program": "Gizi", "bulan": "2023-06", "evil": "x", "urut": "y" * 200}
    assert Chosen.of(query).carried == (("program", "Gizi"), ("urut", "y" * 60))
    assert without({"a": "1", "bacaan": "besar"}, "bacaan") == "a=1"


def test_only_changed_cells_are_sent_on():
    typed = {
        f"c:{AREA}:A": "5",
        f"o:{AREA}:A": "5",
        f"c:{AREA}:B": "6",
        f"o:{AREA}:B": "",
        f"v:{AREA}:B": "2",
    }
    post = GridPost({**typed, "c:x:A": "1", "bulan": "2023-05"})
    assert post.changed == {(AREA, "B"): "6"}
    assert post.versions == {(AREA, "B"): 2}


def test_a_bad_number_of_a_table_is_remembered_with_its_text():
    post = NumbersPost({"n:a:b": "1,5", "n:a:c": "x"})
    assert post.values == {("a", "b"): 1500}
    assert post.texts[("a", "c")] == "x"
    assert ("a", "c") in post.wrong


def test_the_period_to_freeze_is_chosen_from_months_with_figures():
    months = [Month(2023, 3), Month(2023, 1)]
    with translation.override("id"):
        form = FreezeForm({"first": "2023-01", "last": "2023-03"}, months=months)
        assert form.is_valid()
        assert str(form.period()) == "2023-01..2023-03"
        assert not FreezeForm({"first": "2023-01", "last": "2023-09"}, months=months).is_valid()
