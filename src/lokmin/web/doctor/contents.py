"""What is stored: kept years against figures, files against the rows that name them, what waits."""

from datetime import timedelta

from lokmin.coverage.queries.kept import unkept_years
from lokmin.exchange.queries.files import lost_files
from lokmin.exchange.queries.homeward import carried_here
from lokmin.places import queries as places
from lokmin.web import clock
from lokmin.web.doctor.finding import GOOD, LOOK, WRONG, Check, Finding
from lokmin.web.installation import command_scope
from lokmin.web.ticking import last_ran

_SHOWN = 3
TICKS_WITHIN = timedelta(days=2)


def puskesmas() -> Finding:
    """Who is registered here, and whether this is a laptop for a hall."""
    cards = places.all_puskesmas()
    if not cards:
        mend = (
            "lokmin new-puskesmas KODE --villages BERKAS, atau buka paket aula: serve --hall --from BERKAS."
        )
        return Finding("Puskesmas", LOOK, "belum ada yang terdaftar", mend)
    luggage = carried_here()
    more = f"; laptop aula, paket {luggage.dated:%d-%m-%Y}" if luggage else ""
    return Finding("Puskesmas", GOOD, f"{len(cards)} terdaftar{more}")


def kept_years() -> Finding:
    """The row that screens read must say what the figures say."""
    ids = [card.id for card in places.all_puskesmas()]
    wrong = unkept_years(scope=command_scope(), puskesmas_ids=ids)
    if wrong:
        _place, area, element, year = wrong[0]
        first = f"pertama: {element} {year}, {area}"
        told = f"{len(wrong)} jumlah tahunan tidak cocok dengan angka bulanannya ({first})"
        mend = "Simpan ulang salah satu bulan dari unsur, desa, dan tahun itu; jumlahnya dihitung lagi."
        return Finding("Jumlah tahunan", WRONG, told, mend)
    return Finding("Jumlah tahunan", GOOD, "cocok dengan angka bulanan")


def files() -> Finding:
    """Every file that a row names is there, with the bytes that it had."""
    count, lost = lost_files()
    if lost:
        names = ", ".join(lost[:_SHOWN]) + ("…" if len(lost) > _SHOWN else "")
        mend = "Salin map files dari cadangan terakhir, tanpa menimpa yang ada."
        return Finding("Berkas", WRONG, f"{len(lost)} dari {count} hilang atau berubah: {names}", mend)
    return Finding("Berkas", GOOD, f"{count} berkas lengkap dan utuh")


def ticked() -> list[Finding]:
    """When the reminders were prepared last, where that is known; a laptop may do without."""
    last = last_ran()
    if last is None:
        return []
    told = f"terakhir {last:%d-%m-%Y %H.%M}"
    if clock.now() - last > TICKS_WITHIN:
        return [Finding("Pengingat", LOOK, told, "Periksa cron atau timer yang menjalankan lokmin tick.")]
    return [Finding("Pengingat", GOOD, told)]


CHECKS: tuple[tuple[str, Check], ...] = (
    ("Puskesmas", puskesmas),
    ("Jumlah tahunan", kept_years),
    ("Berkas", files),
    ("Pengingat", ticked),
)
