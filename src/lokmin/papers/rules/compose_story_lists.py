"""The parts of the story that are lists: last promises, data quality, problems and what is asked, the plan.

Each is made twice from the same facts: cut to a page for the main part, whole for the annex.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.compose_read_back import METHOD, chart
from lokmin.papers.rules.evaluation import EvaluationPack, ProblemRow, ReadBackRow
from lokmin.papers.rules.story import short
from lokmin.papers.rules.story_blocks import Section

_T = TypeVar("_T")
PROMISES = 9
CHARTS = 4
NOTES = 9
PROBLEMS = 5
ASKED = 10
PLANNED = 14
LONG, NAME, LIST, CAUSES = 130, 70, 240, 3
"""How many letters a sentence, a name and a note may have in the main part, and how many causes."""


@dataclass(frozen=True)
class Planned:
    """One line of the plan: what, who, where, until when, and where it comes from."""

    what: str
    who: str
    where: str
    due: str
    origin: str


@dataclass(frozen=True)
class Room:
    """How much a list may take: a number of rows, cells cut or whole."""

    whole: bool

    def rows(self, found: Sequence[_T], most: int) -> Sequence[_T]:
        return found if self.whole else found[:most]

    def text(self, said: str, most: int = LONG) -> str:
        return said if self.whole else short(said, most)

    def rest(self, found: Sequence[object], most: int, what: str) -> str:
        """What is not printed here, counted."""
        left = 0 if self.whole else len(found) - most
        return f"{left} {what} lain pada lampiran." if left > 0 else ""


def _state_counts(rows: Iterable[ReadBackRow]) -> list[b.Part]:
    found: dict[str, tuple[str, int]] = {}
    for row in rows:
        found[row.state_code] = (row.state.lower(), found.get(row.state_code, ("", 0))[1] + 1)
    said: list[b.Part] = []
    for code, (word, number) in found.items():
        said += [", " if said else "", b.count(f"promises/{code}", number), f" {word}"]
    return said


def promises(pack: EvaluationPack, room: Room) -> Section:
    """Last quarter's promises and what came of them."""
    title = "Evaluasi RTL lokmin yang lalu"
    if pack.read_back is None:
        return Section("promises", title, ("Belum ada komitmen dari lokmin sebelumnya.",), ())
    rows = pack.read_back.rows
    sentence = (
        f"{pack.read_back.meeting}: ",
        b.count("promises", len(rows)),
        " komitmen, yaitu ",
        *_state_counts(rows),
        ".",
    )
    heads = (
        "No",
        "Penanggung jawab",
        "Komitmen",
        "Tenggat",
        "Keadaan",
        "Bukti",
        "Indikator sebelum → sesudah",
    )
    grid = b.Grid(
        heads,
        tuple(_promise(row, room) for row in room.rows(rows, PROMISES)),
        (2, 8, 14, 5, 6, 6, 14),
        room.rest(rows, PROMISES, "komitmen"),
        8.5,
    )
    return Section("promises", title, sentence, (grid,))


def _promise(row: ReadBackRow, room: Room) -> tuple[b.Cell, ...]:
    where = ", ".join(text for text in (row.place, row.quantity) if text)
    return (
        b.cell(str(row.number), align="center"),
        b.cell(room.text(row.owner, NAME)),
        b.cell(room.text(f"{row.action} ({where})" if where else row.action)),
        b.cell(row.due),
        b.cell(row.state, bold=True),
        b.cell(room.text(row.proof, NAME)),
        b.cell(*_outcome(row, room)),
    )


def _outcome(row: ReadBackRow, room: Room) -> tuple[b.Part | b.Said, ...]:
    """The number before and after in a line of its own, then its months and what may be said of it."""
    if row.moved is None:
        return (room.text(row.verdict) or "–",)
    key, before, after = f"promise/{row.number}", row.moved.before, row.moved.after
    pair = (b.percent(f"{key}/before", before.percent), " → ", b.percent(f"{key}/after", after.percent))
    return (
        (f"{row.indicator}: ", *pair),
        room.text(f"{before.months} → {after.months}. {row.verdict}".rstrip()),
    )


def changes(pack: EvaluationPack, room: Room) -> Section | None:
    """The numbers before and after beside those of the other villages; nothing where none was compared."""
    rows = pack.read_back.rows if pack.read_back else ()
    found = [(row, row.moved) for row in rows if row.moved]
    if not found:
        return None
    beside = sum(moved.others_change is not None for _row, moved in found)
    sentence = (
        "Angka ",
        b.count("changes", len(found)),
        " komitmen dapat dibandingkan sebelum dan sesudahnya, ",
        b.count("changes/beside", beside),
        " di antaranya beserta angka desa lain.",
    )
    shown = room.rows(found, CHARTS)
    pairs = b.Pairs(tuple(chart(row.number, moved, row.verdict) for row, moved in shown))
    rest = room.rest(found, CHARTS, "perbandingan")
    told = [b.Words((METHOD,), "small"), *([b.Words((rest,), "small")] if rest else [])]
    return Section("changes", "Angka sebelum dan sesudah komitmen", sentence, (pairs, *told))


def quality(pack: EvaluationPack, room: Room) -> Section:
    """What a reader must know of the data, and what was corrected since the freeze."""
    sentence = (
        b.count("quality/notes", len(pack.data_notes)),
        " catatan mutu data, ",
        b.count("quality/restated", len(pack.restatements)),
        " perubahan sesudah data dibekukan.",
    )
    told: list[b.Block] = [b.Heading("Catatan mutu data")]
    told += _list(pack.data_notes, room, "Semua bulan dilaporkan dan semua sasaran ada.", "catatan")
    told.append(b.Heading("Perubahan sesudah data dibekukan"))
    told += _list(pack.restatements, room, "Tidak ada.", "perubahan")
    told += [b.Words((pack.figures_line,), "small")] if pack.figures_line else []
    return Section("quality", "Mutu data dan perubahannya", sentence, tuple(told))


def _list(found: Sequence[str], room: Room, none: str, what: str) -> list[b.Block]:
    if not found:
        return [b.Words((none,))]
    rest = room.rest(found, NOTES, what)
    items = b.Items(tuple((room.text(text, LIST),) for text in room.rows(found, NOTES)))
    return [items, *([b.Words((rest,), "small")] if rest else [])]


def problems(pack: EvaluationPack, room: Room) -> Section:
    """Problems with their causes, and what is asked of each sector."""
    title = "Masalah, penyebab, dan dukungan yang diminta"
    if not pack.problems:
        return Section("problems", title, ("Belum ada masalah yang dicatat untuk masa ini.",), ())
    asked = _asked(pack.problems)
    chosen = sum(problem.chosen for problem in pack.problems)
    sentence = (
        b.count("problems", len(pack.problems)),
        " masalah dicatat, ",
        b.count("problems/chosen", chosen),
        " menjadi prioritas; dukungan diminta dari ",
        b.count("problems/sectors", len(asked)),
        " sektor.",
    )
    return Section("problems", title, sentence, (_troubles(pack, asked, room), *_support(asked, room)))


def _troubles(pack: EvaluationPack, asked: dict[str, list[str]], room: Room) -> b.Grid:
    lists = [texts for p in pack.problems for texts in (p.causes, p.solutions)]
    cut = not room.whole and any(len(texts) > CAUSES for texts in (*lists, *asked.values()))
    more = "Penyebab dan dukungan selengkapnya pada lampiran." if cut else ""
    notes = (room.rest(pack.problems, PROBLEMS, "masalah"), more, pack.scoring.note)
    return b.Grid(
        ("Urut", "Masalah", pack.scoring.head or "Nilai", "Total", "Penyebab", "Pemecahan terpilih"),
        tuple(_problem(problem, room) for problem in room.rows(pack.problems, PROBLEMS)),
        (3, 14, 7, 4, 14, 14),
        " ".join(text for text in notes if text),
        8.5,
    )


def _support(asked: dict[str, list[str]], room: Room) -> tuple[b.Block, ...]:
    """What is asked of each sector; nothing where nothing is asked."""
    if not asked:
        return ()
    rows = tuple(
        (
            b.cell(room.text(who, NAME), bold=True),
            b.cell(*(room.text(text) for text in room.rows(texts, CAUSES))),
        )
        for who, texts in room.rows(list(asked.items()), ASKED)
    )
    rest = room.rest(list(asked), ASKED, "sektor")
    return (
        b.Heading("Yang diminta dari tiap sektor"),
        b.Grid(("Sektor", "Dukungan"), rows, (2, 7), rest, 8.5),
    )


def _asked(found: Iterable[ProblemRow]) -> dict[str, list[str]]:
    """What is asked, by sector in the order of the problems; `support` is `sector: text`."""
    asked: dict[str, list[str]] = {}
    for problem in found:
        for line in problem.support:
            who, _, what = line.partition(": ")
            if what not in asked.setdefault(who, []):
                asked[who].append(what)
    return asked


def _problem(row: ProblemRow, room: Room) -> tuple[b.Cell, ...]:
    statement = f"{row.statement} ({row.place})" if row.place else row.statement
    return (
        b.cell(row.rank, bold=True, align="center"),
        b.cell(room.text(statement), bold=row.chosen),
        b.cell(row.scores, align="center"),
        b.cell(row.total, bold=True, align="center"),
        b.cell(*(room.text(text, NAME) for text in room.rows(row.causes, CAUSES))),
        b.cell(*(room.text(text, NAME) for text in room.rows(row.solutions, CAUSES))),
    )


def plan(found: Sequence[Planned], months: str, room: Room) -> Section:
    """What happens next; lines to write on where nothing is planned yet."""
    title = f"Rencana {months}" if months else "Rencana"
    if not found:
        return Section("plan", title, ("Belum ada rencana; dicatat pada rapat.",), (b.Blank(6),))
    origins = list(dict.fromkeys(one.origin for one in found))
    told: list[b.Part] = []
    for place, origin in enumerate(origins):
        number = sum(one.origin == origin for one in found)
        told += [", " if place else "", b.count(f"plan/{place + 1}", number), f" {origin.lower()}"]
    rows = tuple(
        (
            b.cell(room.text(one.what)),
            b.cell(room.text(one.who, NAME)),
            b.cell(room.text(one.where, NAME)),
            b.cell(one.due),
            b.cell(one.origin),
        )
        for one in room.rows(found, PLANNED)
    )
    heads = ("Rencana", "Siapa", "Di mana", "Tenggat", "Keadaan")
    grid = b.Grid(heads, rows, (14, 9, 9, 5, 6), room.rest(found, PLANNED, "rencana"), 8.5)
    return Section("plan", title, ("Rencana tindak lanjut: ", *told, "."), (grid,))
