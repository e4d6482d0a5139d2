"""The tables as three to six plain sentences that can be read aloud: always the same for the same numbers.

No sentence leans on colour, and none tells a number of a restricted indicator (FN 14).
"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.time import Month
from lokmin.coverage.forms.looks import without
from lokmin.coverage.pages import words
from lokmin.coverage.pages.chart import Column
from lokmin.coverage.pages.map import Line
from lokmin.coverage.pages.scorecard import Shown, lagging
from lokmin.coverage.pages.village import Pair, StillToReach, best, worst
from lokmin.coverage.queries import IndicatorCard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard
from lokmin.tools import printing

MOST_NAMES = 4


def block(sentences: list[str], query: Mapping[str, str]) -> dict[str, object]:
    """What the part `parts/reading.html` needs; `?bacaan=besar` opens it in large type, to be printed."""
    large = query.get("bacaan") == "besar"
    return {"heard": sentences, "reading_query": without(query, "bacaan"), "large": large}


def closed() -> list[str]:
    """What is said instead of a restricted indicator."""
    return [_("Indikator ini peka. Angkanya tidak dibacakan.")]


def of_scorecard(view: Shown) -> list[str]:
    """Months, what is reached, who lags and in what, who has not reported."""
    card = view.card
    open_codes = {i.code: i for i in view.indicators if not i.restricted}
    totals = [row for row in card.totals if row.indicator in open_codes and row.on_target is not None]
    values = {
        "month": printing.month_text(card.month),
        "areas": len(view.areas),
        "count": len(open_codes),
        "reached": sum(words.reached(row) for row in totals),
        "all": len(totals),
    }
    told = [_("Kartu capaian sampai %(month)s: %(areas)s desa dan %(count)s indikator.") % values]
    if totals:
        told.append(_("Di wilayah kerja %(reached)s dari %(all)s indikator mencapai target.") % values)
    if closed_ones := len(view.indicators) - len(open_codes):
        told.append(
            ngettext(
                "Satu indikator peka tidak ikut dibacakan dan tidak ikut dihitung di sini.",
                "%(n)s indikator peka tidak ikut dibacakan dan tidak ikut dihitung di sini.",
                closed_ones,
            )
            % {"n": closed_ones}
        )
    told += _lagging(view, open_codes)
    late = {row[0] for row in card.rows if row[12] == "missing" and row[1] in open_codes}
    names = [area.name for area in view.areas if area.id in late]
    return [*told, *_unreported(names, card.month)]


def _lagging(view: Shown, open_codes: dict[str, IndicatorCard]) -> list[str]:
    """The villages and the indicators with most that is not reached."""
    told = []
    by_area, by_code = view.below_by_area, view.below_by_code
    if len(open_codes) < len(view.indicators):
        by_area, by_code = lagging(view.card, open_codes)
    counts = {area.id: by_area[area.id] for area in view.areas}
    most = max(counts.values(), default=0)
    if view.card.ranked and most:
        names = [area.name for area in view.areas if counts[area.id] == most]
        values = {"names": words.joined(names, MOST_NAMES), "count": most}
        told.append(_("Paling banyak belum tercapai di %(names)s: %(count)s indikator.") % values)
    widest = max(by_code.values(), default=0)
    if widest:
        names = [words.name_of(i) for code, i in open_codes.items() if by_code[code] == widest]
        values = {"names": words.joined(names, 2), "count": widest}
        told.append(
            _("Indikator yang belum tercapai di paling banyak desa: %(names)s, di %(count)s desa.") % values
        )
    elif view.card.rows:
        told.append(_("Tidak ada desa yang diketahui belum mencapai target."))
    return told


def of_chart(
    found: Sequence[Column], indicator: IndicatorCard, total: PwsRow | None, month: Month, until: Month
) -> list[str]:
    """The whole, the villages in groups, the people still to be reached."""
    if indicator.restricted:
        return closed()
    pairs = [(each.area, each.row) for each in found if each.area]
    told = [_title(indicator, month), *_whole(indicator, total), *_groups(pairs, month)]
    if total and total.people_to_target:
        values = {
            "people": printing.number_text(total.people_to_target),
            "unit": words.unit_of(indicator),
            "month": printing.month_text(until),
        }
        told.append(_("Sampai %(month)s masih %(people)s %(unit)s yang perlu dijangkau.") % values)
    return told


def of_map(found: Sequence[Line], indicator: IndicatorCard, total: PwsRow | None, month: Month) -> list[str]:
    """The whole, then the areas in groups: what the fills of the map say."""
    if indicator.restricted:
        return closed()
    pairs = [(line.area, line.row) for line in found]
    return [_title(indicator, month), *_whole(indicator, total), *_groups(pairs, month)]


def _title(indicator: IndicatorCard, month: Month) -> str:
    return _("%(name)s, %(months)s.") % {
        "name": words.name_of(indicator),
        "months": words.counted_months(month, indicator),
    }


def _whole(indicator: IndicatorCard, total: PwsRow | None) -> list[str]:
    if total is None or total.ratio is None:
        return [_("Belum ada angka untuk wilayah kerja.")]
    values = {"reached": _percent(total.ratio.percent), "line": _percent(total.target_percent)}
    if total.target_percent is None:
        return [_("Wilayah kerja mencapai %(reached)s; targetnya belum diisi.") % values]
    if indicator.lower_is_better:
        return [_("Wilayah kerja %(reached)s; batasnya %(line)s.") % values]
    return [_("Wilayah kerja mencapai %(reached)s dari target %(line)s.") % values]


def _percent(value: object) -> str:
    return _("%(number)s persen") % {"number": printing.number_text(value, 1)} if value is not None else ""


def _groups(pairs: Sequence[tuple[AreaCard, PwsRow]], month: Month) -> list[str]:
    """The villages that reached the target, those below that improve, the others, those without a report."""
    known = [(area, row) for area, row in pairs if row.state_code not in {"missing", "unmeasured"}]
    unmeasured = [area.name for area, row in pairs if row.state_code == "unmeasured"]
    reached = [area.name for area, row in known if words.reached(row)]
    better = [area.name for area, row in known if row.status_code == "cukup"]
    worse = [area.name for area, row in known if row.status_code == "jelek"]
    late = [area.name for area, row in pairs if row.state_code == "missing"]
    told = []
    for names, sentence in (
        (reached, _("Tercapai: %(names)s.")),
        (better, _("Belum tercapai tetapi membaik: %(names)s.")),
        (worse, _("Belum tercapai dan belum membaik: %(names)s.")),
        (unmeasured, _("Tidak dapat diukur: %(names)s.")),
    ):
        if names and len(names) == len(pairs) > 1:
            told.append(sentence % {"names": _("semua desa")})
        elif names:
            told.append(sentence % {"names": words.joined(names, MOST_NAMES)})
    return [*told, *_unreported(late, month)]


def _unreported(names: list[str], month: Month) -> list[str]:
    if not names:
        return []
    values = {"month": printing.month_text(month), "names": words.joined(names, MOST_NAMES)}
    return [_("Belum melaporkan seluruh angka %(month)s: %(names)s.") % values]


def of_village(
    area: AreaCard, found: Sequence[Pair], reach: StillToReach | None, month: Month, *, ranked: bool
) -> list[str]:
    """What a village head hears: people first, then what is reached, what to chase, what went best.

    `found` holds no restricted indicator (pages/village.py, `pairs`).
    """
    open_pairs = [pair for pair in found if not pair[0].restricted]
    told = [_("%(name)s, %(months)s.") % {"name": area.name, "months": words.since_january(month)}]
    if reach:
        told.append(f"{reach.sentence}.")
    judged = [row for _i, row in open_pairs if row.on_target is not None and row.state_code != "missing"]
    if judged:
        n = sum(words.reached(row) for row in judged)
        sentence = ngettext(
            "%(n)s dari %(all)s indikator mencapai target.",
            "%(n)s dari %(all)s indikator mencapai target.",
            n,
        )
        told.append(sentence % {"n": n, "all": len(judged)})
    if ranked:
        told += _extremes(list(open_pairs))
    late = [words.name_of(i) for i, row in open_pairs if row.state_code == "missing"]
    if late:
        values = {"month": printing.month_text(month), "names": words.joined(late, MOST_NAMES)}
        told.append(_("%(month)s belum dilaporkan: %(names)s.") % values)
    return told


def _extremes(found: list[Pair]) -> list[str]:
    told = []
    for figures, sentence in (
        (worst(found), _("Yang paling perlu dikejar: %(names)s.")),
        (best(found), _("Yang paling baik: %(names)s.")),
    ):
        if figures:
            told.append(sentence % {"names": words.joined([each.name for each in figures])})
    return told
