"""Monday: who has not reported, what is due this week, what is late, what waits to be sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Month
from lokmin.commitments import queries as commitments
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage import queries as coverage
from lokmin.coverage.queries import IndicatorCard, MissingReport
from lokmin.people import queries as people
from lokmin.places.queries import PuskesmasCard
from lokmin.tools import printing
from lokmin.web.pages import words

SHOWN_MONTHS = 6


@dataclass(frozen=True)
class Silent:
    """A village that owes figures. `programmes` are those it owes; all of them when it sent nothing."""

    area: str
    programmes: str
    nothing: bool
    message: str
    url: str


@dataclass(frozen=True)
class Due:
    """A promise that falls due this week or is late."""

    number: int
    what: str
    who: str
    where: str
    day: date | None
    due: str
    late: bool
    url: str


def context(*, scope: Scope, puskesmas: PuskesmasCard, month: Month) -> dict[str, Any]:
    """All that the template prints."""
    monday = scope.today - timedelta(days=scope.today.weekday())
    sunday = monday + timedelta(days=6)
    calendar = coverage.calendar(scope=scope, puskesmas_id=puskesmas.id)
    owed = coverage.missing_reports(scope=scope, puskesmas_id=puskesmas.id, month=month)
    silent = _silent(scope, puskesmas, month, owed)
    cards = commitments.due(scope=scope, puskesmas_id=puskesmas.id, until=sunday)
    due = [_due(scope, puskesmas, card) for card in cards if card.due_on and card.due_on <= sunday]
    parts = [card for card in cards if card.missing_parts and card.complete_by]
    areas = len(calendar.areas) if scope.area_ids is None else len(scope.area_ids)
    return {
        "month": month,
        "months": [Month.of(scope.today).plus(-n) for n in range(1, SHOWN_MONTHS + 1)],
        "monday": monday,
        "sunday": sunday,
        "silent": silent,
        "areas": areas,
        "complete": areas - len(silent),
        "due_on": words.due(coverage.due_on(month), scope.today),
        "late_month": coverage.due_on(month) < scope.today,
        "late": [line for line in due if line.late],
        "week": [line for line in due if not line.late],
        "incomplete": [_incomplete(scope, puskesmas, card) for card in parts],
        "may_write": scope.can(Duty.WRITE_FIGURES),
        "group_message": _group_message(puskesmas, month, owed) if len(owed) > 1 else "",
        "finding": _finding(silent, month, due),
        "empty": not calendar.reporting,
        "sends": scope.can(Duty.SEND_MESSAGES),
        "may_prepare": scope.can(Duty.MANAGE_LINKS),
        "messages_waiting": _messages_waiting(scope, puskesmas),
    }


def _messages_waiting(scope: Scope, puskesmas: PuskesmasCard) -> int:
    """How many messages the asker has to send."""
    if not scope.can(Duty.SEND_MESSAGES):
        return 0
    return len(people.waiting_messages(scope=scope, puskesmas_id=puskesmas.id))


def _finding(silent: Sequence[Silent], month: Month, due: Sequence[Due]) -> str:
    late = sum(line.late for line in due)
    reports = (
        ngettext("%(n)s desa belum lengkap melapor", "%(n)s desa belum lengkap melapor", len(silent))
        % {"n": len(silent)}
        if silent
        else _("Semua desa sudah melapor %(month)s") % {"month": printing.month_text(month)}
    )
    if not late:
        return reports
    told = ngettext("%(n)s komitmen lewat tenggat", "%(n)s komitmen lewat tenggat", late) % {"n": late}
    return _("%(reports)s, %(late)s") % {"reports": reports, "late": told}


def _silent(
    scope: Scope, puskesmas: PuskesmasCard, month: Month, owed: Iterable[MissingReport]
) -> list[Silent]:
    cards = coverage.indicators(puskesmas_id=puskesmas.id)
    return [_silent_line(puskesmas, month, report, cards) for report in owed]


def _silent_line(
    puskesmas: PuskesmasCard, month: Month, report: MissingReport, cards: list[IndicatorCard]
) -> Silent:
    home = {element: card.programme for card in reversed(cards) for element in card.elements}
    programmes = list(dict.fromkeys(home[element] for element in report.elements if element in home))
    names = ", ".join(programmes)
    what = _("seluruh data") if report.nothing or not names else _("data %(names)s") % {"names": names}
    told = {
        "what": what,
        "month": printing.month_text(month),
        "village": report.area.name,
        "day": printing.date_long(coverage.due_on(month)),
        "puskesmas": puskesmas.full_name,
    }
    message = _(
        "Selamat pagi. %(puskesmas)s belum menerima %(what)s bulan %(month)s dari %(village)s"
        " (tenggat %(day)s). Mohon dikirim hari ini; bila ada kendala, balas pesan ini. Terima kasih."
    )
    address = reverse("coverage:entry_village", args=[puskesmas.code, report.area.id])
    return Silent(
        area=report.area.name,
        programmes=_("Semua program") if report.nothing or not names else names,
        nothing=report.nothing,
        message=message % told,
        url=f"{address}?bulan={month}",
    )


def _group_message(puskesmas: PuskesmasCard, month: Month, owed: Sequence[MissingReport]) -> str:
    """One text for the group, without personal links (FN 30)."""
    names = ", ".join(report.area.name for report in owed)
    return _(
        "Selamat pagi. Laporan %(month)s yang belum lengkap: %(names)s. Tenggat %(day)s."
        " Terima kasih kepada desa yang sudah mengirim. %(puskesmas)s"
    ) % {
        "month": printing.month_text(month),
        "names": names,
        "day": printing.date_long(coverage.due_on(month)),
        "puskesmas": puskesmas.full_name,
    }


def _due(scope: Scope, puskesmas: PuskesmasCard, card: CommitmentCard) -> Due:
    return _line(scope, puskesmas, card, card.due_on)


def _incomplete(scope: Scope, puskesmas: PuskesmasCard, card: CommitmentCard) -> Due:
    """A promise whose where, how many or when was to follow within seven days (FN 25)."""
    return _line(scope, puskesmas, card, card.complete_by)


def _line(scope: Scope, puskesmas: PuskesmasCard, card: CommitmentCard, day: date | None) -> Due:
    who = {"name": card.holder_name, "title": card.office_title}
    return Due(
        number=card.number,
        what=card.what,
        who=_("%(name)s, %(title)s") % who if card.holder_name else card.office_title,
        where=", ".join(card.area_names),
        day=day,
        due=words.due(day, scope.today) if day else "",
        late=bool(day and day < scope.today),
        url=reverse("commitments:detail", kwargs={"code": puskesmas.code, "commitment_id": card.id}),
    )
