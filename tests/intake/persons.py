"""Lists of invented persons in the shapes of e-PPGBM, as CSV and as workbook."""

import io

import openpyxl

HEADER = (
    "No;NIK;Nama;JK;Tgl Lahir;BB Lahir;TB Lahir;Nama Ortu;Prov;Kab/Kota;Kec;Pukesmas;Desa/Kel;Posyandu;RT;RW;"
    "Alamat;Usia Saat Ukur;Tanggal Pengukuran;Berat;Tinggi;LiLA;BB/U;ZS BB/U;TB/U;ZS TB/U;BB/TB;ZS BB/TB;"
    "Naik Berat Badan"
).split(";")
SPACE = "\u00a0"


def child(name="RAHASIA SATU", nik="3320020101200001", **changes):
    """One line of the export; keys are headers."""
    line = {
        "No": "1", "NIK": nik, "Nama": name + SPACE, "JK": "L", "Tgl Lahir": "2021-03-04", "BB Lahir": "3",
        "TB Lahir": "49", "Nama Ortu": "IBU RAHASIA", "Prov": "JAWA TENGAH", "Kab/Kota": "JEPARA",
        "Kec": "PECANGAAN", "Pukesmas": "PECANGAAN" + SPACE, "Desa/Kel": "KRASAK" + SPACE,
        "Posyandu": "MELATI RAHASIA", "RT": "01", "RW": "02", "Alamat": "JALAN RAHASIA 7",
        "Usia Saat Ukur": "2 Tahun - 1 Bulan - 6 Hari", "Tanggal Pengukuran": "2023-04-10", "Berat": "10.5",
        "Tinggi": "81", "LiLA": "14", "BB/U": "Berat Badan Normal", "ZS BB/U": "-0.5", "TB/U": "Normal",
        "ZS TB/U": "-0.2", "BB/TB": "Gizi Baik", "ZS BB/TB": "0.1", "Naik Berat Badan": "N",
    }  # fmt: skip
    return {**line, **{name.replace("_", " "): value for name, value in changes.items()}}


def as_csv(*children, header=HEADER):
    """UTF-8 with a mark, semicolons, decimal comma, three empty columns at the end."""
    lines = [";".join([*header, "", "", ""])]
    lines += [
        ";".join([*(str(c.get(n, "")).replace(".", ",") for n in header), "", "", ""]) for c in children
    ]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def as_workbook(*children, header=HEADER, above=0):
    """The same as a workbook, numbers mixed as text and number; `above` counts title lines."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "NAMA RAHASIA"
    for _ in range(above):
        sheet.append(["Data Balita"])
    sheet.append(list(header))
    for number, one in enumerate(children):
        cells = [one.get(name, "") for name in header]
        if number % 2:
            cells = [float(c) if n in ("Berat", "Tinggi") and c else c for n, c in zip(header, cells)]  # noqa: B905
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
