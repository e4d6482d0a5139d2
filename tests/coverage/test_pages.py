"""What the pages of coverage print."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from lokmin.basics.ids import new_id
from lokmin.basics.numbers import Ratio, Trend, percent_text
from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month, Period
from lokmin.coverage import queries
from lokmin.coverage.pages import cells, village, words, year
from lokmin.coverage.pages import chart as charts
from lokmin.coverage.pages import scorecard as pages
from lokmin.coverage.queries import FreezeCard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.tools import marks
from tests.coverage.conftest import Place, tell

JUNE = Month(2023, 6)
AREA = UUID(int=7)
SRC = Path(__file__).parents[2] / "src/lokmin"


def row(**more) -> PwsRow:
    values = {
        "area": AREA,
        "indicator": "IDL",
        "numerator": 10,
        "denominator": 48_000,
        "this_month": 4,
        "this_denominator": 48_000,
        "previous_month": 3,
        "previous_denominator": 48_000,
        "target": 100_000,
        "line_months": 3,
        "on_target": 0,
        "people_to_target": 2,
        "state_code": "value",
        "trend_code": "up",
        "status_code": "cukup",
        "rank": 3,
        "provisional": 0,
        "villages_counted": 0,
        "villages_missing": 0,
        "villages_late": 0,
    }
    return PwsRow(**{**values, **more})


@pytest.mark.parametrize(
    ("answer", "html"),
    [
        (row(), '<td class="s-cukup up"><i>cukup, naik: </i>20,8</td>'),
        (
            row(status_code="jelek", previous_month=9),
            '<td class="s-jelek down"><i>jelek, turun: </i>20,8</td>',
        ),
        (
            row(status_code=None, state_code="partial"),
            '<td class="s-partial up"><i>sebagian bulan belum dilaporkan, naik: </i>20,8'
            '<span aria-hidden="true">*</span></td>',
        ),
        (
            row(numerator=0, status_code="jelek", state_code="zero", this_month=3),
            '<td class="s-jelek s-zero"><i>jelek, nol dilaporkan: </i>0,0</td>',
        ),
        (
            row(numerator=None, status_code=None, state_code="missing", this_month=None),
            '<td class="s-missing empty"><i>belum dilaporkan</i></td>',
        ),
        (
            row(numerator=None, denominator=None, status_code=None, state_code="no_population"),
            '<td class="s-no_population empty"><i>tanpa sasaran</i></td>',
        ),
        (None, '<td class="s-hidden empty"><i>tidak ditampilkan</i>•••</td>'),
        (row(status_code=None, this_month=3), "<td>20,8</td>"),
    ],
)
def test_a_cell_says_its_status_in_class_and_word(answer: PwsRow | None, html: str):
    with translation.override("id"):
        assert cells.Pen().row([answer], [""]) == html


def test_every_kind_of_cell_has_a_symbol_of_its_own_in_the_stylesheet():
    css = (SRC / "web/static/web/coverage.css").read_text()
    places = dict(re.findall(r"\.scorecard (\S+) { --mark: ([\d.]+)%?; }", css))
    wanted = {f".s-{name}" for name in marks.LEGEND if name not in marks.SIGNS} - {".s-zero"}
    assert set(places) == wanted | {'td[class^="s-zero"]', ".up::after", ".down::after"}
    assert len(set(places.values())) == len(places)
    assert (SRC / "web/static/web/marks.svg").read_text().count("<svg y=") == len(places)


counts = st.integers(0, 500)
people = st.integers(1, 400_000)


@settings(max_examples=200, deadline=None)
@given(counts, people, counts, people)
def test_the_fast_arrow_is_the_arrow_of_the_rule(this: int, now: int, before: int, then: int):
    for one in (then, now):  # two months of one sasaran are compared in a shorter way
        answer = row(this_month=this, this_denominator=now, previous_month=before, previous_denominator=one)
        slow = answer.arrow.value if answer.arrow in {Trend.UP, Trend.DOWN} else ""
        assert cells.arrow_of(answer) == slow
        with translation.override("id"):
            drawn = cells.Pen().row([answer], [""])
        assert re.findall(r'class="s-cukup( up| down|)"', drawn) == [f" {slow}" if slow else ""]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 9_000), people)
def test_the_fast_percent_is_rounded_by_the_house_rule(count: int, thousandths: int):
    with translation.override("id"):
        fast = cells.percent_text(count, thousandths).replace(".", "")
    assert fast == percent_text(Ratio.per_thousandths(count, thousandths))


def test_a_cell_follows_the_language():
    with translation.override("en"):
        assert "20.8" in cells.Pen().row([row()], [""])
    with translation.override("id"):
        assert "20,8" in cells.Pen().row([row()], [""])


def test_a_title_is_escaped():
    assert "&lt;b&gt;" in cells.Pen().titled(row(), "", "<b>")


@pytest.mark.parametrize(
    ("name", "soft"),
    [
        ("Kurungkambing", "Kurung-kambing"),
        ("Panjangjaya", "Panjang-jaya"),
        ("Curuglemo", "Curug-lemo"),
        ("Pari", "Pari"),
    ],
)
def test_a_long_name_may_break_between_syllables(name: str, soft: str):
    assert words.soft(name).replace("\N{SOFT HYPHEN}", "-") == soft


def test_names_are_joined_as_people_say_them():
    with translation.override("id"):
        assert words.joined(["A", "B"]) == "A dan B"
        assert words.joined(["A", "B", "C"]) == "A, B, dan C"
        assert words.joined(list("ABCDEFG"), 2) == "A, B, dan 5 lainnya"


def scored(place: Place, areas_until: str = "2023-09") -> queries.Scorecard:
    tell(place, Month(2023, 1), JUNE)
    return queries.scorecard(
        scope=place.scope, puskesmas_id=place.card.id, month=JUNE, until=Month.parse(areas_until)
    )


def test_the_scorecard_counts_what_is_below(place: Place):
    card = scored(place)
    view = pages.shown(card)
    below = [r for r in card.rows if r.indicator == "IDL" and r.on_target == 0]
    assert view.below_by_code["IDL"] == len(below)
    assert view.silent == len(card.indicators) - len(view.indicators)
    only = pages.shown(card, only_below=True)
    assert all(only.below_by_code[i.code] for i in only.indicators)


def test_a_wide_scorecard_is_cut_into_sheets_that_hold_every_column_once(place: Place):
    view = pages.shown(scored(place))
    for many in (26, 40, 60):
        wide = replace(view, indicators=[view.indicators[0]] * many)
        table = pages.table(wide, "1031918", "")
        assert all(part.columns - 2 <= pages.PRINTED for part in table.parts)
        assert sum(part.columns - 2 for part in table.parts) == many
        assert sum(part.names.count("<th") for part in table.parts) == many
    narrow = replace(view, indicators=[view.indicators[0]] * pages.PRINTED)
    assert pages.table(narrow, "1031918", "").parts == ()


def test_notes_name_what_is_missing_and_stop_at_the_limit(place: Place):
    view = pages.shown(scored(place))
    notes, more = pages.notes(view, {})
    assert any("belum dilaporkan" in note.text and note.area == place.areas[-1].name for note in notes)
    assert more == 0
    assert pages.notes(view, {}, most=0) == ([], len(notes))


def test_the_chart_sorts_best_first_whatever_is_good(place: Place):
    card = scored(place)
    for code, best in (("IDL", max), ("DO13", min)):
        indicator = next(i for i in card.indicators if i.code == code)
        found = charts.columns(card, indicator)
        ratios = [c.row.ratio.value for c in found if c.row.ratio]
        assert ratios[0] == best(ratios)
        assert len(charts.bars(found, None, JUNE).cells) == len(place.areas)


def test_a_trend_breaks_where_a_month_was_not_reported(place: Place):
    card = scored(place)
    months = queries.series(scope=place.scope, puskesmas_id=place.card.id, last=JUNE, codes=["DS"])
    indicator = next(i for i in card.indicators if i.code == "DS")
    trend = charts.trend(months, indicator, place.areas[-1].id)
    assert trend is not None
    assert trend.line.points[-1] is None
    assert trend.line.points[0] is not None
    assert [row.percent == "" for row in trend.rows] == [False] * 5 + [True]
    assert not trend.compared


def test_a_trend_runs_beside_last_year_and_its_target_goes_on(place: Place):
    tell(place, Month(2022, 1), Month(2022, 12))
    card = scored(place)
    asked = {"scope": place.scope, "puskesmas_id": place.card.id, "codes": ["IDL"]}
    months = queries.series(last=JUNE, **asked)
    place.people("bayi", 2022, [60] * 6)
    earlier = queries.series(last=Month(2022, 8), **asked)
    indicator = next(i for i in card.indicators if i.code == "IDL")
    trend = charts.trend(months, indicator, earlier=earlier, until=Month(2023, 8))
    assert trend is not None
    assert trend.compared
    assert [row.month for row in trend.rows][-2:] == ["Juli", "Agustus"]
    assert [row.target for row in trend.rows][-2:] == ["58,3", "66,7"]
    assert (trend.rows[-1].percent, trend.rows[-1].earlier != "") == ("", True)
    assert "tahun lalu" in trend.line.label


def test_the_village_page_counts_whole_people(place: Place):
    card = scored(place)
    found = village.pairs(card, place.areas[4])
    headline = village.chosen_headline(found)
    assert headline is not None
    assert headline[0].code == "IDL"
    reach = village.still_to_reach(headline, place.areas[4], JUNE, card.until)
    assert reach.done + reach.people + reach.later == 60
    assert reach.dots.drawable
    assert str(reach.people) in reach.sentence


def test_restricted_indicators_never_reach_the_village_page(place: Place):
    assert "TB_TERDUGA" not in {i.code for i, _row in village.pairs(scored(place), place.areas[0])}


def test_worst_and_best_do_not_overlap(place: Place):
    found = village.pairs(scored(place), place.areas[2])
    worst, best = village.worst(found), village.best(found)
    assert not {each.name for each in worst} & {each.name for each in best}
    assert len(worst) <= 3


@pytest.mark.parametrize(("thousandths", "text"), [(101_200, "101,2"), (1_234_000, "1234"), (5, "0,005")])
def test_a_sasaran_is_printed_as_it_can_be_typed(thousandths: int, text: str):
    with translation.override("id"):
        assert year.decimal_text(thousandths) == text


def test_a_refusal_stands_at_its_number():
    wrong = {("target", "IDL"): Refusal("basics.number", value="x")}
    rows = year.target_rows([], {}, {}, {}, wrong)
    assert rows == []


def test_a_count_is_told_with_its_denominator(place: Place):
    indicator = next(i for i in queries.reviewed() if i.code == "IDL")
    with translation.override("id"):
        assert words.count_of(row(), indicator) == "10 dari 48 bayi"
        assert words.count_of(row(numerator=None), indicator) == ""
    assert Fraction(10, 48) == row().ratio.value


def test_a_period_frozen_early_in_the_morning_carries_the_date_of_the_puskesmas():
    early = datetime(2023, 7, 31, 23, 30, tzinfo=UTC)  # 1 August, 06.30 WIB
    period = Period.parse("2023-04..2023-06")
    card = FreezeCard(new_id(), new_id(), period, early, "Ani", "7f3a91c2" * 8, "pws-1")
    assert "dibekukan 1 Agustus 2023 oleh Ani" in words.frozen_words(card)
