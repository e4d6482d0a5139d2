"""The four ways of scoring: what they add up to, and within which limits."""

from lokmin.obstacles.rules.methods import METHODS, Way, default_weights


def test_the_calculation_is_told_in_signs():
    assert Way().words == "U + S + G"
    assert Way("carl").words == "C × A × R × L"
    assert Way("mcua", weights=default_weights()).words == "5P + 4K + 3T + 2M"
    assert Way("hanlon", formula="(A+2B)C").words == "(A+2B)C × P × E × A2 × R × L"


def test_the_limits_of_a_board_are_those_of_its_lowest_and_highest_scores():
    assert Way().limits() == (3, 15)
    assert Way("carl").limits() == (1, 625)
    assert Way("mcua", weights=default_weights()).limits() == (14, 140)
    assert Way("hanlon").limits() == (0, 300)


def test_no_two_criteria_of_a_method_share_a_code():
    for method in METHODS.values():
        codes = [criterion.code for criterion in method.every]
        assert len(codes) == len(set(codes))
