"""What a paper says, as the plain texts and lists that a Word template may use."""

from collections.abc import Callable, Mapping
from typing import Any

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import Frame, Signer
from lokmin.papers.rules.gathering import Fact, Invitation, Minutes
from lokmin.papers.rules.template_names import QR, Value


def values_of(kind: str, paper: Any) -> dict[str, Value]:
    """The values of one paper; the names are those of `template_names.EXAMPLES`."""
    return _VALUES[kind](paper)


def _frame(frame: Frame, facts: tuple[Fact, ...], signers: tuple[Signer, ...]) -> dict[str, Value]:
    head = frame.letterhead
    return {
        "kop_pemerintah": head.government,
        "kop_unit": head.unit,
        "kop_alamat": ", ".join(head.address),
        "nomor": frame.number_text,
        "tempat": frame.place,
        "tanggal": frame.day_text,
        "mengganti": frame.replaces,
        "kode_dokumen": frame.marks.code,
        QR: "",
        "rincian": [{"label": fact.label, "isi": fact.text} for fact in facts],
        "penanda_tangan": [
            {
                "jabatan": " ".join(signer.title),
                "nama": signer.name or signer.below[0],
                "pangkat": signer.rank,
                "nip": signer.identity,
            }
            for signer in signers
        ],
    }


def _invitation(paper: Invitation) -> dict[str, Value]:
    return {
        **_frame(paper.frame, paper.facts, paper.signers),
        "sifat": paper.nature,
        "lampiran": paper.attachment,
        "hal": paper.subject,
        "penerima": paper.recipients,
        "pembuka": paper.opening,
        "acara": paper.agenda,
        "persiapan": paper.attention,
        "penutup": paper.closing,
        "tembusan": paper.copies,
    }


def _minutes(paper: Minutes) -> dict[str, Value]:
    return {
        **_frame(paper.frame, paper.facts, paper.signers),
        "judul": paper.title,
        "acara": [
            {"judul": point.title, "penyaji": point.speaker, "catatan": " ".join(point.notes)}
            for point in paper.points
        ],
        "hasil": [
            {"acara": point.title, "jenis": one.word, "isi": one.text, "oleh": one.who, "tenggat": one.due}
            for point in paper.points
            for one in point.outcomes
        ],
        "masukan": [{"sektor": one.sector, "isi": one.text, "jawaban": one.answer} for one in paper.remarks],
        "peserta": paper.participants,
    }


def _assignment(paper: b.Document) -> dict[str, Value]:
    """Read from its blocks: list is basis, table is people, the two sentences are task and closing."""
    facts = next(block.facts for block in paper.blocks if isinstance(block, b.Lines))
    signers = next(block.signers for block in paper.blocks if isinstance(block, b.Signatures))
    basis = [text for block in paper.blocks if isinstance(block, b.Items) for text in block.texts]
    rows = [row for block in paper.blocks if isinstance(block, b.Grid) for row in block.rows]
    said = [block.text for block in paper.blocks if isinstance(block, b.Words) and block.look == "plain"]
    names = ("nama", "nip", "jabatan")
    return {
        **_frame(paper.frame, facts, signers),
        "dasar": basis,
        "orang": [
            {name: " ".join(cell.texts) for name, cell in zip(names, row[1:], strict=True)} for row in rows
        ],
        "tugas": said[0],
        "penutup": said[1],
    }


_VALUES: Mapping[str, Callable[[Any], dict[str, Value]]] = {
    "invitation": _invitation,
    "minutes": _minutes,
    "assignment": _assignment,
}
