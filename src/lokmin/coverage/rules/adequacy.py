"""Kecukupan sasaran: the people counted over the people projected, and what a difference asks (R)."""

from fractions import Fraction

LOWEST, HIGHEST = 80, 120  # percent; outside, somebody looks into both numbers


def adequacy(counted: int | None, projected: int | None) -> Fraction | None:
    """Counted over projected in percent, both in thousandths; None where one of them is missing."""
    if counted is None or not projected:
        return None
    return Fraction(100 * counted, projected)


def verdict(percent: Fraction | None) -> str:
    """`few` under 80 %, `many` over 120 %, `enough` between, empty where nobody can say."""
    if percent is None:
        return ""
    if percent < LOWEST:
        return "few"
    return "many" if percent > HIGHEST else "enough"
