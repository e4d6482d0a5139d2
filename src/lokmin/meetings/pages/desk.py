"""The tick list: one line an invited office in the order of the printed sheet, and what was typed in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lokmin.meetings import queries
from lokmin.meetings.pages.seats import NOBODY
from lokmin.meetings.queries import AttendanceCard, HallSeat, InvitationCard
from lokmin.meetings.rules.desk import Tick
from lokmin.tools import printing
from lokmin.tools.markup import escape, markup

_MOST = (120, 160, 200)
"""How long name, title and reason may be."""


@dataclass(frozen=True)
class TickLine:
    """One office of the list. `chosen` and the names are as typed where the line was refused; `shown` is the
    presence that the page showed when they were typed."""

    row: InvitationCard
    seat: AttendanceCard | None
    phone: HallSeat | None
    chosen: str
    name: str
    title: str
    reason: str
    refused: str
    shown: str = ""

    @property
    def before(self) -> str:
        """What the page shows as recorded, sent back so that a colleague's tick is not taken away."""
        return self.seat.presence if self.seat else ""

    @property
    def stored(self) -> str:
        """What a colleague or a phone recorded meanwhile, beside a refused line; else empty."""
        if not self.refused or self.shown == self.before:
            return ""
        if self.seat is None:
            return _("belum tercatat (dibatalkan rekan)")
        told = ", ".join(p for p in (self.seat.person_name, self.seat.person_title, self.seat.reason) if p)
        words = _(queries.PRESENCE_NAMES[self.before])
        at = printing.time_text(self.seat.recorded_at)
        return _("%(what)s, dicatat %(by)s %(at)s") % {
            "what": f"{words} ({told})" if told else words,
            "by": self.seat.recorded_by,
            "at": at,
        }

    @property
    def mine(self) -> str:
        """What the writer typed in the refused line."""
        told = ", ".join(part for part in (self.name, self.title, self.reason) if part)
        words = dict(choices()).get(self.chosen, "")
        return f"{words} ({told})" if told else words

    @property
    def announced(self) -> str:
        """Who was announced to come instead."""
        return ", ".join(part for part in (self.row.delegate_name, self.row.delegate_title) if part)


def choices() -> list[tuple[str, str]]:
    """The presences in the order of the list, none first."""
    return [("", _("belum")), *((value, _(word)) for value, word in queries.PRESENCE_NAMES.items())]


def lines(
    rows: Sequence[InvitationCard],
    seats: Sequence[AttendanceCard],
    phones: Sequence[HallSeat],
    posted: Mapping[str, str],
    refused: Mapping[UUID, str],
) -> list[TickLine]:
    """The invited offices in the order of the sheet, then those that came without invitation."""
    there = {seat.office_id: seat for seat in seats}
    sits = {phone.office_id: phone for phone in phones}
    return [
        _line(row, there.get(row.office_id), sits.get(row.office_id), posted, refused.get(row.office_id, ""))
        for row in rows
    ]


def _line(
    row: InvitationCard,
    seat: AttendanceCard | None,
    phone: HallSeat | None,
    posted: Mapping[str, str],
    refused: str,
) -> TickLine:
    if refused:
        typed = {part: posted.get(f"{part}-{row.office_id}", "") for part in ("h", "n", "j", "r", "s")}
        told = (typed["h"], typed["n"], typed["j"], typed["r"])
        return TickLine(row, seat, phone, *told, refused, typed["s"])
    chosen = seat.presence if seat else ""
    return TickLine(row, seat, phone, chosen, "", "", "", "")


def _since(phone: HallSeat, words: str, opened: str) -> str:
    """When a phone sat down and how often its seat was opened."""
    told = words % {"at": printing.time_text(phone.made_at)}
    return escape(f"{told}, {opened % {'n': phone.opened}}" if phone.opened > 1 else told)


def phones(seats: Sequence[HallSeat], address: str, token: str) -> SafeString:
    """The phones that sit, each with the button that sends it out; `address` is that of NOBODY."""
    before, _nobody, after = address.partition(str(NOBODY))
    hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
    opened, out = _("dibuka %(n)s kali"), escape(_("Keluarkan"))
    return markup(
        f'<li><span>{escape(seat.said)}<span class="muted"> {_since(seat, "%(at)s", opened)}</span></span>'
        f'<form method="post" action="{before}{seat.id}{after}">{hidden}<button class="link-button">{out}'
        f'<span class="visually-hidden"> {escape(seat.said)}</span></button></form></li>'
        for seat in seats
    )


class LinePrinter:
    """Draws the lines of the list as markup: every text goes through `escape`."""

    def __init__(self, *, writes: bool) -> None:
        self.writes = writes
        self.choices = [(escape(value), escape(word)) for value, word in choices()]
        self.phone, self.opened = _("lewat ponsel %(at)s"), _("dibuka %(n)s kali")
        self.announced, self.fill = _("akan diwakili %(who)s"), escape(_("isi nama"))
        self.saved, self.unsaved = escape(_("Yang tersimpan:")), escape(_("Isian Anda, belum tersimpan:"))
        names = (_("Nama yang hadir"), _("Jabatannya"), _("Alasan tidak hadir"))
        self.fields = [
            (part, escape(name), most) for part, name, most in zip("njr", names, _MOST, strict=True)
        ]

    def lines(self, found: Sequence[TickLine]) -> SafeString:
        """The rows of the table, numbered."""
        return markup(self._line(number, line) for number, line in enumerate(found, 1))

    def _line(self, number: int, line: TickLine) -> str:
        title, office = escape(line.row.title), str(line.row.office_id)
        hidden = f'<span class="visually-hidden"> {title}</span>'
        css = ' class="tick-wrong"' if line.refused else ""
        holder = f'<span class="unit">{escape(line.row.holder_name)}</span>' if line.row.holder_name else ""
        off = "" if self.writes else " disabled"
        ticks = "".join(
            f'<td class="tick"><label><input type="radio" name="h-{office}" value="{value}"'
            f'{" checked" if value == line.chosen else ""}{off}><span class="tick-word">{word}</span>'
            f"{hidden}</label></td>"
            for value, word in self.choices
        )
        return (
            f'<tr{css}><td class="num">{number}</td><th scope="row">{title}{holder}</th>{ticks}'
            f'<td><input type="hidden" name="s-{office}" value="{escape(line.before)}">{self._seat(line)}'
            f"{self._typed(line, office, hidden) if self.writes else ''}</td></tr>"
        )

    def _seat(self, line: TickLine) -> str:
        seat = line.seat
        if line.stored:
            both = ((self.saved, line.stored), (self.unsaved, line.mine))
            return "".join(
                f'<span class="small tick-both"><b>{word}</b> {escape(told)}</span>' for word, told in both
            )
        if seat is None:
            return ""
        title = f", {seat.person_title}" if seat.person_title and seat.presence == "represented" else ""
        reason = f" {seat.reason}" if seat.reason else ""
        told = escape(f"{seat.person_name}{title}{reason}")
        since = _since(line.phone, self.phone, self.opened) if line.phone else ""
        phone = f' <span class="muted">{since}</span>' if since else ""
        return f'<span class="small">{told}{phone}</span>'

    def _typed(self, line: TickLine, office: str, hidden: str) -> str:
        """Name, title and reason, folded away."""
        announced = line.announced if line.seat is None else ""
        summary = escape(self.announced % {"who": announced}) if announced else self.fill
        values = (line.name, line.title, line.reason)
        fields = "".join(
            f'<label class="small" for="{part}-{office}">{name}</label><input type="text"'
            f' id="{part}-{office}" name="{part}-{office}" maxlength="{most}"'
            f' value="{escape(value) if value else ""}">'
            for (part, name, most), value in zip(self.fields, values, strict=True)
        )
        opened = " open" if line.refused else ""
        return (
            f'<details{opened}><summary class="small">{summary}{hidden}</summary>'
            f'<div class="stack">{fields}</div></details>'
        )


def typed(posted: Mapping[str, str]) -> Iterator[Tick]:
    """What the list sent: `h-<office>` the presence, `s-` what it showed, `n-` name, `j-` title, `r-` why."""
    for key in posted:
        sort, _sep, number = key.partition("-")
        if sort != "h":
            continue
        try:
            office_id = UUID(number)
        except ValueError:
            continue
        part = {short: posted.get(f"{short}-{number}", "").strip() for short in ("s", "n", "j", "r")}
        told = (part[short][:most] for short, most in zip("njr", _MOST, strict=True))
        yield Tick(office_id, posted[key], part["s"], *told)
