"""Doubts about the figures of a Puskesmas: the marks of a scorecard, and all that a review lists."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.management import call_command

from bench.scorecard import NOW, dictionary, figures, puskesmas, statistics
from bench.timing import Result, measure
from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.places.models import Area, Catchment

MONTH = Month(2023, 6)


def run() -> Iterator[Result]:
    call_command("migrate", verbosity=0)
    dictionary()
    centre, areas = puskesmas("1000015", 15)
    count = figures(centre, areas)
    Catchment.objects.bulk_create(Catchment(puskesmas_id=centre, area_id=area) for area in areas)
    statistics()
    kecamatan = Area.objects.get(kind="kecamatan").id
    scope = Scope.of_command("ukur", NOW, [centre], [kecamatan])
    data = f"15 villages × 60 elements, of {count:,} facts"
    card = queries.scorecard(scope=scope, puskesmas_id=centre, month=MONTH)
    yield measure("marks of a scorecard", data, lambda: queries.month_doubts(scope=scope, card=card))
    months = [MONTH.plus(-back) for back in (2, 1, 0)]
    yield measure(
        "review of three months",
        data,
        lambda: queries.review(scope=scope, puskesmas_id=centre, months=months, card=card),
    )
