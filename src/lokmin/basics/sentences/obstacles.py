"""Sentences of the problem board."""

from lokmin.basics.words import mark

SENTENCES = {
    "obstacles.statement": mark("Masalah belum ditulis. Tulis satu kalimat: apa, di mana, berapa."),
    "obstacles.cause": mark("Penyebab belum ditulis. Jawab pertanyaan “mengapa” dengan satu kalimat."),
    "obstacles.solution": mark("Pemecahan belum ditulis. Tulis satu cara yang dapat dikerjakan."),
    "obstacles.support": mark("Dukungan belum ditulis. Tulis apa yang diminta dari sektor itu."),
    "obstacles.rater": mark("Nama penilai belum ditulis. Tulis siapa yang memberi nilai."),
    "obstacles.long": mark("Kalimat terlalu panjang. Ringkas menjadi paling banyak %(most)s huruf."),
    "obstacles.score": mark("Nilai %(criterion)s harus bilangan bulat %(low)s sampai %(high)s."),
    "obstacles.weight": mark("Bobot harus bilangan bulat %(low)s sampai %(high)s."),
    "obstacles.whys": mark("“Mengapa” sudah ditanyakan %(most)s kali. Tulis penyebab baru di cabangnya."),
    "obstacles.parent": mark("Penyebab di atasnya tidak ada lagi. Muat ulang halaman, lalu ulangi."),
    "obstacles.area": mark(
        "Ada desa yang bukan wilayah kerja Puskesmas ini. Pilih dari daftar desa di halaman ini."
    ),
    "obstacles.indicator": mark("Indikator “%(code)s” tidak dikenal. Pilih dari daftar indikator."),
    "obstacles.sector": mark("Sektor “%(code)s” tidak dikenal. Pilih dari daftar sektor."),
    "obstacles.stale": mark(
        "Masalah ini baru saja diubah orang lain. Muat ulang halaman, lihat perubahannya, lalu ulangi."
    ),
    "obstacles.unscored": mark("Masalah ini belum dinilai. Beri nilai dahulu sebelum dijadikan prioritas."),
}
