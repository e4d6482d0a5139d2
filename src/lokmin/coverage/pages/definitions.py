"""The dictionary ready to print: its list by programme or cluster, one indicator, its history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lokmin.basics.words import mark
from lokmin.coverage.pages import words
from lokmin.coverage.pages.year import decimal_text
from lokmin.coverage.queries import ChangeCard, DefinitionCard, IndicatorCard, TermCard, Uses
from lokmin.coverage.rules.definition import CLUSTERS, FIELDS, Plan, read_plan
from lokmin.tools import printing

ACCUMULATIONS = {
    "kumulatif": mark("kumulatif: jumlah sejak Januari"),
    "stok": mark("stok: keadaan terakhir, tidak dijumlahkan"),
    "bulanan": mark("bulanan: bulan itu saja"),
    "rasio": mark("rasio: pembilang dan penyebut dijumlahkan sejak Januari"),
}
CONFIDENCES = {
    "V": mark("dibaca pada sumbernya"),
    "R": mark("pengetahuan lapangan, belum dicocokkan dengan sumbernya"),
}
SENSITIVITIES = {
    "open": mark("terbuka"),
    "restricted": mark("peka: per desa hanya untuk petugas yang bertugas"),
}


@dataclass(frozen=True)
class Line:
    """One indicator of the list."""

    code: str
    name: str
    other_name: str
    unit: str
    accumulation: str
    sign: str
    marks: list[str]


@dataclass(frozen=True)
class Group:
    name: str
    lines: list[Line]


def other_name(card: IndicatorCard) -> str:
    """The name in the language that is not active."""
    return card.name if printing.language() == "en" else card.name_en


def heading_of(card: IndicatorCard, by: str) -> str:
    return _(CLUSTERS.get(card.cluster, card.cluster) if by == "cluster" else card.programme)


def groups(cards: Iterable[IndicatorCard], by: str, search: str = "") -> list[Group]:
    """The list under its headings; clusters in their order, programmes as they first come."""
    wanted = search.casefold().strip()
    found: dict[str, list[Line]] = {}
    chosen = sorted(cards, key=lambda card: card.cluster) if by == "cluster" else cards
    for card in chosen:
        texts = " ".join((card.code, card.name, card.name_en, card.short, card.definition)).casefold()
        if wanted in texts:
            found.setdefault(heading_of(card, by), []).append(_line(card))
    return [Group(name, lines) for name, lines in found.items()]


def _line(card: IndicatorCard) -> Line:
    marks = [_("peka")] if card.restricted else []
    marks += [_("diubah kabupaten")] if card.own else []
    marks += [] if card.offered else [_("tidak dipakai")]
    return Line(
        card.code,
        words.name_of(card),
        other_name(card),
        words.unit_of(card),
        _(card.accumulation),
        words.sign(card),
        marks,
    )


# ---- one indicator ----


def facts(found: DefinitionCard) -> list[tuple[str, str, bool]]:
    """Label, value, and whether the district wrote it itself."""
    card, own = found.card, found.read.own
    lines = [
        ("name", _("Nama"), card.name),
        ("name_en", _("Nama Inggris"), card.name_en),
        ("short", _("Nama pendek"), card.short),
        ("definition", _("Definisi"), card.definition),
        ("", _("Pembilang"), _side(found.numerator)),
        ("", _("Penyebut"), _denominator(found)),
        ("", _("Satuan"), words.unit_of(card)),
        ("", _("Akumulasi"), _(ACCUMULATIONS.get(card.accumulation, card.accumulation))),
        ("", _("Arah"), _direction(card)),
        ("scheduled_months", _("Bulan pelaporan"), _months_by_year(card)),
        ("programme", _("Program"), _(card.programme)),
        ("cluster", _("Klaster"), _(CLUSTERS.get(card.cluster, card.cluster))),
        ("sensitivity", _("Kepekaan"), _said("sensitivity", found.read.values["sensitivity"])),
        ("default_target", _("Target bawaan"), _said("default_target", card.default_target)),
        ("offered", _("Dipakai di kabupaten ini"), _said("offered", card.offered)),
        ("", _("Edisi"), card.edition),
        ("", _("Sumber"), card.source),
        ("", _("Keyakinan"), confidence(card.confidence)),
        ("", _("Tertulis di berkas sebagai"), ", ".join(found.aliases)),
    ]
    return [(label, value, field in own) for field, label, value in lines if value]


def confidence(text: str) -> str:
    """`V/R(target): …` with the letters explained."""
    letters = [letter for letter in CONFIDENCES if letter in text]
    told = "; ".join(f"{letter} = {_(CONFIDENCES[letter])}" for letter in letters)
    return f"{text} ({told})" if told else text


def _direction(card: IndicatorCard) -> str:
    return _("makin rendah makin baik") if card.lower_is_better else _("makin tinggi makin baik")


def _side(terms: Sequence[TermCard]) -> str:
    parts = []
    for place, term in enumerate(terms):
        sign = f" {printing.MINUS} " if term.sign < 0 else " + " if place else ""
        parts.append(f"{sign}{words.name_of(term.element)} ({term.element.code})")
    return "".join(parts)


def _denominator(found: DefinitionCard) -> str:
    if found.kind is None:
        return _side(found.denominator)
    name = found.kind.name_en if printing.language() == "en" else found.kind.name
    formula = f": {found.kind.formula}" if found.kind.formula else ""
    return _("sasaran %(name)s setahun%(formula)s") % {"name": name, "formula": formula}


def uses(found: Uses, card: IndicatorCard) -> list[tuple[str, str]]:
    """Where the Puskesmas uses it: target, reported months, frozen months, kin."""
    target = printing.percent_words(found.target / 1000) if found.target is not None else _("belum ada")
    span = _("belum ada")
    if found.first and found.last:
        span = f"{printing.month_text(found.first)} {printing.EN_DASH} {printing.month_text(found.last)}"
    kin = [words.name_of(each) for each in found.kin]
    return [
        (_("Target %(year)s") % {"year": found.year}, target),
        (_("Data dari bulan ke bulan"), span),
        (_("Bulan yang dibekukan"), str(found.frozen_months or _("belum ada"))),
        (_("Memakai hitungan yang sama"), words.joined(kin, 6) or _("tidak ada")),
    ]


# ---- history ----


@dataclass(frozen=True)
class Change:
    """One decision as it is read: what it made of what, why, who, when."""

    number: int
    fields: list[tuple[str, str, str]]
    reason: str
    at: datetime
    by: str
    note: str
    may_undo: bool


def history(found: DefinitionCard) -> list[Change]:
    return [_change(change, found) for change in found.history]


def _change(change: ChangeCard, found: DefinitionCard) -> Change:
    fields = [
        (_(FIELDS[name]), _kept(name, change.before[name]), _kept(name, said))
        for name, said in change.after.items()
        if name in FIELDS
    ]
    note = ""
    if change.undoes:
        note = _("membatalkan perubahan %(number)s") % {"number": change.undoes}
    if change.undone_by:
        note = _("dibatalkan oleh perubahan %(number)s") % {"number": change.undone_by}
    stands = all(found.read.says(name) == dict(said) for name, said in change.after.items())
    return Change(
        change.number, fields, change.reason, change.at, change.by, note, stands and not change.undone_by
    )


def _kept(field: str, said: Mapping[str, Any]) -> str:
    if said.get("years"):
        return "; ".join(_planned(read_plan(said["years"])))
    text = _said(field, said["value"]) or _("kosong")
    return text if said["own"] else _("%(text)s (menurut kamus)") % {"text": text}


def _said(field: str, value: Any) -> str:
    """A value as people read it."""
    if field == "offered":
        return _("ya") if value else _("tidak")
    if field == "default_target":
        return "" if value is None else f"{decimal_text(value)}%"
    if field == "scheduled_months":
        return _month_names(value)
    if field == "sensitivity":
        return _(SENSITIVITIES.get(value, value))
    if field == "cluster":
        return _(CLUSTERS.get(value, value))
    return str(value)


def _months_by_year(card: IndicatorCard) -> str:
    """`Februari dan Agustus; mulai 2024: Maret`."""
    return "; ".join([_month_names(card.scheduled_months), *_planned(card.plan)])


def _planned(plan: Plan) -> list[str]:
    """`mulai 2024: Maret`, a part a step."""
    return [
        _("mulai %(year)s: %(months)s")
        % {"year": year, "months": _("menurut kamus") if months is None else _month_names(months)}
        for year, months in plan
    ]


def _month_names(months: Sequence[int]) -> str:
    names = [printing.month_name(number) for number in months]
    return words.joined(names, 12) if names else _("setiap bulan")


def initial(found: DefinitionCard, this_year: int) -> dict[str, Any]:
    """What the form shows before anything is changed; months hold from this year, or as planned later."""
    values, plan = found.read.values, found.read.plan
    return {
        **values,
        "default_target": decimal_text(values["default_target"]),
        "since": max([this_year, *(year for year, _months in plan)]),
        "version": found.version,
    }
