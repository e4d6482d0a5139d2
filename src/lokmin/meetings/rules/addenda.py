"""What an addendum says: promises added, changed, withdrawn, and corrections in words. Plain JSON, pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.basics.words import mark
from lokmin.meetings.rules.agreement import HEARD, SAID, PromiseLine, difference, digest

ADDED, CHANGED, WITHDRAWN, CORRECTION = KINDS = ("added", "changed", "withdrawn", "correction")
KIND_WORDS = {
    ADDED: mark("Ditambah"),
    CHANGED: mark("Diubah"),
    WITHDRAWN: mark("Dicabut"),
    CORRECTION: mark("Pembetulan"),
}
PART_WORDS = {
    "what": mark("isi"),
    "problem": mark("masalah"),
    "areas": mark("di mana"),
    "quantity": mark("berapa"),
    "unit": mark("satuan"),
    "start_on": mark("mulai"),
    "due_on": mark("paling lambat"),
    "money": mark("sumber dana"),
    "money_state": mark("keadaan dana"),
    "rupiah": mark("jumlah rupiah"),
    "proof": mark("bukti"),
    "complete_by": mark("dilengkapi paling lambat"),
    "supporters": mark("pendukung"),
}
"""The parts that an addendum may name, in the order they are printed."""


def changes(
    before: Sequence[PromiseLine], after: Sequence[PromiseLine], correction: str = ""
) -> list[dict[str, Any]]:
    """What differs between two texts, and the correction; refused when that is nothing."""
    old, new = ({line.id: line for line in lines} for lines in (before, after))
    found = difference(before, after)
    told = [_told(CHANGED, new[key], _moved(old[key], new[key])) for key, _parts in found.changed]
    told += [_told(ADDED, new[key], _stated(new[key])) for key in found.added]
    told += [_told(WITHDRAWN, old[key], ()) for key in found.withdrawn]
    if correction.strip():
        told.append({"kind": CORRECTION, "text": correction.strip()})
    if not told:
        raise Refusal("meetings.addendum_empty")
    return told


def _told(kind: str, line: PromiseLine, parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        "kind": kind,
        "commitment": line.id,
        "puskesmas": line.puskesmas_id,
        "number": line.number,
        "office": line.office,
        "what": line.what,
        "restricted": line.restricted,
        "parts": list(parts),
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _moved(before: PromiseLine, after: PromiseLine) -> Iterable[dict[str, Any]]:
    for name in SAID:
        old, new = _plain(getattr(before, name)), _plain(getattr(after, name))
        if old != new and name in PART_WORDS:
            yield {"name": name, "before": old, "after": new}


def _stated(line: PromiseLine) -> Iterable[dict[str, Any]]:
    for name in SAID:
        value = _plain(getattr(line, name))
        if name in PART_WORDS and name != "what" and value not in ("", None, []):
            yield {"name": name, "before": None, "after": value}


def as_seen(told: Mapping[str, Any], *, own: bool, restricted_hidden: bool) -> dict[str, Any]:
    """A change as the agreement itself shows it: of another Puskesmas' promise what all in the room heard,
    of a restricted one no villages for who may not read them (FN 14)."""
    if "parts" not in told:
        return dict(told)
    shown = set(SAID if own else HEARD)
    if told.get("restricted") and restricted_hidden:
        shown.discard("areas")
    if told.get("restricted") and not own:
        shown.discard("problem")
    return {**told, "parts": [part for part in told["parts"] if part["name"] in shown]}


def sha256(number: int, reason: str, dated: date, told: Sequence[Mapping[str, Any]]) -> str:
    """The hash under which an addendum is signed."""
    return digest({"number": number, "reason": reason, "dated": dated.isoformat(), "changes": list(told)})


def check_head(state: str, *, from_paper: bool, reason: str, dated: date, held_on: date, today: date) -> None:
    """An addendum belongs to a closed meeting, says why, and has a day since the meeting."""
    if from_paper:
        raise Refusal("meetings.addendum_old")
    if state != "closed":
        raise Refusal("meetings.addendum_not_closed")
    if not reason.strip():
        raise Refusal("meetings.addendum_reason")
    if dated < held_on:
        raise Refusal("meetings.addendum_early", dated=dated)
    if dated > today:
        raise Refusal("meetings.addendum_future", dated=dated)
