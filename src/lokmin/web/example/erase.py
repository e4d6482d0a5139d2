"""Take the example away: its Puskesmas with all that hangs on them, its accounts, offices and files."""

import shutil
from dataclasses import replace

from django.core.files.storage import default_storage
from django.db import transaction

from lokmin.basics.scope import Scope
from lokmin.commitments.queries.files import stored_files as files_of_proofs
from lokmin.papers.actions.files import discard
from lokmin.papers.queries.filed import filed_files
from lokmin.papers.queries.issued import stored_files as files_of_papers
from lokmin.people import actions as people
from lokmin.places import actions as places
from lokmin.places import queries as place_queries
from lokmin.web.example.build import accounts_file, packs_folder


def erase_example(*, scope: Scope) -> int:
    """Delete the example, all or nothing; answers how many Puskesmas went."""
    cards = [card for card in place_queries.all_puskesmas() if card.example]
    example, codes = frozenset(card.id for card in cards), [card.code for card in cards]
    areas = place_queries.area_ids_of(puskesmas_ids=example)
    whole = replace(scope, puskesmas_ids=scope.puskesmas_ids | example)
    proofs = files_of_proofs(scope=whole, puskesmas_ids=example)
    papers = files_of_papers(scope=whole, puskesmas_ids=example)
    papers |= filed_files(scope=whole, puskesmas_ids=example)
    with transaction.atomic():
        gone = places.erase_example(scope=scope)
        people.erase_example(scope=scope)
        places.drop_unused_areas(scope=scope, among=areas)
    for name in proofs:
        default_storage.delete(name)
    for digest in papers:
        discard(digest)
    for code in codes:
        shutil.rmtree(packs_folder() / code, ignore_errors=True)
    accounts_file().unlink(missing_ok=True)
    return gone
