"""What is still open before closing, a line each with the page where it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.meetings.queries import MeetingCard
from lokmin.meetings.queries.closing import OpenEnds
from lokmin.tools import printing


@dataclass(frozen=True)
class EndLine:
    """One kind of loose end: how many, where it is mended, and single ones worth naming."""

    text: str
    url: str
    items: tuple[tuple[str, str], ...] = ()


def end_lines(found: OpenEnds, meeting: MeetingCard, code: str, untaken: int) -> list[EndLine]:
    """The lines that have something to say; none of them forbids closing."""

    def at(name: str) -> str:
        return reverse(f"meetings:{name}", kwargs={"code": code, "meeting_id": meeting.id})

    promises = tuple(
        (
            _("%(n)s. %(what)s, dilengkapi paling lambat %(day)s")
            % {"n": card.number, "what": card.what, "day": printing.date_long(card.complete_by)}
            if card.complete_by
            else f"{card.number}. {card.what}",
            reverse("commitments:detail", kwargs={"code": code, "commitment_id": card.id}),
        )
        for card in found.incomplete
    )
    lines = [
        (found.unread, _unread, at("read_back"), ()),
        (len(found.unanswered), _unanswered, at("inputs"), ()),
        (len(found.waiting), _waiting, at("room"), ()),
        (found.unrecorded, _unrecorded, at("attendance"), ()),
        (
            len(found.unconfirmed),
            _unconfirmed,
            at("ticks"),
            tuple((who, at("ticks")) for who in found.unconfirmed),
        ),
        (len(found.undecided), _undecided, at("decisions"), ()),
        (len(promises), _incomplete, at("minutes"), promises),
        (len(found.nameless), _nameless, reverse("people:directory", kwargs={"code": code}), _heads(found)),
        (
            int(found.beyond_plan is not None),
            lambda _n: _beyond(found, meeting),
            reverse("meetings:plan", args=[code]),
            (),
        ),
        (untaken, _untaken, f"{reverse('trace:untaken', args=(code,))}?masa={meeting.reviewed}", ()),
    ]
    return [EndLine(words(n), url, items) for n, words, url, items in lines if n]


def _heads(found: OpenEnds) -> tuple[tuple[str, str], ...]:
    """Each head without a name, with the page where the holder is written, or the office added."""
    told = []
    for host in found.nameless:
        code = host.puskesmas.code
        url = (
            reverse("meetings:handover", args=[code, host.office.id])
            if host.office
            else reverse("people:add_office", args=[code])
        )
        told.append((host.title, url))
    return tuple(told)


def _nameless(n: int) -> str:
    words = ngettext(
        "Nama %(n)s kepala Puskesmas yang menandatangani belum tercatat: isi di daftar lintas sektor",
        "Nama %(n)s kepala Puskesmas yang menandatangani belum tercatat: isi di daftar lintas sektor",
        n,
    )
    return words % {"n": n}


def _unread(n: int) -> str:
    words = ngettext(
        "%(n)s komitmen rapat sebelumnya belum dibacakan",
        "%(n)s komitmen rapat sebelumnya belum dibacakan",
        n,
    )
    return words % {"n": n}


def _unanswered(n: int) -> str:
    words = ngettext(
        "%(n)s masukan belum dijawab",
        "%(n)s masukan belum dijawab",
        n,
    )
    return words % {"n": n}


def _waiting(n: int) -> str:
    words = ngettext(
        "%(n)s masukan dari ponsel menunggu diterima", "%(n)s masukan dari ponsel menunggu diterima", n
    )
    return words % {"n": n}


def _unrecorded(n: int) -> str:
    words = ngettext(
        "Kehadiran %(n)s undangan belum dicatat",
        "Kehadiran %(n)s undangan belum dicatat",
        n,
    )
    return words % {"n": n}


def _unconfirmed(n: int) -> str:
    words = ngettext(
        "%(n)s orang mendaftar lewat ponsel dan belum dibenarkan hadir: tidak dihitung, tidak dicetak",
        "%(n)s orang mendaftar lewat ponsel dan belum dibenarkan hadir: tidak dihitung, tidak dicetak",
        n,
    )
    return words % {"n": n}


def _undecided(n: int) -> str:
    words = ngettext(
        "%(n)s keputusan yang diminta dari camat belum dijawab",
        "%(n)s keputusan yang diminta dari camat belum dijawab",
        n,
    )
    return words % {"n": n}


def _incomplete(n: int) -> str:
    words = ngettext(
        "%(n)s komitmen belum lengkap",
        "%(n)s komitmen belum lengkap",
        n,
    )
    return words % {"n": n}


def _beyond(found: OpenEnds, meeting: MeetingCard) -> str:
    """That the agreement names no day on which it is evaluated, and why."""
    assert found.beyond_plan
    words = _(
        "Lokakarya mini berikutnya baru %(day)s, di luar masa rencana %(months)s: naskah kesepakatan tidak "
        "menyebut hari evaluasinya. Rencanakan rapat yang lebih dekat, atau ubah masa rencana rapat ini"
    )
    return words % {
        "day": printing.date_long(found.beyond_plan.held_on),
        "months": printing.month_range(meeting.planned),
    }


def _untaken(n: int) -> str:
    words = ngettext(
        "%(n)s dukungan belum diambil siapa pun",
        "%(n)s dukungan belum diambil siapa pun",
        n,
    )
    return words % {"n": n}
