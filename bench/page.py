"""The scorecard page of one Puskesmas through the whole server, uncached: 15 villages × 60 indicators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.scorecard import dictionary, figures, puskesmas, statistics
from bench.timing import Result, measure
from lokmin.basics.scope import Role
from lokmin.coverage.models import Figure
from lokmin.people import actions as people
from lokmin.places.models import Catchment
from lokmin.web import installation

CODE, ADDRESS = "1000015", "/p/1000015/capaian/?bulan=2023-06"
PLAIN = Template(
    "<table>{% for f in figures %}<tr><td>{{ f.area.name }}<td>{{ f.element.name }}<td>"
    "{{ f.count }}{% endfor %}</table>"
)


def member(centre: object) -> Client:
    """A browser of the head of that Puskesmas, signed in."""
    from django.contrib.auth import get_user_model

    scope = installation.command_scope()
    account = people.new_account(scope=scope, username="ukur", name="Ukur", password="kata-sandi-ukur-ukur")
    people.give_role(
        scope=scope,
        account_id=account,
        role=Role.HEAD,
        puskesmas_id=centre,
        since=scope.today - timedelta(days=1),
    )
    browser = Client(headers={"host": "localhost"})
    user = get_user_model().objects.get(pk=account)
    browser.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return browser


def plain_page(centre: object) -> HttpResponse:
    """The peer: the same figures of the month as a plain list, from tables to HTML, without a rule."""
    rows = Figure.unscoped.filter(puskesmas_id=centre, year=2023, month=6).select_related("area", "element")
    return HttpResponse(PLAIN.render(Context({"figures": rows.order_by("element_id", "area_id")})))


def run() -> Iterator[Result]:
    call_command("migrate", verbosity=0)
    dictionary()
    centre, areas = puskesmas(CODE, 15)
    count = figures(centre, areas)
    Catchment.objects.bulk_create(Catchment(puskesmas_id=centre, area_id=area) for area in areas)
    statistics()
    browser = member(centre)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(ADDRESS)
    assert answer.status_code == 200, answer.status_code
    data = f"15 villages × 60 indicators, of {count:,} facts, {len(asked)} queries"
    made = measure("scorecard page of a Puskesmas", data, partial(browser.get, ADDRESS), runs=15, aim=0.010)
    made.notes.append(f"{len(answer.content) / 1e3:,.0f} kB; signed in, through every middleware")
    yield made
    yield measure(
        "peer: the month's figures as a plain list",
        "900 figures, ORM and template",
        partial(plain_page, centre),
    )
