"""The district board: by name, each Puskesmas by its own dates."""

from datetime import date

from lokmin.rollup import pages, queries
from tests.papers.story import Story

TODAY = date(2023, 8, 7)


def board(story: Story, scope, year: int = 2023) -> dict:
    cards = [story.world.sister, story.world.ours]
    found = queries.processes(scope=scope, puskesmas_ids=[card.id for card in cards], years=[year])
    return pages.table(cards, found, year, TODAY)


def test_rows_are_sorted_by_name_never_by_rank(story: Story, dinkes):
    assert [row.name for row in board(story, dinkes)["rows"]] == ["Lais", "Teluk Kijing"]


def test_every_row_has_as_many_columns_as_the_head(story: Story, dinkes):
    shown = board(story, dinkes)
    wanted = sum(max(len(quarter.columns), 1) for quarter in shown["quarters"])
    assert [sum(cell.span for cell in row.cells) for row in shown["rows"]] == [wanted, wanted]


def test_a_quarter_that_nobody_planned_is_one_narrow_column(story: Story, dinkes):
    heads = board(story, dinkes)["quarters"]
    assert [(head.label, head.open) for head in heads] == [
        ("TW I", True),
        ("TW II", True),
        ("TW III", True),
        ("TW IV", False),
    ]


def test_a_cell_says_date_or_how_many_of_how_many(story: Story, dinkes):
    ours = board(story, dinkes)["rows"][0]
    texts = [cell.text for cell in ours.cells]
    assert "24 Mei" in texts
    assert "1/4" in texts
    assert "0/1, 1 lewat" in texts
    assert all(cell.spoken for cell in ours.cells)


def test_a_puskesmas_without_a_plan_is_late_only_after_the_quarter(story: Story, dinkes):
    sister = board(story, dinkes)["rows"][1]
    assert [cell.look for cell in sister.cells] == ["late-step", "late-step", "later", "later"]
    assert sister.late == 2


def test_a_year_without_any_lokmin_is_empty(story: Story, dinkes):
    assert board(story, dinkes, 2021)["planned"] == 0
