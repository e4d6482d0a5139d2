"""How every write is done: one transaction, at least one audit row."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import models, transaction

from lokmin.basics.scope import Scope
from lokmin.tools.models import AuditRow

P = ParamSpec("P")
R = TypeVar("R")
_written: ContextVar[list[int] | None] = ContextVar("audit rows of the running action", default=None)


class NotAudited(RuntimeError):
    """A fault of the house: an action ended without leaving an audit row."""


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in one transaction; when it leaves no audit row, all of it is undone."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _written.get()
        count: list[int] = []
        token = _written.set(count)
        try:
            with transaction.atomic():
                answer = function(*args, **kwargs)
                if not count:
                    raise NotAudited(function.__qualname__)
        finally:
            _written.reset(token)
        if outer is not None:
            outer.append(1)
        return answer

    return run


@contextmanager
def rehearsal() -> Iterator[None]:
    """Do a write to see what it would do: what is read inside is true, and nothing of it stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def audit(
    scope: Scope, verb: str, thing: models.Model, *, puskesmas_id: UUID | None = None, **details: Any
) -> None:
    """Write one audit row for `thing`; `details` must be plain JSON values. Call it inside an `@action`."""

    place = puskesmas_id or getattr(thing, "puskesmas_id", None)
    AuditRow.objects.create(
        at=scope.now,
        actor_id=scope.account_id or scope.office_id,
        actor_name=scope.actor_name,
        role=scope.role,
        puskesmas_id=place,
        verb=verb,
        kind=thing._meta.label_lower,
        object_id=str(thing.pk),
        details=details,
    )
    count = _written.get()
    if count is not None:
        count.append(1)


def unchanged() -> None:
    """Say that a repeated request found everything done: nothing to audit."""
    count = _written.get()
    if count is not None:
        count.append(0)
