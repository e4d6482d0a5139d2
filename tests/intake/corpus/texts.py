"""Text files: encodings, separators, headers, lines, JSON."""

import json
from typing import Any

from tests.intake.corpus.made import HEAD, Case, Read, Refused, k1, lines, of

_GOOD = k1(Mawar=5, Melati=6)
_PLAIN = lines(5, 6).decode()
_ALL = Read(_GOOD)


def _dhis2(*values: dict[str, Any], **top: Any) -> bytes:
    return json.dumps({"dataValues": list(values), **top}).encode()


def _value(village: str = "Mawar", value: object = "5", **more: Any) -> dict[str, Any]:
    return {"dataElement": "K1", "period": "202601", "orgUnit": village, "value": value, **more}


_ENCODINGS = {
    "UTF-8": "utf-8", "UTF-8 with a mark": "utf-8-sig", "UTF-16 with a mark": "utf-16",
    "UTF-16 little end": "utf-16-le", "UTF-16 big end": "utf-16-be", "cp1252": "cp1252", "Latin 1": "latin-1",
}  # fmt: skip

CASES: dict[str, Case] = {
    **{f"CSV in {name}": of(_PLAIN.encode(code), _ALL) for name, code in _ENCODINGS.items()},
    **{
        f"CSV with {name}": of(lines(5, 6, sep=sign), _ALL)
        for name, sign in {"commas": ",", "tabs": "\t", "bars": "|"}.items()
    },
    **{
        f"CSV with line ends {name}": of(lines(5, 6, end=end), _ALL)
        for name, end in {"of Windows": "\r\n", "of old Macs": "\r", "and empty lines": "\n\n"}.items()
    },
    "CSV with the line sep=;": of(b"sep=;\n" + lines(5, 6), _ALL),
    "CSV with semicolons behind every line": of(_PLAIN.replace("\n", ";;;\n").encode(), _ALL),
    "CSV with quotes around everything": of(
        ("\n".join(";".join(f'"{f}"' for f in row.split(";")) for row in _PLAIN.split())).encode(), _ALL
    ),
    "CSV with a title over the header": of(b"Laporan Januari\n" + lines(5, 6), _ALL),
    "CSV with a total": of(lines(5, 6) + b"JUMLAH;2026-01;K1;11\nTOTAL KAB.;2026-01;K1;11\n", _ALL),
    "CSV in UTF-32": of(_PLAIN.encode("utf-32"), Refused("text_encoding", ("text_columns", "empty_file"))),
    "CSV with a NUL in it": of(_PLAIN.replace("Mawar", "Ma\x00war").encode(), Refused("text_encoding")),
    "CSV with a bell": of(
        _PLAIN.replace("Mawar", "Ma\x07war").encode(),
        Read({("Ma war", "K1", "2026-01"): 5, ("Melati", "K1", "2026-01"): 6}),
    ),
    "CSV of noise": of(bytes(range(1, 256)) * 40, Refused("text_encoding")),
    "nothing at all": of(b"", Refused("empty_file")),
    "only spaces": of(b"  \r\n\t  ", Refused("empty_file")),
    "only NULs": of(b"\x00" * 5000, Refused("empty_file")),
    "only a mark": of(b"\xef\xbb\xbf", Refused("empty_file", ("text_columns",))),
    "only a header": of(HEAD.encode(), Read({})),
    "only delimiters": of(b";;;;\n;;;;\n", Refused("empty_file")),
    "a quote that never ends": of(f'{HEAD}\n"Mawar;2026-01;K1;5\n'.encode(), Read({}, ("line_short",))),
    "one huge field": of(f"{HEAD}\n{'x' * 200_000};2026-01;K1;5\n".encode(), Refused("text_encoding")),
    "one line of a million semicolons": of(b";" * 1_000_000 + b"\n", Refused("empty_file")),
    "a header twice": of(
        b"desa;periode;elemen;jumlah;jumlah\nMawar;2026-01;K1;5;6\n", Refused("text_column_twice")
    ),
    "two columns of villages": of(
        b"desa;kelurahan;periode;elemen;jumlah\nMawar;Melati;2026-01;K1;5\n", Refused("text_column_twice")
    ),
    "no column of counts": of(b"desa;periode;elemen\nMawar;2026-01;K1\n", Refused("text_columns")),
    "another table altogether": of(b"barang;harga\nbuku;5000\n", Refused("text_columns")),
    "a letter instead of a table": of(b"Kepada Yth. Kepala Dinas\ndi Tempat\n", Refused("text_columns")),
    "a short line": of(
        f"{HEAD}\nMawar;2026-01\nMelati;2026-01;K1;6\n".encode(), Read(k1(Melati=6), ("line_short",))
    ),
    "a field too many": of(
        f"{HEAD}\nMawar;2026-01;K1;5;9\nMelati;2026-01;K1;6\n".encode(), Read(k1(Melati=6), ("line_long",))
    ),
    "the same line twice": of(lines(5, 6) + b"Mawar;2026-01;K1;5\n", Read(_GOOD, ("line_repeated",))),
    "the same line with two numbers": of(
        lines(5, 6) + b"Mawar;2026-01;K1;9\n", Read(k1(Melati=6), ("line_twice",))
    ),
    "the same village in two spellings": of(
        f"{HEAD}\nMawar;2026-01;K1;5\nMAWAR ;2026-01;K1;6\n".encode(), Read({}, ("line_twice",))
    ),
    "a month that does not exist": of(f"{HEAD}\nMawar;2026-13;K1;5\n".encode(), Read({}, ("month_unknown",))),
    "month nought": of(f"{HEAD}\nMawar;2026-00;K1;5\n".encode(), Read({}, ("month_unknown",))),
    "a month without a year": of(f"{HEAD}\nMawar;Januari;K1;5\n".encode(), Read({}, ("month_unknown",))),
    "a month of the Buddhist year": of(
        f"{HEAD}\nMawar;2569-01;K1;5\n".encode(), Read({}, ("month_unknown",))
    ),
    "a month of the year 203": of(f"{HEAD}\nMawar;0203-01;K1;5\n".encode(), Read({}, ("month_unknown",))),
    "a day that does not exist is still no count": of(
        f"{HEAD}\nMawar;31/02/2026;K1;5\n".encode(), Read({}, ("month_unknown",))
    ),
    "a month that has not come": of(f"{HEAD}\nMawar;2026-12;K1;5\n".encode(), Read({}, ("future_month",))),
    "months in the field's spelling": of(
        f"{HEAD}\nMawar;PEBRUARI 2026;K1;5\nMawar;Nopember 2025;K1;6\nMawar;Agst 2026;K1;7\n".encode(),
        Read({("Mawar", "K1", "2026-02"): 5, ("Mawar", "K1", "2025-11"): 6, ("Mawar", "K1", "2026-08"): 7}),
    ),
    "a sum of months is no month": of(
        f"{HEAD}\nMawar;Januari - Juni 2026;K1;5\n".encode(), Read({}, ("month_unknown",))
    ),
    "an element nobody knows": of(f"{HEAD}\nMawar;2026-01;XYZ;5\n".encode(), Read({}, ("element_unknown",))),
    "an element with a percent sign": of(
        f"{HEAD}\nMawar;2026-01;K1 (%);5\n".encode(), Read({}, ("element_unknown",))
    ),
    "a line without a village": of(f"{HEAD}\n;2026-01;K1;5\n".encode(), Read({}, ("village_missing",))),
    "a village name that is mirrored": of(
        f"{HEAD}\n\u202eMawar\u202c;2026-01;K1;5\n".encode(), Read(k1(Mawar=5))
    ),
    "a village name that is a formula": of(
        f"{HEAD}\n=cmd|' /C calc'!A0;2026-01;K1;5\n".encode(),
        Read({("=cmd|' /C calc'!A0", "K1", "2026-01"): 5}),
    ),
    "JSON that is cut": of(_dhis2(_value())[:-5], Refused("json_broken")),
    "JSON of another kind": of(b'{"figures": [1, 2]}', Refused("json_unknown")),
    "JSON that is a list": of(b"[1, 2, 3]", Refused("json_unknown")),
    "JSON a hundred thousand levels deep": of(
        b"[" * 100_000 + b"]" * 100_000, Refused("json_broken", ("too_heavy",))
    ),
    "JSON objects a hundred thousand levels deep": of(
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000, Refused("json_broken", ("too_heavy",))
    ),
    "JSON with a number of a million digits": of(
        b'{"dataValues": [' + b"9" * 1_000_000 + b"]}", Refused("json_unknown", ("json_broken",))
    ),
    "JSON with values that are no objects": of(b'{"dataValues": ["x"]}', Refused("json_unknown")),
    "JSON with NaN": of(
        b'{"dataValues": [{"dataElement":"K1","period":"202601","orgUnit":"Mawar","value":NaN}]}',
        Read({}, ("text",)),
    ),
    "JSON with 1e400": of(
        b'{"dataValues": [{"dataElement":"K1","period":"202601","orgUnit":"Mawar","value":1e400}]}',
        Read({}, ("text",)),
    ),
    "JSON with half a sign and a NUL in a village": of(
        b'{"dataValues":[{"dataElement":"K1","period":"202601","orgUnit":"a\\ud800b\\u0000","value":"5"}]}',
        Read({("a\ufffdb", "K1", "2026-01"): 5}),
    ),
    "JSON with a number instead of a text": of(_dhis2(_value(value=5)), Read(k1(Mawar=5))),
    "JSON with a fraction": of(_dhis2(_value(value="1.091")), Read({}, ("fractional",))),
    "JSON with an object as a value": of(_dhis2(_value(value={"a": 1})), Read({}, ("text",))),
    "JSON with period and place in its head": of(
        _dhis2({"dataElement": "K1", "value": "5"}, period="202601", orgUnit="Mawar"), Read(k1(Mawar=5))
    ),
    "JSON with a weekly period": of(
        json.dumps({"dataValues": [{**_value(), "period": "2026W01"}]}).encode(), Read({}, ("month_unknown",))
    ),
    "JSON with a part of the count": of(
        _dhis2(
            _value(categoryOptionCombo="laki-laki"), _value("Melati", "6", categoryOptionCombo="HllvX50cXC0")
        ),
        Read(k1(Melati=6), ("dhis2_combo",)),
    ),
    "JSON with another attribute": of(_dhis2(_value(attributeOptionCombo="NGO")), Read({}, ("dhis2_combo",))),
    "JSON with a deleted value": of(
        _dhis2(_value(deleted=True), _value("Melati", "6", deleted=False)),
        Read(k1(Melati=6), ("dhis2_deleted",)),
    ),
    "JSON with a comment": of(
        _dhis2(_value(comment="kata Ibu Siti")), Read(k1(Mawar=5), ("dhis2_comments",))
    ),
    "JSON with the same value twice and differently": of(
        _dhis2(_value(), _value(value="6")), Read({}, ("line_twice",))
    ),
    "DHIS2 CSV": of(
        b'"dataelement","period","orgunit","catoptcombo","attroptcombo","value","comment","deleted"\n'
        b'"K1","202601","Mawar","default","default","5","",""\n"K1","202601","Melati","L","","6","",""\n'
        b'"K1","202601","Teratai","","","7","","true"\n',
        Read(k1(Mawar=5), ("dhis2_combo", "dhis2_deleted")),
    ),
}
