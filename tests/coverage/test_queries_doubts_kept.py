"""The doubts that a freeze keeps say the same when they are read again."""

import json
from dataclasses import replace

import pytest

from lokmin.basics.time import Month, Period
from lokmin.coverage import actions, queries
from lokmin.coverage.actions import FigureEntry
from lokmin.coverage.queries.doubts_kept import written
from tests.coverage.conftest import tell

pytestmark = pytest.mark.django_db


def test_what_is_kept_is_read_back_as_it_was_said(place):
    tell(place, Month(2022, 1), Month(2023, 4))
    area = place.areas[0].id
    odd = [FigureEntry(area, "IDL", 2023, 4, 900), FigureEntry(area, "PENTA3", 2023, 4, 0)]
    actions.record_figures(scope=place.scope, puskesmas_id=place.card.id, entries=odd, source="uji")
    period = Period(Month(2023, 2), Month(2023, 4))
    here = {"scope": place.scope, "puskesmas_id": place.card.id}
    said = [d for d in queries.review(**here, months=list(period)).doubts if not d.is_missing]
    assert {finding.check for doubt in said for finding in doubt.findings} >= {"order", "sudden", "over_100"}
    frozen = actions.freeze(**here, period=period, despite="uji")
    card = queries.frozen_scorecard(scope=place.scope, freeze_id=frozen.id, month=period.last)
    assert queries.frozen_doubts(scope=place.scope, card=card) == said
    assert json.loads(json.dumps(written(said))) == written(said)


def test_what_is_missing_is_not_kept_for_the_frozen_rows_say_so(place):
    tell(place, Month(2023, 1), Month(2023, 4))
    found = queries.review(scope=place.scope, puskesmas_id=place.card.id, months=[Month(2023, 5)]).doubts
    assert any(doubt.is_missing for doubt in found)
    assert written(doubt for doubt in found if doubt.is_missing) == []
    assert len(written([replace(found[0], subject="IDL")])) == 1
