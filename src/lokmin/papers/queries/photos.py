"""The photos of a meeting that may be shown to everybody, small enough for paper (FN 29)."""

import base64
import io

from django.core.files.storage import default_storage
from PIL import Image

from lokmin.basics.scope import Scope
from lokmin.meetings import queries as meetings
from lokmin.meetings.queries import MeetingCard, PhotoCard
from lokmin.papers.rules.gathering import PHOTOS_ON_A_PAGE, Photo
from lokmin.tools.photos import clean_photo

EDGE = 900
"""Pixels of the longer side: sharp enough for a quarter of a page, light enough for a telephone."""
MOST = 3 * PHOTOS_ON_A_PAGE


def photo_sheet(*, scope: Scope, meeting: MeetingCard) -> tuple[Photo, ...]:
    """Those that somebody cleared, in the order they came; the first dozen."""
    found = meetings.photos(scope=scope, meeting_id=meeting.id)
    return tuple(photo_of(card) for card in [card for card in found if card.cleared][:MOST])


def photo_of(card: PhotoCard) -> Photo:
    """The photo as papers carry it."""
    with default_storage.open(card.file) as file:
        content = clean_photo(file.read(), edge=EDGE)
    width, height = Image.open(io.BytesIO(content)).size
    return Photo(base64.b64encode(content).decode("ascii"), width, height, card.caption)
