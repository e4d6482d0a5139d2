"""The only place that reads a clock."""

from datetime import UTC, date, datetime

from lokmin.basics.time import zone


def now(zone_name: str = "WIB", fixed: date | None = None) -> datetime:
    """The time in a zone; an example Puskesmas has a fixed day, and only the hours move."""
    real = datetime.now(UTC).astimezone(zone(zone_name))
    return datetime.combine(fixed, real.timetz()) if fixed else real
