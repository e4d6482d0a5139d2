"""Cards and lines of the board as HTML.

A board of two hundred is drawn while somebody waits: a template that asks its way through each card takes
three times as long as these few strings. Every text goes through `escape`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lokmin.commitments.pages.board import PER_LANE, Printer, SectorRow, Tile, sector_sums
from lokmin.commitments.queries import Glance
from lokmin.tools.markup import escape, markup
from lokmin.tools.templatetags.lokmin import icon, stamp

NOTHING = '<span class="nothing">–</span>'


@dataclass(frozen=True, slots=True)
class Lane:
    """One column of the board; `more`: how many further ones `url` shows."""

    look: str
    title: str
    total: int
    cards: str
    more: int
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one sector, village or problem on this page of the list; `total` over all pages."""

    title: str
    total: int
    lines: str


def cards(tiles: Iterable[Tile]) -> SafeString:
    """The cards of a lane, each an item of its list."""
    photo = f"{icon('photo')} "
    return markup(_card(tile, photo) for tile in tiles)


def _card(tile: Tile, photo: str) -> str:
    css = " commitment-blocked" if tile.look == "blocked" else ""
    lines = [
        f'<li class="commitment{css}"><p class="what"><a href="{tile.url}">{escape(tile.what)}</a></p>'
        f'<p class="who">{_joined(tile.who, tile.where)}</p>{_why(tile)}'
    ]
    if tile.told:
        lines.append(f"<p><b>{escape(tile.told)}</b></p>")
    if tile.progress:
        lines.append(f"<p>{escape(tile.progress)}</p>")
    late = "".join(
        f'<span class="overdue">{escape(text)}</span>' for text in (tile.late, tile.missing) if text
    )
    due = f"<span>{escape(tile.due)}</span>" if tile.due else ""
    if due or late:
        lines.append(f'<p class="facts">{due}{late}</p>')
    facts = [escape(tile.because), escape(tile.age)]
    facts += [f"{photo if tile.proofs else ''}{escape(tile.proof_words)}", escape(tile.budget)]
    shown = "".join(f"<span>{fact}</span>" for fact in facts if fact)
    lines.append(f'<p class="facts">{shown}</p></li>')
    return "".join(lines)


def _joined(*texts: str) -> str:
    return " · ".join(escape(text) for text in texts if text)


def _why(tile: Tile, element: str = "p") -> str:
    """Why it is stuck or was carried over."""
    if not tile.why:
        return ""
    if not tile.why_word:
        return f"<{element}>{escape(tile.why)}</{element}>"
    css = ' class="blocked-because"' if element == "p" else ""
    return f"<{element}{css}><b>{escape(tile.why_word)}</b> {escape(tile.why)}</{element}>"


def lines(tiles: Iterable[Tile]) -> SafeString:
    """The lines of a list, each a row of its table."""
    stamps: dict[tuple[str, str], str] = {}
    return markup(_line(tile, stamps) for tile in tiles)


def _line(tile: Tile, stamps: dict[tuple[str, str], str]) -> str:
    key = (tile.look, tile.word)
    if key not in stamps:
        stamps[key] = stamp(*key)
    who = _joined(str(tile.number), tile.who)
    told = f" <b>{escape(tile.told)}</b>" if tile.told else ""
    budget = f' <span class="muted">{escape(tile.budget)}</span>' if tile.budget else ""
    return (
        f'<tr><th scope="row"><a href="{tile.url}">{escape(tile.what)}</a><span class="muted">{who}</span>'
        f"{_why(tile, 'span')}</th><td>{stamps[key]}{told}{budget}</td><td>{escape(tile.where)}</td>"
        f"<td>{escape(tile.progress) or NOTHING}{_overdue(tile.missing)}</td>"
        f"<td>{escape(tile.due) or NOTHING}{_overdue(tile.late)}</td><td>{escape(tile.age)}</td>"
        f"<td>{escape(tile.proof_words)}</td></tr>"
    )


def _overdue(text: str) -> str:
    return f' <b class="overdue">{escape(text)}</b>' if text else ""


def aside(tiles: Iterable[Tile]) -> SafeString:
    """Drafts and withdrawn promises, each an item of their list."""
    return markup(
        f'<li><span><a href="{tile.url}">{escape(tile.what)}</a> <span class="muted">{escape(tile.who)}'
        f"{'; ' if tile.missing else ''}{escape(tile.missing)}</span></span><b>{escape(tile.word)}</b></li>"
        for tile in tiles
    )


def sector_lines(rows: Iterable[SectorRow]) -> SafeString:
    """The rows of the table by sector: a box a promise, all, the five states, late."""
    none = f'<span class="muted">–<span class="visually-hidden">{escape(_("tidak ada"))}</span></span>'
    return markup(
        f'<tr><th scope="row">{escape(row.name)}</th><td>{row.boxes}</td>'
        f'<td class="num"><b>{len(row.looks)}</b></td>'
        f"{_numbers(*row.counts, row.late, none=none)}</tr>"
        for row in rows
    )


def sums_line(rows: Sequence[SectorRow]) -> SafeString:
    """The cells below them."""
    return markup([_numbers(*sector_sums(rows), none="0")])


def _numbers(*counts: int, none: str) -> str:
    return "".join(f'<td class="num">{count or none}</td>' for count in counts)


def lanes(
    sorted_out: Mapping[str, Sequence[Glance]], printer: Printer, url: Callable[[str], str]
) -> list[Lane]:
    """The five columns, the first few of each; `url` leads to all of a look."""
    titles = {
        "agreed": _("Disepakati"),
        "running": _("Berjalan"),
        "blocked": _("Terkendala"),
        "done": _("Selesai"),
        "carried": _("Dibawa"),
    }
    return [
        Lane(
            look,
            titles[look],
            len(found),
            cards(printer.tiles(found[:PER_LANE])),
            max(0, len(found) - PER_LANE),
            url(look),
        )
        for look, found in sorted_out.items()
    ]


def group(title: str, total: int, found: Sequence[Glance], printer: Printer) -> Group:
    """A group of the list as it is drawn."""
    return Group(title, total, lines(printer.tiles(found)))
