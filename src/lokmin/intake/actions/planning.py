"""What storing a report would change, found by looking only, and why some of it cannot be stored."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.coverage.actions import (
    FigureEntry,
    PopulationEntry,
    record_figures,
    record_populations,
    refused_figures,
    refused_populations,
)
from lokmin.intake import queries
from lokmin.intake.rules.plan import Change, Plan, make_plan, names_in, same_village_twice, torn_issues
from lokmin.intake.rules.report import Issue, Report, Severity
from lokmin.intake.rules.villages import disagrees, match_villages, plain_puskesmas
from lokmin.places import queries as places


def check_upload(scope: Scope, puskesmas_id: UUID) -> None:
    scope.check(Duty.UPLOAD)
    scope.check_puskesmas(puskesmas_id)


def planned(scope: Scope, puskesmas_id: UUID, report: Report, choices: dict[str, str]) -> dict[str, Any]:
    """The JSON of a preview: what was read, what would change, what is refused and why."""
    remembered = queries.memory(scope=scope, puskesmas_id=puskesmas_id)
    remembered |= {name: UUID(area) for name, area in choices.items() if area}
    known = queries.villages(puskesmas_id=puskesmas_id)
    matches = match_villages(names_in(report), known, remembered)
    torn = {place: match for place, match in matches.items() if disagrees(place[1], match)}
    matches = {place: match for place, match in matches.items() if place not in torn}
    twins = same_village_twice(matches)
    if twins:
        raise Refusal("intake.village_named_twice", first=twins[0][0], second=twins[0][1])
    years = {row.year for row in report.figures} | {row.year for row in report.populations}
    stored = queries.stored(scope=scope, puskesmas_id=puskesmas_id, years=years)
    skipped = [name for name, area in choices.items() if not area]
    plan = make_plan(report, matches, skipped, stored)
    plan, refused = _allowed(scope, puskesmas_id, plan)
    issues = (*_puskesmas_issue(report, puskesmas_id), *torn_issues(report, torn), *report.issues, *refused)
    return {
        "report": report.as_json(),
        "choices": choices,
        "plan": plan.as_json(),
        "issues": [asdict(issue) for issue in issues],
        "summary": _summary(report, plan, issues),
    }


def _summary(report: Report, plan: Plan, issues: Sequence[Issue]) -> dict[str, Any]:
    return {
        "cells_read": report.cells_read,
        "changed": len(plan.figures),
        "same": plan.same,
        "populations": len(plan.populations),
        "errors": sum(
            int(issue.params.get("cells", "1")) for issue in issues if issue.severity == Severity.ERROR
        ),
        "warnings": sum(issue.severity == Severity.WARNING for issue in issues),
        "months": list(report.months),
    }


def _puskesmas_issue(report: Report, puskesmas_id: UUID) -> list[Issue]:
    ours = places.puskesmas_cards(ids=[puskesmas_id])[0].name
    if not report.puskesmas or plain_puskesmas(report.puskesmas) == plain_puskesmas(ours):
        return []
    params = {"file": report.puskesmas, "ours": ours}
    return [Issue("wrong_puskesmas", Severity.WARNING, params=params)]


def _allowed(scope: Scope, puskesmas_id: UUID, plan: Plan) -> tuple[Plan, list[Issue]]:
    """What may be stored of a plan, and an issue for each cell that may not. Nothing is written to find out:
    the checks are those of the writes themselves."""
    figures = [_figure(change) for change in plan.figures]
    people = [_person(change) for change in plan.populations]
    wrong_figures = refused_figures(scope=scope, puskesmas_id=puskesmas_id, entries=figures)
    wrong_people = refused_populations(scope=scope, puskesmas_id=puskesmas_id, entries=people)
    bad = {_place(entry): why for entry, why in wrong_figures}
    bad |= {_place(entry): why for entry, why in wrong_people}
    entries: list[FigureEntry | PopulationEntry] = [*figures, *people]
    pairs = list(zip((*plan.figures, *plan.populations), entries, strict=True))
    issues = [_issue(bad[_place(e)], change) for change, e in pairs if _place(e) in bad]
    if not bad:
        return plan, []
    good = [change for change, entry in pairs if _place(entry) not in bad]
    return replace(
        plan,
        figures=tuple(change for change in good if change.element),
        populations=tuple(change for change in good if not change.element),
    ), issues


def _issue(refusal: Refusal, change: Change) -> Issue:
    params = {name: str(value) for name, value in refusal.params.items()}
    after = str(change.after) if change.element else str(Decimal(change.after) / 1000)
    return Issue(refusal.code, Severity.ERROR, change.sheet, change.cell, after, params)


def write(scope: Scope, puskesmas_id: UUID, plan: Plan, source: str) -> None:
    """Record what a plan changes; `source` is where its numbers come from."""
    if plan.figures:
        entries = [_figure(change) for change in plan.figures]
        record_figures(scope=scope, puskesmas_id=puskesmas_id, entries=entries, source=source)
    if plan.populations:
        people = [_person(change) for change in plan.populations]
        record_populations(scope=scope, puskesmas_id=puskesmas_id, entries=people, source=source)


def _figure(change: Change) -> FigureEntry:
    assert change.month is not None
    return FigureEntry(
        change.area_id, change.element, change.year, change.month, change.after,
        expected_version=change.version,
    )  # fmt: skip


def _person(change: Change) -> PopulationEntry:
    return PopulationEntry(change.area_id, change.kind, change.year, change.after)


def _place(entry: FigureEntry | PopulationEntry) -> tuple[object, ...]:
    """Which cell an entry is of."""
    return entry.key if isinstance(entry, FigureEntry) else (entry.area_id, entry.kind, entry.year)
