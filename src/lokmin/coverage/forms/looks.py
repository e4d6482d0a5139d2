"""What the address of a screen with numbers asks for: month, sasaran, frozen or live, and the filter."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from lokmin.basics.refusal import Refusal
from lokmin.basics.time import Month

FILTER = ("sasaran", "program", "klaster", "belum", "lihat", "urut")  # what links carry along
LOOKS = ("bergerak", "terburuk", "terbaik")
LONGEST = 60


@dataclass(frozen=True)
class Chosen:
    """The address, read. A month that cannot be read stands in `spoilt_months`, a freeze in `spoilt_freeze`.

    `look` is one of LOOKS or empty; `sort` is `nama`, `belum`, `naik`, the code of an indicator, or empty
    for the order of the catchment. `carried` is the filter as the next address says it.
    """

    month: Month | None = None
    until: Month | None = None
    freeze_id: UUID | None = None
    basis: str = "projected"
    programme: str = ""
    cluster: str = ""
    only_below: bool = False
    look: str = ""
    sort: str = ""
    carried: tuple[tuple[str, str], ...] = ()
    spoilt_months: tuple[str, ...] = ()
    spoilt_freeze: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Chosen":
        """Read `bulan` and `beku`, or both at once as a form says them: `masa=<beku>@<bulan>`."""
        freeze, _at, month = query.get("masa", "").rpartition("@")
        texts = (month or query.get("bulan", ""), query.get("sampai", ""))
        months = [_month(text) for text in texts]
        freeze = freeze or ("" if query.get("masa") else query.get("beku", ""))
        look = query.get("lihat", "")
        return cls(
            month=months[0],
            until=months[1],
            freeze_id=_identity(freeze),
            basis=basis_of(query),
            programme=query.get("program", ""),
            cluster=query.get("klaster", ""),
            only_below=query.get("belum") == "1",
            look=look if look in LOOKS else "",
            sort=query.get("urut", ""),
            carried=tuple((key, query[key][:LONGEST]) for key in FILTER if query.get(key)),
            spoilt_months=tuple(
                text[:LONGEST] for text, read in zip(texts, months, strict=True) if text and not read
            ),
            spoilt_freeze=freeze[:LONGEST] if freeze and not _identity(freeze) else "",
        )


def basis_of(query: Mapping[str, str]) -> str:
    """By which sasaran a look counts: `sasaran=counted` (or `basis=counted`), else the projected one."""
    return "counted" if "counted" in (query.get("sasaran"), query.get("basis")) else "projected"


def without(query: Mapping[str, str], *names: str) -> str:
    """The same address without some of its parts, encoded."""
    return urlencode({key: query[key] for key in query if key not in names})


def _month(text: str) -> Month | None:
    try:
        return Month.parse(text) if text else None
    except Refusal:
        return None


def _identity(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
