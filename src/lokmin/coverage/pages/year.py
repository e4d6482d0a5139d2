"""The tables of a year: sasaran by village and kind, targets by indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.refusal import Refusal
from lokmin.coverage.pages import words
from lokmin.coverage.queries import IndicatorCard
from lokmin.coverage.rules.catalogue import KindFact
from lokmin.places.queries import AreaCard
from lokmin.tools import printing
from lokmin.tools.refused import sentence_of

LOCAL = "setempat"  # in data/indicators: a district, province or year sets it


@dataclass(frozen=True)
class Input:
    """One number of the table. `last_year` stands beside it while this year's has not arrived."""

    name: str
    label: str
    value: str
    last_year: str
    problem: str = ""

    @property
    def id(self) -> str:
        return self.name.replace(":", "-")


@dataclass(frozen=True)
class Row:
    """One line of the table. `code` is the indicator of a target, `own` how many areas differ from it."""

    head: str
    note: str
    inputs: list[Input]
    code: str = ""
    own: int = 0


def decimal_text(thousandths: int | None) -> str:
    """`1101,2` without trailing zeros and without a thousands sign, as it can be typed again."""
    return "" if thousandths is None else printing.typed_decimal(Fraction(thousandths, 1000))


def people_text(thousandths: int | None) -> str:
    """`1.101,2` without trailing zeros, to be read."""
    if thousandths is None:
        return ""
    value = Fraction(thousandths, 1000)
    return printing.number_text(value, printing.places_of(value))


def kind_name(kind: KindFact) -> str:
    return kind.name_en if printing.language() == "en" else kind.name


def population_rows(
    areas: Sequence[AreaCard],
    kinds: Sequence[KindFact],
    now: Mapping[tuple[UUID, str], int],
    last: Mapping[tuple[UUID, str], int],
    texts: Mapping[tuple[str, str], str],
    wrong: Mapping[tuple[str, str], Refusal],
) -> list[Row]:
    def one(area: AreaCard, kind: KindFact) -> Input:
        key, typed = (area.id, kind.code), (str(area.id), kind.code)
        return Input(
            name=f"n:{area.id}:{kind.code}",
            label=f"{kind_name(kind)}, {area.name}",
            value=texts.get(typed, decimal_text(now.get(key))),
            last_year=decimal_text(last.get(key)),
            problem=sentence_of(wrong[typed]) if typed in wrong else "",
        )

    return [Row(area.name, "", [one(area, kind) for kind in kinds]) for area in areas]


def target_rows(
    cards: Sequence[IndicatorCard],
    now: Mapping[str, int],
    last: Mapping[str, int],
    texts: Mapping[tuple[str, str], str],
    wrong: Mapping[tuple[str, str], Refusal],
    *,
    own: Mapping[str, int] | None = None,
    fill: bool = False,
) -> list[Row]:
    """With `fill`, what is empty shows the district's usual target, to be saved or changed.

    `own` counts the villages that have a target of their own.
    """
    others = own or {}

    def one(card: IndicatorCard) -> Input:
        typed = ("target", card.code)
        usual = card.default_target if fill else None
        return Input(
            name=f"n:target:{card.code}",
            label=words.name_of(card),
            value=texts.get(typed, decimal_text(now.get(card.code, usual))),
            last_year=decimal_text(last.get(card.code)),
            problem=sentence_of(wrong[typed]) if typed in wrong else "",
        )

    return [
        Row(words.name_of(card), _target_note(card), [one(card)], card.code, others.get(card.code, 0))
        for card in cards
    ]


def area_target_rows(
    areas: Sequence[AreaCard],
    code: str,
    now: Mapping[tuple[UUID, str], int],
    last: Mapping[tuple[UUID, str], int],
    texts: Mapping[tuple[str, str], str],
    wrong: Mapping[tuple[str, str], Refusal],
) -> list[Row]:
    """Villages with the target of one indicator where it is their own."""

    def one(area: AreaCard) -> Input:
        typed = (str(area.id), code)
        return Input(
            name=f"n:{area.id}:{code}",
            label=_("Target %(area)s") % {"area": area.name},
            value=texts.get(typed, decimal_text(now.get((area.id, code)))),
            last_year=decimal_text(last.get((area.id, code))),
            problem=sentence_of(wrong[typed]) if typed in wrong else "",
        )

    return [Row(area.name, "", [one(area)]) for area in areas]


def _target_note(card: IndicatorCard) -> str:
    """Group, direction, and the usual target: the district's own where it has one."""
    if card.default_target is not None:
        usual = _("target kabupaten %(percent)s%%") % {"percent": decimal_text(card.default_target)}
    elif card.usual_target == LOCAL:
        usual = _("menurut daerah")
    else:
        usual = _("lazimnya %(target)s") % {"target": card.usual_target} if card.usual_target else ""
    return ", ".join(part for part in (_(card.group), words.sign(card), usual) if part)
