"""What stands in the form that repeats a meeting."""

from typing import Any

from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.meetings.pages import plan
from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.rules.people import same_person
from lokmin.places.queries import PuskesmasCard


def start(*, scope: Scope, puskesmas: PuskesmasCard, old: MeetingCard) -> dict[str, Any]:
    """Number, day and months by the custom of the series; hours, venue, theme and who takes part as then.

    The chair is who holds the title now; one whose title the custom does not know stays as then.
    """
    by_custom = plan.defaults(scope=scope, puskesmas=puskesmas, family=old.family.key, name=old.name)
    taken_over = {
        name: getattr(old, name)
        for name in ("starts_at", "ends_at", "venue", "theme", "note_taker")
        if getattr(old, name)
    }
    if same_person(_plain(by_custom["chair_title"])) != same_person(_plain(old.chair_title)):
        taken_over |= {"chair_name": old.chair_name, "chair_title": old.chair_title}
    own = [i for i in (old.puskesmas_id, *old.taking_part_ids) if i != puskesmas.id]
    return {**by_custom, **taken_over, "taking_part": [str(i) for i in own], "again": True}


def _plain(title: str) -> str:
    """The title without Plt., Plh. or Pj., so that an acting holder is the same office."""
    first, _space, rest = title.partition(" ")
    return rest if first in ("Plt.", "Plh.", "Pj.", "Pjs.") and rest else title


def chair_words(old: MeetingCard, start: dict[str, Any]) -> str:
    """Says that another person leads now; empty when it is the same one."""
    if not old.chair_name or same_person(start["chair_name"]) == same_person(old.chair_name):
        return ""
    told = {
        "title": start["chair_title"] or old.chair_title,
        "before": old.chair_name,
        "now": start["chair_name"],
    }
    if not start["chair_name"]:
        return _("%(title)s: dahulu %(before)s, sekarang belum tercatat.") % told
    return _("%(title)s: dahulu %(before)s, sekarang %(now)s.") % told
