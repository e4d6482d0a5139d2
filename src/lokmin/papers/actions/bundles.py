"""Writes a bundle of evidence to a file on this machine: whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Scope
from lokmin.meetings import queries as meetings
from lokmin.papers import queries
from lokmin.places.queries import PuskesmasCard


def save_year_bundle(*, scope: Scope, puskesmas: PuskesmasCard, year: int, out: Path) -> Path:
    """The bundle of a year in the folder `out`; refused where there is no meeting in it."""
    years = meetings.years(scope=scope, puskesmas_id=puskesmas.id)
    if year not in years:
        told = ", ".join(map(str, years)) or "–"
        raise Refusal("papers.bundle_year", puskesmas=puskesmas.name, year=str(year), years=told)
    return _save(
        out,
        queries.year_bundle_name(year),
        lambda file: queries.write_year(file, scope=scope, puskesmas_id=puskesmas.id, year=year),
    )


def save_meeting_bundle(*, scope: Scope, puskesmas: PuskesmasCard, meeting: str, out: Path) -> Path:
    """The bundle of one meeting that this Puskesmas organises."""
    try:
        card = meetings.card(scope=scope, meeting_id=UUID(meeting))
        if card.puskesmas_id != puskesmas.id:
            raise NotYours("door.not_yours")
    except (NotYours, ValueError):
        raise Refusal("papers.bundle_meeting", value=meeting, puskesmas=puskesmas.name) from None
    return _save(
        out,
        queries.meeting_bundle_name(card),
        lambda file: queries.write_meeting(file, scope=scope, meeting_id=card.id),
    )


def _save(out: Path, name: str, write: Callable[[BinaryIO], None]) -> Path:
    """Beside its place first, then moved there; only its owner may read it."""
    target = out / f"{name}.zip"
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=out, prefix=".bukti-")
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
            os.replace(beside, target)
        except BaseException:
            os.unlink(beside)
            raise
    except OSError:
        raise Refusal("papers.out", path=str(out)) from None
    return target
