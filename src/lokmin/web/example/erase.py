"""Take the example away: its Puskesmas with everything that hangs on them, its accounts and offices."""

from django.db import transaction

from lokmin.basics.scope import Scope
from lokmin.people import actions as people
from lokmin.places import actions as places
from lokmin.web.example.build import accounts_file


def erase_example(*, scope: Scope) -> int:
    """Delete the example, all or nothing; answers how many Puskesmas went."""
    with transaction.atomic():
        gone = places.erase_example(scope=scope)
        people.erase_example(scope=scope)
        places.drop_unused_areas(scope=scope)
    accounts_file().unlink(missing_ok=True)
    return gone
