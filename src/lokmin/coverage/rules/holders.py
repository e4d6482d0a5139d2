"""Who is to look at a number: the village's midwife, the holder of the programme, else the village itself."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar
from uuid import UUID


class Holder(Protocol):
    """Somebody with a title; `area_ids` is empty for who holds a programme and no village."""

    @property
    def title(self) -> str: ...
    @property
    def area_ids(self) -> frozenset[UUID]: ...


H = TypeVar("H", bound=Holder)


@cache
def _words() -> dict[str, list[str]]:
    text = files("lokmin.coverage").joinpath("data", "quality.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["holders"])


def of_area(staff: Iterable[H], area_id: UUID | None) -> H | None:
    """The one who holds that village; the one with the fewest villages when several do."""
    mine = [one for one in staff if area_id in one.area_ids]
    return min(mine, key=lambda one: len(one.area_ids), default=None)


def of_programme(staff: Sequence[H], programme: str) -> H | None:
    """The programme holder whose title names the programme; the only one there is holds them all."""
    holders = [one for one in staff if not one.area_ids]
    words = [programme.casefold(), *_words().get(programme, ())]
    named = [one for one in holders if any(word in f"{one.title.casefold()} " for word in words)]
    if named:
        return named[0]
    return holders[0] if len(holders) == 1 else None
