"""All addresses. Each room hangs its own under the Puskesmas, the district or a personal link."""

from django.contrib.auth import views as accounts
from django.urls import include, path
from django.views.i18n import set_language

from lokmin.web import views

_ROOMS = [
    path("", views.home, name="home"),
    path("senin/", views.monday, name="monday"),
    path("capaian/", include("lokmin.coverage.urls")),
    path("unggah/", include("lokmin.intake.urls")),
    path("masalah/", include("lokmin.obstacles.urls")),
    path("komitmen/", include("lokmin.commitments.urls")),
    path("rapat/", include("lokmin.meetings.urls")),
    path("jejak/", include("lokmin.meetings.trace_urls")),
    path("bukti/", include("lokmin.papers.evidence_urls")),
    path("dokumen/", include("lokmin.papers.urls")),
    path("kalender/", include("lokmin.exchange.urls")),
    path("aula/", include("lokmin.exchange.urls.hall")),
    path("orang/", include("lokmin.people.urls")),
]

urlpatterns = [
    path("", views.start, name="start"),
    path("masuk/", views.SignIn.as_view(), name="sign_in"),
    path("keluar/", accounts.LogoutView.as_view(), name="sign_out"),
    path("bahasa/", set_language, name="set_language"),
    path("healthz", views.healthz, name="healthz"),
    path("puskesmas/baru/", views.new_puskesmas, name="new_puskesmas"),
    path("batas/", views.boundaries, name="boundaries"),
    path("contoh/hapus/", views.erase_example, name="erase_example"),
    path("p/<str:code>/", include(_ROOMS)),
    path("k/<str:code>/kamus/", include("lokmin.coverage.district_urls")),
    path("k/<str:code>/", include("lokmin.exchange.district_urls")),
    path("k/<str:code>/", include("lokmin.rollup.urls")),
    path("v/", include("lokmin.papers.verify_urls")),
    path("r/", include("lokmin.meetings.hall_urls")),
    path("t/<str:token>/", include("lokmin.meetings.link_urls")),
    path("t/<str:token>/", include("lokmin.papers.link_urls")),
    path("t/<str:token>/", include("lokmin.commitments.urls.links")),
    path("t/<str:token>/tanda-tangan/", include("lokmin.meetings.signing_urls")),
    path("t/<str:token>/desa/", include("lokmin.coverage.link_urls")),
]

handler404 = "lokmin.web.views.not_found"
handler500 = "lokmin.web.views.failed"
