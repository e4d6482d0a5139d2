"""Sasaran estimated from population or births, exact to a thousandth of a person (indicators: PWS-KIA).

Births = crude birth rate × population. Ibu hamil = 1.10 × births, ibu bersalin = 1.05 × births, surviving
infants = births × (1 − infant mortality); anything else is a share of the population. Nothing is rounded to
whole people: 101.2 stays 101.2 (Kepmenkes HK.02.02/MENKES/117/2015; the field's workbook).
"""

from fractions import Fraction

from lokmin.basics.numbers import round_half_up

Number = int | Fraction
PER_BIRTH = {"bumil": Fraction(110, 100), "bulin": Fraction(105, 100), "lahir_hidup": Fraction(1)}
SURVIVING = "bayi"


def estimate(
    kind: str,
    *,
    population: Number | None = None,
    birth_rate: Fraction | None = None,
    births: Number | None = None,
    infant_mortality: Fraction = Fraction(0),
    share: Fraction | None = None,
) -> int | None:
    """Thousandths of a person of one kind; None where what it needs was not given.

    Kinds that follow births take `births`, or `population` and `birth_rate`; every other kind is `share` of
    `population`. Rates and shares are per person.
    """
    if births is None and population is not None and birth_rate is not None:
        births = Fraction(population) * birth_rate
    if kind in PER_BIRTH:
        return None if births is None else thousandths(PER_BIRTH[kind] * births)
    if kind == SURVIVING:
        return None if births is None else thousandths((1 - infant_mortality) * births)
    return None if share is None or population is None else thousandths(share * population)


def thousandths(people: Number) -> int:
    """The nearest thousandth of a person, halves up."""
    return int(round_half_up(Fraction(people) * 1000))
