"""The promises of the example: made in the room, reported by link or telephone, read back at the next."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw

from lokmin.basics.scope import Scope
from lokmin.commitments import actions as commitments
from lokmin.commitments import queries as commitment_queries
from lokmin.meetings import actions as meetings
from lokmin.people.rules.tokens import BY_LINK
from lokmin.web.example.cast import TODAY, Cast, moment
from lokmin.web.example.timeline import Event


class Promises:
    """All promises of one kecamatan by their keys in the story."""

    def __init__(self, cast: Cast, story: dict[str, Any], code: str) -> None:
        self.cast = cast
        self.story = story
        self.code = code
        self.problems: dict[str, UUID] = {}
        self.needs: dict[tuple[str, str], UUID] = {}
        self.ids: dict[str, UUID] = {}
        self.made_in: dict[str, list[str]] = {}

    def make_all(self, scope: Scope, meeting_id: UUID, item_id: UUID, told: dict[str, Any]) -> None:
        """Make the promises of a meeting under one agenda item."""
        for line in told.get("promises", ()):
            card = meetings.promise(
                scope=scope,
                meeting_id=meeting_id,
                item_id=item_id,
                office_id=self.cast.offices[line["office"]].id,
                what=line["what"],
                puskesmas_id=self.cast.puskesmas[self.code].id,
                problem_id=self.problems.get(line.get("problem", "")),
                need_id=self._taken(line),
                indicator_code=line.get("indicator"),
                area_ids=self.cast.area_ids(line.get("villages", [])),
                quantity=line.get("quantity"),
                quantity_unit=line.get("unit", ""),
                start_on=line.get("start"),
                due_on=line.get("due"),
                money=line.get("money", ""),
                money_state=line.get("money_state", ""),
                amount_rupiah=line.get("rupiah"),
                proof_expected=line.get("proof", ""),
                contact_name=line.get("contact", ""),
                complete_by=line.get("complete_by"),
                promised_by_delegate=line.get("delegate", ""),
                supporting_sector_codes=line.get("helped_by", ()),
                asked_by_id=self.cast.offices[line["asked_by"]].id if "asked_by" in line else None,
            )
            self.ids[line["key"]] = card.id
            self.made_in.setdefault(told["key"], []).append(line["key"])

    def _taken(self, line: dict[str, Any]) -> UUID | None:
        """The support that this promise answers: what its sector was asked for the problem, each once."""
        sector = self.cast.offices[line["office"]].sector
        return self.needs.pop((line.get("problem", ""), sector), None)

    def read_back(self, scope: Scope, meeting_id: UUID, told: dict[str, Any]) -> None:
        """Read back what the meetings before promised; extend what needs it, close what is done."""
        extended = {key: (note, due) for key, note, due in told.get("extended", ())}
        for key, commitment_id in list(self.ids.items()):
            meetings.deal(
                scope=scope, meeting_id=meeting_id, commitment_id=commitment_id, dealing="read_back"
            )
            if key in extended:
                note, due = extended[key]
                meetings.deal(
                    scope=scope,
                    meeting_id=meeting_id,
                    commitment_id=commitment_id,
                    dealing="extended",
                    note=note,
                    due_on=due,
                )
            elif not self._card(scope, commitment_id).is_open:
                meetings.deal(
                    scope=scope, meeting_id=meeting_id, commitment_id=commitment_id, dealing="closed"
                )

    def _card(self, scope: Scope, commitment_id: UUID) -> Any:
        return commitment_queries.commitment(scope=scope, commitment_id=commitment_id)

    def reports(self, meeting: str) -> Iterator[Event]:
        """What owners report between the meetings, each on its day."""
        told = next(m for m in self.story["meetings"] if m["key"] == meeting)
        for line in told.get("promises", ()):
            for report in line["reports"]:
                at = moment(report["on"] + timedelta(days=1), "16.20")
                yield Event(at, lambda _s, p=line, r=report, a=at: self._report(p, r, a), self.code)

    def _report(self, line: dict[str, Any], told: dict[str, Any], at: datetime) -> None:
        by_link = told["via"] == BY_LINK
        staff = self.cast.as_(self.story["head"], at, (self.code,))
        scope = self.cast.guest(line["office"], at, self.code) if by_link else staff
        card = commitments.report(
            scope=scope,
            commitment_id=self.ids[line["key"]],
            state=told["state"],
            happened_on=told["on"],
            text=told.get("text", ""),
            count=told.get("count"),
            reason=told.get("reason", ""),
            via=told["via"],
            photo=drawing(told["photo"]) if "photo" in told else None,
            list_count=told.get("list"),
            keeper=told.get("keeper", ""),
        )
        if "camat_told" in told:
            later = staff.at(at + timedelta(hours=1))
            commitments.tell_camat(scope=later, commitment_ids=[card.id], via=told["camat_told"])
        if "proposed" in told:
            commitments.propose(
                scope=staff.at(at + timedelta(hours=2)),
                commitment_id=card.id,
                version=commitment_queries.commitment(scope=staff, commitment_id=card.id).version,
                **told["proposed"],
            )
        if "photo" in told and (TODAY - told["on"]).days > 30:
            for proof in card.proofs:
                if proof.kind == "photo" and not proof.cleared_by:
                    commitments.clear_photo(scope=staff.at(at + timedelta(hours=18)), proof_id=proof.id)


def drawing(caption: str) -> bytes:
    """A drawn stand-in for a photo: no person can be recognised on it."""
    picture = Image.new("RGB", (960, 640), "#d9e4dd")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 420, 960, 640), fill="#8fb39b")
    draw.polygon([(220, 420), (480, 240), (740, 420)], fill="#8a1b2e")
    draw.rectangle((280, 420, 680, 560), fill="#f4f3ee", outline="#14232b", width=4)
    draw.rectangle((440, 470, 520, 560), fill="#0f4c5c")
    draw.text((40, 40), f"CONTOH: {caption}", fill="#14232b", font_size=34)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()
