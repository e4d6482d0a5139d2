"""Which numbers a screen shows: those of now, or those that were frozen; and how to see the other."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.time import Month, Period
from lokmin.coverage.forms.looks import Chosen
from lokmin.coverage.pages import words
from lokmin.coverage.queries import Calendar, FreezeCard, Scorecard
from lokmin.tools import printing


@dataclass(frozen=True)
class Which:
    """`differs` calls for a warning look; `url` shows the other numbers."""

    sentence: str
    url: str
    verb: str
    differs: bool


def which(card: Scorecard, *, frozen: bool, changed: int, other: str) -> Which | None:
    """The line above the numbers; None where the month is not frozen, or not shown as it is frozen (by
    projected sasaran). `changed`: live numbers that differ; `other`: the address of the other numbers.
    """
    if card.frozen is None or card.basis != "projected":
        return None
    if frozen:
        told = _("Ini angka beku, seperti pada hari dibekukan. %(frozen)s.")
        sentence = told % {"frozen": words.frozen_words(card.frozen)}
        return Which(sentence, other, _("Lihat angka sekarang"), True)
    if changed:
        told = ngettext(
            "Ini angka sekarang; %(n)s angka berbeda dari angka beku.",
            "Ini angka sekarang; %(n)s angka berbeda dari angka beku.",
            changed,
        ) % {"n": changed}
    else:
        told = _("Ini angka sekarang, sama dengan angka beku.")
    return Which(told, other, _("Lihat angka beku"), bool(changed))


@dataclass(frozen=True)
class MonthChoice:
    """One line of the choice of months."""

    value: str
    text: str
    now: bool


def choices(calendar: Calendar, month: Month | None, freeze: FreezeCard | None) -> list[MonthChoice]:
    """Months with figures, live; then the frozen periods by their last month, and the frozen month shown."""
    live = [
        MonthChoice(str(each), printing.month_text(each), not freeze and each == month)
        for each in sorted(calendar.reporting, reverse=True)
    ]
    found = []
    for card in calendar.freezes:
        period, last = printing.month_range(card.period), card.period.last
        text = _("%(period)s, dibekukan") % {"period": period}
        found.append(MonthChoice(f"{card.id}@{last}", text, card == freeze and month == last))
        if month and card == freeze and month != last:
            told = {"month": printing.month_text(month), "period": period}
            text = _("%(month)s, beku dalam %(period)s") % told
            found.append(MonthChoice(f"{card.id}@{month}", text, now=True))
    return [*live, *found]


def remarks(chosen: Chosen, month: Month | None, freeze: FreezeCard | None) -> list[str]:
    """What of the address could not be followed, and what is shown instead: a sentence each."""
    if month is None:
        return []
    shown = {"month": printing.month_text(month)}
    told = [
        _("“%(given)s” pada alamat bukan bulan; yang tampil %(month)s. Tulis seperti 2023-05.")
        % {"given": text, **shown}
        for text in chosen.spoilt_months
    ]
    if chosen.spoilt_freeze:
        told.append(_("Masa beku pada alamat tidak dikenal; yang tampil angka sekarang."))
    elif chosen.freeze_id and not freeze and chosen.basis == "counted":
        told.append(_("Angka beku selalu menurut proyeksi; yang tampil angka sekarang menurut pendataan."))
    elif chosen.freeze_id and not freeze:
        told.append(_("Masa beku pada alamat tidak memuat %(month)s; yang tampil angka sekarang.") % shown)
    return told


def outside(months: list[Month]) -> str:
    """What of a line over months is not frozen, though the look is; empty when all of it is."""
    if not months:
        return ""
    return _("%(months)s di luar masa beku: titik kosong, angka sekarang.") % {
        "months": printing.month_range(Period(months[0], months[-1]))
    }
