"""What the first lokmin of the year settled: parts taken, who stands in, who may be written to."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from lokmin.basics.scope import Scope
from lokmin.people import actions as people
from lokmin.people import queries
from lokmin.web.example.cast import Cast, moment
from lokmin.web.example.figures import rows
from lokmin.web.example.timeline import Event


def events(cast: Cast) -> Iterator[Event]:
    """Every line of the file on its day, after the meeting."""
    for line in rows("directory.csv"):
        day = date.fromisoformat(line["hari"])
        yield Event(moment(day, "14.30"), partial(_DO[line["apa"]], cast, line), line["puskesmas"])


def _part(cast: Cast, line: dict[str, str], scope: Scope) -> None:
    village = cast.areas.get(line["bagian"])
    office = cast.offices.get(line["jabatan"])
    people.take_part(
        scope=scope,
        kecamatan_id=cast.puskesmas[line["puskesmas"]].kecamatan_id,
        year=scope.today.year,
        sector=line["sektor"],
        key=str(village.id) if village else line["bagian"],
        text=line["isi"],
        office_id=office.id if office else None,
    )


def _delegate(cast: Cast, line: dict[str, str], scope: Scope) -> None:
    office = cast.offices[line["jabatan"]]
    people.add_delegate(scope=scope, office_id=office.id, name=line["isi"], title=line["bagian"])


def _consent(cast: Cast, line: dict[str, str], scope: Scope) -> None:
    seat = queries.office_of(scope=scope, office_id=cast.offices[line["jabatan"]].id)
    assert seat.person_id
    people.give_consent(
        scope=scope, person_id=seat.person_id, phone=line["bagian"], given_on=scope.today, via=line["isi"]
    )


_DO: dict[str, Callable[[Cast, dict[str, str], Scope], None]] = {
    "peran": _part,
    "wakil": _delegate,
    "setuju": _consent,
}
