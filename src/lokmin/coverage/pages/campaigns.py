"""Campaigns ready to print: the list, the live table, the forms of a day and of the targets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _

from lokmin.basics.scope import Scope
from lokmin.coverage.pages import words
from lokmin.coverage.queries import CampaignBook, CampaignCard, CampaignLine, ItemCard
from lokmin.coverage.rules.campaigns import Progress, progress
from lokmin.places.queries import AreaCard
from lokmin.tools import printing


@dataclass(frozen=True)
class ListLine:
    """One campaign of the list."""

    card: CampaignCard
    items: str
    when: str
    reached: str
    stamp: str
    stamp_word: str


def list_line(line: CampaignLine, today: date) -> ListLine:
    card = line.card
    stamp, word = stage(card, today)
    reached = printing.number_text(line.reached) or _("belum ada laporan")
    if line.target and line.reached is not None:
        percent = printing.percent_words(Fraction(100 * line.reached, line.target))
        values = {"reached": reached, "target": printing.number_text(line.target), "percent": percent}
        reached = _("%(reached)s dari %(target)s (%(percent)s)") % values
    return ListLine(card, words.joined(line.items, 4), span(card), reached, stamp, word)


def span(card: CampaignCard) -> str:
    """`24 Apr – 30 April 2023`."""
    if card.first_day == card.last_day:
        return printing.date_long(card.first_day)
    return f"{printing.date_short(card.first_day)} {printing.EN_DASH} {printing.date_long(card.last_day)}"


def stage(card: CampaignCard, today: date) -> tuple[str, str]:
    """The stamp of a campaign: not begun, running on its n-th day, or over."""
    if today < card.first_day:
        return "later", _("belum mulai")
    if today > card.last_day:
        return "done", _("selesai")
    return "running", _("hari ke-%(n)s") % {"n": (today - card.first_day).days + 1}


# ---- the live table ----


@dataclass(frozen=True)
class Cell:
    """One day of one village; `state` is value, zero, missing, open (today, still to come) or future."""

    text: str
    state: str


@dataclass(frozen=True)
class Row:
    area: AreaCard
    target: str
    cells: list[Cell]
    total: str
    percent: str
    needed: str
    pace: str  # "on", "behind", or empty where nobody can say


@dataclass(frozen=True)
class Foot:
    """A line of sums under the table."""

    name: str
    cells: list[str]
    target: str = ""
    total: str = ""
    percent: str = ""
    needed: str = ""


@dataclass(frozen=True)
class Table:
    days: list[date]
    rows: list[Row]
    feet: list[Foot]
    whole: Progress
    silent_today: list[str]


def table(book: CampaignBook, item: ItemCard, scope: Scope) -> Table:
    """Villages × days of one item, with sums over the whole catchment."""
    days, today = book.card.days, scope.today
    areas = book.shown(item, scope)
    rows = [_row(book, item, area, today) for area in areas]
    silent = [area.name for area in areas if today in days and (item.id, area.id, today) not in book.counts]
    sums = book.sums(item)
    everybody = all((item.id, area.id, today) in book.counts for area in book.catchment)
    whole = progress(days, book.target(item), sums, today, open_today=not everybody)
    return Table(days, rows, _feet(book, item, days, sums, today, whole), whole, silent)


def _row(book: CampaignBook, item: ItemCard, area: AreaCard, today: date) -> Row:
    counts, days = book.by_day(item, area.id), book.card.days
    got = progress(days, book.targets.get((item.id, area.id)), counts, today, open_today=today not in counts)
    return Row(
        area,
        printing.number_text(got.target),
        [_cell(counts.get(day), day, today) for day in days],
        printing.number_text(got.cumulative),
        printing.percent_words(got.percent),
        needed_words(got),
        "" if got.on_pace is None else "on" if got.on_pace else "behind",
    )


def _cell(count: int | None, day: date, today: date) -> Cell:
    if count is not None:
        return Cell(printing.number_text(count), "value" if count else "zero")
    return Cell("", "future" if day > today else "open" if day == today else "missing")


def needed_words(got: Progress) -> str:
    """People for each remaining day; a word when there is nothing left to do or no day to do it."""
    if got.target is None:
        return ""
    if not got.left:
        return _("tercapai")
    if got.needed is None:
        return _("kurang %(n)s") % {"n": printing.number_text(got.left)}
    return printing.number_text(got.needed)


def _feet(
    book: CampaignBook,
    item: ItemCard,
    days: Sequence[date],
    sums: Mapping[date, int],
    today: date,
    whole: Progress,
) -> list[Foot]:
    number = printing.number_text
    every = len(book.catchment)
    reported = [sum((item.id, area.id, day) in book.counts for area in book.catchment) for day in days]
    running, so_far = [], 0
    for day in days:
        so_far += sums.get(day, 0)
        running.append(number(so_far) if day in sums else "" if day > today else printing.EN_DASH)
    partly = [
        number(sums[day]) + ("*" if count < every else "") if day in sums else ""
        for day, count in zip(days, reported, strict=True)
    ]
    told = [f"{count}/{every}" if day <= today else "" for day, count in zip(days, reported, strict=True)]
    feet = [
        Foot(
            _("Wilayah kerja"),
            partly,
            number(whole.target),
            number(whole.cumulative),
            printing.percent_words(whole.percent),
            needed_words(whole),
        ),
        Foot(_("Kumulatif"), running, total=_carried(days, sums, today)),
        Foot(_("Desa melapor"), told),
    ]
    if whole.target is not None:
        steps = [-(-whole.target * n // len(days)) for n in range(1, len(days) + 1)]
        per_day = _("%(n)s sehari") % {"n": number(whole.per_day)}
        feet.insert(2, Foot(_("Target kumulatif"), [number(n) for n in steps], total=per_day))
    return feet


def _carried(days: Sequence[date], sums: Mapping[date, int], today: date) -> str:
    """`132 sampai 8 Agustus 2023`, when days after it are over and nobody reported them."""
    last = max(sums, default=None)
    if last is None or not any(last < day <= today for day in days):
        return ""
    values = {"n": printing.number_text(sum(sums.values())), "day": printing.date_long(last)}
    return _("%(n)s sampai %(day)s") % values


def heading(card: CampaignCard, got: Progress, today: date) -> str:
    """`Hari ke-3 dari 7: 412 dari 980 sasaran (42,0%)`."""
    values = {
        "day": (today - card.first_day).days + 1,
        "days": len(card.days),
        "reached": reached_words(got),
        "start": printing.weekday_date(card.first_day),
    }
    if today < card.first_day:
        return _("Mulai %(start)s, %(days)s hari") % values
    if today > card.last_day:
        return _("Selesai: %(reached)s") % values
    return _("Hari ke-%(day)s dari %(days)s: %(reached)s") % values


def reached_words(got: Progress) -> str:
    if got.cumulative is None:
        return _("belum ada laporan")
    values = {
        "reached": printing.number_text(got.cumulative),
        "target": printing.number_text(got.target),
        "percent": printing.percent_words(got.percent),
    }
    if got.percent is None:
        return _("%(reached)s orang; sasaran belum diisi") % values
    return _("%(reached)s dari %(target)s sasaran (%(percent)s)") % values


def reading(made: Table, card: CampaignCard, today: date) -> list[str]:
    """What the table says, in sentences that can be read aloud."""
    got, told = made.whole, []
    if got.on_pace is False and card.first_day <= today <= card.last_day:
        behind = (got.to_today or 0) - (got.cumulative or 0)
        told.append(
            _("Tertinggal %(n)s orang dari target sampai hari ini.") % {"n": printing.number_text(behind)}
        )
    elif got.on_pace and today <= card.last_day:
        told.append(_("Sesuai target sampai hari ini."))
    if got.needed and got.left:
        values = {"n": printing.number_text(got.needed), "days": got.days_left}
        told.append(_("Perlu %(n)s orang sehari selama %(days)s hari yang tersisa.") % values)
    slow = [row.area.name for row in made.rows if row.pace == "behind"]
    if slow and len(slow) < len(made.rows):
        told.append(_("Di bawah target: %(names)s.") % {"names": words.joined(slow, 6)})
    lacking = [row.area.name for row in made.rows if any(cell.state == "missing" for cell in row.cells)]
    if lacking:
        told.append(_("Ada hari yang belum dilaporkan: %(names)s.") % {"names": words.joined(lacking, 6)})
    return told


# ---- forms ----


@dataclass(frozen=True)
class Field:
    """One input of a grid."""

    id: str
    key: str
    name: str
    label: str
    value: str
    stored: str
    version: int
    before: str
    so_far: str


@dataclass(frozen=True)
class FieldRow:
    area: AreaCard
    fields: list[Field]


Texts = Mapping[tuple[UUID, UUID], str]


def day_rows(
    book: CampaignBook, areas: Iterable[AreaCard], items: Sequence[ItemCard], day: date, texts: Texts
) -> list[FieldRow]:
    """Villages × items of one day, with the day before beside it."""
    before = date.fromordinal(day.toordinal() - 1)

    def one(area: AreaCard, item: ItemCard) -> Field:
        cell = book.counts.get((item.id, area.id, day))
        stored = str(cell.count) if cell else ""
        earlier = book.counts.get((item.id, area.id, before))
        return Field(
            f"c-{area.id.hex}-{item.id.hex}",
            f"{area.id}:{item.id}",
            item.name,
            f"{item.name}, {area.name}",
            texts.get((area.id, item.id), stored),
            stored,
            cell.version if cell else 0,
            printing.number_text(earlier.count) if earlier else "",
            printing.number_text(sum(book.by_day(item, area.id).values())),
        )

    return [FieldRow(area, [one(area, item) for item in items]) for area in areas]


def target_rows(book: CampaignBook, texts: Texts) -> list[FieldRow]:
    """Villages × items with the people to reach."""

    def one(area: AreaCard, item: ItemCard) -> Field:
        people = book.targets.get((item.id, area.id))
        stored = "" if people is None else str(people)
        return Field(
            f"c-{area.id.hex}-{item.id.hex}",
            f"{area.id}:{item.id}",
            item.name,
            f"{item.name}, {area.name}",
            texts.get((area.id, item.id), stored),
            stored,
            0,
            "",
            "",
        )

    return [FieldRow(area, [one(area, item) for item in book.items]) for area in book.catchment]
