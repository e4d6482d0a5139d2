"""Sentences of the calculators: what is wrong in a table, on which line, in which column."""

from lokmin.basics.words import mark

SENTENCES = {
    "calculators.empty": mark("Berkas %(file)s kosong. Isi judul kolom dan paling sedikit satu baris."),
    "calculators.no_rows": mark("Berkas %(file)s hanya berisi judul. Tambahkan paling sedikit satu baris."),
    "calculators.column_missing": mark(
        "Berkas %(file)s, baris %(line)s: kolom %(column)s tidak ada. Tambahkan kolom itu pada judul."
    ),
    "calculators.column_twice": mark(
        "Berkas %(file)s, baris %(line)s: kolom %(column)s tertulis dua kali. Hapus salah satunya."
    ),
    "calculators.row_long": mark(
        "Berkas %(file)s, baris %(line)s: %(cells)s sel untuk %(columns)s kolom, mulai berlebih "
        "sesudah kolom %(column)s. Pakai titik koma sebagai pemisah, atau apit angka berkoma dengan "
        "tanda kutip."
    ),
    "calculators.row_short": mark(
        "Berkas %(file)s, baris %(line)s: barisnya putus sebelum kolom %(column)s. Lengkapi selnya; "
        "sel kosong tetap diberi pemisah."
    ),
    "calculators.cell_empty": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: belum diisi. Isi selnya."
    ),
    "calculators.month": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: bulan “%(value)s” tidak ada. Tulis "
        "misalnya 2026-04."
    ),
    "calculators.negative": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: %(value)s kurang dari nol. Tulis 0 atau lebih."
    ),
    "calculators.fraction": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: “%(value)s” bukan bilangan bulat. Tulis "
        "jumlah utuh tanpa titik dan koma."
    ),
    "calculators.number": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: “%(value)s” bukan angka. Tulis angka, "
        "misalnya 12 atau 101,2."
    ),
    "calculators.too_many": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: %(value)s terlalu besar (paling banyak "
        "%(most)s). Periksa angkanya."
    ),
    "calculators.range": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: %(value)s di luar %(low)s sampai %(high)s."
    ),
    "calculators.choice": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: “%(value)s” tidak dikenal. Pilih salah "
        "satu: %(known)s."
    ),
    "calculators.schedule": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: “%(value)s” bukan daftar bulan. Tulis "
        "misalnya 2,8."
    ),
    "calculators.schedule_missing": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s kosong: akumulasi %(accumulation)s perlu "
        "bulan terjadwal. Tulis misalnya 2,8."
    ),
    "calculators.twice": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: %(what)s sudah ada pada baris %(first)s. "
        "Hapus salah satunya."
    ),
    "calculators.sasaran_twice": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: sasaran %(what)s setahun ada dua, %(value)s "
        "(baris %(first)s) dan %(other)s. Samakan; bila penyebutnya memang jumlah tiap bulan, tulis "
        "akumulasi rasio di --targets."
    ),
    "calculators.reason": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: ada alasan, padahal pembilangnya %(count)s. "
        "Kosongkan salah satunya."
    ),
    "calculators.no_year": mark(
        "Berkas %(file)s tidak berisi satu baris pun untuk tahun %(year)s. Periksa --month."
    ),
    "calculators.until": mark(
        "--until %(until)s tidak dapat dipakai. Pilih bulan dari %(month)s sampai %(last)s."
    ),
    "calculators.sum_too_big": mark(
        "Berkas %(file)s, kolom %(column)s: jumlah seluruhnya terlalu besar untuk dihitung. Periksa angkanya."
    ),
    "calculators.no_criteria": mark(
        "Berkas %(file)s, baris %(line)s: tidak ada kolom nilai. Tambahkan kolom kriteria, misalnya U, S, G."
    ),
    "calculators.option": mark("%(option)s hanya untuk --method %(methods)s. Hapus pilihan itu."),
    "calculators.family_twice": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: keluarga ini sudah ada pada baris %(first)s. "
        "Hapus salah satunya."
    ),
    "calculators.village_codes": mark(
        "Berkas %(file)s, baris %(line)s, kolom %(column)s: desa %(village)s berkode “%(given)s”, di atas "
        "“%(other)s”. Samakan kodenya."
    ),
    "calculators.iks_month": mark(
        "Berkas %(file)s: CSV untuk lokmin intake perlu bulan pendataan. Tambahkan misalnya --month 2026-04."
    ),
    "calculators.raters_uneven": mark(
        "Berkas %(file)s: “%(problem)s” dinilai %(count)s orang, yang lain %(most)s. Lengkapi "
        "nilainya, atau pakai --raters mean."
    ),
}
