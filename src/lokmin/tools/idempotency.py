"""A request that is sent twice counts once: same key and content, same answer."""

import functools
import hashlib
import json
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import NAMESPACE_OID, UUID, uuid5

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.tools.actions import action, unchanged
from lokmin.tools.locks import one_writer
from lokmin.tools.models import RequestKey

R = TypeVar("R")


def once(scope: Scope, key: str, content: Any, do: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Run `do` unless `key` was already answered; then return the stored answer.

    Call it inside an `@action`, so that the key and the effect are written together; a second request waits
    for the first. `content` is plain JSON; the same key with other content is refused ("door.repeated").
    """
    actor = str(scope.account_id or scope.office_id or scope.actor_name)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
    one_writer(uuid5(NAMESPACE_OID, f"{actor}:{key}"), "request")
    known = RequestKey.objects.filter(actor=actor, key=key).first()
    if known:
        if known.digest != digest:
            raise Refusal("door.repeated")
        return dict(known.answer)
    answer = do()
    RequestKey.objects.create(actor=actor, key=key, digest=digest, answer=answer, at=scope.now)
    return answer


def repeatable(read: Callable[[Scope, UUID], R]) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Give an action that makes something a `key`: the same request again makes nothing more.

    `read` finds what was made the first time, by its id. Without a key every call makes something.
    """

    def wrap(make: Callable[..., R]) -> Callable[..., R]:
        keyed = action(functools.partial(_keyed, make, read))

        @functools.wraps(make)
        def run(*, scope: Scope, key: str = "", **content: Any) -> R:
            return keyed(scope, key, content) if key else make(scope=scope, **content)

        return run

    return wrap


def _keyed(
    make: Callable[..., R], read: Callable[[Scope, UUID], R], scope: Scope, key: str, content: dict[str, Any]
) -> R:
    made: list[R] = []

    def do() -> dict[str, Any]:
        made.append(make(scope=scope, **content))
        return {"id": str(getattr(made[0], "id", made[0]))}

    answer = once(scope, key, {"action": make.__qualname__, "content": content}, do)
    if made:
        return made[0]
    unchanged()
    return read(scope, UUID(answer["id"]))
