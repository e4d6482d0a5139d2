"""Which element does a word mean? The code, or a name under which the field writes it."""

from difflib import SequenceMatcher
from functools import cache

from lokmin.basics.spelling import key
from lokmin.coverage.rules import catalogue


@cache
def known_elements() -> frozenset[str]:
    return frozenset(fact.code for fact in catalogue.elements())


def element_of(text: str) -> str | None:
    """The element whose code, name or alias `text` is; also that of an indicator that counts one element.

    A word that means two elements means none."""
    codes = _names().get(key(text), frozenset())
    return next(iter(codes)) if len(codes) == 1 else None


@cache
def _names() -> dict[str, frozenset[str]]:
    """Codes win over aliases, elements over indicators."""
    found: dict[str, frozenset[str]] = {}
    layers = [{code: {code} for code in known_elements()}, _element_aliases(), _indicator_names()]
    for layer in layers:
        merged: dict[str, set[str]] = {}
        for name, codes in layer.items():
            merged.setdefault(key(name), set()).update(codes)
        found = {**{name: frozenset(codes) for name, codes in merged.items()}, **found}
    return found


def _element_aliases() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in catalogue.elements():
        for name in (fact.name, *fact.aliases):
            found.setdefault(name, set()).add(fact.code)
    return found


def _indicator_names() -> dict[str, set[str]]:
    """An indicator with one element over a sasaran is entered as that element."""
    found: dict[str, set[str]] = {}
    for fact in catalogue.indicators():
        if len(fact.terms) == 1:
            for name in (fact.code, fact.short, fact.name, *fact.aliases):
                found.setdefault(name, set()).add(fact.terms[0].element)
    return found


_LIKE = 0.6


def similar_elements(text: str, most: int = 3) -> list[str]:
    """Elements whose code or name resembles a word, the most similar first: offered and never taken."""
    wanted = key(text)
    likeness: dict[str, float] = {}
    for name, codes in _names().items():
        if len(codes) == 1 and name:
            code = next(iter(codes))
            likeness[code] = max(likeness.get(code, 0), SequenceMatcher(None, wanted, name).ratio())
    close = sorted((-score, code) for code, score in likeness.items() if score >= _LIKE)
    return [code for _score, code in close[:most]]
