"""What the door answers itself: sign-in, first pages, the quarter home, Monday, the installation."""

from lokmin.web.views.entrance import SignIn, healthz, not_found, start
from lokmin.web.views.failing import busy, failed
from lokmin.web.views.home import home, monday
from lokmin.web.views.installation import boundaries, erase_example, new_puskesmas

__all__ = [
    "SignIn",
    "boundaries",
    "busy",
    "erase_example",
    "failed",
    "healthz",
    "home",
    "monday",
    "new_puskesmas",
    "not_found",
    "start",
]
