"""Every write of uploads: read on, preview, explain, store, take back, forget."""

from lokmin.intake.actions.explaining import map_sheet, place_villages, say_words
from lokmin.intake.actions.previews import drop_preview, forget_expired, keep_preview, look_again, rehearse
from lokmin.intake.actions.reading import read_on
from lokmin.intake.actions.storing import refused_whole, store, take, undo

__all__ = [
    "drop_preview",
    "forget_expired",
    "keep_preview",
    "look_again",
    "map_sheet",
    "place_villages",
    "read_on",
    "refused_whole",
    "rehearse",
    "say_words",
    "store",
    "take",
    "undo",
]
