"""Reports and proofs: from the office itself by its link, or on its behalf by staff."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from lokmin.basics.refusal import NotYours, Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.commitments import queries
from lokmin.commitments.actions import steps
from lokmin.commitments.actions.reminders import REMINDERS
from lokmin.commitments.models import Commitment, Progress, Proof
from lokmin.commitments.queries import CommitmentCard
from lokmin.commitments.rules import states
from lokmin.people import actions as people
from lokmin.people.queries import LinkGuest
from lokmin.tools import photos
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.idempotency import once


def report(*, scope: Scope, commitment_id: UUID, **told: Any) -> CommitmentCard:
    """Record what happened on a day. `told` are the parts that `_read` names.

    A link reports for its own office only.
    """
    return _sent(
        scope,
        told,
        lambda facts, proofs: _record(scope=scope, commitment_id=commitment_id, told=facts, proofs=proofs),
    )


def report_once(*, scope: Scope, key: str, commitment_id: UUID, **told: Any) -> CommitmentCard:
    """`report`, but the same `key` sent again (a phone that retries) changes nothing more."""
    content = _content(commitment_id, told)
    return _sent(
        scope,
        told,
        lambda facts, proofs: _record_once(
            scope=scope, key=key, content=content, commitment_id=commitment_id, told=facts, proofs=proofs
        ),
    )


def report_by_link(*, guest: LinkGuest, key: str, commitment_id: UUID, **told: Any) -> CommitmentCard:
    """`report_once` from behind a personal link; the link notes that it was used."""
    content = _content(commitment_id, told)
    return _sent(
        guest.scope,
        told,
        lambda facts, proofs: _record_by_link(
            guest=guest, key=key, content=content, commitment_id=commitment_id, told=facts, proofs=proofs
        ),
    )


def _content(commitment_id: UUID, told: dict[str, Any]) -> dict[str, Any]:
    """What was sent, for telling a retry from another report under the same key."""
    sent = {name: _digest(value) if isinstance(value, bytes) else value for name, value in told.items()}
    return {"commitment_id": commitment_id, **sent}


def _sent(scope: Scope, told: dict[str, Any], write: "_Write") -> CommitmentCard:
    """Decode and store the files of a report before the transaction; those that no row names are deleted.

    Decoding a large photo takes longer than a database may be held.
    """
    if scope.office_id is None:
        scope.check(Duty.REPORT_PROGRESS)
    facts, proofs = _read(**told)
    names = _store(proofs)
    try:
        return write(facts, proofs)
    finally:
        used = Proof.unscoped.filter(file__in=names).values_list("file", flat=True) if names else ()
        for name in names - set(used):
            default_storage.delete(name)


def _store(proofs: list[dict[str, Any]]) -> set[str]:
    """Store the bytes of the proofs; each gets its `file` and `sha256`. Returns the names."""
    for proof in proofs:
        data, end = proof.pop("data", None), proof.pop("end", "")
        if data:
            proof["file"] = default_storage.save(f"proofs/{uuid4().hex}.{end}", ContentFile(data))
            proof["sha256"] = _digest(data)
    return {proof["file"] for proof in proofs if "file" in proof}


@action
def _record(
    *, scope: Scope, commitment_id: UUID, told: "_Told", proofs: list[dict[str, Any]]
) -> CommitmentCard:
    row = _reported(scope, commitment_id, told)
    entry = Progress.add(
        commitment=row,
        happened_on=told.happened_on,
        recorded_at=scope.now,
        by=scope.actor_name,
        via=told.via,
        state=told.state,
        count=told.count,
        text=told.text,
        told_by=told.told_by,
        batch=told.batch,
    )
    steps.step(scope, row, states.REPORT, told.state, reason=told.reason, via=told.via)
    for values in proofs:
        Proof.add(
            commitment=row,
            report=entry,
            happened_on=told.happened_on,
            recorded_at=scope.now,
            by=scope.actor_name,
            **values,
        )
    audit(scope, "commitments.report", row, state=told.state, proofs=len(proofs), via=told.via)
    people.settle_messages(scope, row.puskesmas_id, row.id, REMINDERS)
    return queries.commitment(scope=scope, commitment_id=row.id)


@action
def _record_once(
    *, scope: Scope, key: str, content: dict[str, Any], commitment_id: UUID, **report: Any
) -> CommitmentCard:
    def do() -> dict[str, Any]:
        done.append(_record(scope=scope, commitment_id=commitment_id, **report))
        return {"commitment": str(commitment_id)}

    done: list[CommitmentCard] = []
    steps.found(scope, commitment_id)  # the lock makes two equal requests queue
    once(scope, key, content, do)
    if done:
        return done[0]
    unchanged()
    return queries.commitment(scope=scope, commitment_id=commitment_id)


@action
def _record_by_link(*, guest: LinkGuest, **report: Any) -> CommitmentCard:
    people.note_link_use(guest=guest)
    return _record_once(scope=guest.scope, **report)


@dataclass(frozen=True)
class _Told:
    state: str
    happened_on: date
    text: str
    count: int | None
    reason: str
    via: str
    told_by: str
    version: int | None
    batch: UUID | None


_Write = Callable[[_Told, list[dict[str, Any]]], CommitmentCard]


def _read(
    *,
    state: str,
    happened_on: date,
    text: str = "",
    count: int | None = None,
    reason: str = "",
    via: str = "",
    photo: bytes | None = None,
    list_count: int | None = None,
    keeper: str = "",
    document: bytes | None = None,
    caption: str = "",
    told_by: str = "",
    version: int | None = None,
    batch: UUID | None = None,
) -> tuple[_Told, list[dict[str, Any]]]:
    """The parts of a report: `state` is done, under_way or blocked (blocked needs `reason`).

    `via` says how it came ("telepon", "WhatsApp"); `photo` and `document` are the bytes of a picture or PDF;
    a list of names is only `list_count` people and its `keeper`. `told_by` said so by telephone or voice.
    `version` is the one that was read: `Stale` when somebody else was faster. `batch`: saved together.
    """
    words = (steps.line(text, 500), count, steps.line(reason, 300), via, steps.line(told_by, 120))
    told = _Told(state, happened_on, *words, version, batch)
    return told, _proofs(photo, document, list_count, keeper, caption)


def _reported(scope: Scope, commitment_id: UUID, told: _Told) -> Commitment:
    """The promise that this asker may report on, locked."""
    row = steps.found(scope, commitment_id)
    _check_village(scope, row)
    if told.version is not None:
        steps.check_version(row, told.version)
    if told.state not in states.REPORTABLE:
        raise Refusal("commitments.report_state")
    if told.happened_on > scope.today:
        raise Refusal("commitments.future", day=told.happened_on)
    if told.count is not None and not 0 <= told.count <= 10_000_000:
        raise Refusal("commitments.count", value=told.count)
    return row


def _check_village(scope: Scope, row: Commitment) -> None:
    """A midwife reports where one of her villages is named, or none at all."""
    if scope.area_ids is None:
        return
    named = {area.id for area in row.areas.all()}
    if named and not named & scope.area_ids:
        raise NotYours("door.not_yours")


def _proofs(
    photo: bytes | None, document: bytes | None, list_count: int | None, keeper: str, caption: str
) -> list[dict[str, Any]]:
    """The proofs of a report, checked and made small, nothing written yet."""
    found: list[dict[str, Any]] = []
    if photo is not None:
        found.append({"kind": "photo", "data": photos.clean_photo(photo), "end": "jpg"})
    if document is not None:
        photos.check_document(document)
        found.append({"kind": "paper", "data": document, "end": "pdf"})
    if list_count is not None or keeper.strip():
        if not list_count or list_count < 1 or not keeper.strip():
            raise Refusal("commitments.list_keeper")
        found.append({"kind": "list", "count": list_count, "keeper": steps.line(keeper, 120)})
    return [{**proof, "caption": steps.line(caption, 200)} for proof in found]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _proof(scope: Scope, proof_id: UUID) -> Proof:
    row: Proof | None = (
        Proof.objects.within(scope).select_for_update(of=("self",)).filter(id=proof_id).first()
    )
    if row is None:
        raise NotYours("door.not_yours")
    if row.removed_at is not None:
        raise Refusal("commitments.proof_gone")
    return row


@action
def clear_photo(*, scope: Scope, proof_id: UUID) -> CommitmentCard:
    """A person confirms that no patient or child can be recognised; the photo may be shown (FN 29)."""

    def clear(row: Proof) -> None:
        row.cleared_by, row.cleared_at = scope.actor_name, scope.now

    return _judge(scope, proof_id, "commitments.clear_photo", clear)


@action
def cover_photo(*, scope: Scope, proof_id: UUID) -> CommitmentCard:
    """Undo `clear_photo`: staff and sender only again."""

    def cover(row: Proof) -> None:
        row.cleared_by, row.cleared_at = "", None

    return _judge(scope, proof_id, "commitments.cover_photo", cover)


@action
def remove_proof(*, scope: Scope, proof_id: UUID, reason: str) -> CommitmentCard:
    """Delete the file of a proof (a face can be recognised); the row stays and says who, when and why."""
    if not reason.strip():
        raise Refusal("commitments.reason", after="dihapus")
    told = steps.line(reason, 300)

    def remove(row: Proof) -> None:
        if row.file:
            storage, name = row.file.storage, str(row.file.name)
            transaction.on_commit(lambda: storage.delete(name))
            row.file = ""
        row.removed_by, row.removed_at, row.removed_reason = scope.actor_name, scope.now, told

    return _judge(scope, proof_id, "commitments.remove_proof", remove)


def _judge(scope: Scope, proof_id: UUID, verb: str, change: Callable[[Proof], None]) -> CommitmentCard:
    scope.check(Duty.REPORT_PROGRESS)
    row = _proof(scope, proof_id)
    change(row)
    row.save()
    commitment = steps.found(scope, row.commitment_id)
    _check_village(scope, commitment)
    audit(scope, verb, row, puskesmas_id=commitment.puskesmas_id)
    return queries.commitment(scope=scope, commitment_id=row.commitment_id)
