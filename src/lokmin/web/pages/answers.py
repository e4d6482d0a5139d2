"""What was promised for problems, for the room of problems, which knows no promises."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.commitments import queries as promises
from lokmin.commitments.pages import LOOKS
from lokmin.obstacles.pages.answers import Answer
from lokmin.places.queries import PuskesmasCard


def answers(*, scope: Scope, puskesmas: PuskesmasCard, problem_ids: Collection[UUID]) -> list[Answer]:
    """Each promise in one line, by number."""
    found = promises.answering(scope=scope, puskesmas_id=puskesmas.id, problem_ids=problem_ids)
    return [
        Answer(
            card.problem_id,
            card.need_id,
            card.number,
            card.office_title,
            card.what,
            LOOKS[card.state],
            _(promises.STATES[card.state]),
            reverse("commitments:detail", kwargs={"code": puskesmas.code, "commitment_id": card.id}),
        )
        for card in found
    ]
