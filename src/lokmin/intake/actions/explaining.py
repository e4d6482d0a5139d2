"""What a person says of an upload: which village a name means, what columns and words are."""

from typing import Any
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.intake import queries
from lokmin.intake.actions.planning import check_upload, planned
from lokmin.intake.actions.previews import fill, look_again
from lokmin.intake.models import Batch, SheetMapping
from lokmin.intake.queries import BatchCard
from lokmin.intake.rules.mapping import SKIP, Mapping, kept, row_fingerprint
from lokmin.intake.rules.said import check_mapping
from lokmin.tools.actions import action, audit


@action
def place_villages(*, scope: Scope, batch_id: UUID, choices: dict[str, UUID | None]) -> BatchCard:
    """Say which village each unknown name means (None: leave it out) and look again at what would change."""
    seen = queries.preview(scope=scope, batch_id=batch_id)
    check_upload(scope, seen.card.puskesmas_id)
    known = {village.id for village in queries.villages(puskesmas_id=seen.card.puskesmas_id)}
    if any(area is not None and area not in known for area in choices.values()):
        raise Refusal("door.choice", value="?", field="desa")
    chosen = {queries.choice_key(name): str(area or "") for name, area in choices.items()}
    row = Batch.objects.within(scope).get(id=batch_id)
    plan = planned(scope, row.puskesmas_id, seen.report, {**seen.choices, **chosen})
    fill(row, plan, row.preview["book"])
    row.save()
    audit(scope, "preview", row, choices=len(chosen))
    return queries.batch_card(row)


@action
def map_sheet(*, scope: Scope, batch_id: UUID, sheet: str, mapping: Mapping) -> BatchCard:
    """Say what the columns of a sheet hold: its preview is read again, and the next sheet of this shape
    is read the same way. Refuses a mapping that lacks something, with what."""
    book, said = queries.kept_book(scope=scope, batch_id=batch_id)
    grid = book.sheet(sheet)
    check_mapping(grid, mapping)
    row = _row(scope, batch_id)
    shape = row_fingerprint(grid, mapping.header)
    before = said.get(sheet) or _remembered(scope, row, shape)
    mapping = mapping.with_words(before.words)
    _remember(scope, row, sheet, shape, mapping)
    _say(row, sheet, mapping)
    card = look_again(scope=scope, batch_id=batch_id)
    audit(scope, "map", row, sheet=sheet)
    return card


@action
def say_words(*, scope: Scope, batch_id: UUID, sheet: str, words: dict[str, str]) -> BatchCard | None:
    """Say which element each unknown word of a sheet means (`SKIP` leaves its lines out, empty takes an
    answer back): it is read again, and the next sheet of this shape the same way.

    A file that was too large to be kept has to be sent again: its preview goes, and None comes back."""
    row = _row(scope, batch_id)
    shape = queries.shape_of(scope=scope, batch_id=batch_id, sheet=sheet)
    known = queries.element_codes() | {SKIP, ""}
    if any(code not in known for code in words.values()):
        raise Refusal("door.choice", value="?", field="elemen")
    _remember(scope, row, sheet, shape, _remembered(scope, row, shape).with_words(words))
    audit(scope, "explain", row, sheet=sheet, words=len(words))
    if not row.preview.get("book"):
        row.delete()
        return None
    if own := row.preview["said"].get(sheet):
        _say(row, sheet, Mapping.from_json(own).with_words(words))
    return look_again(scope=scope, batch_id=batch_id)


def _row(scope: Scope, batch_id: UUID) -> Batch:
    """A preview that waits."""
    check_upload(scope, queries.preview(scope=scope, batch_id=batch_id).card.puskesmas_id)
    row: Batch = Batch.objects.within(scope).get(id=batch_id)
    return row


def _say(row: Batch, sheet: str, mapping: Mapping) -> None:
    """Keep what was said of a sheet of this very file."""
    row.preview["said"] = {**row.preview["said"], sheet: mapping.as_json()}
    row.save(update_fields=["preview"])


def _remembered(scope: Scope, row: Batch, shape: str) -> Mapping:
    """What was said of sheets of a shape before; a mapping that says nothing."""
    known = queries.known_mappings(scope=scope, puskesmas_id=row.puskesmas_id).get(shape)
    return Mapping.from_json(known) if known else Mapping(by_hand=True)


def _remember(scope: Scope, row: Batch, sheet: str, shape: str, mapping: Mapping) -> None:
    """One mapping a shape; the latest stands."""
    values: dict[str, Any] = {
        "sheet": sheet[:80], "mapping": kept(mapping).as_json(), "said_at": scope.now,
        "said_by": scope.actor_name,
    }  # fmt: skip
    rows = SheetMapping.objects.within(scope).filter(puskesmas_id=row.puskesmas_id, shape=shape)
    if not rows.update(**values):
        SheetMapping.add(puskesmas_id=row.puskesmas_id, shape=shape, **values)
