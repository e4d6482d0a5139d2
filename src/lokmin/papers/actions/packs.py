"""The evaluation pack as files: PDF, Word, workbook, one page a village, and a manifest."""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.utils.text import slugify

from lokmin.basics.refusal import Refusal
from lokmin.basics.scope import Duty, Scope
from lokmin.basics.time import Period
from lokmin.coverage.queries import FreezeCard
from lokmin.papers import queries
from lokmin.papers.actions.files import keeping, named, note
from lokmin.papers.models import IssuedPaper
from lokmin.papers.queries import PaperCard
from lokmin.papers.rules import excel, issuing, pdf, word
from lokmin.papers.rules.evaluation import EvaluationPack
from lokmin.places.queries import PuskesmasCard
from lokmin.tools.actions import action, audit

MANIFEST = "manifest.json"


def pack_files(pack: EvaluationPack, name: str) -> dict[str, bytes]:
    """All files of a pack by their path in the folder, without the manifest."""
    files = {
        f"{name}.pdf": pdf.render(pack),
        f"{name}.docx": word.render(pack),
        f"{name}.xlsx": excel.render(pack),
    }
    for sheet in pack.sheets:
        files[f"desa/{slugify(f'{sheet.code} {sheet.village}'.replace('.', '-'))}.pdf"] = pdf.render(sheet)
    return files


def manifest(pack: EvaluationPack, puskesmas: PuskesmasCard, files: dict[str, bytes]) -> bytes:
    """What is in the folder: SHA-256 a file, and the hash of the frozen figures."""
    about = {
        "puskesmas": puskesmas.code,
        "period": str(pack.period),
        "draft": pack.frame.marks.draft,
        "example": pack.frame.marks.example,
        "code": pack.frame.marks.code,
        "figures_sha256": pack.figures_sha256,
        "files": [
            {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
            for name, data in sorted(files.items())
        ],
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def issue_pack(
    *, scope: Scope, puskesmas_id: UUID, period: Period, draft: bool = False
) -> tuple[dict[str, bytes], PaperCard | None]:
    """Make the pack; a frozen one gets a code and its files are kept, so that `verify` knows them.

    A draft from live numbers is kept nowhere. Returns the files (with manifest.json) and the paper.
    """
    scope.check(Duty.ISSUE_PAPERS)
    puskesmas = queries.puskesmas_of(scope=scope, puskesmas_id=puskesmas_id)
    freeze = None if draft else queries.frozen_for(scope=scope, puskesmas_id=puskesmas_id, period=period)
    code = issuing.document_code("pack", puskesmas.code, str(period), freeze.sha256) if freeze else ""
    pack = queries.evaluation_pack(
        scope=scope, puskesmas_id=puskesmas_id, period=period, draft=draft, code=code
    )
    name = f"bahan-evaluasi-{puskesmas.code}-{period.quarter_name or str(period).replace('..', '_')}"
    files = pack_files(pack, name)  # typeset before the transaction: it takes seconds
    leaving = files if freeze else {}
    with keeping(leaving.values()) as digests:
        kept = named(leaving, digests)
        paper = _note_pack(
            scope=scope, puskesmas=puskesmas, period=period, freeze=freeze, code=code, kept=kept
        )
    files[MANIFEST] = manifest(pack, puskesmas, files)
    return files, paper


@action
def _note_pack(
    *,
    scope: Scope,
    puskesmas: PuskesmasCard,
    period: Period,
    freeze: FreezeCard | None,
    code: str,
    kept: Sequence[tuple[str, str, int]],
) -> PaperCard | None:
    """The row of a frozen pack, made once; every set of files that left is known by hash."""
    if freeze is None:
        audit(scope, "draft_pack", IssuedPaper(puskesmas_id=puskesmas.id, kind="pack"), period=str(period))
        return None
    row = IssuedPaper.objects.within(scope).filter(code=code).first()
    row = row or IssuedPaper.add(
        puskesmas_id=puskesmas.id,
        freeze_id=freeze.id,
        kind="pack",
        state=issuing.HANDED_OVER,
        code=code,
        figures_sha256=freeze.sha256,
        made_at=scope.now,
        made_by=scope.actor_name,
    )
    for name, digest, size in kept:
        note(scope, row, name, digest, size)
    audit(scope, "issue_pack", row, period=str(freeze.period), files=len(kept))
    return queries.paper(scope=scope, paper_id=row.id)


def write_pack(
    *, scope: Scope, puskesmas_id: UUID, period: Period, out: Path, draft: bool = False
) -> list[Path]:
    """Make the pack and write it into the folder `out`; complete as soon as its manifest is there."""
    files, _ = issue_pack(scope=scope, puskesmas_id=puskesmas_id, period=period, draft=draft)
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
