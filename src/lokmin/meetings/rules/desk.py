"""What the desk at the door sends: one line of the tick list."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Tick:
    """One line of the list. `before` is the presence that the page showed, empty when there was none;
    an empty `presence` takes the line back."""

    office_id: UUID
    presence: str
    before: str = ""
    person_name: str = ""
    person_title: str = ""
    reason: str = ""
