"""What one screen of coverage looks at: made in one place from the address, gathered when first asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from lokmin.basics.scope import Scope
from lokmin.basics.time import Month
from lokmin.coverage import queries
from lokmin.coverage.forms.looks import Chosen
from lokmin.coverage.pages import which, words
from lokmin.coverage.queries import Calendar, Doubt, FreezeCard, IndicatorCard, Scorecard
from lokmin.coverage.rules.rows import PwsRow
from lokmin.places.queries import AreaCard, PuskesmasCard

NUMBERS = ("bulan", "beku", "sasaran")  # which numbers; the rest of an address is the filter
MANY = 2_000  # cells; a card of a whole district has too many to look at each for doubts


@dataclass(frozen=True)
class Look:
    """Month, sasaran, frozen or live, filter; with the numbers behind them. `codes` None: all indicators.

    `month` is None while there are no figures at all; then only the calendar and the address may be asked.
    """

    request: HttpRequest = field(repr=False)
    scope: Scope
    puskesmas: PuskesmasCard
    calendar: Calendar
    chosen: Chosen
    month: Month | None
    freeze: FreezeCard | None
    codes: tuple[str, ...] | None = None
    known: Sequence[IndicatorCard] = ()

    @classmethod
    def of(
        cls,
        request: HttpRequest,
        scope: Scope,
        puskesmas: PuskesmasCard,
        *,
        codes: Sequence[str] | None = None,
        known: Sequence[IndicatorCard] = (),
        usual: Callable[[Scope, Calendar], Month | None] | None = None,
        live: bool = False,
    ) -> "Look":
        """The look of an address. `usual` picks the month when none is asked for; `live`: never frozen.

        Frozen numbers are shown when the freeze holds the month and the look is by projected sasaran, as
        all that is frozen; another's freeze is a 404.
        """
        calendar = queries.calendar(scope=scope, puskesmas_id=puskesmas.id)
        chosen = Chosen.of(request.GET.dict())
        asked = None if live else chosen.freeze_id
        freeze = next((card for card in calendar.freezes if card.id == asked), None)
        if asked and freeze is None:
            raise Http404
        month = chosen.month or (usual(scope, calendar) if usual else calendar.default)
        fits = freeze and month in freeze.period and chosen.basis == "projected"
        many = None if codes is None else tuple(codes)
        return cls(request, scope, puskesmas, calendar, chosen, month, freeze if fits else None, many, known)

    @property
    def at(self) -> Month:
        """The month, on a page that has figures."""
        assert self.month
        return self.month

    @property
    def mine(self) -> list[AreaCard]:
        """The areas that the asker may open."""
        ids = self.scope.area_ids
        return [area for area in self.calendar.areas if ids is None or area.id in ids]

    # ---- the numbers ----

    @cached_property
    def card(self) -> Scorecard:
        """The numbers of the look, as frozen or of now."""
        until = self.chosen.until or self.request.door.reach_until(self.at)  # type: ignore[attr-defined]
        asked: dict[str, Any] = {"scope": self.scope, "month": self.at, "until": until, "codes": self.codes}
        if self.freeze:
            return queries.frozen_scorecard(**asked, freeze_id=self.freeze.id)
        return queries.scorecard(
            **asked,
            puskesmas_id=self.puskesmas.id,
            basis=self.chosen.basis,
            calendar=self.calendar,
            known=self.known,
        )

    @cached_property
    def changed(self) -> list[PwsRow]:
        """The frozen rows that the live numbers no longer say; frozen is always by projected sasaran."""
        live = not self.freeze and self.card.basis == "projected"
        return queries.changed_since(scope=self.scope, scored=self.card) if live else []

    def doubts(self, area: AreaCard | None = None) -> list[Doubt]:
        """What is doubtful in the live numbers of the month, of all or of one area."""
        if self.freeze or len(self.card.rows) > MANY:
            return []
        return queries.month_doubts(scope=self.scope, card=self.card, area=area)

    def series(self, code: str) -> dict[Month, list[PwsRow]]:
        """One indicator month by month: the frozen period as frozen, the months `outside` it as of now."""
        card = self.card
        months = queries.series(
            scope=self.scope,
            puskesmas_id=self.puskesmas.id,
            last=self.at,
            codes=[code],
            basis=card.basis,
            scored=card,
        )
        if not self.freeze:
            return months
        kept = queries.frozen_series(scope=self.scope, scored=card, codes=[code])
        live = set(self.outside)
        return {each: rows if each in live else kept.get(each, []) for each, rows in months.items()}

    @property
    def outside(self) -> list[Month]:
        """The months of a frozen look's year before its period: they were not frozen with it."""
        if not self.freeze:
            return []
        year = [Month(self.at.year, number) for number in range(1, self.at.month + 1)]
        return [month for month in year if month not in self.freeze.period]

    # ---- the address ----

    @property
    def address(self) -> dict[str, str]:
        """What every link to another screen says: the month, frozen or not, the sasaran and the filter."""
        here = {"bulan": str(self.month)} if self.month else {}
        frozen = {"beku": str(self.freeze.id)} if self.freeze else {}
        return {**here, **frozen, **dict(self.chosen.carried)}

    @property
    def query(self) -> str:
        """The same, encoded."""
        return urlencode(self.address)

    @property
    def hidden(self) -> dict[str, str]:
        """What a form that chooses month and sasaran carries along."""
        return {key: text for key, text in self.chosen.carried if key != "sasaran"}

    @property
    def unfiltered(self) -> str:
        """The same numbers without a filter."""
        return urlencode({key: text for key, text in self.address.items() if key in NUMBERS})

    @property
    def other(self) -> str:
        """This very page with the other numbers: frozen for those of now, or back; what it chose stays."""
        own = {key: text for key, text in self.request.GET.items() if key not in ("masa", "beku")}
        held = self.card.frozen
        frozen = {"beku": str(held.id)} if held and not self.freeze else {}
        return urlencode({**own, "bulan": str(self.month), **frozen})

    # ---- ready to print ----

    @property
    def remarks(self) -> list[str]:
        """What of the address could not be followed."""
        return which.remarks(self.chosen, self.month, self.freeze)

    @property
    def choices(self) -> list[which.MonthChoice]:
        """The months that can be chosen, live and frozen."""
        return which.choices(self.calendar, self.month, self.freeze)

    def told(self, area: AreaCard | None = None) -> which.Which | None:
        """Whether the numbers (of one area) are frozen or of now, and the way to the other."""
        changed = sum(area is None or row.area == area.id for row in self.changed)
        return which.which(self.card, frozen=bool(self.freeze), changed=changed, other="?" + self.other)

    @property
    def context(self) -> dict[str, Any]:
        """What the templates of all the screens share; the numbers only once there is a month."""
        shared: dict[str, Any] = {"look": self, "month": self.month}
        if self.month is None:
            return shared
        card = self.card
        return {
            **shared,
            "card": card,
            "since_january": words.since_january(card.month),
            "frozen_words": words.frozen_words(card.frozen) if card.frozen else "",
            "which": self.told(),
        }
