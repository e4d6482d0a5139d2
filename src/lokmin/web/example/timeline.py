"""Events of the story in the order of time, whoever thought of them first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lokmin.basics.scope import Scope


@dataclass(frozen=True)
class Event:
    """Something that happens at a moment, at the Puskesmas `code`; `do` gets the teller's scope of then.

    Events that bring their own scope ignore it.
    """

    at: datetime
    do: Callable[[Scope], Any]
    code: str


def in_order(events: Iterable[Event]) -> list[Event]:
    """By time; what was planned first comes first within one moment."""
    return sorted(events, key=lambda event: event.at)
