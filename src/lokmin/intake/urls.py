"""Addresses of intake, under /p/<code>/unggah/."""

from django.urls import path

from lokmin.intake.views import deciding, explaining, showing, uploads

app_name = "intake"
urlpatterns = [
    path("", uploads.upload, name="upload"),
    path("tempel/", uploads.paste, name="paste"),
    path("<uuid:batch_id>/", showing.batch, name="batch"),
    path("<uuid:batch_id>/desa/", explaining.place_villages, name="villages"),
    path("<uuid:batch_id>/lembar/<int:number>/", explaining.map_sheet, name="map"),
    path("<uuid:batch_id>/kata/<int:number>/", explaining.say_words, name="words"),
    path("<uuid:batch_id>/catatan/", deciding.with_notes, name="notes"),
    path("<uuid:batch_id>/simpan/", deciding.store, name="store"),
    path("<uuid:batch_id>/buang/", deciding.drop, name="drop"),
    path("<uuid:batch_id>/batalkan/", deciding.undo, name="undo"),
]
