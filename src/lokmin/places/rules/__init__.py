"""Pure rules of places: codes, lists of villages, boundaries, public registers and words."""

from lokmin.places.rules.villages import (
    HEADS,
    VillageLine,
    check_puskesmas_code,
    kecamatan_code,
    read_villages,
)

__all__ = ["HEADS", "VillageLine", "check_puskesmas_code", "kecamatan_code", "read_villages"]
