"""Terms of office: who held it when, never two on one day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lokmin.basics.refusal import Refusal


@dataclass(frozen=True)
class Term:
    """The days from `since` to `until` (None: still)."""

    since: date
    until: date | None = None

    def meets(self, other: "Term") -> bool:
        """Whether the two share a day."""
        starts = self.until is None or other.since <= self.until
        return starts and (other.until is None or self.since <= other.until)


def check_term(term: Term, others: Iterable[Term]) -> None:
    """A term ends after it began, and shares no day with another of the same office."""
    if term.until and term.until < term.since:
        raise Refusal("people.term_backwards", since=term.since, until=term.until)
    for other in others:
        if term.meets(other):
            raise Refusal("people.term_overlaps", since=other.since)


def room_from(since: date, others: Iterable[Term]) -> date | None:
    """The last free day of a term that begins on `since`: the day before the next one begins."""
    later = [other.since for other in others if other.since > since]
    return min(later) - timedelta(days=1) if later else None


def cut_before(since: date, others: Iterable[Term]) -> list[Term]:
    """Those that began before `since` and would reach it: they end the day before."""
    return [o for o in others if o.since < since and (o.until is None or o.until >= since)]
