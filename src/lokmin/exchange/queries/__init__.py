"""What others may take along, and what went to a hall and came back."""

from lokmin.exchange.queries.calendar import events
from lokmin.exchange.queries.packages import (
    ConflictCard,
    PackageCard,
    ReturnCard,
    conflict,
    conflicts,
    package,
    packages,
    returns,
)

__all__ = [
    "ConflictCard",
    "PackageCard",
    "ReturnCard",
    "conflict",
    "conflicts",
    "events",
    "package",
    "packages",
    "returns",
]
