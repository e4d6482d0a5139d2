"""Who tries many codes of a hall that were never made has to wait. Counted in memory, an address at a time.

A code that was made is never refused: a whole hall, or a whole district behind one proxy, has one address.
"""

from django.core.cache import cache
from django.http import HttpRequest

from lokmin.basics.refusal import Refusal

MOST = 30
SECONDS = 300


def _key(request: HttpRequest, what: str) -> str:
    return f"{what}-guesses:{request.META.get('REMOTE_ADDR', '')}"


def check(request: HttpRequest, what: str = "hall") -> None:
    """Refuse an address that tried too many codes that were never made."""
    if cache.get(_key(request, what), 0) >= MOST:
        raise Refusal("door.many_guesses" if what == "hall" else "door.many_checks")


def note(request: HttpRequest, what: str = "hall") -> None:
    """One more code that was never made."""
    key = _key(request, what)
    try:
        if not cache.add(key, 1, SECONDS):
            cache.incr(key)
    except ValueError:  # it ran out between the two
        cache.set(key, 1, SECONDS)
