"""Words and symbols of statuses, states, arrows and stamps: one place, for screens and papers.

Every mark has a symbol and a word, so that colour never stands alone.
"""

from django.utils.translation import gettext

from lokmin.basics.words import mark as _

WORDS = {
    "baik": _("Baik"),
    "kurang": _("Kurang"),
    "cukup": _("Cukup"),
    "jelek": _("Jelek"),
    "missing": _("Belum dilaporkan"),
    "partial": _("Sebagian bulan belum dilaporkan"),
    "not_scheduled": _("Belum waktunya"),
    "no_population": _("Tanpa sasaran"),
    "unmeasured": _("Tidak dapat diukur"),
    "hidden": _("Tidak ditampilkan"),
    "zero": _("Nol dilaporkan"),
    "value": _("Terisi"),
    "up": _("naik"),
    "down": _("turun"),
    "same": _("tetap"),
    "done": _("Selesai"),
    "running": _("Berjalan"),
    "agreed": _("Disepakati"),
    "blocked": _("Terkendala"),
    "carried": _("Dibawa ke triwulan berikutnya"),
    "later": _("Belum waktunya"),
}

MEANINGS = {
    "baik": _("tercapai, naik atau tetap"),
    "kurang": _("tercapai, turun"),
    "cukup": _("belum tercapai, naik"),
    "jelek": _("belum tercapai, turun atau tetap"),
}

SHORT_WORDS = {"missing": _("belum"), "no_population": _("tanpa sasaran"), "unmeasured": _("tak terukur")}

STATES = ("zero", "missing", "partial", "not_scheduled", "unmeasured", "no_population")
LEGEND = ("baik", "kurang", "cukup", "jelek", *STATES)
SIGNS = {"partial": "*", "not_scheduled": "\N{EN DASH}"}  # told by a sign in the text, not by a symbol
EMPTY_STATES = frozenset({"missing", "not_scheduled", "no_population", "unmeasured", "hidden"})
STAMP_ICONS = {
    "done": "check",
    "running": "running",
    "agreed": "open",
    "blocked": "blocked",
    "carried": "carried",
    "later": "missing",
}


def words(name: str) -> str:
    """The word of a mark in the active language; a text that is no mark is translated as it is."""
    return gettext(WORDS.get(name, name)) if name else ""


def meaning(name: str) -> str:
    """What the status says, as `tercapai, turun`; empty for states."""
    return gettext(MEANINGS[name]) if name in MEANINGS else ""


def empty_text(state: str, text: str) -> str:
    """What stands in a cell without a number."""
    if state == "not_scheduled" or (not text and state not in SHORT_WORDS):
        return "\N{EN DASH}"
    return text or gettext(SHORT_WORDS[state])


def spoken(status: str | None, state: str, arrow: str | None) -> str:
    """The same for the ear: `cukup, naik`."""
    parts = [words(str(status)).lower()] if status else []
    parts += [words(state).lower()] if state not in {"value", ""} else []
    parts += [words(arrow)] if arrow else []
    return ", ".join(parts)
