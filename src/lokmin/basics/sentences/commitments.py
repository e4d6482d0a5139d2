"""Sentences of commitments and of the page behind a personal link."""

from lokmin.basics.words import mark

SENTENCES = {
    "commitments.what": mark("Komitmen belum menyebut apa yang dijanjikan. Tulis satu kalimat kerja."),
    "commitments.what_long": mark(
        "Komitmen terlalu panjang (%(length)s huruf). Ringkas menjadi paling banyak 300 huruf."
    ),
    "commitments.who": mark("Komitmen belum menyebut siapa. Pilih jabatan yang berjanji."),
    "commitments.quantity": mark("Jumlah %(value)s tidak dapat dijanjikan. Tulis bilangan mulai dari 1."),
    "commitments.due_before_start": mark(
        "Tenggat %(due)s lebih awal daripada mulai %(start)s. Betulkan salah satunya."
    ),
    "commitments.incomplete": mark(
        "Komitmen belum menyebut: %(parts)s. Lengkapi sekarang, atau tulis kontak Puskesmas dan tanggal "
        "pelengkapan, paling lambat %(latest)s."
    ),
    "commitments.complete_by": mark(
        "Pelengkapan paling lambat %(days)s hari sesudah disepakati: pilih tanggal sampai %(latest)s."
    ),
    "commitments.area": mark(
        "Ada desa yang bukan wilayah kerja Puskesmas ini. Pilih dari daftar desa di halaman ini."
    ),
    "commitments.indicator": mark("Indikator “%(code)s” tidak dikenal. Pilih dari daftar indikator."),
    "commitments.money_owner": mark(
        "Dana disebut tanpa pemiliknya. Pilih sumber dana, atau kosongkan jumlah dan keadaannya."
    ),
    "commitments.money_state": mark(
        "Keadaan dana belum dipilih: ada di anggaran tahun ini, perlu perubahan, diusulkan tahun depan, "
        "atau tidak perlu anggaran."
    ),
    "commitments.money_amount": mark("Jumlah rupiah tidak masuk akal. Tulis bilangan bulat tanpa titik."),
    "commitments.transition": mark(
        "Komitmen yang %(before)s tidak dapat langsung menjadi %(after)s. Muat ulang halaman dan lihat "
        "keadaan terakhirnya."
    ),
    "commitments.reason": mark("Tulis sebabnya: komitmen akan dicatat %(after)s."),
    "commitments.ended": mark(
        "Komitmen ini sudah %(state)s dan tidak diubah lagi. Buat komitmen baru bila perlu."
    ),
    "commitments.bound": mark(
        "Komitmen ini bagian dari kesepakatan yang sudah ditutup. Isinya hanya berubah dengan adendum: buka "
        "rapatnya, lalu Adendum. Kemajuan tetap dapat dilaporkan."
    ),
    "commitments.completed_late": mark(
        "Komitmen ini seharusnya dilengkapi paling lambat %(until)s. Sesudah itu isinya hanya berubah dengan "
        "adendum: buka rapatnya, lalu Adendum."
    ),
    "commitments.what_is_reported": mark(
        "Kemajuan komitmen ini sudah dilaporkan, jadi bunyinya tidak diubah lagi. Cabut dengan alasan lalu "
        "buat yang baru, atau bawa ke rapat berikut."
    ),
    "commitments.stale": mark(
        "Komitmen ini baru saja diubah orang lain. Muat ulang halaman, lihat perubahannya, lalu ulangi."
    ),
    "commitments.future": mark("Tanggal kejadian %(day)s belum tiba. Tulis hari ini atau sebelumnya."),
    "commitments.report_state": mark("Pilih keadaan: sudah selesai, masih berjalan, atau terkendala."),
    "commitments.count": mark("Jumlah %(value)s bukan hitungan. Tulis bilangan bulat mulai dari 0."),
    "commitments.text_long": mark("Catatan terlalu panjang. Ringkas menjadi paling banyak %(most)s huruf."),
    "commitments.list_keeper": mark(
        "Daftar nama tidak disimpan di sini: tulis banyaknya orang dan siapa yang memegang daftarnya."
    ),
    "commitments.not_withdrawn": mark("Komitmen ini tidak sedang dicabut, jadi tidak ada yang dipulihkan."),
    "commitments.not_delegated": mark(
        "Komitmen ini tidak menunggu penegasan pejabat. Tidak ada yang perlu dicatat."
    ),
    "commitments.proof_gone": mark("Bukti ini sudah disembunyikan atau dihapus."),
    "commitments.handed_over": mark(
        "Jabatan ini tidak ada lagi di daftar lintas sektor. Pilih jabatan lain."
    ),
    "commitments.handed_to": mark("Sebutkan kepada siapa komitmen ini diteruskan."),
    "commitments.not_handed_up": mark(
        "Komitmen ini tidak sedang diteruskan, jadi tidak ada yang menunggu jawaban. Muat ulang halaman."
    ),
    "commitments.answer_empty": mark("Tulis jawabannya, misalnya: surat edaran terbit 12 Mei."),
    "commitments.answered_by": mark("Tulis siapa yang menjawab, seperti namanya pada surat."),
    "commitments.told_how": mark("Tulis bagaimana Camat diberi tahu, misalnya: bertemu, telepon, surat."),
    "commitments.marked_by_money": mark(
        "Keadaan dana menandai komitmen ini untuk Musrenbang. Ubah keadaan dananya bila anggaran sudah ada."
    ),
    "commitments.result_without_day": mark(
        "Hasil Musrenbang ditulis tanpa harinya. Isi tanggal usulan dibawa ke Musrenbang."
    ),
    "commitments.batch_gone": mark(
        "Laporan ini tidak dapat diurungkan lagi: hanya pencatatnya, pada hari yang sama. Catat laporan baru "
        "dengan keadaan yang benar."
    ),
    "commitments.touched": mark(
        "Komitmen nomor %(number)s sudah dilaporkan atau diubah, maka tidak dapat dihapus. Cabut komitmen "
        "itu dengan sebabnya."
    ),
}
