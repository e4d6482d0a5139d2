"""Evidence made ready to print: the meter in words, what lacks with the page where it is made, the year."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lokmin.basics.words import mark
from lokmin.papers.queries import MeetingEvidence, YearEvidence
from lokmin.papers.rules.evidence import Bytes, Piece
from lokmin.tools import printing
from lokmin.tools.drawings import Meter as Drawing
from lokmin.yearly.rules.criteria import NOTHING, Criterion, Meter, Result
from lokmin.yearly.rules.evidence import Kind, Line, Standing, kinds
from lokmin.yearly.rules.year import Cell, Scored

MADE_AT = {
    "schedule": "meetings:change",
    "terms": "papers:meeting#d-kak",
    "invitation": "papers:meeting#d-invitation",
    "delivery": "meetings:invitations",
    "attendance": "papers:meeting#d-attendance",
    "pack": "papers:list#bahan",
    "photos": "meetings:photos",
    "minutes": "papers:meeting#d-minutes",
    "discussed": "meetings:minutes",
    "agreement": "papers:meeting#d-agreement",
    "plan": "meetings:minutes",
    "read_back": "meetings:read_back",
    "follow_up": "commitments:board",
    "feedback": "papers:meeting#d-progress",
    "handed_up": "commitments:board",
}
"""The page where each kind of evidence is made."""
OF_NO_MEETING = frozenset({"papers:list", "commitments:board"})
LATER = "papers:sheets"
FILED = frozenset({"attendance", "minutes", "agreement"})
"""What a sheet that exists on paper can still prove when its time is over."""
LOST = {
    Bytes.GONE: mark("berkas hilang dari tempat penyimpanan"),
    Bytes.DAMAGED: mark("isi berkas tidak sama lagi dengan yang disimpan dahulu"),
}
_STAMPS = {
    Standing.THERE: ("done", mark("Ada")),
    Standing.PART: ("running", mark("Sebagian")),
    Standing.MISSING: ("blocked", mark("Belum ada")),
    Standing.NONE: ("later", mark("Tidak perlu")),
}


def spoken(one: Kind | Criterion) -> str:
    """The name of a kind or criterion in the language of the screen."""
    return one.en if printing.language() == "en" else one.text


@dataclass(frozen=True)
class LineView:
    """One kind of evidence: its state as stamp and word, what there is, where it is made and until when."""

    name: str
    stamp: str
    word: str
    words: str
    when: str
    url: str


def line_view(line: Line, code: str, meeting_id: UUID) -> LineView:
    stamp, word = _STAMPS[line.found.standing]
    when = _when(line) if line.lacks else ""
    return LineView(spoken(line.kind), stamp, _(word), line.found.words, when, _url(line, code, meeting_id))


def _when(line: Line) -> str:
    if line.until is None:
        return ""
    told = {"day": printing.date_long(line.until)}
    if not line.late:
        return _("sampai %(day)s") % told
    return _("waktunya lewat %(day)s; yang menyusul dicatat kemudian") % told


def _url(line: Line, code: str, meeting_id: UUID) -> str:
    key = line.kind.key
    late = line.lacks and line.late and key in FILED
    name, _sharp, anchor = (LATER if late else MADE_AT[key]).partition("#")
    given = {"code": code} if name in OF_NO_MEETING else {"code": code, "meeting_id": meeting_id}
    return reverse(name, kwargs=given) + (f"#{anchor}" if anchor else "")


@dataclass(frozen=True)
class ResultView:
    """A criterion at one meeting."""

    key: str
    text: str
    score: str
    met: bool
    lacks: bool
    apart: bool
    lines: list[LineView]
    beside: tuple[str, ...]


def result_view(result: Result, code: str, meeting_id: UUID) -> ResultView:
    return ResultView(
        result.criterion.key,
        spoken(result.criterion),
        _score(result.there, result.wanted) if result.wanted else printing.EN_DASH,
        result.met,
        result.there < result.wanted,
        result.apart,
        [line_view(line, code, meeting_id) for line in result.lines],
        result.criterion.beside,
    )


def _score(there: int, wanted: int) -> str:
    return _("%(n)s dari %(m)s") % {"n": there, "m": wanted}


def meter_words(meter: Meter) -> str:
    """`8 dari 14 macam bukti ada; 2 masih sempat dibuat, 4 lewat waktunya`."""
    if not meter.wanted:
        return _("Belum ada yang harus dibuktikan")
    told = {"n": meter.there, "m": meter.wanted, "k": meter.in_time, "l": meter.late}
    if meter.complete:
        return _("Semua %(m)s macam bukti ada") % told
    if not meter.in_time:
        return _("%(n)s dari %(m)s macam bukti ada; %(l)s lewat waktunya") % told
    if not meter.late:
        return _("%(n)s dari %(m)s macam bukti ada; %(k)s masih sempat dibuat") % told
    return _("%(n)s dari %(m)s macam bukti ada; %(k)s masih sempat dibuat, %(l)s lewat waktunya") % told


def drawing(meter: Meter) -> Drawing | None:
    """The meter as a bar with its words; nothing where nothing is wanted."""
    return Drawing(meter.there, meter.wanted, meter_words(meter)) if meter.wanted else None


@dataclass(frozen=True)
class PieceView:
    """A piece with both its days; `why` its file is not handed on."""

    kind: str
    name: str
    happened: str
    recorded: str
    later: bool
    file: str
    why: str


def piece_view(piece: Piece) -> PieceView:
    lost = LOST.get(piece.bytes)
    return PieceView(
        spoken(kinds()[piece.kind]),
        piece.name,
        printing.date_long(piece.happened_on),
        printing.date_long(piece.recorded_on),
        piece.later,
        piece.ending.upper() if piece.enclosed else "",
        _(lost) if lost else piece.withheld,
    )


def missing_views(found: MeetingEvidence, code: str) -> list[LineView]:
    """What lacks: first what can still be made, the soonest first, then what came too late."""
    lacking = [line for line in found.asked.values() if line.lacks]
    lacking.sort(key=lambda line: (line.late, line.until or date.max))
    return [line_view(line, code, found.card.id) for line in lacking]


@dataclass(frozen=True)
class YearMeetingView:
    """A meeting of the year with its meter; `lacks` counts what can still be made."""

    found: MeetingEvidence
    words: str
    soonest: str


def year_meetings(found: YearEvidence) -> list[YearMeetingView]:
    views = []
    for one in found.meetings:
        ahead = [line.until for line in one.asked.values() if line.in_time and line.until]
        soonest = _("paling dekat %(day)s") % {"day": printing.date_long(min(ahead))} if ahead else ""
        views.append(YearMeetingView(one, meter_words(one.meter), soonest))
    return views


@dataclass(frozen=True)
class CellView:
    text: str
    met: bool
    words: str


@dataclass(frozen=True)
class RowView:
    key: str
    text: str
    cells: list[CellView]


def year_rows(found: YearEvidence) -> list[RowView]:
    """Each criterion with its four quarters."""
    return [
        RowView(row.criterion.key, spoken(row.criterion), [_cell(cell) for cell in row.cells])
        for row in found.rows
    ]


def _cell(cell: Cell) -> CellView:
    if not cell.meetings:
        return CellView(printing.EN_DASH, False, _("tidak ada rapat yang harus membuktikannya"))
    told = {"n": cell.met, "m": cell.meetings}
    score = f"{cell.meter.there}/{cell.meter.wanted}"
    return CellView(score, cell.meter.complete, _("lengkap pada %(n)s dari %(m)s rapat") % told)


@dataclass(frozen=True)
class ItemView:
    """An item of PKP over the year."""

    form: str
    name: str
    counted: str
    points: str
    note: str


def item_views(found: YearEvidence) -> list[ItemView]:
    english = printing.language() == "en"
    return [
        _item(form.en if english else form.name, one, english) for form, ones in found.forms for one in ones
    ]


def _item(form: str, one: Scored, english: bool) -> ItemView:
    item = one.item
    ahead = item.next_step(one.proven) if item.steps else None
    if ahead:
        note = _("%(n)s rapat bernotulen lagi: nilai %(points)s") % {"n": ahead[0], "points": ahead[1]}
    elif item.steps:
        note = ""
    else:
        asked = ", ".join(spoken(kinds()[key]) for key in item.needs)
        note = _("%(n)s rapat memuat semuanya: %(names)s") % {"n": one.whole, "names": asked}
    name = item.en if english else item.text
    return ItemView(
        form,
        f"{item.group}, {item.number}: {name}",
        _("%(n)s rapat ditutup, %(m)s dengan notulen") % {"n": one.held, "m": one.proven},
        _("dinilai orang") if one.points is None else str(one.points),
        note,
    )


def sum_of(found: YearEvidence) -> Meter:
    """The meters of all its meetings."""
    return sum((one.meter for one in found.meetings), NOTHING)
