"""What the command line and the administrator's screens do to the installation itself."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Scope
from lokmin.basics.time import zone as known_zone
from lokmin.coverage import actions as coverage
from lokmin.intake import actions as intake
from lokmin.people import actions as people
from lokmin.people.rules.messages import words as message_words
from lokmin.places import actions as places
from lokmin.places import queries as place_queries
from lokmin.places.actions import BoundaryResult
from lokmin.places.queries import PuskesmasCard
from lokmin.places.rules import read_villages
from lokmin.places.rules.boundaries import read_geojson
from lokmin.places.rules.wording import read_own_words
from lokmin.web import clock


def command_scope() -> Scope:
    """The scope of the command line: everything, now."""
    ids = [card.id for card in place_queries.all_puskesmas()]
    kecamatan = place_queries.kecamatan_ids_of(puskesmas_ids=ids)
    return Scope.of_command("baris perintah", clock.now(), ids, kecamatan)


def scope_at(card: PuskesmasCard) -> Scope:
    """The same by the clocks of one Puskesmas, as its screens have them: an example stands at its own day."""
    now = clock.now(card.zone, card.clock_date)
    return replace(command_scope(), now=now, machine=clock.now(card.zone))


def known_puskesmas(code: str) -> PuskesmasCard:
    """The Puskesmas with this code; refused when it is not registered here."""
    card = place_queries.puskesmas_by_code(code=code)
    if card is None:
        raise Refusal("places.unknown", value=code)
    return card


def load_facts(scope: Scope) -> None:
    """Load the reviewed facts (sectors, elements, indicators); repeating it changes nothing."""
    people.load_sectors(scope=scope)
    coverage.load_dictionary(scope=scope)


def register(
    *,
    code: str,
    name: str,
    lines: Sequence[str],
    kecamatan: str = "",
    kecamatan_name: str = "",
    district_name: str = "",
    zone: str = "WIB",
    shared: bool = False,
    scope: Scope | None = None,
) -> PuskesmasCard:
    """Register a Puskesmas from the lines of its village file."""
    known_zone(zone)
    villages = read_villages(lines)
    scope = scope or command_scope()
    load_facts(scope)
    return places.new_puskesmas(
        scope=scope,
        code=code,
        name=name,
        villages=villages,
        kecamatan=kecamatan,
        kecamatan_name=kecamatan_name,
        district_name=district_name,
        zone=zone,
        shared=shared,
    )


def forget_expired_uploads() -> None:
    """Delete every preview whose day is over."""
    intake.forget_expired(scope=command_scope())


ILLUSTRATIVE = "batas ilustratif"


def keep_boundaries(
    *, raw: bytes, note: str = "", puskesmas_code: str | None = None, scope: Scope | None = None
) -> BoundaryResult:
    """Keep the outlines of a GeoJSON file, for one Puskesmas or for all that are registered."""
    card = place_queries.puskesmas_by_code(code=puskesmas_code) if puskesmas_code else None
    if puskesmas_code and card is None:
        raise Refusal("places.unknown", value=puskesmas_code)
    return places.import_boundaries(
        scope=scope or command_scope(),
        shapes=read_geojson(raw),
        note=note.strip()[:160] or ILLUSTRATIVE,
        puskesmas_id=card.id if card else None,
    )


def district_words(*, district_code: str, lines: Sequence[str]) -> int:
    """Keep the words for the public and the messages of a whole district; answers how many changed."""
    area = place_queries.area_by_code(code=district_code)
    if area is None or area.kind not in ("district", "city"):
        raise Refusal("places.district_unknown", value=district_code)
    words = [*place_queries.words(), *message_words()]
    own = read_own_words(lines, words)
    return places.set_district_words(scope=command_scope(), district_id=area.id, own=own, words=words)


def read_bytes(path: Path) -> bytes:
    """The content of a file named at the command line."""
    try:
        return path.read_bytes()
    except OSError:
        raise Refusal("web.file_missing", path=str(path)) from None


def read_text(path: Path) -> str:
    """The text of a small file in UTF-8 (with or without BOM) or cp1252; refuses what cannot be read."""
    raw = read_bytes(path)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("web.file_encoding", path=str(path))
