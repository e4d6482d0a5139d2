"""Addresses of intake, under /p/<code>/unggah/."""

from django.urls import path

from lokmin.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.upload, name="upload"),
    path("tempel/", views.paste, name="paste"),
    path("<uuid:batch_id>/", views.batch, name="batch"),
    path("<uuid:batch_id>/desa/", views.place_villages, name="villages"),
    path("<uuid:batch_id>/lembar/<int:number>/", views.map_sheet, name="map"),
    path("<uuid:batch_id>/catatan/", views.with_notes, name="notes"),
    path("<uuid:batch_id>/simpan/", views.store, name="store"),
    path("<uuid:batch_id>/buang/", views.drop, name="drop"),
    path("<uuid:batch_id>/batalkan/", views.undo, name="undo"),
]
