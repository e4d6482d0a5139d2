"""Sentences of exchange: what goes to a hall and comes back."""

from lokmin.basics.words import mark

SENTENCES = {
    "exchange.no_package": mark(
        "Berkas ini bukan paket aula dan bukan berkas pulang. Pilih berkas berakhiran .lokmin yang dibuat "
        "Lokmin."
    ),
    "exchange.is_package": mark(
        "Ini paket aula, yang dibuka di laptop aula. Yang digabungkan di kantor adalah berkas pulang dari "
        "laptop itu."
    ),
    "exchange.is_return": mark(
        "Ini berkas pulang, yang digabungkan di kantor. Yang dibuka di laptop aula adalah paket aula dari "
        "kantor."
    ),
    "exchange.package_broken": mark(
        "Berkas ini rusak atau diubah sejak dibuat, jadi tidak ada yang disimpan. Salin ulang dari asalnya."
    ),
    "exchange.other_version": mark(
        "Berkas ini dibuat oleh Lokmin versi lain. Samakan dahulu versi Lokmin di kantor dan di laptop aula."
    ),
    "exchange.return_forged": mark(
        "Berkas pulang ini tidak ditulis oleh laptop yang membawa paket dari kantor ini, jadi tidak "
        "digabungkan."
    ),
    "exchange.unknown_package": mark(
        "Berkas pulang ini berasal dari paket yang tidak dibuat di Puskesmas ini. Gabungkan di kantor "
        "asalnya."
    ),
    "exchange.not_own": mark(
        "Berkas pulang ini memuat data yang bukan milik Puskesmas ini, jadi tidak ada yang digabungkan."
    ),
    "exchange.does_not_fit": mark(
        "Berkas pulang ini tidak cocok dengan data di kantor, jadi tidak ada yang digabungkan. Simpan "
        "berkasnya dan hubungi pengurus Lokmin kabupaten."
    ),
    "exchange.not_empty": mark(
        "Map data ini sudah berisi data lain, jadi paket tidak dibuka di sini. Pakai map baru: --data MAP."
    ),
    "exchange.no_luggage": mark(
        "Komputer ini tidak membawa paket aula, jadi tidak ada berkas pulang. Buka paketnya dahulu: lokmin "
        "serve --hall --from BERKAS."
    ),
    "exchange.choice": mark("Pilih salah satu: tetap seperti di kantor, atau pakai yang dari aula."),
    "exchange.decided": mark("Baris ini sudah diputuskan oleh %(by)s. Muat ulang halaman untuk melihatnya."),
    "exchange.conflict_moved": mark(
        "Data di kantor berubah selagi Anda membaca. Lihat lagi keduanya, lalu putuskan."
    ),
    "exchange.cannot_take": mark(
        "Yang dari aula tidak dapat dipakai begitu saja, karena bertabrakan dengan data lain di kantor. "
        "Biarkan seperti di kantor, lalu catat ulang isinya dari daftar ini."
    ),
    "exchange.frozen": mark(
        "Bulan ini sudah dibekukan di kantor. Biarkan seperti di kantor, lalu catat angka dari aula sebagai"
        " pembetulan."
    ),
    "exchange.closed": mark(
        "Rapat ini sudah ditutup di kantor, jadi isinya tidak berubah lagi. Biarkan seperti di kantor, lalu "
        "catat yang dari aula sebagai adendum."
    ),
    "exchange.parent": mark(
        "Induk baris ini sudah dihapus di kantor. Biarkan, lalu catat ulang isinya dari daftar ini bila "
        "perlu."
    ),
    "exchange.named": mark(
        "Baris ini dihapus di aula, tetapi di kantor masih dipakai oleh catatan lain. Biarkan seperti di "
        "kantor."
    ),
    "exchange.taken": mark(
        "Tempat atau nomor baris ini sudah dipakai catatan lain di kantor. Biarkan, lalu catat ulang bila "
        "perlu."
    ),
    "exchange.preview_gone": mark("Berkas yang dipratinjau sudah tidak ada. Pilih lagi berkasnya."),
}
