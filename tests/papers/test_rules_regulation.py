from datetime import date

from lokmin.papers.rules.regulation import bases_on, outdated, register


def codes(day):
    return [basis.code for basis in bases_on(day)]


def test_a_paper_of_may_2023_cites_the_rule_then_in_force():
    assert codes(date(2023, 5, 22)) == ["permenkes-44-2016"]


def test_a_paper_after_2024_cites_the_rule_that_follows():
    assert "permenkes-19-2024" in codes(date(2025, 1, 1))
    assert "permenkes-44-2016" not in codes(date(2025, 1, 1))


def test_on_the_day_of_change_only_the_new_rule_is_cited():
    assert "permenkes-44-2016" not in codes(date(2024, 12, 31))


def test_citing_the_old_rule_after_2024_is_noticed():
    old = [basis for basis in register() if basis.code == "permenkes-44-2016"]
    assert outdated(old, date(2025, 1, 1)) == tuple(old)
    assert outdated(old, date(2024, 12, 31)) == ()


def test_every_rule_names_its_source():
    assert all(basis.source for basis in register())
