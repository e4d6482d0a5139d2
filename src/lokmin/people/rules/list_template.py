"""The workbook that a list is typed into: every cell is text, so that no number loses its digits."""

import io
from collections.abc import Sequence

HEADS = (
    "Jabatan", "Instansi", "Sektor", "Desa", "Nama", "Gelar", "Sebutan", "Pangkat", "NIP/NRP",
    "Menjabat sejak", "HP", "Persetujuan",
)  # fmt: skip
WIDTHS = (30, 28, 26, 18, 28, 14, 10, 18, 22, 18, 18, 18)
HELP = (
    "Satu baris satu jabatan. Kolom Jabatan dan Nama harus ada; jabatan baru perlu Instansi dan Sektor.",
    "Sebutan: Plt., Plh., atau Pj.; kosong untuk pejabat tetap. Menjabat sejak: seperti 22 Mei 2023.",
    "HP disimpan hanya bila Persetujuan diisi: tanggal persetujuan, atau ya.",
    "Jangan menulis NIK. Semua sel berformat teks, jadi nomor ditulis apa adanya.",
)


def workbook(
    rows: Sequence[Sequence[str]], sectors: Sequence[str], villages: Sequence[str], blank: int = 60
) -> bytes:
    """The offices that are known, blank lines, and the words that may stand in Sektor and Desa."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        text, head = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "bottom": 2})
        sheet = book.add_worksheet("Daftar")
        for column, (name, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width, text)
            sheet.write_string(0, column, name, head)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value, text)
        last = len(rows) + blank
        for column, source, words in ((2, "Sektor", sectors), (3, "Desa", villages)):
            if words:
                choices = f"={source}!$A$2:$A${len(words) + 1}"
                sheet.data_validation(1, column, last, column, {"validate": "list", "source": choices})
        sheet.freeze_panes(1, 1)
        for name, words in (("Sektor", sectors), ("Desa", villages), ("Petunjuk", HELP)):
            other = book.add_worksheet(name)
            other.set_column(0, 0, 90 if name == "Petunjuk" else 36)
            other.write_string(0, 0, name, head)
            for number, word in enumerate(words, 1):
                other.write_string(number, 0, word)
    return out.getvalue()
