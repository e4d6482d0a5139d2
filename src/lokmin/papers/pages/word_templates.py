"""The Word templates of a Puskesmas ready to show: what is used, what was, which names there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokmin.papers.queries import KINDS, TEMPLATED, TemplateCard
from lokmin.papers.rules.template_names import EXAMPLES, Value


@dataclass(frozen=True)
class TemplateLine:
    """One kind of paper: its own template in use, if any, and those before it."""

    kind: str
    name: str
    used: TemplateCard | None
    former: tuple[TemplateCard, ...]


@dataclass(frozen=True)
class NameLine:
    """One name that a template may use: how it is written, and an example of what stands there."""

    written: str
    example: str


def template_lines(cards: Sequence[TemplateCard]) -> list[TemplateLine]:
    return [template_line(kind, cards) for kind in TEMPLATED]


def template_line(kind: str, cards: Sequence[TemplateCard]) -> TemplateLine:
    own = [card for card in cards if card.kind == kind]
    used = next((card for card in own if card.retired_at is None), None)
    return TemplateLine(kind, _(KINDS[kind]), used, tuple(card for card in own if card.retired_at))


def name_lines(kind: str) -> list[NameLine]:
    """Every name of a kind of paper in the order of the letter; a list with how it is repeated."""
    return [line for name, value in EXAMPLES[kind].items() for line in _lines(name, value)]


def _lines(name: str, value: Value) -> list[NameLine]:
    if isinstance(value, str):
        return [NameLine(f"{{{{ {name} }}}}", value)]
    loop = f"{{%p for x in {name} %}} … {{%p endfor %}}"
    first = value[0]
    if isinstance(first, str):
        return [NameLine(loop, ""), NameLine("{{ x }}", "; ".join(map(str, value)))]
    return [NameLine(loop, ""), *(NameLine(f"{{{{ x.{part} }}}}", text) for part, text in first.items())]
