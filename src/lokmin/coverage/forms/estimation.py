"""Total population, rates and shares as they are typed or pasted."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.refusal import Refusal
from lokmin.coverage.forms import parse_count, parse_thousandths
from lokmin.coverage.rules.catalogue import KindFact
from lokmin.coverage.rules.limits import MOST_PEOPLE
from lokmin.places.queries import AreaCard
from lokmin.places.rules.spelling import plain_name
from lokmin.tools.refused import sentence_of

MOST_RATE = 200  # per thousand; no country comes near it


class EstimatePost:
    """`p:<area>` people, `lines` a pasted block, `rate` and `mortality` per thousand, `s:<kind>` percent.

    `problems` are sentences; nothing is computed while there are any. `unknown` are names of the pasted block
    that are no village of the catchment: the others are estimated without them.
    """

    def __init__(
        self, typed: Mapping[str, str], areas: Sequence[AreaCard], kinds: Sequence[KindFact]
    ) -> None:
        self.texts = {name: typed[name].strip() for name in typed}
        self.problems: list[str] = []
        self.unknown: list[str] = []
        self.population: dict[UUID, int] = {}
        self.shared = [kind for kind in kinds if kind.per_birth is None]
        self.births = [kind for kind in kinds if kind not in self.shared]
        self._read_population(areas)
        self.birth_rate = self._rate("rate", _("Angka kelahiran kasar"), MOST_RATE, 1000)
        self.infant_mortality = self._rate("mortality", _("Angka kematian bayi"), MOST_RATE, 1000)
        shares = {kind.code: self._rate(f"s:{kind.code}", kind.name, 100, 100) for kind in self.shared}
        self.shares = {code: share for code, share in shares.items() if share is not None}
        self.source = self.texts.get("source", "")[:80]
        self._check()

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def _read_population(self, areas: Sequence[AreaCard]) -> None:
        for area in areas:
            self._person(area, self.text(f"p:{area.id}"))
        known = {plain_name(text): area for area in areas for text in (area.code or "", area.name) if text}
        for line in self.text("lines").splitlines():
            name, number = _split(line)
            if not name:
                continue
            found = known.get(plain_name(name))
            if found is None:
                self.unknown.append(name)
            else:
                self._person(found, number)

    def _person(self, area: AreaCard, text: str) -> None:
        try:
            count = parse_count(text)
        except Refusal as refusal:
            self.problems.append(f"{area.name}: {sentence_of(refusal)}")
            return
        if count is None:
            return
        if not 0 <= count <= MOST_PEOPLE:
            self.problems.append(
                sentence_of(Refusal("coverage.population_value", area=area.name, value=text))
            )
            return
        self.population[area.id] = count
        self.texts[f"p:{area.id}"] = str(count)

    def _rate(self, name: str, label: str, most: int, per: int) -> Fraction | None:
        try:
            value = parse_thousandths(self.text(name))
        except Refusal as refusal:
            self.problems.append(f"{label}: {sentence_of(refusal)}")
            return None
        if value is not None and value > most * 1000:
            self.problems.append(
                _("%(label)s: %(value)s terlalu besar. Periksa satuannya.")
                % {"label": label, "value": self.text(name)}
            )
            return None
        return None if value is None else Fraction(value, 1000 * per)

    def _check(self) -> None:
        if not self.population:
            self.problems.append(_("Tulis jumlah penduduk paling sedikit satu desa."))
        if self.birth_rate is None and not self.shares:
            self.problems.append(_("Tulis angka kelahiran kasar, atau proporsi paling sedikit satu sasaran."))
        if not self.source:
            self.problems.append(_("Tulis sumber angka penduduk dan angka kelahirannya."))


def _split(line: str) -> tuple[str, str]:
    """Name and number of a pasted line: by tab, semicolon, or the last space."""
    for separator in ("\t", ";"):
        if separator in line:
            name, _sep, number = line.partition(separator)
            return name.strip(), number.strip()
    name, _sep, number = line.strip().rpartition(" ")
    return name.strip(), number.strip()
