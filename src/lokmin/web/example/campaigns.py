"""The immunisation week of the example, the sasaran found by counting, and what a district decided."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from lokmin.basics.numbers import half_up
from lokmin.basics.scope import Scope
from lokmin.coverage import actions as coverage
from lokmin.coverage import queries
from lokmin.coverage.actions import CampaignEntry, PopulationEntry
from lokmin.web.example import figures
from lokmin.web.example.cast import Cast, moment
from lokmin.web.example.figures import DATA, Village
from lokmin.web.example.timeline import Event

SOURCE = "data contoh"


@cache
def told() -> dict[str, Any]:
    return tomllib.loads((DATA / "campaigns.toml").read_text("utf-8"))


def events(cast: Cast) -> Iterator[Event]:
    """Everything of this file, each at its own time and by its own account."""
    for line in told()["campaigns"]:
        yield from _Week(cast, line).events()
    for line in told()["counted"]:
        yield Event(moment(line["on"], "11.00"), lambda _s, w=line: _count(cast, w), line["puskesmas"])
    for line in told()["decisions"]:
        yield Event(moment(line["on"], "13.30"), lambda _s, w=line: _decide(cast, w), line["puskesmas"])


def _villages(code: str) -> list[Village]:
    return [village for village in figures.villages() if village.puskesmas == code]


class _Week:
    """One campaign: planned, reported each afternoon, corrected on the days told."""

    def __init__(self, cast: Cast, line: dict[str, Any]) -> None:
        self.cast = cast
        self.line = line
        self.code = str(line["puskesmas"])
        self.puskesmas_id = cast.puskesmas[self.code].id
        self.book: queries.CampaignBook | None = None

    def events(self) -> Iterator[Event]:
        line, code = self.line, self.code
        yield Event(moment(line["planned_on"], "10.30"), lambda _s: self._plan(), code)
        length = (line["last_day"] - line["first_day"]).days + 1
        for number in range(1, length + 1):
            at = moment(self._day(number), "16.30")
            yield Event(at, lambda _s, n=number: self._report(n), code)
        for fault in line["corrected"]:
            yield Event(moment(fault["on"], "08.10"), lambda _s, f=fault: self._correct(f), code)

    def _day(self, number: int) -> date:
        first: date = self.line["first_day"]
        return first + timedelta(days=number - 1)

    def _scope(self, day: date, clock: str) -> Scope:
        return self.cast.as_(self.line["account"], moment(day, clock), (self.code,))

    def _plan(self) -> None:
        line, scope = self.line, self._scope(self.line["planned_on"], "10.30")
        here = {"scope": scope, "puskesmas_id": self.puskesmas_id}
        card = coverage.plan_campaign(
            **here,
            name=line["name"],
            first_day=line["first_day"],
            last_day=line["last_day"],
            items=line["items"],
            source=SOURCE,
        )
        self.book = queries.campaign_book(**here, campaign_id=card.id)
        targets = {
            (item.id, self.cast.areas[village.name].id): self._target(village, share)
            for item, share in zip(self.book.items, line["targets_per_birth"], strict=True)
            for village in _villages(self.code)
        }
        coverage.set_campaign_targets(**here, campaign_id=card.id, targets=targets)

    def _target(self, village: Village, share: int) -> int:
        return max(1, half_up(village.births * share, 100))

    def _served(self, village: Village, number: int, place: int) -> int:
        chance = Random(f"{self.line['name']} {village.code} {number} {place}")
        target = self._target(village, self.line["targets_per_birth"][place])
        part = self.line["days"][number - 1] * village.level * chance.randint(70, 125)
        return half_up(target * part, 10**6)

    def _report(self, number: int) -> None:
        entries = [
            self._entry(village.name, number, place, self._told(village, number, place))
            for village in _villages(self.code)
            if not self._silent(village, number)
            for place in range(len(self.line["items"]))
        ]
        self._record(entries, self._day(number), "16.30")

    def _silent(self, village: Village, number: int) -> bool:
        return any(
            rule["village"] == village.name and number in rule["days"] for rule in self.line["unreported"]
        )

    def _told(self, village: Village, number: int, place: int) -> int:
        """What was written down that day, also where it was wrong."""
        for fault in self.line["corrected"]:
            if (fault["village"], fault["day"], fault["item"]) == (
                village.name,
                number,
                self.line["items"][place],
            ):
                return int(fault["wrong"])
        return self._served(village, number, place)

    def _correct(self, fault: dict[str, Any]) -> None:
        village = next(v for v in _villages(self.code) if v.name == fault["village"])
        place = self.line["items"].index(fault["item"])
        right = max(1, self._served(village, fault["day"], place))
        self._record([self._entry(village.name, fault["day"], place, right)], fault["on"], "08.10")

    def _entry(self, village: str, number: int, place: int, count: int) -> CampaignEntry:
        assert self.book
        item = self.book.items[place]
        return CampaignEntry(item.id, self.cast.areas[village].id, self._day(number), count)

    def _record(self, entries: list[CampaignEntry], day: date, clock: str) -> None:
        assert self.book
        coverage.record_campaign_counts(
            scope=self._scope(day, clock),
            puskesmas_id=self.puskesmas_id,
            campaign_id=self.book.card.id,
            entries=entries,
        )


def _count(cast: Cast, line: dict[str, Any]) -> None:
    """Sasaran as they were found, beside the projected ones."""
    scope = cast.as_(line["account"], moment(line["on"], "11.00"), (line["puskesmas"],))
    entries = []
    for village in _villages(line["puskesmas"]):
        if village.name in line["missing"]:
            continue
        chance = Random(f"riil {village.code} {line['year']}")
        share = line["villages"].get(village.name) or chance.randint(*line["near"])
        for kind, thousandths in figures.populations(village, line["year"]):
            if kind in line["kinds"]:
                people = half_up(thousandths * share, 100_000)
                entries.append(
                    PopulationEntry(cast.areas[village.name].id, kind, line["year"], people * 1000, "counted")
                )
    puskesmas_id = cast.puskesmas[line["puskesmas"]].id
    coverage.record_populations(scope=scope, puskesmas_id=puskesmas_id, entries=entries, source=SOURCE)


def _decide(cast: Cast, line: dict[str, Any]) -> None:
    """A district sets its usual target."""
    card = cast.puskesmas[line["puskesmas"]]
    scope = cast.as_(line["account"], moment(line["on"], "13.30"), (line["puskesmas"],))
    coverage.change_indicator(
        scope=scope,
        district_id=card.district_id,
        code=line["indicator"],
        values={"default_target": line["default_target"]},
        reason=line["reason"],
        version=0,
    )
