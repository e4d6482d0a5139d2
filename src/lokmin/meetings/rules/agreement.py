"""The text that is signed: its lines, its hash, and what changed between two texts. Plain JSON in and out.

Only what a signer reads is hashed: day, decisions, and of each promise who, what, for which problem, where,
how many, by when, with which money and proof, helped by whom. Progress, contacts and headings are not part of
what was promised; who spoke for an office stands with the signature.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from lokmin.basics.refusal import Refusal
from lokmin.commitments.rules.bound import SIGNED

SAID = ("number", "office", *dict.fromkeys(SIGNED.values()))
"""The parts of a line that are signed: which promise, whose, and what `commitments` binds."""
HEARD = frozenset(SAID) - {"rupiah", "proof"}
"""Those that every Puskesmas in the room reads; amount and proof stay with the one it was promised to."""


@dataclass(frozen=True)
class PromiseLine:
    """One promise as it is read aloud. Days are ISO texts, so that a line is plain JSON.

    `missing` names what is completed later, until `complete_by`; `restricted`: its villages are for staff.
    """

    id: str
    puskesmas_id: str
    number: int
    office_id: str
    office: str
    holder: str
    what: str
    areas: tuple[str, ...] = ()
    quantity: int | None = None
    unit: str = ""
    start_on: str = ""
    due_on: str = ""
    money: str = ""
    money_state: str = ""
    rupiah: int | None = None
    proof: str = ""
    complete_by: str = ""
    missing: tuple[str, ...] = ()
    contact: str = ""
    delegate: str = ""
    problem: str = ""
    restricted: bool = False
    supporters: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgreedText:
    """What a meeting agreed: its day, its decisions, its promises by number."""

    held_on: str
    decisions: tuple[str, ...] = ()
    lines: tuple[PromiseLine, ...] = ()

    @property
    def sha256(self) -> str:
        """The same text gives the same hash, whoever asks and in whichever language."""
        said = {
            "held_on": self.held_on,
            "decisions": self.decisions,
            "promises": [{name: getattr(line, name) for name in SAID} for line in self.lines],
        }
        return digest(said)

    @property
    def code(self) -> str:
        return code_of(self.sha256)


def digest(said: Any) -> str:
    """SHA-256 over canonical JSON."""
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def code_of(sha256: str) -> str:
    """`3F9A-01BC`: the hash as people compare it on paper and screen."""
    return f"{sha256[:4]}-{sha256[4:8]}".upper()


def hash_start(code: str) -> str:
    """The first digits of the hash, from a code as people type it; what is no code is refused."""
    digits = "".join(sign for sign in code.lower() if sign.isalnum())
    if not re.fullmatch("[0-9a-f]{8}", digits):
        raise Refusal("meetings.text_code", code=code)
    return digits


def to_json(text: AgreedText) -> dict[str, Any]:
    """The text as plain JSON, to be kept."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(text)))
    return plain


def from_json(kept: Mapping[str, Any]) -> AgreedText:
    """The text that was kept."""
    return AgreedText(kept["held_on"], tuple(kept["decisions"]), tuple(_line(line) for line in kept["lines"]))


def _line(kept: Mapping[str, Any]) -> PromiseLine:
    known = {field.name for field in fields(PromiseLine)}
    values: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in kept.items() if name in known
    }
    return PromiseLine(**values)


def changed_parts(before: PromiseLine, after: PromiseLine) -> tuple[str, ...]:
    """Which signed parts of a promise differ."""
    return tuple(name for name in SAID if getattr(before, name) != getattr(after, name))


@dataclass(frozen=True)
class Difference:
    """What changed from one text to another: promises by id."""

    added: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    changed: tuple[tuple[str, tuple[str, ...]], ...] = ()


def difference(before: Sequence[PromiseLine], after: Sequence[PromiseLine]) -> Difference:
    """Added, withdrawn and changed promises between two texts."""
    old = {line.id: line for line in before}
    new = {line.id: line for line in after}
    changed = ((key, changed_parts(old[key], line)) for key, line in new.items() if key in old)
    return Difference(
        tuple(key for key in new if key not in old),
        tuple(key for key in old if key not in new),
        tuple((key, parts) for key, parts in changed if parts),
    )
