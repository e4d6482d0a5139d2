"""Results of queries made ready to print: the list of documents, what may be done, what a check found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Scope
from lokmin.basics.time import Period
from lokmin.basics.words import mark
from lokmin.coverage.queries import FreezeCard
from lokmin.meetings.queries import WAY_NAMES, MeetingCard
from lokmin.papers.queries import (
    KINDS,
    SHEET_KINDS,
    FileCard,
    IssuerCard,
    PaperCard,
    SheetCard,
    core_kinds_of,
    facts_of,
    kinds_of,
)
from lokmin.papers.rules.issuing import (
    HANDED_OVER,
    NEXT,
    NUMBERED,
    OUTDATED,
    SIGNED,
    STATE_WORDS,
    is_older,
    is_wrong,
    standing,
)
from lokmin.papers.rules.kinds import facts as paper_facts
from lokmin.papers.rules.regulation import bases_on, outdated
from lokmin.tools import printing


@dataclass(frozen=True)
class DocumentLine:
    """One kind of paper of a meeting: where it stands and what may be done with it now.

    `stamp` is the look of the state; `reason` says why nothing can be printed yet, `warning` what changed
    since it was printed. A `wrong` paper names another plan than the meeting has; `old` are those replaced.
    """

    kind: str
    name: str
    state: str
    stamp: str
    word: str
    paper: PaperCard | None
    may_hand_over: bool
    may_number: bool
    may_scan: bool
    reason: str = ""
    may_replace: bool = False
    warning: str = ""
    wrong: bool = False
    may_correct: bool = False
    may_seal: bool = False
    old: tuple[PaperCard, ...] = ()
    core: bool = True
    """Each such meeting needs it; the others are made when somebody wants them."""

    @property
    def again(self) -> bool:
        """Handing over means printing anew."""
        return bool(self.state)


_STAMPS = {"": "later", "draft": "later", HANDED_OVER: "running", NUMBERED: "agreed", SIGNED: "done"}


def document_lines(
    scope: Scope, meeting: MeetingCard, papers: dict[str, PaperCard], replaced: Sequence[PaperCard] = ()
) -> list[DocumentLine]:
    """The papers of a meeting in the order of their use, each with those that it replaced."""
    return [
        _line(kind, meeting, papers.get(kind), tuple(old for old in replaced if old.kind == kind))
        for kind in kinds_of(meeting, scope)
    ]


def _line(
    kind: str, meeting: MeetingCard, paper: PaperCard | None, old: tuple[PaperCard, ...]
) -> DocumentLine:
    state = standing(paper.state, paper.number) if paper else ""
    steps = NEXT[state or "draft"]
    early = paper_facts()[kind].waits(meeting.state)
    now = facts_of(meeting, kind)
    wrong = paper is not None and is_wrong(paper.facts, now)
    older = paper is not None and is_older(paper.facts, now)
    return DocumentLine(
        kind,
        _(KINDS[kind]),
        state,
        "blocked" if wrong else _STAMPS[state],
        _("Perlu diganti") if wrong else _(STATE_WORDS[state]),
        paper,
        not early and not (wrong or older) and HANDED_OVER in steps,
        not early and not wrong and NUMBERED in steps,
        not early and not wrong and SIGNED in steps,
        _(EARLY[paper_facts()[kind].after]) if early else "",
        may_replace=wrong or older,
        warning=_changed(paper.facts, now, wrong) if paper and (wrong or older) else "",
        wrong=wrong,
        may_correct=paper is not None and paper.is_final and not (wrong or older),
        may_seal=paper is not None and paper.is_final and paper.sealed is None,
        old=old,
        core=paper_facts()[kind].core,
    )


EARLY = {
    "opened": mark("Isinya baru ada setelah rapat dibuka."),
    "closed": mark("Baru dapat diserahkan setelah rapat ditutup."),
}
"""Why a paper cannot leave the house yet."""


def _changed(printed: Mapping[str, str], now: Mapping[str, str], wrong: bool) -> str:
    """What the paper says and what holds now."""
    if wrong:
        told = _(
            "Dicetak untuk %(before)s; rapat sekarang %(after)s. Dokumen yang sudah dibagikan tidak berlaku "
            "lagi: buat penggantinya."
        )
        return told % {"before": plan_words(printed), "after": plan_words(now)}
    told = _(
        "Dicetak dengan %(before)s dari %(all_before)s tanda tangan; sekarang %(after)s dari %(all)s. Yang "
        "sudah terbit tidak diubah; edisi baru menyebut yang lama."
    )
    names = {"before": printed["signed"], "all_before": printed["wanted"]}
    return told % {**names, "after": now["signed"], "all": now["wanted"]}


def plan_words(facts: Mapping[str, str]) -> str:
    """`21 Agustus 2023, 08.30, Aula Kecamatan`."""
    day = printing.date_long(date.fromisoformat(facts["held_on"]))
    hours = printing.EN_DASH.join(filter(None, (facts["starts_at"], facts["ends_at"])))
    return ", ".join(filter(None, (day, hours, facts["venue"])))


_COUNTED = {
    OUTDATED: mark("%(n)s perlu diganti"),
    SIGNED: mark("%(n)s bertanda tangan"),
    NUMBERED: mark("%(n)s bernomor"),
    HANDED_OVER: mark("%(n)s diserahkan"),
    "draft": mark("%(n)s draf"),
    "": mark("%(n)s belum disiapkan"),
}


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in the list of documents; `states` says in words how far its papers are."""

    card: MeetingCard
    states: str


def meeting_lines(cards: list[MeetingCard], states: Mapping[UUID, dict[str, str]]) -> list[MeetingLine]:
    """Meetings with how many of their papers are signed, handed over, not prepared; the newest first.

    What a meeting may have and has not is not missing.
    """
    found = []
    for card in reversed(cards):
        here = states.get(card.id, {})
        wanted = {*core_kinds_of(card), *here}
        own = [here.get(kind, "") for kind in wanted]
        parts = [_(words) % {"n": own.count(state)} for state, words in _COUNTED.items() if state in own]
        found.append(MeetingLine(card, ", ".join(parts)))
    return found


@dataclass(frozen=True)
class PackLine:
    """An issued pack with the months it is about."""

    paper: PaperCard
    period: Period | None


def pack_lines(papers: list[PaperCard], freezes: list[FreezeCard]) -> list[PackLine]:
    """Issued packs with their periods, the newest first."""
    periods = {card.id: card.period for card in freezes}
    return [PackLine(p, periods.get(p.freeze_id) if p.freeze_id else None) for p in papers]


def period_choices(freezes: list[FreezeCard]) -> list[tuple[str, str]]:
    """The frozen periods to choose from."""
    return [(str(card.period), printing.month_range(card.period)) for card in freezes]


@dataclass(frozen=True)
class PackFile:
    """A kept file as the page offers it."""

    name: str
    label: str
    sha256: str
    kilobytes: int
    village: bool
    pages: int = 0
    """Of a PDF: to know beforehand how much paper it takes."""


_LABELS = {
    "pdf": mark("PDF untuk dicetak"),
    "docx": mark("Word untuk diubah"),
    "xlsx": mark("Excel berumus"),
    "pptx": mark("PowerPoint untuk dipaparkan"),
}


def pack_files(paper: PaperCard, pages: Mapping[str, int]) -> list[PackFile]:
    """The newest file of every name: the pack first, then one page a village."""
    found = [replace(_pack_file(file.name, file), pages=pages.get(file.sha256, 0)) for file in paper.latest]
    return sorted(found, key=lambda f: (f.village, f.name))


def _pack_file(name: str, file: FileCard) -> PackFile:
    village = name.startswith(("desa/", "kartu/"))
    stem, _dot, ending = name.rpartition("/")[2].rpartition(".")
    label = stem.lstrip("0123456789-").replace("-", " ").title() if village else _(_LABELS[ending])
    if name.startswith("kartu/"):
        label = _("Kartu WhatsApp %(village)s") % {"village": label}
    if file.certificate:
        label = _("PDF bersegel")
    return PackFile(name, label, file.sha256, max(1, file.size // 1024), village)


@dataclass(frozen=True)
class SheetLine:
    """A filed sheet as the page names it."""

    card: SheetCard
    name: str
    kilobytes: int

    @property
    def marks(self) -> str:
        return mark_words(self.card)


def sheet_lines(cards: list[SheetCard]) -> list[SheetLine]:
    return [SheetLine(card, _(SHEET_KINDS[card.kind]), max(1, card.size // 1024)) for card in cards]


def sheet_words(line: SheetLine) -> str:
    """`Daftar hadir, 24 Mei 2023, PDF 120 kB`: one of the sheets to choose from."""
    day = printing.date_long(line.card.dated)
    told = f"{line.name}, {day}, {line.card.ending.upper()} {line.kilobytes} kB"
    return f"{told}: {line.card.caption}" if line.card.caption else told


def signing_ways() -> list[tuple[str, str]]:
    """How the signatures of a sheet were given."""
    return [(way, _(WAY_NAMES[way])) for way in ("ink", "thumb", "file")]


def signed_words(card: SheetCard) -> str:
    """What became of a signed sheet, and what its signature dictionaries say of themselves."""
    told = _("Lembar tersimpan; %(n)s tanda tangan tercatat padanya.") % {"n": len(card.carries)}
    return f"{told} {mark_words(card)}".strip()


def mark_words(card: SheetCard) -> str:
    """`Berkas memuat 2 tanda tangan elektronik, atas nama menurut berkas: …`, never that it is valid."""
    if not card.marks:
        return ""
    names = [each["name"] or _("tanpa nama") for each in card.marks]
    told = ngettext(
        "Berkas memuat %(n)s tanda tangan elektronik; nama menurut berkas: %(names)s.",
        "Berkas memuat %(n)s tanda tangan elektronik; nama menurut berkas: %(names)s.",
        len(names),
    ) % {"n": len(names), "names": ", ".join(names)}
    if not card.marks[-1]["to_the_end"]:
        told += " " + _("Ada bagian yang ditambahkan sesudah tanda tangan terakhir.")
    return told + " " + _("Keabsahannya tidak diperiksa di sini; periksa pada penerbit sertifikatnya.")


def filed_words(made: list[SheetCard]) -> str:
    """What became of files that were sent: those that were there already are not new."""
    if not made:
        return _("Berkas itu sudah tersimpan sebelumnya.")
    return ngettext("%(n)s berkas tersimpan.", "%(n)s berkas tersimpan.", len(made)) % {"n": len(made)}


def sheet_kinds() -> list[tuple[str, str]]:
    """What a filed sheet may be."""
    return [(kind, _(name)) for kind, name in SHEET_KINDS.items()]


@dataclass(frozen=True)
class IssuerLine:
    """One kind of paper with its issuer."""

    kind: str
    name: str
    card: IssuerCard


def issuer_lines(cards: dict[str, IssuerCard]) -> list[IssuerLine]:
    return [IssuerLine(kind, _(KINDS[kind]), card) for kind, card in cards.items()]


def basis_warning(printed_on: date, dated: date) -> str:
    """What to say when the letter's date lies behind the life of a rule that the draft cited; else empty."""
    gone = outdated(bases_on(printed_on), dated)
    if not gone:
        return ""
    told = _("Pada tanggal surat ini %(old)s tidak berlaku lagi; dasar suratnya diganti dengan %(new)s.")
    new = ", ".join(basis.title for basis in bases_on(dated))
    return told % {"old": ", ".join(basis.title for basis in gone), "new": new}
