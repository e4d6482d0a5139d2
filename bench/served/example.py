"""The example as its command builds it, for a benchmark that measures over it."""

from __future__ import annotations

from django.core.management import call_command

from lokmin.basics.scope import Scope
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.web import clock
from lokmin.web.example import build
from lokmin.web.installation import command_scope


def mandalawangi() -> tuple[Scope, PuskesmasCard]:
    """Build the whole example; the larger of its Puskesmas, and who asks on its own day."""
    call_command("migrate", verbosity=0, interactive=False)
    build.build_example(report=lambda line: None)
    card = places.puskesmas_by_code(code="1033372")
    assert card
    return command_scope().at(clock.now(card.zone, card.clock_date)), card
