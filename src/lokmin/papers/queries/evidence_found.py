"""What a meeting has of each kind of evidence: there, begun, missing or nothing to prove, in a sentence."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokmin.basics.scope import Duty
from lokmin.commitments.queries import CommitmentCard
from lokmin.coverage import queries as coverage
from lokmin.meetings import queries as meetings
from lokmin.meetings.rules import kinds as families
from lokmin.obstacles import queries as obstacles
from lokmin.papers.queries.desk import facts_of
from lokmin.papers.queries.evidence_pieces import Gathered
from lokmin.papers.queries.filed import SheetCard
from lokmin.papers.rules.evidence import Piece
from lokmin.papers.rules.issuing import is_wrong
from lokmin.tools import printing
from lokmin.yearly.rules.evidence import Found, Standing

THERE, PART, MISSING, NONE = Standing.THERE, Standing.PART, Standing.MISSING, Standing.NONE


def standings(found: Gathered, pieces: Sequence[Piece]) -> dict[str, Found]:
    """Each kind of evidence. What the store has lost is not there, whatever its row says."""
    made = {key: look(found) for key, look in LOOKS.items()}
    for key, one in made.items():
        files = [piece for piece in pieces if piece.kind == key and piece.sha256 and not piece.withheld]
        if one.standing is THERE and files and not any(piece.enclosed for piece in files):
            made[key] = Found(
                PART, _("Berkasnya hilang atau rusak di tempat penyimpanan; simpan pindaiannya lagi")
            )
    return made


def topics(found: Gathered) -> frozenset[str]:
    """What the promises of a meeting are about: codes of indicators and names of their programmes."""
    codes = {card.indicator_code for card in found.promises if card.indicator_code}
    if not codes:
        return frozenset()
    years = [found.card.held_on.year - 1, found.card.held_on.year]
    used = coverage.indicators_in_use(scope=found.scope, puskesmas_id=found.card.puskesmas_id, years=years)
    return frozenset(codes | {card.programme for card in used if card.code in codes})


def _paper(found: Gathered, kind: str, sheet: str = "", *, signed: bool = False) -> Found:
    """A paper counts with its number or its signed scan, `signed` ones with the scan; or a filed sheet."""
    paper, filed = found.papers.get(kind), [one for one in found.sheets if sheet and one.kind == sheet]
    if paper and paper.scans:
        return Found(THERE, _("Pindaian bertanda tangan tersimpan"))
    if filed:
        return Found(THERE, _filed(filed))
    if paper is None:
        return Found(MISSING, _("Belum dibuat"))
    if is_wrong(paper.facts, facts_of(found.card, kind)):
        return Found(PART, _("Menyebut rencana yang lama; buat penggantinya"))
    if signed:
        return Found(PART, _("Dicetak; simpan pindaian bertanda tangannya"))
    if paper.is_final:
        return Found(THERE, _("Bernomor %(number)s") % {"number": paper.number})
    return Found(PART, _("Dicetak; tulis nomornya atau simpan pindaian bertanda tangannya"))


def _filed(sheets: Sequence[SheetCard]) -> str:
    return ngettext("%(n)s pindaian tersimpan", "%(n)s pindaian tersimpan", len(sheets)) % {"n": len(sheets)}


def _schedule(found: Gathered) -> Found:
    made = found.day(found.card.made_at)
    told = {"day": printing.date_long(made)}
    if found.card.from_paper:
        return Found(MISSING, _("Disalin dari kesepakatan lama, jadwalnya tidak tercatat"))
    if made < found.card.held_on:
        return Found(THERE, _("Dijadwalkan %(day)s") % told)
    return Found(PART, _("Baru dicatat %(day)s, pada atau sesudah hari rapat") % told)


def _delivery(found: Gathered) -> Found:
    invited, sent = len(found.invitations), sum(one.sent_at is not None for one in found.invitations)
    if not invited:
        return Found(MISSING, _("Belum ada undangan"))
    words = _("%(n)s dari %(m)s undangan tercatat terkirim") % {"n": sent, "m": invited}
    return Found(THERE if sent == invited else PART if sent else MISSING, words)


def _attendance(found: Gathered) -> Found:
    told = _paper(found, "attendance", "attendance", signed=True)
    recorded = found.card.numbers.recorded
    if told.standing is MISSING and recorded:
        words = _("%(n)s kehadiran tercatat; cetak daftarnya dan simpan pindaian bertanda tangan")
        return Found(PART, words % {"n": recorded})
    return told


def _pack(found: Gathered) -> Found:
    if not found.card.family.by_camat:
        return Found(NONE, _("Dibuat untuk rapat lintas sektor"))
    if found.pack:
        return Found(THERE, _("Kode dokumen %(code)s") % {"code": found.pack.code})
    if found.freeze:
        return Found(PART, _("Masa evaluasi dibekukan; cetak bahan evaluasinya"))
    return Found(MISSING, _("Masa evaluasi belum dibekukan"))


def _photos(found: Gathered) -> Found:
    cleared = sum(photo.cleared for photo in found.photos)
    waiting = len(found.photos) - cleared
    if cleared:
        told = ngettext("%(n)s foto boleh ditunjukkan", "%(n)s foto boleh ditunjukkan", cleared)
        return Found(THERE, told % {"n": cleared})
    if waiting:
        return Found(PART, _("%(n)s foto belum dipastikan boleh ditunjukkan") % {"n": waiting})
    if any(sheet.kind == "photo" for sheet in found.sheets):
        return Found(PART, _("Ada foto di lembar rapat; unggah ke foto rapat supaya dapat dipastikan"))
    return Found(MISSING, _("Belum ada foto"))


def _minutes(found: Gathered) -> Found:
    told = _paper(found, "minutes", "minutes")
    entries = found.card.numbers.entries
    if told.standing is MISSING and entries:
        return Found(PART, _("%(n)s butir dicatat; cetak notulennya") % {"n": entries})
    return told


def _discussed(found: Gathered) -> Found:
    """Problems or obstacles on the one side, decisions or promises on the other."""
    scope, card = found.scope, found.card
    said = [one for one in meetings.inputs(scope=scope, meeting_id=card.id) if one.is_obstacle]
    problems = len(said)
    if scope.can(Duty.READ_PROBLEMS):
        problems += obstacles.tally(scope=scope, puskesmas_id=card.puskesmas_id, period=card.reviewed)[0]
    written = meetings.entries(scope=scope, meeting_id=card.id)
    decided = sum(one.kind in ("decision", "commitment") for one in written)
    words = _("%(n)s masalah atau hambatan, %(m)s keputusan atau komitmen") % {"n": problems, "m": decided}
    if problems and decided:
        return Found(THERE, words)
    if any(sheet.kind == "minutes" for sheet in found.sheets):
        return Found(PART, _("Notulen dipindai; isinya tidak dibaca di sini"))
    return Found(PART if decided else MISSING, words)


def _agreement(found: Gathered) -> Found:
    if not families.signs_agreement(found.card.kind):
        return Found(NONE, _("Rapat ini tidak menandatangani kesepakatan"))
    told = _paper(found, "agreement", "agreement", signed=True)
    numbers = found.card.numbers
    if told.standing is not THERE and numbers.wanted:
        words = _("%(n)s dari %(m)s tanda tangan; %(told)s")
        return Found(told.standing, words % {"n": numbers.signed, "m": numbers.wanted, "told": told.words})
    return told


def _plan(found: Gathered) -> Found:
    n = len(found.promises)
    if n:
        return Found(THERE, ngettext("%(n)s komitmen", "%(n)s komitmen", n) % {"n": n})
    return Found(MISSING, _("Belum ada komitmen"))


def _read_back(found: Gathered) -> Found:
    due = found.due
    if not due.wanted:
        return Found(NONE, _("Tidak ada komitmen yang perlu dievaluasi"))
    told = _paper(found, "read_back")
    words = _("%(n)s dari %(m)s komitmen dievaluasi") % {"n": due.done, "m": due.wanted}
    if due.done >= due.wanted:
        return Found(THERE, f"{words}. {told.words}" if told.standing is THERE else words)
    return Found(PART if due.done else MISSING, words)


def _proven(card: CommitmentCard) -> bool:
    """With a proof that may be shown."""
    return any(not proof.waits for proof in card.shown_proofs)


def _follow_up(found: Gathered) -> Found:
    if not found.promises:
        return Found(NONE, _("Rapat ini tidak mencatat komitmen"))
    proven = sum(_proven(card) for card in found.promises)
    told = {
        "n": proven,
        "m": len(found.promises),
        "k": sum(bool(card.reports) for card in found.promises),
    }
    words = _("%(n)s dari %(m)s komitmen punya bukti, %(k)s pernah dilaporkan") % told
    done = proven == len(found.promises)
    return Found(THERE if done else PART if proven or told["k"] else MISSING, words)


def _feedback(found: Gathered) -> Found:
    if not found.card.family.by_camat:
        return Found(NONE, _("Dibuat untuk rapat lintas sektor"))
    return _paper(found, "progress")


def _handed_up(found: Gathered) -> Found:
    ups = [up for card in found.promises for up in card.hand_ups]
    if not ups:
        return Found(NONE, _("Tidak ada yang diteruskan ke atas"))
    answered = sum(bool(up.answers) for up in ups)
    words = _("%(n)s dari %(m)s rujukan dijawab") % {"n": answered, "m": len(ups)}
    return Found(THERE if answered == len(ups) else PART, words)


LOOKS: Mapping[str, Callable[[Gathered], Found]] = {
    "schedule": _schedule,
    "terms": lambda found: _paper(found, "kak"),
    "invitation": lambda found: _paper(found, "invitation"),
    "delivery": _delivery,
    "attendance": _attendance,
    "pack": _pack,
    "photos": _photos,
    "minutes": _minutes,
    "discussed": _discussed,
    "agreement": _agreement,
    "plan": _plan,
    "read_back": _read_back,
    "follow_up": _follow_up,
    "feedback": _feedback,
    "handed_up": _handed_up,
}
