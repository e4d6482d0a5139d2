"""The evaluation pack as files: PDF, Word, workbook, slides, one page a village, and a manifest."""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from django.utils.text import slugify

from lokmin.basics.refusal import Refusal, Stale
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.basics.words import mark
from lokmin.coverage.queries import FreezeCard
from lokmin.papers import queries
from lokmin.papers.actions.files import keeping, named, note
from lokmin.papers.models import IssuedPaper
from lokmin.papers.queries import PaperCard
from lokmin.papers.rules import excel, issuing, pdf, picture, slides, typesetting, word
from lokmin.papers.rules.evaluation import EvaluationPack
from lokmin.papers.rules.village_card import VillageCard
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.actions import action, audit
from lokmin.tools.jobs import Tell
from lokmin.tools.locks import one_writer

MANIFEST = "manifest.json"
PACK, SLIDES = "bahan-evaluasi", "paparan-evaluasi"
"""How the files of a pack begin."""


def _silent(step: int, steps: int, word: str) -> None:
    """Nobody watches."""


def pack_files(
    pack: EvaluationPack,
    name: str,
    cards: Sequence[VillageCard] = (),
    tell: Tell = _silent,
) -> dict[str, bytes]:
    """All files of a pack by their path in the folder, without the manifest; `tell` hears of each.

    While children typeset, the other formats are written here; Word last, since it takes the most memory.
    """
    steps = 4 + len(pack.sheets) + len(cards)
    files: dict[str, bytes] = {}

    def made(place: str, data: bytes, word_for_it: str) -> None:
        files[place] = data
        tell(len(files), steps, word_for_it)

    tell(0, steps, mark("Paparan"))
    with ThreadPoolExecutor(1) as apart:
        whole, single = apart.submit(pdf.render, pack), apart.submit(_single_pages, pack, cards)
        made(f"{name.replace(PACK, SLIDES, 1)}.pptx", slides.render(pack), mark("Buku kerja Excel"))
        made(f"{name}.xlsx", excel.render(pack), mark("PDF seluruh bahan"))
        made(f"{name}.pdf", whole.result(), mark("Dokumen Word"))
        made(f"{name}.docx", word.render(pack), mark("Lembar desa"))
        for place, data in single.result().items():
            made(place, data, mark("Kartu desa") if place.startswith("kartu/") else mark("Lembar desa"))
    return files


def _single_pages(pack: EvaluationPack, cards: Sequence[VillageCard]) -> dict[str, bytes]:
    """The page and the card of each village, typeset by one child while the Word file is written."""
    settings = {f"desa/{_slug(s.code, s.village)}.pdf": pdf.setting(s) for s in pack.sheets}
    settings |= {f"kartu/{_slug(c.code, c.title)}.png": picture.setting(c) for c in cards}
    return dict(zip(settings, typesetting.made_apart(list(settings.values())), strict=True))


def _slug(code: str, name: str) -> str:
    return slugify(f"{code} {name}".replace(".", "-"))[:100]


def manifest(
    puskesmas: PuskesmasCard, period: Period, paper: PaperCard | None, files: dict[str, bytes]
) -> bytes:
    """What is in the folder: SHA-256 a file, and the hash of the frozen figures. No `paper`: a draft."""
    about = {
        "puskesmas": puskesmas.code,
        "period": str(period),
        "draft": paper is None,
        "example": puskesmas.example,
        "code": paper.code if paper else "",
        "edition": paper.edition if paper else 0,
        "replaces": paper.replaces_code if paper else "",
        "figures_sha256": paper.figures_sha256 if paper else "",
        "files": [
            {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
            for name, data in sorted(files.items())
        ],
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def issue_pack(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    period: Period,
    draft: bool = False,
    correction: str = "",
    tell: Tell = _silent,
) -> tuple[dict[str, bytes], PaperCard | None]:
    """The pack. A frozen one gets a code and its files are kept: asked for again, the same bytes are served.

    `correction` says what was wrong in the one that was issued: a further edition names it. A draft from live
    numbers is kept nowhere. Returns the files (with manifest.json) and the paper.
    """
    scope.check(Duty.ISSUE_PAPERS)
    puskesmas = queries.puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
    freeze = None if draft else queries.frozen_for(scope=scope, puskesmas_id=puskesmas_id, period=period)
    if freeze is None:
        return _draft_pack(scope, puskesmas, period, draft)
    queries.check_intact(scope=scope, freeze=freeze)
    known = queries.pack_of(scope=scope, freeze_id=freeze.id)
    words = " ".join(correction.split())[: issuing.CORRECTION_MOST] if known else ""
    if known and not words:
        files = {file.name: queries.content(card=file) for file in known.final}
        return files | {MANIFEST: manifest(puskesmas, period, known, files)}, known
    files, paper = _print_pack(scope, puskesmas, freeze, known, words, tell)
    return files | {MANIFEST: manifest(puskesmas, period, paper, files)}, paper


def _draft_pack(
    scope: Scope, puskesmas: PuskesmasCard, period: Period, draft: bool
) -> tuple[dict[str, bytes], None]:
    """From the live numbers; refused where nobody asked for a draft."""
    pack = queries.evaluation_pack(scope=scope, puskesmas_id=puskesmas.id, period=period, draft=draft)
    cards = queries.village_cards(scope=scope, puskesmas_id=puskesmas.id, pack=pack)
    files = pack_files(pack, _name(puskesmas, period), cards)
    _note_draft(scope=scope, puskesmas=puskesmas, period=period)
    return files | {MANIFEST: manifest(puskesmas, period, None, files)}, None


def _name(puskesmas: PuskesmasCard, period: Period, edition: int = 1) -> str:
    again = f"-edisi-{edition}" if edition > 1 else ""
    return f"{PACK}-{puskesmas.code}-{period.quarter_name or str(period).replace('..', '_')}{again}"


def _print_pack(
    scope: Scope,
    puskesmas: PuskesmasCard,
    freeze: FreezeCard,
    old: PaperCard | None,
    correction: str,
    tell: Tell,
) -> tuple[dict[str, bytes], PaperCard]:
    """Typeset before the transaction (it takes seconds), then keep."""
    edition = old.edition + 1 if old else 1
    again = (str(edition),) if old else ()
    code = issuing.document_code("pack", puskesmas.code, str(freeze.period), freeze.sha256, *again)
    names = f"Mengganti bahan evaluasi kode dokumen {old.code}. Pembetulan: {correction}." if old else ""
    pack = queries.evaluation_pack(
        scope=scope, puskesmas_id=puskesmas.id, period=freeze.period, code=code, replaces=names
    )
    cards = queries.village_cards(scope=scope, puskesmas_id=puskesmas.id, pack=pack)
    files = pack_files(pack, _name(puskesmas, freeze.period, edition), cards, tell)
    row = IssuedPaper(
        puskesmas_id=puskesmas.id,
        freeze_id=freeze.id,
        kind="pack",
        state=issuing.HANDED_OVER,
        code=code,
        edition=edition,
        replaces_id=old.id if old else None,
        correction=correction,
        printing=1,
        figures_sha256=freeze.sha256,
        made_at=scope.now,
        made_by=scope.actor_name,
        final_at=scope.now,
    )
    with keeping(files.values()) as digests:
        kept = named(files, digests)
        return files, _note_pack(scope=scope, row=row, old=old, period=freeze.period, kept=kept)


@action
def _note_draft(*, scope: Scope, puskesmas: PuskesmasCard, period: Period) -> None:
    audit(scope, "draft_pack", IssuedPaper(puskesmas_id=puskesmas.id, kind="pack"), period=str(period))


@action
def _note_pack(
    *,
    scope: Scope,
    row: IssuedPaper,
    old: PaperCard | None,
    period: Period,
    kept: Sequence[tuple[str, str, int]],
) -> PaperCard:
    """The row of a frozen pack and its files, made once; refused when somebody made it meanwhile."""
    one_writer(str(row.freeze_id), "pack")
    now = queries.pack_of(scope=scope, freeze_id=row.freeze_id) if row.freeze_id else None
    if (now.id if now else None) != (old.id if old else None):
        raise Stale("papers.stale")
    if old:
        IssuedPaper.objects.within(scope).filter(id=old.id).update(state=issuing.SUPERSEDED)
    row.save(force_insert=True)
    for name, digest, size in kept:
        note(scope, row, name, digest, size)
    audit(scope, "issue_pack", row, period=str(period), files=len(kept), correction=row.correction)
    return queries.paper(scope=scope, paper_id=row.id)


def write_pack(
    *,
    scope: Scope,
    puskesmas_id: UUID,
    period: Period,
    out: Path,
    draft: bool = False,
    correction: str = "",
) -> list[Path]:
    """Make the pack and write it into the folder `out`; complete as soon as its manifest is there."""
    files, _ = issue_pack(
        scope=scope, puskesmas_id=puskesmas_id, period=period, draft=draft, correction=correction
    )
    try:
        return _write(out, files)
    except OSError:
        raise Refusal("papers.out", path=str(out)) from None


def _write(out: Path, files: dict[str, bytes]) -> list[Path]:
    """Write beside the folder first, then move each file to its place, the manifest last.

    An older pack in the folder loses its manifest first and, at the end, the files that the new one lacks:
    what lies beside a manifest is always of one make. Other files of the folder are left alone.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".bahan-") as folder:
        for name, data in files.items():
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        older = _listed(out / MANIFEST)
        (out / MANIFEST).unlink(missing_ok=True)
        written = []
        for name in sorted(files, key=lambda n: n == MANIFEST):
            if name == MANIFEST:
                _remove(out, older - files.keys())
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(Path(folder) / name, target)
            written.append(target)
    return written


def _listed(manifest: Path) -> set[str]:
    """The files of the pack whose manifest that is; none when there is none of ours."""
    try:
        return {str(file["name"]) for file in json.loads(manifest.read_text(encoding="utf-8"))["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _remove(out: Path, names: set[str]) -> None:
    """Take away files inside the folder; a name that leads out of it is not ours."""
    for name in names:
        place = (out / name).resolve()
        if place.is_relative_to(out.resolve()) and place.is_file():
            place.unlink()
