"""The photos of a meeting that may be shown: two or four a page, each with its two days (FN 29, 35)."""

from dataclasses import dataclass, replace

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.content import Frame, Signer
from lokmin.papers.rules.gathering import Fact, Photo

A_PAGE = (2, 4)


@dataclass(frozen=True)
class Taken:
    """A photo with the day of the event and the day it was recorded, in words; `later`: on another day."""

    photo: Photo
    event: str
    recorded: str
    later: bool

    @property
    def captioned(self) -> Photo:
        word = "dicatat kemudian" if self.later else "dicatat"
        days = f"Kejadian {self.event}; {word} {self.recorded}."
        caption = f"{self.photo.caption.rstrip('.')}. {days}" if self.photo.caption else days
        return replace(self.photo, caption=caption)


@dataclass(frozen=True)
class PhotoSheet:
    """`waiting` photos wait for somebody to confirm that nobody in them must be hidden."""

    frame: Frame
    event: tuple[Fact, ...]
    photos: tuple[Taken, ...]
    a_page: int
    waiting: int
    more: int
    signers: tuple[Signer, ...]


def photos(found: PhotoSheet) -> b.Document:
    """The first page names the meeting and is signed; what cannot be shown is said, not shown."""
    told = _told(found)
    body: list[b.Block] = [
        b.Titles(("Foto kegiatan",), found.frame.number),
        b.Lines(found.event),
        *((b.Words(told),) if told else ()),
        b.Signatures(found.signers, found.frame.place_and_day),
    ]
    for start in range(0, len(found.photos), found.a_page):
        these = tuple(one.captioned for one in found.photos[start : start + found.a_page])
        body += [b.NewPage(), b.Photos(these, found.a_page)]
    return b.Document("photos", found.frame, "Foto kegiatan", tuple(body))


def _told(found: PhotoSheet) -> b.Said:
    said: tuple[b.Part, ...] = ()
    if not found.photos:
        said = (
            "Belum ada foto yang boleh ditampilkan. Simpan foto di Rapat, lalu nyatakan bahwa tidak ada ",
        )
        said += ("pasien atau anak yang dapat dikenali. ",)
    if found.waiting:
        said += (b.count("waiting", found.waiting), " foto menunggu pernyataan itu dan tidak dicetak. ")
    if found.more:
        said += (b.count("more", found.more), " foto lain tidak muat dan tetap tersimpan di Lokmin. ")
    return said
