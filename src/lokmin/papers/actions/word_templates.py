"""An office's own Word template for a kind of paper: put in, and back to the usual one."""

import base64
import hashlib
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.papers.models import WordTemplate
from lokmin.papers.queries.word_templates import TEMPLATED
from lokmin.papers.rules.template_fill import check_whole
from lokmin.tools.actions import action, audit, unchanged
from lokmin.tools.locks import one_writer


def save_template(*, scope: Scope, puskesmas_id: UUID, kind: str, name: str, content: bytes) -> None:
    """Check a template and use it from now on; papers that were handed out keep their files.

    The check fills it twice, so it is done before the transaction.
    """
    _check(scope, puskesmas_id, kind)
    check_whole(content, kind)
    _keep(scope=scope, puskesmas_id=puskesmas_id, kind=kind, name=name, content=content)


@action
def _keep(*, scope: Scope, puskesmas_id: UUID, kind: str, name: str, content: bytes) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    used = _used(scope, puskesmas_id, kind)
    if used and used.sha256 == sha256:
        unchanged()
        return
    if used:
        _retire(scope, used)
    row = WordTemplate.objects.within(scope).create(
        puskesmas_id=puskesmas_id,
        kind=kind,
        name=" ".join(name.split())[-120:],
        content=base64.b64encode(content).decode("ascii"),
        sha256=sha256,
        size=len(content),
        added_at=scope.now,
        added_by=scope.actor_name,
    )
    audit(scope, "save_template", row, paper=kind, sha256=sha256)


@action
def standard_template(*, scope: Scope, puskesmas_id: UUID, kind: str) -> None:
    """Back to the usual form; the office's own stays in the history."""
    _check(scope, puskesmas_id, kind)
    used = _used(scope, puskesmas_id, kind)
    if used is None:
        unchanged()
        return
    _retire(scope, used)
    audit(scope, "standard_template", used, paper=kind, sha256=used.sha256)


def _check(scope: Scope, puskesmas_id: UUID, kind: str) -> None:
    scope.check(Duty.SETTINGS)
    scope.check_puskesmas(puskesmas_id)
    if kind not in TEMPLATED:
        raise Refusal("papers.kind", value=kind)


def _used(scope: Scope, puskesmas_id: UUID, kind: str) -> WordTemplate | None:
    """The one in use; nobody else changes it until the action ends."""
    one_writer(f"{puskesmas_id}:{kind}", "template")
    rows = WordTemplate.objects.within(scope)
    return rows.filter(puskesmas_id=puskesmas_id, kind=kind, retired_at=None).first()


def _retire(scope: Scope, row: WordTemplate) -> None:
    row.retired_at, row.retired_by = scope.now, scope.actor_name
    row.save(update_fields=["retired_at", "retired_by"])
