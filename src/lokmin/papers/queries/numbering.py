"""The next number of an issuer, from those that were given in the year."""

from datetime import date
from uuid import UUID

from lokmin.basics.scope import Scope
from lokmin.papers.models import IssuedPaper
from lokmin.papers.queries.issuers import IssuerCard
from lokmin.papers.rules.issuing import next_sequence, number_of


def next_number(*, scope: Scope, puskesmas_id: UUID, issuer: IssuerCard, day: date) -> str:
    """The number after the highest that the pattern gave in the year; empty without a pattern.

    An office with one agenda book counts all its letters, else each kind has its own count. A gap stays, and
    whoever types another number by hand sets where the count goes on.
    """
    pattern = issuer.pattern
    rows = IssuedPaper.objects.within(scope).filter(puskesmas_id=puskesmas_id, number_year=day.year)
    taken = dict(rows.exclude(number="").values_list("number", "kind"))
    counted = {n for n, kind in taken.items() if issuer.counter != "kind" or kind == issuer.kind}
    return number_of(pattern, next_sequence(pattern, counted, taken, day, book=issuer.book), day)
