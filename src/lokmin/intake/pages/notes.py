"""Issues as the copy of a file says them."""

from collections.abc import Iterable

from django.utils.translation import gettext

from lokmin.basics.words import mark
from lokmin.intake.pages.preview import sentence
from lokmin.intake.rules.notes import Note, Notes
from lokmin.intake.rules.report import Issue, Severity

_SEVERITIES = {
    Severity.ERROR: mark("tidak disimpan"),
    Severity.WARNING: mark("periksa"),
    Severity.INFO: mark("catatan"),
}


def notes(issues: Iterable[Issue]) -> Notes:
    """Issues as the copy of the file says them, the gravest first."""
    order = list(_SEVERITIES)
    lines = [
        Note(
            issue.sheet,
            issue.cell,
            issue.value,
            sentence(issue),
            gettext(_SEVERITIES[Severity(issue.severity)]),
        )
        for issue in sorted(issues, key=lambda issue: order.index(Severity(issue.severity)))
    ]
    heads = (
        gettext("Lembar"), gettext("Sel"), gettext("Yang tertulis"), gettext("Catatan"), gettext("Tingkat"),
    )  # fmt: skip
    return Notes(tuple(lines), heads)
