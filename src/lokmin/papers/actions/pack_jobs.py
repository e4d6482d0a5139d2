"""The evaluation pack as a job: asked for on a screen, made by a worker, safe to begin again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from lokmin.basics.refusal import NotYourDuty, Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.papers import queries
from lokmin.papers.actions.packs import issue_pack
from lokmin.papers.queries import PaperCard
from lokmin.papers.rules.dates import period_text
from lokmin.papers.rules.issuing import CORRECTION_MOST
from lokmin.tools import jobs
from lokmin.tools.jobs import JobCard, Tell

PACK = "pack"


def ask_pack(*, scope: Scope, puskesmas_id: UUID, period: Period, correction: str = "") -> JobCard:
    """Let a worker make the pack of a frozen period or a further edition; twice the same is one job."""
    scope.check(Duty.ISSUE_PAPERS)
    if scope.area_ids is not None:
        raise NotYourDuty("papers.whole_area")
    freeze = queries.frozen_for(scope=scope, puskesmas_id=puskesmas_id, period=period)
    if freeze is None:
        puskesmas = queries.puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
        raise Refusal("papers.not_frozen", period=period, puskesmas=puskesmas.name)
    old = queries.pack_of(scope=scope, freeze_id=freeze.id)
    words = " ".join(correction.split())[:CORRECTION_MOST]
    if old and not words:
        raise Refusal("papers.correction")
    content = {
        "period": str(period),
        "freeze": str(freeze.id),
        "old": str(old.id) if old else "",
        "correction": words,
    }
    return jobs.ask(scope=scope, puskesmas_id=puskesmas_id, kind=PACK, content=content)


def run_pack(*, scope: Scope, puskesmas_id: UUID, content: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    """Make it. What an earlier try or another hand made meanwhile is the result, not made once more."""
    if made := _made(scope, content):
        return {"paper": str(made.id)}
    period = Period.parse(content["period"])
    freeze = queries.frozen_for(scope=scope, puskesmas_id=puskesmas_id, period=period)
    if freeze and str(freeze.id) != content["freeze"]:
        raise Refusal("papers.freeze_anew", period=period_text(period))
    try:
        _files, paper = issue_pack(
            scope=scope,
            puskesmas_id=puskesmas_id,
            period=period,
            correction=content["correction"],
            tell=tell,
        )
    except Stale:
        paper = _made(scope, content)
        if paper is None:
            raise
    return {"paper": str(paper.id) if paper else ""}


def _made(scope: Scope, content: Mapping[str, Any]) -> PaperCard | None:
    """The pack that stands, when it is another than the one that stood when the job was asked for."""
    known = queries.pack_of(scope=scope, freeze_id=UUID(content["freeze"]))
    return known if known and str(known.id) != content["old"] else None
