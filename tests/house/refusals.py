"""What is refused at which page, where the name of the duty says something else than the page does."""

# By what is sent: GET, POST, or both.
DEEDS: dict[str, dict[str, tuple[str, ...]]] = {
    "mengisi sasaran": {
        "coverage:populations": ("GET", "POST"),
        "coverage:population_sets": ("POST",),
        "coverage:estimate": ("GET", "POST"),
    },
    "mengisi target": {
        "coverage:targets": ("GET", "POST"),
        "coverage:area_targets": ("GET", "POST"),
    },
    "mengatur kampanye imunisasi": {
        "coverage:campaign_new": ("GET", "POST"),
        "coverage:campaign_change": ("GET", "POST"),
        "coverage:campaign_targets": ("GET", "POST"),
    },
    "mengisi hitungan kampanye": {
        "coverage:campaign_entry": ("GET", "POST"),
        "coverage:campaign_village": ("GET", "POST"),
    },
    "menjawab tanda ragu pada data": {
        "coverage:answer": ("POST",),
    },
    "membetulkan angka beku": {
        "coverage:restate": ("GET", "POST"),
        "coverage:restate_populations": ("GET", "POST"),
        "coverage:restate_targets": ("GET", "POST"),
    },
    "mencatat jawaban kepala desa": {
        "coverage:opinion": ("POST",),
    },
    "melihat jawaban kepala desa": {
        "coverage:opinions": ("GET",),
    },
    "mencatat lembar yang diserahkan": {
        "coverage:handed": ("POST",),
    },
    "memeriksa foto bukti": {
        "commitments:photos": ("GET",),
        "commitments:clear": ("POST",),
        "commitments:cover": ("POST",),
        "commitments:remove": ("GET", "POST"),
    },
    "mencatat serah terima jabatan": {
        "meetings:handover": ("GET", "POST"),
        "meetings:undo_handover": ("POST",),
    },
    "menyiapkan pesan": {
        "meetings:prepare_messages": ("POST",),
        "meetings:queue_invitations": ("POST",),
    },
    "mencatat tanda tangan": {
        "meetings:signatures": ("POST",),
        "meetings:draw": ("GET", "POST"),
        "papers:signed_sheet": ("GET", "POST"),
    },
    "membaca berkas bukti": {
        "yearly:evidence": ("GET",),
        "yearly:index": ("GET",),
        "yearly:meeting": ("GET",),
        "yearly:meeting_index": ("GET",),
    },
    "mengunduh berkas bukti": {
        "yearly:bundle": ("GET",),
        "yearly:meeting_bundle": ("GET",),
    },
    "mencetak kertas untuk aula": {
        "papers:fallback": ("GET", "POST"),
    },
    "membatalkan pembekuan": {
        "papers:take_back_freeze": ("POST",),
    },
    "memasang sertifikat segel": {
        "papers:certificate": ("GET", "POST"),
        "papers:remove_certificate": ("POST",),
    },
    "menyegel dokumen": {
        "papers:seal": ("GET", "POST"),
    },
    "melihat berkas rapat": {
        "papers:sheets": ("GET",),
    },
    "menyimpan berkas rapat": {
        "papers:sheets": ("POST",),
    },
    "mengeluarkan berkas rapat": {
        "papers:remove_sheet": ("POST",),
    },
    "mengisi uang rapat dan surat tugas": {
        "papers:spending": ("GET", "POST"),
    },
    "menyiapkan laptop untuk aula": {
        "hall:take": ("POST",),
    },
    "membawa pulang data rapat": {
        "hall:homeward": ("POST",),
    },
    "membuka rapat di laptop ini": {
        "hall:open_here": ("POST",),
    },
    "menggabungkan data dari aula": {
        "hall:preview": ("GET", "POST"),
        "hall:join": ("POST",),
        "hall:joined": ("GET",),
        "hall:decide": ("POST",),
    },
    "mengubah peran lintas sektor": {
        "people:sector_parts": ("POST",),
        "people:copy_parts": ("POST",),
    },
    "membagi penghubung": {
        "people:liaisons": ("GET", "POST"),
    },
    "membaca ringkasan untuk Camat": {
        "papers:brief": ("GET",),
    },
}
