"""Addresses of coverage, under /p/<code>/capaian/."""

from django.urls import path

from lokmin.coverage.views import (
    campaigns,
    chart,
    definitions,
    entry,
    populations,
    quality,
    restating,
    scorecard,
    village,
    year,
)

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
    path("sasaran/banding/", populations.population_sets, name="population_sets"),
    path("sasaran/perkiraan/", populations.estimate, name="estimate"),
    path("target/", year.targets, name="targets"),
    path("target/<str:indicator>/", year.area_targets, name="area_targets"),
    path("perlu-dibetulkan/", quality.review, name="review"),
    path("perlu-dibetulkan/jelaskan/", quality.answer, name="answer"),
    path("pembetulan/", restating.restatements, name="restatements"),
    path("pembetulan/angka/", restating.restate, name="restate"),
    path("pembetulan/sasaran/", restating.restate_populations, name="restate_populations"),
    path("pembetulan/target/", restating.restate_targets, name="restate_targets"),
    path("desa/<uuid:area_id>/", village.village, name="village"),
    path("kampanye/", campaigns.campaigns, name="campaigns"),
    path("kampanye/baru/", campaigns.campaign_new, name="campaign_new"),
    path("kampanye/<uuid:campaign_id>/", campaigns.campaign, name="campaign"),
    path("kampanye/<uuid:campaign_id>/ubah/", campaigns.campaign_change, name="campaign_change"),
    path("kampanye/<uuid:campaign_id>/sasaran/", campaigns.campaign_targets, name="campaign_targets"),
    path("kampanye/<uuid:campaign_id>/isi/", campaigns.campaign_entry, name="campaign_entry"),
    path(
        "kampanye/<uuid:campaign_id>/isi/<uuid:village_id>/",
        campaigns.campaign_village,
        name="campaign_village",
    ),
    path("indikator/", chart.choose, name="choose"),
    path("kamus/", definitions.dictionary, name="dictionary"),
    path("kamus/kelompok/", definitions.set_grouping, name="set_grouping"),
    path("kamus/<str:indicator>/", definitions.definition, name="definition"),
    path("<str:indicator>/", chart.chart, name="chart"),
]
