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
    "obstacles.compare": mark("Bandingkan pemecahan dengan bilangan bulat %(low)s sampai %(high)s."),
    "obstacles.cause_gone": mark(
        "Penyebab yang dipilih tidak ada lagi. Muat ulang halaman, lalu pilih lagi."
    ),
    "obstacles.solution_gone": mark(
        "Pemecahan yang dipilih tidak ada lagi. Muat ulang halaman, lalu pilih lagi."
    ),
    "obstacles.round_empty": mark(
        "Belum ada masalah yang dibahas di masa ini. Tulis atau pilih masalah dahulu, lalu buka penilaian."
    ),
    "obstacles.round_open": mark("Penilaian masa ini masih terbuka. Tutup dahulu, lalu ulangi."),
    "obstacles.round_closed": mark(
        "Penilaian ini sudah ditutup. Buka lagi bila masih ada yang akan menilai."
    ),
    "obstacles.round_confirmed": mark(
        "Urutan penilaian ini sudah ditetapkan. Buka lagi dengan menulis sebabnya bila perlu diubah."
    ),
    "obstacles.round_newer": mark("Sudah ada penilaian yang lebih baru untuk masa ini. Buka yang terbaru."),
    "obstacles.round_late": mark(
        "Penilaian sudah ditutup; nilai yang dikirim sekarang tidak dihitung. Minta petugas membukanya lagi."
    ),
    "obstacles.round_stale": mark(
        "Penilaian ini baru saja diubah orang lain. Muat ulang halaman, lihat urutannya, lalu ulangi."
    ),
    "obstacles.round_unscored": mark("Belum ada nilai yang masuk. Ketik lembar nilai atau buka lagi."),
    "obstacles.not_in_round": mark(
        "Masalah ini ditulis sesudah penilaian dibuka, jadi belum ikut. Tutup penilaian, lalu buka yang baru."
    ),
    "obstacles.rater_twice": mark(
        "%(name)s sudah memberi nilai di penilaian ini, jadi tidak dihitung dua kali. "
        "Orang lain dengan nama sama: tulis juga jabatannya."
    ),
    "obstacles.tally_both": mark(
        "Lembar kertas dihitung satu kali saja: per lembar atau jumlahnya. "
        "Keluarkan yang satu sebelum mengetik yang lain."
    ),
    "obstacles.raters": mark("Banyaknya lembar harus 1 sampai %(most)s."),
    "obstacles.sums": mark(
        "Jumlah %(criterion)s dari %(raters)s lembar harus %(low)s sampai %(high)s. Hitung ulang lembarnya."
    ),
    "obstacles.cell": mark("Tulis %(n)s nilai berurutan (%(criteria)s), misalnya 5 4 3."),
    "obstacles.order": mark("Urutan harus menyebut setiap masalah satu kali: 1, 2, 3, dan seterusnya."),
    "obstacles.order_reason": mark(
        "Urutan itu berbeda dari hasil nilai. Tulis sebabnya; sebab itu ikut tercatat dan diperlihatkan."
    ),
    "obstacles.told_by": mark("Tulis siapa yang menetapkan urutan: nama dan jabatan pimpinan rapat."),
    "obstacles.reopen_reason": mark("Tulis sebab penilaian yang sudah ditetapkan dibuka lagi."),
    "obstacles.unscored": mark("Masalah ini belum dinilai. Beri nilai dahulu sebelum dijadikan prioritas."),
}
