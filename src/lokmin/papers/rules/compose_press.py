"""Press release of a cross-sector meeting in the manner of news: what was held, what came, what was agreed.

Everybody may read it: no person is named, only offices and sectors; sentences that may name somebody are left
out (rules/audience.py), sensitive indicators and counts of few people too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lokmin.papers.rules import blocks as b
from lokmin.papers.rules.audience import Audience, guarded, hides, may_name
from lokmin.papers.rules.content import Frame
from lokmin.papers.rules.telling import join_names

MOST_AGREED = 6
MOST_SECTORS = 8
MOST_INDICATORS = 3


@dataclass(frozen=True)
class Told:
    """A total of the Puskesmas: whom it counts over whom, its target line; never of a single village."""

    name: str
    numerator: int
    denominator: Fraction
    line: Fraction | None
    lower_is_better: bool
    restricted: bool

    @property
    def percent(self) -> Fraction:
        return 100 * self.numerator / self.denominator

    @property
    def margin(self) -> Fraction:
        """Points on the good side of the target line; negative when it is not reached."""
        apart = self.percent - (self.line or 0)
        return -apart if self.lower_is_better else apart

    @property
    def reached(self) -> bool | None:
        if self.line is None:
            return None
        return self.percent <= self.line if self.lower_is_better else self.percent >= self.line


@dataclass(frozen=True)
class Pledge:
    """What a sector promised, as it stands in the agreement."""

    sector: str
    what: str


@dataclass(frozen=True)
class News:
    """What the release is made of. `names` are persons that are known: sentences with one are left out."""

    frame: Frame
    kecamatan: str
    hosts: tuple[str, ...]
    unit: str
    held: bool
    event: str
    title: str
    place: str
    day: str
    date_line: str
    venue: str
    lead: str
    came: int
    institutions: int
    sectors: tuple[str, ...]
    theme: str
    problems: tuple[str, ...]
    read_back: int
    read_done: int
    pledges: tuple[Pledge, ...]
    agreed: int
    months: str
    told: tuple[Told, ...]
    planned: str
    again: str
    contact: str
    names: frozenset[str]

    def is_open(self, text: str) -> bool:
        """Whether everybody may read the sentence."""
        return not may_name(text, self.names)


def press(news: News) -> b.Document:
    """Head line, then the news from the weightiest to the least, then whom to ask."""
    return b.Document(
        "press",
        news.frame,
        f"Siaran pers {news.title}",
        (
            b.Titles(("Siaran pers",), news.frame.number),
            b.Words((f"Untuk disiarkan sejak {news.date_line}",), "center"),
            b.Heading(_headline(news)),
            *(b.Words(said) for said in _paragraphs(news)),
            *_agreed(news),
            *_close(news),
        ),
        size=12,
    )


def _headline(news: News) -> str:
    title = " ".join(word[:1].upper() + word[1:] for word in news.title.split())
    if not news.held:
        return f"{title} Akan Digelar di Kecamatan {news.kecamatan}"
    if not news.agreed:
        return f"{title} Digelar di Kecamatan {news.kecamatan}"
    return f"{title} Kecamatan {news.kecamatan} Menyepakati {news.agreed} Tindak Lanjut Bersama"


def _paragraphs(news: News) -> Iterable[b.Said]:
    yield _lead(news)
    if news.came:
        yield _who(news)
    topics = [text.rstrip(".") for text in news.problems if news.is_open(text)]
    if news.theme and news.is_open(news.theme):
        yield (f"Pokok bahasan rapat ini: {news.theme.rstrip('.')}.",)
    if topics:
        yield (f"Yang dibahas terutama: {'; '.join(topics)}.",)
    yield from _coverage(news)
    if news.read_back:
        yield (
            "Rapat membacakan kembali ",
            b.count("read_back", news.read_back),
            " komitmen yang lalu; ",
            b.count("read_back/done", news.read_done),
            " di antaranya sudah selesai.",
        )


def _lead(news: News) -> b.Said:
    venue = f" di {news.venue}" if news.venue and news.is_open(news.venue) else ""
    verb = "mengadakan" if news.held else "akan mengadakan"
    return (
        f"{news.place.upper()}. Pemerintah Kecamatan {news.kecamatan} bersama {join_names(news.hosts)} "
        f"{verb} {news.event} pada {news.day}{venue}. Rapat dipimpin {news.lead}.",
    )


def _who(news: News) -> b.Said:
    said: list[b.Part] = ["Hadir ", guarded(b.count("came", news.came), Audience.PUBLIC), " peserta"]
    if news.institutions:
        said += [" dari ", b.count("institutions", news.institutions), " instansi"]
    shown = [name for name in news.sectors if news.is_open(name)]
    if shown:
        rest = len(shown) - MOST_SECTORS
        more = f", dan {rest} sektor lain" if rest > 0 else ""
        listed = ", ".join(shown[:MOST_SECTORS]) if more else join_names(shown[:MOST_SECTORS])
        said += [f", antara lain dari sektor {listed}{more}"]
    return (*said, ".")


def _coverage(news: News) -> Iterable[b.Said]:
    """At most three that reached their target and three that did not; totals only, none of them sensitive."""
    open_ones = [one for one in news.told if not one.restricted and not _is_small(one)]
    by_margin = sorted(open_ones, key=lambda one: one.margin)
    good = [one for one in reversed(by_margin) if one.reached]
    chase = [one for one in by_margin if one.reached is False]
    for title, ones in (("telah mencapai target", good), ("masih perlu dikejar", chase)):
        if ones:
            yield (
                f"Sampai {news.months} di wilayah {news.unit}, yang {title}: ",
                *_listed(ones[:MOST_INDICATORS]),
                ".",
            )


def _is_small(one: Told) -> bool:
    """A total of few people, counted or left out, tells too much of them."""
    left = max(one.denominator - one.numerator, Fraction(0))
    ends = (one.numerator, int(one.denominator), int(left))
    return any(hides(people, Audience.PUBLIC) for people in ends)


def _listed(ones: list[Told]) -> Iterable[b.Part]:
    for n, one in enumerate(ones):
        key = f"coverage/{one.name}"
        yield ("; " if n else "") + f"{one.name} "
        yield b.percent(key, one.percent)
        if one.line is not None:
            yield " (batas " if one.lower_is_better else " (target "
            yield b.percent(f"{key}/target", one.line)
            yield ")"


def _agreed(news: News) -> tuple[b.Block, ...]:
    if not news.agreed:
        return ()
    shown = [one for one in news.pledges if news.is_open(f"{one.sector}: {one.what}")]
    said = (
        f"Untuk {news.planned}, peserta menyepakati ",
        b.count("pledges", news.agreed),
        " tindak lanjut" + (", di antaranya:" if shown else "."),
    )
    items = tuple((f"{one.sector}: {one.what.rstrip('.')}.",) for one in shown[:MOST_AGREED])
    return (b.Words(said), *((b.Items(items, "dot"),) if items else ()))


def _close(news: News) -> tuple[b.Block, ...]:
    again = f"Pelaksanaannya dievaluasi pada {news.again}."
    return (
        *((b.Words((again,)),) if news.agreed else ()),
        b.Words((f"Keterangan lebih lanjut: {news.contact}.",), "small"),
    )
