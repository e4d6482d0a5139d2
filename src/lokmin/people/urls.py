"""Addresses of people, under /p/<code>/orang/."""

from django.urls import path

from lokmin.people.views import consents, directory, liaisons, links, lists, messages, offices, parts, placing

app_name = "people"
urlpatterns = [
    path("", directory.directory, name="directory"),
    path("tambah/", directory.add_office, name="add_office"),
    path("lazim/", directory.add_usual, name="add_usual"),
    path("jabatan/<uuid:office_id>/", offices.office, name="office"),
    path("jabatan/<uuid:office_id>/sebutan/", offices.rename, name="rename"),
    path("jabatan/<uuid:office_id>/penempatan/", placing.place, name="place"),
    path("jabatan/<uuid:office_id>/berakhir/", placing.retire, name="retire"),
    path("jabatan/<uuid:office_id>/pejabat-lama/", offices.add_term, name="add_term"),
    path("jabatan/<uuid:office_id>/wakil/", offices.add_delegate, name="add_delegate"),
    path(
        "jabatan/<uuid:office_id>/wakil/<uuid:delegate_id>/hapus/", offices.end_delegate, name="end_delegate"
    ),
    path("masa/<uuid:holder_id>/", offices.term, name="term"),
    path("persetujuan/", consents.consents, name="consents"),
    path("persetujuan/<uuid:person_id>/", consents.person, name="person"),
    path("persetujuan/<uuid:person_id>/kontak/", consents.contact, name="contact"),
    path("persetujuan/<uuid:person_id>/gabung/<uuid:other_id>/", consents.join, name="join"),
    path("impor/", lists.upload, name="import"),
    path("impor/templat/", lists.template, name="import_template"),
    path("impor/simpan/", lists.store, name="import_store"),
    path("impor/<uuid:import_id>/batalkan/", lists.undo, name="import_undo"),
    path("peran/", parts.matrix, name="parts"),
    path("peran/<int:year>/salin/", parts.copy_parts, name="copy_parts"),
    path("peran/<int:year>/<slug:sector>/", parts.sector_parts, name="sector_parts"),
    path("pesan/", messages.queue, name="messages"),
    path("pesan/cetak/", messages.slips, name="message_slips"),
    path("pesan/isi/", messages.texts, name="message_texts"),
    path("pesan/pembagian/", liaisons.liaisons, name="liaisons"),
    path("pesan/<uuid:message_id>/tidak-perlu/", messages.drop, name="drop_message"),
    path("pesan/<uuid:message_id>/kembalikan/", messages.restore, name="restore_message"),
    path("tautan/", links.links, name="links"),
    path("tautan/<uuid:link_id>/matikan/", links.revoke, name="revoke"),
]
