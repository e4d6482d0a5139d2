"""Files with personal data: refused, and nothing of them repeated."""

import json

from tests.intake.corpus.made import Case, Read, Refused, book, k1, lines, of, table

SECRETS = ("Rahasia", "332002123456789", "3320021234567890", "3320-0212-3456-7890")
_GOOD = table(("Mawar", "2026-01", "K1", 5))
_PEOPLE = [("Siti Rahasia", "Mawar", 1), ("Ani Rahasia", "Melati", 2)]
_HEADERS = (
    "NIK", "nik anak", "No. NIK", "NIK_ibu", "N.I.K.", "Nomor Induk Kependudukan", "No KK",
    "Nomor Kartu Keluarga",
    "Nama Ibu", "NAMA ANAK", "Nama Suami", "nama_bayi", "Nama Lengkap Pasien", "Nama Kepala Keluarga",
    "Tgl Lahir",
    "Tanggal Lahir Anak", "Tempat, Tgl. Lahir", "No. KTP", "No. BPJS", "N I K",
)  # fmt: skip
_DIGITS = [f"332002123456789{n}" for n in range(3)]
_BY_NAME = ("4.By Name", [("NO", "DESA", "Nama Ibu"), (1, "Mawar", "Siti Rahasia")])

CASES: dict[str, Case] = {
    f"a list of names with the header {header}": of(
        lambda header=header: book(("Data", [(header, "desa", "jumlah"), *_PEOPLE])),  # type: ignore[misc]
        Refused("only_by_name"),
    )
    for header in _HEADERS
}
CASES |= {
    f"a CSV of names with the header {header}": of(
        f"{header};desa;periode;elemen;jumlah\nSiti Rahasia;Mawar;2026-01;K1;5\n".encode(),
        Refused("text_by_name"),
    )
    for header in ("NIK", "Nama Ibu", "nama_anak", "Tgl Lahir", "No KK")
}
CASES |= {
    "names in the second sheet": of(lambda: book(_GOOD, _BY_NAME), Read(k1(Mawar=5), ("sheet_by_name",))),
    "names in a hidden sheet": of(
        lambda: book(
            _GOOD, _BY_NAME, touch=lambda made: setattr(made.worksheets[1], "sheet_state", "veryHidden")
        ),
        Read(k1(Mawar=5), ("sheet_by_name",)),
    ),
    "a NIK header far down and right": of(
        lambda: book(("Data", [*_GOOD[1], *[()] * 400, (*[None] * 60, "NIK"), (*[None] * 60, "Rahasia")])),
        Refused("only_by_name"),
    ),
    "a NIK header with a line break and spaces": of(
        lambda: book(("Data", [(" N I K \n", "desa"), ("Rahasia", "Mawar")])), Refused("only_by_name")
    ),
    "a NIK header with invisible signs": of(
        lambda: book(("Data", [("N\u200bI\u200bK", "desa"), ("Rahasia", "Mawar")])), Refused("only_by_name")
    ),
    "names and addresses side by side": of(
        lambda: book(("Data", [("No", "Nama", "Alamat", "K1"), (1, "Siti Rahasia", "RT 1", 5)])),
        Refused("only_by_name"),
    ),
    "sixteen digits in three cells": of(
        lambda: book(("Data", [("desa", "kode"), *[("Mawar", digits) for digits in _DIGITS]])),
        Refused("only_by_name"),
    ),
    "sixteen digits as numbers": of(
        lambda: book(("Data", [("desa", "kode"), *[("Mawar", int(digits)) for digits in _DIGITS]])),
        Refused("only_by_name"),
    ),
    "sixteen digits with dashes": of(
        lambda: book(("Data", [("desa", "kode"), *[("Mawar", f"3320-0212-3456-789{n}") for n in range(3)]])),
        Refused("only_by_name"),
    ),
    "sixteen digits in a CSV": of(
        ("desa;periode;elemen;jumlah;x\n" + "".join(f"Mawar;2026-01;K1;5;{d}\n" for d in _DIGITS)).encode(),
        Refused("text_by_name"),
    ),
    "sixteen digits as villages of a JSON": of(
        json.dumps(
            {
                "dataValues": [
                    {"dataElement": "K1", "period": "202601", "orgUnit": d, "value": "1"} for d in _DIGITS
                ]
            }
        ).encode(),
        Refused("text_by_name"),
    ),
    "one number of sixteen digits as a village": of(
        f"desa;periode;elemen;jumlah\n{_DIGITS[0]};2026-01;K1;1\nMawar;2026-01;K1;5\n".encode(),
        Read(k1(Mawar=5), ("village_missing",)),
    ),
    "one number of sixteen digits as a count": of(lines(5, _DIGITS[0]), Read(k1(Mawar=5), ("too_large",))),
    "one number of sixteen digits in an unknown sheet": of(
        lambda: book(_GOOD, ("Lain", [("kode", "x"), (_DIGITS[0], 1)])), Read(k1(Mawar=5), ("sheets_unread",))
    ),
    "the name of an officer is no personal data of patients": of(
        lambda: book(("Data", [("Nama Petugas", "Bidan Ani"), *_GOOD[1]])),
        Read(k1(Mawar=5)),
    ),
}
