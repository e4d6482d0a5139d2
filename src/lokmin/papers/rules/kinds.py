"""The kinds of paper as data (data/kinds.toml): which meeting has which, from when on, for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lokmin.basics.scope import Duty, Scope
from lokmin.meetings.rules import kinds as meetings
from lokmin.papers.rules.audience import Audience
from lokmin.papers.rules.facts import data

WAITS = {"": frozenset(), "opened": frozenset({"preparing"}), "closed": frozenset({"preparing", "open"})}
"""In which states of a meeting a paper has nothing to say yet."""


@dataclass(frozen=True)
class PaperFact:
    """One kind; each part is explained in the file."""

    key: str
    of: str
    owner: str
    core: bool
    after: str
    audience: Audience
    meetings: str

    def fits(self, kind: str) -> bool:
        """Whether a meeting of this kind has such a paper."""
        if self.of != "meeting":
            return False
        return {
            "all": True,
            "agreement": meetings.signs_agreement(kind),
            "camat": meetings.family(kind).by_camat,
            "lokmin": meetings.family_key(kind) in (meetings.QUARTERLY, meetings.MONTHLY),
        }[self.meetings]

    def waits(self, state: str) -> bool:
        """Whether a meeting in this state is too early for it."""
        return state in WAITS[self.after]


@cache
def facts() -> Mapping[str, PaperFact]:
    """All kinds by key, in the order of their use."""
    rows = {key: row for key, row in data("kinds").items() if isinstance(row, dict)}
    return {
        key: PaperFact(key=key, **{**row, "audience": Audience(row["audience"])}) for key, row in rows.items()
    }


def closed_to(scope: Scope) -> frozenset[str]:
    """The papers of a meeting that this asker does not read: what staff account for among themselves."""
    if scope.can(Duty.READ_ACCOUNTS):
        return frozenset()
    return frozenset(f.key for f in facts().values() if f.of == "meeting" and f.audience is Audience.STAFF)


def kinds_of(meeting_kind: str, *, core: bool = False) -> tuple[str, ...]:
    """The kinds of paper that a meeting has; `core`: those that each such meeting needs."""
    return tuple(f.key for f in facts().values() if f.fits(meeting_kind) and (f.core or not core))
