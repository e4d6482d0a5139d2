"""The scorecard as HTML, uncached and gzipped: 340 villages × 60 indicators, 20,400 cells."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from uuid import UUID

from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from bench.timing import Result, measure
from lokmin.basics.scope import Role, Scope
from lokmin.basics.time import Month, zone
from lokmin.coverage.forms.looks import Chosen
from lokmin.coverage.pages import freezing, reading
from lokmin.coverage.pages import scorecard as pages
from lokmin.coverage.queries import Calendar, IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.coverage.views.look import Look
from lokmin.places.queries import AreaCard, PuskesmasCard

VILLAGES, INDICATORS = 340, 60
MONTH = Month(2023, 6)
NOW = datetime(2023, 8, 7, 9, 0, tzinfo=zone("WIB"))
SCOPE = Scope("Ani", Role.CAMAT, NOW, frozenset(), frozenset())
STATUSES = ("baik", "cukup", "kurang", "jelek")


def indicator(number: int) -> IndicatorCard:
    name = f"Indikator nomor {number}"
    more = {"definition": "", "edition": "", "source": "", "elements": (f"E{number}",)}
    return IndicatorCard(
        code=f"I{number}",
        name=name,
        name_en=name,
        short=f"I{number}",
        programme=f"Program {number // 12}",
        cluster="2",
        unit="orang",
        unit_en="people",
        population_kind="bayi",
        accumulation="kumulatif",
        lower_is_better=False,
        scheduled_months=(),
        restricted=False,
        reported=True,
        **more,
    )


def row(area: UUID | None, code: str, chance: random.Random) -> PwsRow:
    """A believable cell; one in fifty was not reported."""
    people, reached = chance.randint(30_000, 90_000), chance.randint(8, 60)
    this, before = chance.randint(0, 9), chance.randint(0, 9)
    missing = area is not None and chance.random() < 0.02
    status = None if missing else chance.choice(STATUSES)
    return PwsRow(
        area=area,
        indicator=code,
        numerator=None if missing else reached,
        denominator=people,
        this_month=None if missing else this,
        this_denominator=None if missing else people,
        previous_month=before,
        previous_denominator=people,
        target=100_000,
        line_months=6,
        on_target=None if missing else int(status in {"baik", "kurang"}),
        people_to_target=3,
        state_code="missing" if missing else "value",
        trend_code=None if missing else "up",
        status_code=status,
        rank=1,
        provisional=0,
        villages_counted=VILLAGES,
        villages_missing=0,
        villages_late=0,
    )


def card() -> Scorecard:
    chance, ids = random.Random(1), count(1)
    areas = [
        AreaCard(UUID(int=next(ids)), f"16.06.02.{n}", f"Desa nomor {n}", "desa", "", None)
        for n in range(VILLAGES)
    ]
    indicators = [indicator(number) for number in range(INDICATORS)]
    return Scorecard(
        puskesmas_id=UUID(int=9),
        month=MONTH,
        until=MONTH,
        basis="projected",
        areas=areas,
        indicators=indicators,
        rows=[row(area.id, i.code, chance) for area in areas for i in indicators],
        totals=[row(None, i.code, chance) for i in indicators],
        provisional=False,
        frozen=None,
        catchment=areas,
    )


def puskesmas() -> PuskesmasCard:
    here, district = UUID(int=9), UUID(int=8)
    fixed = NOW.date()
    return PuskesmasCard(
        here, "1011689", "Lais", district, "Lais", district, "Muba", "16.06", "WIB", "", True, fixed
    )


def page(scored: Scorecard, place: PuskesmasCard) -> bytes:
    """What the view does after the numbers are there, and what a server would send."""
    view = pages.shown(scored)
    request = RequestFactory().get("/")
    look = Look(request, SCOPE, place, Calendar([], {}, [], MONTH), Chosen(), MONTH, None)
    context = {
        "look": look,
        "card": scored,
        "view": view,
        "month": MONTH,
        "body_mark": pages.BODY,
        "table": (table := pages.table(view, place.code, "?bulan=2023-06")),
        "heading": pages.finding(view),
        "lead": pages.lead(view),
        "notes": pages.notes(view, {})[0],
        **reading.block(reading.of_scorecard(view), {}),
        "puskesmas": place,
        "panel": freezing.panel(SCOPE, look.calendar),
    }
    return pages.whole(render_to_string("coverage/scorecard.html", context), table)


def run() -> Iterator[Result]:
    translation.activate("id")
    scored, place = card(), puskesmas()
    cells = f"{VILLAGES} × {INDICATORS} = {VILLAGES * INDICATORS:,} cells"
    html = page(scored, place)
    assert html.count(b"<td") >= VILLAGES * INDICATORS, "the page lacks cells"
    packed = gzip.compress(html, 1)
    made = measure("scorecard page, uncached", cells, lambda: page(scored, place), runs=15, aim=0.02)
    made.notes.append(f"{len(html) / 1e6:.2f} MB, gzipped {len(packed) / 1e3:.0f} kB")
    yield made
    yield measure(
        "the same, gzipped (level 1)", cells, lambda: gzip.compress(page(scored, place), 1), runs=15
    )
