"""The board: promises in lanes by state, or listed by sector, village or problem."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lokmin.basics.ids import read_id
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import pages, queries
from lokmin.commitments.forms import words
from lokmin.commitments.pages.board import ASIDE, PER_PAGE
from lokmin.commitments.queries import Asked, Glance
from lokmin.people import queries as people
from lokmin.places import queries as places
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.door import page
from lokmin.tools.markup import options

WAYS = ("keadaan", "sektor", "desa", "masalah")
_LOOK_STATE = {"agreed": "agreed", "running": "under_way", "done": "done", "carried": "carried_over"}


@dataclass(frozen=True)
class Look:
    """What the address asks for: filters, grouping, all or the recent ones."""

    asked: Asked
    way: str
    everything: bool
    listed: bool
    query: QueryDict

    @property
    def filtered(self) -> bool:
        return self.asked != Asked()

    def address(self, **changes: str) -> str:
        """The same look with something changed, as the end of an address; empty values are left out."""
        query = self.query.copy()
        query.pop("hal", None)
        for name, value in changes.items():
            query[name] = value
        for name in [name for name in query if not query[name]]:
            del query[name]
        return f"?{query.urlencode()}"


def _look(request: HttpRequest) -> Look:
    got = request.GET
    state = got.get("keadaan", "")
    asked = Asked(
        state=state if state in queries.STATES else "",
        sector=got.get("sektor", ""),
        area_id=read_id(got.get("desa", "")),
        problem_id=read_id(got.get("masalah", "")),
        late=got.get("lewat") == "1",
    )
    way = got.get("menurut", "")
    listed = got.get("daftar") == "1" or way in WAYS[1:]
    return Look(asked, way if way in WAYS else WAYS[0], got.get("semua") == "1", listed, got)


@require_GET
@page(Duty.READ_COMMITMENTS)
def board(request: HttpRequest, *, scope: Scope, puskesmas: PuskesmasCard) -> HttpResponse:
    """Who promised what: five lanes, or a list in groups; filters stay in the address."""
    look = _look(request)
    ended = look.everything or look.asked.state in ("done", "carried_over", "withdrawn")
    since = None if ended else pages.board_since(scope.today)
    known, hidden = queries.glances(scope=scope, puskesmas_id=puskesmas.id, since=since)
    shown = [one for one in known if look.asked.takes(one, scope.today)]
    sectors = {sector.code: sector.name for sector in people.sectors()}
    villages = places.catchment(puskesmas_id=puskesmas.id)
    areas = {area.id: area.name for area in villages}
    photos = _photos(scope, puskesmas)
    rows = pages.sector_rows(shown, sectors, scope.today)
    context = {
        "headline": pages.headline(shown, scope.today, photos),
        "photos": photos,
        "look": look,
        "asked": look.asked,
        "ways": _ways(look),
        "choices": _choices(known, look.asked, sectors, areas),
        "sectors": pages.sector_lines(rows),
        "sector_sums": pages.sums_line(rows),
        "hidden": hidden,
        "all_address": look.address(semua="1"),
        "stuck": sum(one.state in ("blocked", "handed_up") for one in known),
        "may_write": scope.can(Duty.WRITE_COMMITMENTS),
        "may_report": scope.can(Duty.REPORT_PROGRESS),
        "found": len(shown),
        **(_list if look.listed else _lanes)(scope, puskesmas, look, shown, sectors, areas),
    }
    return render(request, "commitments/board.html", context)


def _photos(scope: Scope, puskesmas: PuskesmasCard) -> int:
    if not scope.can(Duty.REPORT_PROGRESS):
        return 0
    return queries.waiting_photos(scope=scope, puskesmas_id=puskesmas.id)


def _choices(
    known: list[Glance], asked: Asked, sectors: dict[str, str], areas: dict[UUID, str]
) -> dict[str, str]:
    """What may be chosen in the filter, and what is."""
    problems = [(key, Truncator(words).chars(60)) for key, words in _problems(known, asked)]
    return {
        "states": options(words(queries.STATES), asked.state),
        "sectors": options(sectors.items(), asked.sector),
        "areas": options(areas.items(), asked.area_id),
        "problems": options(problems, asked.problem_id),
    }


def _problems(known: list[Glance], asked: Asked) -> list[tuple[UUID, str]]:
    """The problems that promises answer, for the filter."""
    found = {one.problem_id: one.problem_statement for one in known if one.problem_id}
    if asked.problem_id and asked.problem_id not in found:
        found[asked.problem_id] = _("masalah yang dipilih")
    return sorted(found.items(), key=lambda pair: pair[1])


def _ways(look: Look) -> list[tuple[str, str, bool]]:
    """The groupings: address, word, whether it is the present one."""
    labels = (_("Papan"), _("Sektor"), _("Desa"), _("Masalah"))
    found = [
        (look.address(menurut="" if way == WAYS[0] else way, daftar=""), label, way == look.way)
        for way, label in zip(WAYS, labels, strict=True)
    ]
    present = look.listed and look.way == WAYS[0]
    lanes = (found[0][0], found[0][1], found[0][2] and not present)
    return [lanes, (look.address(menurut="", daftar="1"), _("Daftar"), present), *found[1:]]


def _lanes(
    scope: Scope,
    puskesmas: PuskesmasCard,
    look: Look,
    shown: list[Glance],
    sectors: dict[str, str],
    areas: dict[UUID, str],
) -> dict[str, Any]:
    lanes = pages.in_lanes(shown)
    aside = [one for one in shown if one.state in ASIDE]
    cut = [one for found in lanes.values() for one in found[: pages.PER_LANE]] + aside[:PER_PAGE]
    details = queries.details(scope=scope, glances=cut)
    printer = pages.Printer(puskesmas.code, scope.today, areas, details)

    def address(kind: str) -> str:
        if kind == "blocked":
            return reverse("commitments:stuck", kwargs={"code": puskesmas.code})
        return look.address(daftar="1", keadaan=_LOOK_STATE.get(kind, ""), menurut="")

    return {
        "lanes": pages.lanes(lanes, printer, address),
        "aside": pages.aside(printer.tiles(aside[:PER_PAGE])),
        "aside_more": max(0, len(aside) - PER_PAGE),
    }


def _list(
    scope: Scope,
    puskesmas: PuskesmasCard,
    look: Look,
    shown: list[Glance],
    sectors: dict[str, str],
    areas: dict[UUID, str],
) -> dict[str, Any]:
    groups = pages.by_group(shown, look.way, sectors, areas)
    total = sum(len(lines) for _title, lines in groups)
    printing = look.query.get("cetak") == "1"
    paged = Paginator(range(total), total or 1 if printing else PER_PAGE).get_page(look.query.get("hal"))
    part = pages.on_page(groups, max(0, paged.start_index() - 1), paged.end_index())
    details = queries.details(scope=scope, glances=[one for _t, _n, lines in part for one in lines])
    printer = pages.Printer(puskesmas.code, scope.today, areas, details)
    return {
        "groups": [pages.group(title, many, lines, printer) for title, many, lines in part],
        "paged": paged,
        "print_address": look.address(cetak="1"),
    }
