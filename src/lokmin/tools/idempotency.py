"""A request that is sent twice counts once: same key and content, same answer."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.tools.models import RequestKey


def once(scope: Scope, key: str, content: Any, do: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Run `do` unless `key` was already answered; then return the stored answer.

    Call it inside an `@action`, so that the key and the effect are written together. `content` is
    plain JSON; the same key with other content is refused ("door.repeated").
    """
    actor = str(scope.account_id or scope.office_id or scope.actor_name)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
    known = RequestKey.objects.filter(actor=actor, key=key).first()
    if known:
        if known.digest != digest:
            raise Refusal("door.repeated")
        return dict(known.answer)
    answer = do()
    RequestKey.objects.create(actor=actor, key=key, digest=digest, answer=answer, at=scope.now)
    return answer
