"""Addresses of the hall, under /p/<code>/aula/."""

from django.urls import path

from lokmin.exchange.views import hall, joining

app_name = "hall"
urlpatterns = [
    path("", hall.overview, name="overview"),
    path("alamat/", hall.address, name="address"),
    path("bawa/", hall.take, name="take"),
    path("pulang/", hall.homeward, name="homeward"),
    path("buka/<uuid:meeting_id>/", hall.open_here, name="open_here"),
    path("gabung/", joining.preview, name="preview"),
    path("gabung/simpan/", joining.join, name="join"),
    path("gabung/<uuid:return_id>/", joining.joined, name="joined"),
    path("putuskan/<uuid:row_id>/", joining.decide, name="decide"),
]
