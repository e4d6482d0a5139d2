"""Addresses of coverage, under /p/<code>/capaian/."""

from django.urls import path

from lokmin.coverage.views import chart, entry, map, radar, scorecard, village, wording, year

app_name = "coverage"
urlpatterns = [
    path("", scorecard.scorecard, name="scorecard"),
    path("bekukan/", scorecard.freeze, name="freeze"),
    path("isi/", entry.entry, name="entry"),
    path("isi/simpan/", entry.save, name="save"),
    path("isi/tempel/", entry.paste, name="paste"),
    path("isi/tak-terukur/", entry.unmeasured, name="unmeasured"),
    path("isi/desa/<uuid:village_id>/", entry.entry_village, name="entry_village"),
    path("sasaran/", year.populations, name="populations"),
    path("target/", year.targets, name="targets"),
    path("desa/<uuid:area_id>/", village.village, name="village"),
    path("desa/<uuid:area_id>/jawaban/", village.opinion, name="opinion"),
    path("jawaban/", village.opinions, name="opinions"),
    path("kata/", wording.wording, name="wording"),
    path("isi/catatan/", entry.comment, name="comment"),
    path("peta/", map.show, name="map"),
    path("radar/", radar.show, name="radar"),
    path("indikator/", chart.choose, name="choose"),
    path("<str:indicator>/", chart.chart, name="chart"),
]
