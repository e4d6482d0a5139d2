"""The files that joining puts into the store, and those that no row names any more (FN 29)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from lokmin.exchange.actions.carrying import keep_file
from lokmin.exchange.queries import files as stored
from lokmin.exchange.queries import rows
from lokmin.exchange.queries.joining import Step
from lokmin.exchange.rules.joining import ADD, CHANGE, CONFLICT, REMOVE
from lokmin.exchange.rules.package import Opened
from lokmin.tools.locks import one_writer

_WRITTEN = (ADD, CHANGE)


def put(opened: Opened, steps: Sequence[Step], kept: list[str]) -> None:
    """Store the files of a return that a row will name, or one that waits for a decision.

    What was not there before stands in `kept` at once, so that it goes again when the rows are refused. Call
    it as the one writer of the hall: another join must not count on a file that this one may take back.
    """
    wanted = {name for step in steps for name in _will_name(step)}
    for member in opened.names:
        name = member.removeprefix("files/")
        if member != name and name in wanted and keep_file(name, opened, member):
            kept.append(name)


def _will_name(step: Step) -> Iterator[str]:
    """The files of the row as it stands after this step, and of the hall's row while nobody has decided."""
    if step.outcome in _WRITTEN:
        told: Iterable[rows.Row | None] = (step.row,)
    elif step.outcome == CONFLICT:
        told = (step.now, step.hall)
    else:
        told = () if step.outcome == REMOVE else (step.now,)
    for row in told:
        if row:
            yield from rows.stored_files(step.label, row)


def dropped(steps: Iterable[Step]) -> set[str]:
    """The files that the rows named before these steps changed or removed them."""
    before = [step for step in steps if step.outcome in (CHANGE, REMOVE) and step.now]
    return {name for step in before if step.now for name in rows.stored_files(step.label, step.now)}


def let_go(puskesmas_id: UUID, names: Collection[str]) -> None:
    """Delete these files unless a row, or one that waits for a decision, names them."""
    if not names:
        return
    with transaction.atomic():
        one_writer(puskesmas_id, "hall")
        for name in set(names) - stored.named(names):
            default_storage.delete(name)


def let_go_later(puskesmas_id: UUID, names: Collection[str]) -> None:
    """The same once the running transaction is done; when it fails then, the files only stay."""
    if names:
        transaction.on_commit(lambda: let_go(puskesmas_id, names), robust=True)
